//! What is not signed (design, decision 6).

use serde_json::{Value, json};

use super::{accepted, event, order, signed, with};
use crate::reference::json::{self as form, Style};
use crate::vectors::Case;

/// The genuine body with unsigned members changed on its way.
fn forged(id: &str, comment: &str, changes: Value) -> Case {
    let whole = with(form::parse(&signed("order", &order())), changes.clone());
    let wire = form::write(&whole, Style::Reference);
    accepted(
        &format!("unsigned-{id}"),
        comment,
        "order",
        &wire,
        event("order", &with(order(), changes)),
    )
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        forged(
            "address",
            "another address: still valid, and kept apart",
            json!({"address": "TForged"}),
        ),
        forged(
            "custom-param",
            "other data of the shop",
            json!({"customParam": "{\"cart\":8}"}),
        ),
        forged(
            "custom-param-object",
            "an object for a text (§4.5: typed Object in the table)",
            json!({"customParam": {"cart": [7, "8"]}}),
        ),
        forged(
            "settlement",
            "another settlement",
            json!({"settlementAmount": "1000000", "settlementCurrency": "BTC"}),
        ),
        forged(
            "times",
            "other times",
            json!({"orderTime": "1999-01-01 00:00:00", "payTime": "soon"}),
        ),
        forged(
            "payer",
            "another payer",
            json!({"payMethod": "TON CONNECT", "fromAddress": "EQForged"}),
        ),
        forged(
            "ampersand",
            "'&' is harmless in what is not signed",
            json!({"address": "T&orderStatus=COMPLETED"}),
        ),
        forged(
            "new-field",
            "a field of tomorrow",
            json!({"kytRisk": "low", "refundToken": "USDT"}),
        ),
        forged(
            "removed",
            "all of them gone",
            json!({"address": null, "customParam": null, "settlementAmount": null, "settlementCurrency": null, "orderTime": null, "payTime": null}),
        ),
        wrong_kind(
            "amount-word",
            "an amount that is none: no signature covers it, so it must not break the rest",
            json!({"settlementAmount": "a lot"}),
            "settlement_amount",
        ),
        wrong_kind(
            "address-list",
            "a list for a text",
            json!({"address": ["T"]}),
            "address",
        ),
        wrong_kind(
            "time-object",
            "an object for a time",
            json!({"payTime": {"at": 1}}),
            "pay_time",
        ),
        wrong_kind(
            "currency-true",
            "true for a code",
            json!({"settlementCurrency": true}),
            "settlement_currency",
        ),
    ]
}

/// An unsigned member of another kind reads as none.
fn wrong_kind(id: &str, comment: &str, changes: Value, field: &str) -> Case {
    let whole = with(form::parse(&signed("order", &order())), changes);
    let mut told = event("order", &order());
    told["unsigned"][field] = Value::Null;
    let wire = form::write(&whole, Style::Reference);
    accepted(&format!("unsigned-{id}"), comment, "order", &wire, told)
}
