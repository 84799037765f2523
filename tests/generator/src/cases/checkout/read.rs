//! Views as an app reads them.

use serde_json::{Map, Value, json};

use super::view::SOURCE;
use crate::cases::{base64, repeated, text};
use crate::reference::fields;
use crate::reference::json::{self as form, Style};
use crate::tables::view::VIEW;
use crate::vectors::Case;

/// A view that a shop could answer, with these members on top; null stays null.
pub(super) fn body(further: &Value) -> Value {
    let mut body = json!({
        "order_id": "ORDER-1", "status": "waiting", "is_final": false, "is_paid": false,
        "is_held": false, "is_payable": true, "amount": "19.99", "currency": "USD",
        "server_time": "2026-05-09T13:56:58Z",
    });
    let further = further.as_object().expect("an object").clone();
    body.as_object_mut().expect("an object").extend(further);
    body
}

fn shown(body: &Value) -> Value {
    let known = |name: &str| VIEW.iter().any(|field| field.wire == name);
    let members = body.as_object().expect("an object").iter();
    let unknown: Map<String, Value> = members
        .filter(|(name, _)| !known(name))
        .map(|(name, value)| (name.clone(), form::write(value, Style::Reference).into()))
        .collect();
    json!({"fields": fields::read(VIEW, body), "unknown": unknown})
}

pub(super) fn cases() -> Vec<Case> {
    let good = |id: &str, comment: &str, further: Value| {
        let body = body(&further);
        let input = json!({"body": text(&body.to_string())});
        Case::valid(
            format!("view-read-{id}"),
            SOURCE,
            comment,
            input,
            shown(&body),
        )
    };
    let bad = |id: &str, comment: &str, body: Value, code: &str, field: Option<&str>| {
        let mut error = json!({"code": code});
        if let Some(field) = field {
            error["field"] = field.into();
        }
        let (id, input) = (format!("view-read-{id}"), json!({"body": body}));
        Case::invalid(id, SOURCE, comment, input, json!({"error": error}))
    };
    let without = |name: &str| {
        let mut body = body(&json!({}));
        body.as_object_mut().expect("an object").shift_remove(name);
        text(&body.to_string())
    };
    let wrong = |name: &str, value: Value| text(&body(&json!({name: value})).to_string());
    let malformed = "malformed_response";
    vec![
        good("least", "no more than there must be", json!({})),
        good(
            "whole",
            "every field",
            json!({
                "owed": "20.10", "received": "5.00", "to_send": "15.10", "payer_currency": "USDT",
                "network": "TRX-TRC20", "address": "TTEST", "qr_payload": "TTEST",
                "payment_uri": "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
                "url": "https://pay.example/p/1", "telegram_url": "https://t.me/pay_bot?start=1",
                "expires_at": "2026-05-09T14:56:58Z",
            }),
        ),
        good(
            "null",
            "null is the same as absent",
            json!({"owed": null, "address": null}),
        ),
        good(
            "new-status",
            "a word that is not known is kept",
            json!({"status": "brand_new"}),
        ),
        good(
            "new-fields",
            "so are fields that are not known",
            json!({"memo": "1126", "steps": [1.50, {"a": null}]}),
        ),
        good(
            "digits",
            "every digit of an amount",
            json!({"owed": "0.000000000000000000001000"}),
        ),
        good(
            "unicode",
            "any text",
            json!({"order_id": "Заказ/№3 \u{2028}"}),
        ),
        bad("empty", "nothing", text(""), "malformed_json", None),
        bad(
            "page",
            "a page of a proxy",
            text("<html></html>"),
            "malformed_json",
            None,
        ),
        bad(
            "not-utf-8",
            "bytes that are no text",
            base64(b"{\"order_id\":\"\xff\"}"),
            "malformed_json",
            None,
        ),
        bad(
            "twice",
            "a member twice",
            text(r#"{"order_id":"1","order_id":"2"}"#),
            "malformed_json",
            None,
        ),
        bad(
            "deep",
            "brackets without end",
            repeated(&[("[", 5_000)]),
            "malformed_json",
            None,
        ),
        bad(
            "long",
            "more than 64 KiB",
            repeated(&[(" ", (64 << 10) - 1), ("{}", 1)]),
            "malformed_json",
            None,
        ),
        bad("list", "no object", text("[]"), malformed, None),
        bad(
            "no-order",
            "no order",
            without("order_id"),
            malformed,
            Some("order_id"),
        ),
        bad(
            "no-final",
            "nothing that says whether to stop",
            without("is_final"),
            malformed,
            Some("is_final"),
        ),
        bad(
            "no-paid",
            "nothing that says whether it is paid",
            without("is_paid"),
            malformed,
            Some("is_paid"),
        ),
        bad(
            "no-time",
            "no time",
            without("server_time"),
            malformed,
            Some("server_time"),
        ),
        bad(
            "paid-text",
            "a text for a boolean: \"false\" is not false",
            wrong("is_paid", json!("false")),
            malformed,
            Some("is_paid"),
        ),
        bad(
            "paid-number",
            "a number for a boolean",
            wrong("is_paid", json!(1)),
            malformed,
            Some("is_paid"),
        ),
        bad(
            "amount-word",
            "an amount that is none",
            wrong("owed", json!("much")),
            malformed,
            Some("owed"),
        ),
        bad(
            "address-list",
            "a list for a text",
            wrong("address", json!(["TTEST"])),
            malformed,
            Some("address"),
        ),
    ]
}
