//! A create whose answer was lost is found again by a query.

use serde_json::{Value, json};

use super::script::Script;
use crate::reference::json::{self as form, Style};
use crate::vectors::Case;

const USED: &str = r#"{"code":"8011","msg":"order not already exists"}"#;
const CREATED: &str = r#"{"code":"0","model":{"orderNo":"3002","webUrl":"https://pay.example/"}}"#;
const BUSY: &str = r#"{"code":"1","msg":"system maintenance"}"#;

fn create(id: &'static str, comment: &'static str) -> Script {
    let request = json!({"merchantOrderNo": "11126", "orderAmount": "100.12", "payCurrency": "USD", "userId": "user@example.com"});
    Script::new(id, comment, "alchemypay.payment.create", request)
}

fn refund(id: &'static str, comment: &'static str, number: Option<&str>) -> Script {
    let mut request = json!({
        "merchantOrderNo": "11126", "walletAddress": "TWalletExample", "refundAmount": "25.50", "refundToken": "USDT",
        "refundNetwork": "TRX",
    });
    if let Some(number) = number {
        request["refundOrderNo"] = number.into();
    }
    Script::new(id, comment, "alchemypay.refund.create", request)
}

/// The answer to the query: the order that was asked for, but for some changes.
fn found(changes: Value) -> String {
    let mut order = json!({
        "orderNo": "3002", "orderStatus": "INIT", "userId": "user@example.com", "merchantOrderNo": "11126",
        "orderCurrency": "USD", "orderAmount": "10012",
    });
    if let (Some(order), Value::Object(changes)) = (order.as_object_mut(), changes) {
        order.extend(changes);
    }
    form::write(&json!({"code": "0", "model": order}), Style::Reference)
}

fn code(code: &str) -> Value {
    json!({"http_status": 200, "gateway_code": code})
}

/// Created without an answer, refused as used, and asked for.
fn lost(id: &'static str, comment: &'static str) -> Script {
    create(id, comment)
        .failed(2_000, "broken")
        .waits(1, 0)
        .answered(200, USED)
        .recovers()
}

pub(super) fn cases() -> Vec<Case> {
    let another = |id, comment, changes: Value| {
        lost(id, comment).answered(200, &found(changes)).ends(
            "duplicate",
            false,
            false,
            code("8011"),
        )
    };
    vec![
        create("alchemypay-first-try", "nothing to recover")
            .answered(200, CREATED)
            .succeeds(),
        create("alchemypay-maintenance", "code 1 passes by itself")
            .answered(200, BUSY)
            .waits(1, 0)
            .answered(200, CREATED)
            .succeeds(),
        lost(
            "recovered",
            "the answer was lost, and the order is the one that was asked for",
        )
        .answered(200, &found(json!({})))
        .succeeds(),
        create(
            "recovered-after-503",
            "the same after a fault of the gateway",
        )
        .answered(503, "")
        .waits(1, 0)
        .answered(200, USED)
        .recovers()
        .answered(200, &found(json!({})))
        .succeeds(),
        create(
            "recovered-after-timeout",
            "the same when no answer came in time",
        )
        .failed(30_000, "timeout_answer")
        .waits(1, 0)
        .answered(200, USED)
        .recovers()
        .answered(200, &found(json!({})))
        .succeeds(),
        lost(
            "recovered-second-query",
            "the query is repeated like any other, with attempts of its own",
        )
        .answered(200, BUSY)
        .waits_in_recovery(1)
        .answered(200, &found(json!({})))
        .succeeds(),
        lost("recovered-no-user", "the query need not repeat the payer")
            .answered(200, &found(json!({"userId": ""})))
            .succeeds(),
        lost("recovered-paid", "the order may have been paid by now")
            .answered(200, &found(json!({"orderStatus": "COMPLETED"})))
            .succeeds(),
        lost(
            "query-fails",
            "the query fails for good: the order may exist",
        )
        .answered(503, "")
        .waits_in_recovery(1)
        .answered(503, "")
        .waits_in_recovery(2)
        .answered(503, "")
        .waits_in_recovery(3)
        .answered(503, "")
        .ends(
            "gateway_unavailable",
            true,
            true,
            json!({"http_status": 503}),
        ),
        lost(
            "query-not-found",
            "used, and yet not found: the order may exist",
        )
        .answered(200, r#"{"code":"8029","msg":"x"}"#)
        .ends("not_found", true, false, code("8029")),
        another(
            "another-user",
            "somebody else's order has the number: this call did nothing",
            json!({"userId": "other@example.com"}),
        ),
        another(
            "another-currency",
            "an order in another currency",
            json!({"orderCurrency": "EUR"}),
        ),
        another(
            "another-amount",
            "an order with another price",
            json!({"orderAmount": "10013"}),
        ),
        lost(
            "another-unit",
            "a hundred times the price: the unit is set wrong, and the order may be the right one",
        )
        .answered(200, &found(json!({"orderAmount": "100.12"})))
        .ends("configuration", true, false, json!({"http_status": 200})),
        create(
            "used-at-once",
            "refused on the first attempt: the number belongs to another order",
        )
        .answered(200, USED)
        .ends("duplicate", false, false, code("8011")),
        create(
            "used-after-connect",
            "nothing was sent before, so it is another order",
        )
        .failed(100, "connect")
        .waits(1, 0)
        .answered(200, USED)
        .ends("duplicate", false, false, code("8011")),
        create(
            "used-after-429",
            "nothing was done before, so it is another order",
        )
        .answered(429, "")
        .waits(1, 0)
        .answered(200, USED)
        .ends("duplicate", false, false, code("8011")),
        refund(
            "refund-broken",
            "a refund without a number of its own is never repeated",
            None,
        )
        .failed(100, "broken")
        .ends("transport", true, false, json!({})),
        refund(
            "refund-numbered",
            "one with a number is, and 8034 says that an earlier attempt arrived",
            Some("R-1"),
        )
        .failed(100, "broken")
        .waits(1, 0)
        .answered(200, r#"{"code":"8034","msg":"x"}"#)
        .ends("duplicate", true, false, code("8034")),
    ]
}
