//! What a webhook of 2328 says to the decision.

use serde_json::{Value, json};

use crate::cases::signing_2328::{API, PAGE_WEBHOOK, PAYOUT};
use crate::cases::text;
use crate::reference::json::{self as form, Style};
use crate::reference::rule_2328 as rule;
use crate::vectors::Case;

fn signed(body: &Value, secret: &str) -> Value {
    let mut whole = form::without_sign(body);
    whole["sign"] = rule::sign_webhook(secret, body, Style::Reference).into();
    text(&form::write(&whole, Style::Reference))
}

fn case(id: &str, comment: &str, kind: &str, body: &Value, secret: &str, observed: Value) -> Case {
    let keys = json!([
        {"id": "api", "key": "api", "secret": API},
        {"id": "payout", "key": "payout", "secret": PAYOUT},
    ]);
    Case::valid(
        format!("2328-observed-{id}"),
        "2328 §5, §10",
        comment,
        json!({"keys": keys, "kind": kind, "body": signed(body, secret)}),
        json!({"observed": observed}),
    )
}

/// What the page's webhook says.
fn paid() -> Value {
    json!({
        "gateway": "2328", "source": "webhook", "payment_id": "11111111-2222-3333-4444-555555555555",
        "order_id": "ORDER-1", "status": "paid", "gateway_status": "paid", "amount": "180.00000000",
        "currency": "RUB", "owed": "0.95256917", "received": "0.95256917", "received_currency": "TON",
        "reason": null,
    })
}

/// The same payment looked up by the shop itself.
pub(super) fn answers() -> Vec<Case> {
    let case = |id: &str, comment: &str, changes: Value, told: Value| {
        let result = super::with(form::parse(PAGE_WEBHOOK), changes);
        let body = form::write(&json!({"state": 0, "result": result}), Style::Reference);
        let mut observed = paid();
        if let (Some(observed), Value::Object(told)) = (observed.as_object_mut(), told) {
            observed.extend(told);
        }
        observed["source"] = "query".into();
        Case::valid(
            format!("2328-observed-answer-{id}"),
            "2328 §5.2",
            comment,
            json!({
                "endpoint": "2328.payment.info", "request": {"order_id": "ORDER-1"},
                "response": {"status": 200, "headers": {"content-type": "application/json"}, "body": text(&body)},
            }),
            json!({"observed": observed}),
        )
    };
    vec![
        case(
            "paid",
            "an answer says the same as a webhook, and that it is an answer",
            json!({}),
            json!({}),
        ),
        case(
            "least",
            "what the gateway leaves out is not known",
            json!({"order_id": null, "payer_currency": null, "payer_amount": null, "payment_amount": null, "payment_status": "check"}),
            json!({"order_id": null, "received_currency": null, "owed": null, "received": null, "status": "waiting", "gateway_status": "check"}),
        ),
    ]
}

pub(super) fn cases() -> Vec<Case> {
    let body = form::parse(PAGE_WEBHOOK);
    let paid = paid();
    let changed = |changes: Value| super::with(body.clone(), changes);
    let expect = |changes: Value| {
        let mut observed = paid.clone();
        if let (Some(observed), Value::Object(changes)) = (observed.as_object_mut(), changes) {
            observed.extend(changes);
        }
        observed
    };
    let payment = |id: &str, comment: &str, body: &Value, observed: Value| {
        case(id, comment, "payment", body, API, observed)
    };
    let mut cancelled = changed(json!({"payment_status": "cancel"}));
    cancelled["payment_amount"] = Value::Null;
    let deposit = json!({
        "uuid": "d-1", "wallet_uuid": "w-1", "order_id": "customer-1", "amount": "25.00000000", "currency": "USDT",
        "payment_status": "paid", "txid": "cd34", "fee_amount": "0.07500000", "net_amount": "24.92500000",
    });
    let arrived = json!({
        "gateway": "2328", "source": "webhook", "payment_id": "d-1", "order_id": "customer-1", "status": "paid",
        "gateway_status": "paid", "amount": null, "currency": null, "owed": null, "received": "25.00000000",
        "received_currency": "USDT", "reason": null,
    });
    let mut by_txid = arrived.clone();
    by_txid["payment_id"] = "cd34".into();
    let payout = json!({"uuid": "1", "status": "completed", "to_address": "TTEST"});
    vec![
        payment(
            "payment",
            "the price is amount, what is owed payer_amount, what arrived payment_amount; merchant_amount and amount_usd say nothing here",
            &body,
            paid.clone(),
        ),
        payment(
            "payment-cancel",
            "nothing arrived",
            &cancelled,
            expect(json!({"status": "expired", "gateway_status": "cancel", "received": null})),
        ),
        payment(
            "payment-unknown",
            "a word that is not known is kept",
            &changed(json!({"payment_status": "brand_new"})),
            expect(json!({"status": "unknown", "gateway_status": "brand_new"})),
        ),
        case(
            "deposit",
            "a deposit has no price: what arrived is its amount",
            "static_wallet",
            &deposit,
            API,
            arrived,
        ),
        case(
            "deposit-txid",
            "without an id its transaction tells it from others",
            "static_wallet",
            &super::with(deposit.clone(), json!({"uuid": null})),
            API,
            by_txid,
        ),
        case(
            "payout",
            "a payout credits nobody",
            "payout",
            &payout,
            PAYOUT,
            Value::Null,
        ),
        case(
            "unknown",
            "nor does an event that is not understood",
            "any",
            &json!({"something": "else"}),
            API,
            Value::Null,
        ),
    ]
}
