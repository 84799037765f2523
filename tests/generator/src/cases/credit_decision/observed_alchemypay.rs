//! What a webhook of Alchemy Pay says to the decision.

use serde_json::{Value, json};

use crate::cases::text;
use crate::reference::json::{self as form, Style};
use crate::reference::rule_alchemypay::{self as rule, DOCUMENTED};
use crate::vectors::Case;

const SECRET: &str = "9999";

fn case(
    id: &str,
    comment: &str,
    kind: &str,
    body: &Value,
    options: Value,
    observed: Value,
) -> Case {
    let mut whole = body.clone();
    whole["sign"] = rule::sign(SECRET, &format!("{kind}-webhook"), body, DOCUMENTED).into();
    Case::valid(
        format!("alchemypay-observed-{id}"),
        "Alchemy §6",
        comment,
        json!({
            "secrets": [{"id": "2026", "secret": SECRET}], "kind": kind, "options": options,
            "body": text(&form::write(&whole, Style::Reference)),
        }),
        json!({"observed": observed}),
    )
}

/// The same order asked for by the shop itself.
pub(super) fn answers() -> Vec<Case> {
    let order = json!({
        "orderNo": "300217236173748123456", "orderStatus": "COMPLETED", "userId": "user@example.com",
        "merchantOrderNo": "17236123450000", "orderCurrency": "USD", "orderAmount": "10000", "payCryptoCurrency": "USDT",
        "payCryptoVolume": "100.02", "payCryptoNetwork": "TRX", "failReason": "", "settlementAmount": "99.2",
    });
    let case = |id: &str, comment: &str, changes: Value, options: Value, told: Value| {
        let body = json!({"code": "0", "model": super::with(order.clone(), changes)});
        let mut observed = json!({
            "gateway": "alchemypay", "source": "query", "payment_id": "300217236173748123456",
            "order_id": "17236123450000", "status": "paid", "gateway_status": "COMPLETED", "amount": "100.00",
            "currency": "USD", "owed": null, "received": "100.02", "received_currency": "USDT", "reason": null,
        });
        if let (Some(observed), Value::Object(told)) = (observed.as_object_mut(), told) {
            observed.extend(told);
        }
        Case::valid(
            format!("alchemypay-observed-answer-{id}"),
            "Alchemy §4.5",
            comment,
            json!({
                "endpoint": "alchemypay.payment.query", "request": {"merchantOrderNo": "17236123450000"}, "options": options,
                "response": {
                    "status": 200, "headers": {"content-type": "application/json"},
                    "body": text(&form::write(&body, Style::Reference)),
                },
            }),
            json!({"observed": observed}),
        )
    };
    let reason = "crypto or network inconsistent";
    vec![
        case(
            "paid",
            "cents become dollars, and an answer says that it is one",
            json!({}),
            json!({}),
            json!({}),
        ),
        case(
            "as-sent",
            "the other reading of the unit (§9 item 1)",
            json!({"orderAmount": "100.00"}),
            json!({"amount_unit": "as_sent"}),
            json!({}),
        ),
        case(
            "failed",
            "with the gateway's reason",
            json!({"orderStatus": "FAILED", "failReason": reason}),
            json!({}),
            json!({"status": "failed", "gateway_status": "FAILED", "reason": reason}),
        ),
        case(
            "unpaid",
            "what the gateway leaves out is not known",
            json!({"orderStatus": "INIT", "payCryptoCurrency": "", "payCryptoVolume": "", "orderAmount": "", "orderCurrency": "", "merchantOrderNo": ""}),
            json!({}),
            json!({"order_id": null, "status": "waiting", "gateway_status": "INIT", "amount": null, "currency": null, "received": null, "received_currency": null}),
        ),
    ]
}

pub(super) fn cases() -> Vec<Case> {
    let order = json!({
        "orderNo": "300217236173748123456", "orderStatus": "COMPLETED", "userId": "user@example.com",
        "merchantOrderNo": "17236123450000", "orderCurrency": "USD", "orderAmount": "10000", "payCryptoCurrency": "USDT",
        "payCryptoVolume": "100.02", "payCryptoNetwork": "TRX", "failReason": null, "settlementAmount": "99.2",
    });
    let paid = json!({
        "gateway": "alchemypay", "source": "webhook", "payment_id": "300217236173748123456",
        "order_id": "17236123450000", "status": "paid", "gateway_status": "COMPLETED", "amount": "100.00",
        "currency": "USD", "owed": null, "received": "100.02", "received_currency": "USDT", "reason": null,
    });
    let changed = |base: &Value, changes: Value| {
        let mut out = base.clone();
        if let (Some(out), Value::Object(changes)) = (out.as_object_mut(), changes) {
            out.extend(changes);
        }
        out
    };
    let short = "Your payment amount is lower than this order";
    let failed = changed(
        &order,
        json!({"orderStatus": "FAILED", "failReason": short}),
    );
    let refund = json!({
        "refundType": "lower_amount", "merchantOrderNo": "17236123450000", "paymentOrderNo": "300217236173748123456",
        "orderStatus": "COMPLETED", "tokenAmount": "25.5", "refundToken": "USDT",
    });
    let refunded = json!({
        "gateway": "alchemypay", "source": "webhook", "payment_id": null,
        "order_id": "17236123450000", "status": "refunded", "gateway_status": "COMPLETED", "amount": null,
        "currency": null, "owed": null, "received": null, "received_currency": null, "reason": null,
    });
    let partial = json!({
        "allPayCryptoVolume": "40", "hash": "0x123", "merchantOrderNo": "17236123450000", "orderCryptoVolume": "100",
        "orderNo": "300217236173748123456", "payCryptoCurrency": "USDT", "payCryptoNetwork": "TRX",
    });
    let so_far = changed(
        &refunded,
        json!({"payment_id": "300217236173748123456", "status": "partially_paid", "gateway_status": "partially_paid", "owed": "100", "received": "40", "received_currency": "USDT"}),
    );
    let unit = || json!({"amount_unit": "as_sent"});
    let none = || json!({});
    vec![
        case(
            "order",
            "cents become dollars; what the merchant nets says nothing here",
            "order",
            &order,
            none(),
            paid.clone(),
        ),
        case(
            "order-as-sent",
            "the other reading of the unit (§9 item 1)",
            "order",
            &changed(&order, json!({"orderAmount": "100.00"})),
            unit(),
            paid.clone(),
        ),
        case(
            "order-wrong-unit",
            "cents under the other reading: the decision will hold it",
            "order",
            &order,
            unit(),
            changed(&paid, json!({"amount": "10000"})),
        ),
        case(
            "order-failed",
            "with the gateway's reason",
            "order",
            &failed,
            none(),
            changed(
                &paid,
                json!({"status": "failed", "gateway_status": "FAILED", "reason": short}),
            ),
        ),
        case(
            "order-close",
            "CLOSE is a failure",
            "order",
            &changed(&order, json!({"orderStatus": "CLOSE"})),
            none(),
            changed(
                &paid,
                json!({"status": "failed", "gateway_status": "CLOSE"}),
            ),
        ),
        case(
            "order-late",
            "late and accepted",
            "order",
            &changed(&order, json!({"orderStatus": "DELAY_SUCCESS"})),
            none(),
            changed(
                &paid,
                json!({"status": "paid_late", "gateway_status": "DELAY_SUCCESS"}),
            ),
        ),
        case(
            "order-unpaid",
            "expired before anything came",
            "order",
            &json!({"orderNo": "1", "merchantOrderNo": "2", "orderStatus": "TIMEOUT"}),
            none(),
            changed(
                &refunded,
                json!({"payment_id": "1", "order_id": "2", "status": "expired", "gateway_status": "TIMEOUT"}),
            ),
        ),
        case(
            "refund",
            "COMPLETED of a refund is no payment, and nothing says that paymentOrderNo is the order's number",
            "refund",
            &refund,
            none(),
            refunded.clone(),
        ),
        case(
            "refund-failed",
            "a refund that failed",
            "refund",
            &changed(&refund, json!({"orderStatus": "FAILED"})),
            none(),
            changed(
                &refunded,
                json!({"status": "refund_failed", "gateway_status": "FAILED"}),
            ),
        ),
        case(
            "partial",
            "short so far: what is needed and what came",
            "partial",
            &partial,
            none(),
            so_far,
        ),
    ]
}
