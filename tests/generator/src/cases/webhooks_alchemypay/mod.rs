//! `webhooks_alchemypay.json`: raw bytes to an event and the secret that signed it, or to a refusal
//! (Alchemy §6).

mod events;
mod orders;
mod refused;
mod unsigned;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::text;
use crate::reference::decimal::Decimal;
use crate::reference::event_id::event_id;
use crate::reference::fields::read_alchemypay as read;
use crate::reference::json::{self as form, Style};
use crate::reference::rule_2328::hex;
use crate::reference::rule_alchemypay::{self as rule, DOCUMENTED, Reading};
use crate::tables::models_alchemypay as models;
use crate::vectors::{Case, File, Group};

pub(super) const SECRET: &str = "9999";

pub(crate) fn file() -> File {
    let group = |comment, cases| Group {
        op: "alchemypay.webhook",
        comment,
        cases,
    };
    File {
        subject: "webhooks_alchemypay",
        comment: "Raw bytes of a webhook to its event, with what was signed apart from what was not, or to the reason of its refusal (Alchemy §6)",
        groups: vec![
            group(
                "What the events tell, and their ids, made of signed fields only",
                events::cases(),
            ),
            group(
                "What is not signed: it changes nothing, and is never among what is",
                unsigned::cases(),
            ),
            group(
                "Bodies that are refused, whoever signed them",
                refused::malformed(),
            ),
            group(
                "Signatures and changes that are refused",
                refused::signatures(),
            ),
        ],
    }
}

/// K5 of the protocol page with every further field (§6.1).
fn order() -> Value {
    json!({
        "orderNo": "300217236173748123456", "orderStatus": "COMPLETED", "userId": "user@example.com",
        "merchantOrderNo": "17236123450000", "orderCurrency": "USD", "orderAmount": "10000", "payCryptoRate": "1",
        "payFiatRate": "1", "payCryptoCurrency": "USDT", "payCryptoVolume": "100", "payCryptoNetwork": "TRX",
        "address": "TDeposit", "hxAddress": "0xabc", "failReason": null, "fee": "0.8", "customParam": "{\"cart\":7}",
        "settlementAmount": "99.2", "settlementCurrency": "USDT", "orderTime": "2024-08-14 14:00:00",
        "payTime": "2024-08-14 14:03:12", "payMethod": "", "fromAddress": null,
    })
}

/// A refund (§6.2), in the spelling of three copies.
fn refund() -> Value {
    json!({
        "refundType": "lower_amount", "merchantOrderNo": "17236123450000", "paymentOrderNo": "300217236173748123456",
        "orderStatus": "COMPLETED", "tokenAmount": "25.500000", "faitAmount": "25.5", "fiatCurrency": "USD",
        "refundNetwork": "TRX", "refundToken": "USDT", "refundOrderNo": "R300217236173748", "hxAddress": "0xdef",
    })
}

/// A partial payment (§6.3).
fn partial() -> Value {
    json!({
        "allPayCryptoVolume": "40.000000", "hash": "0x123", "merchantOrderNo": "17236123450000",
        "orderCryptoVolume": "100", "orderNo": "300217236173748123456", "payCryptoCurrency": "USDT",
        "payCryptoNetwork": "TRX",
    })
}

fn message(kind: &str) -> String {
    format!("{kind}-webhook")
}

/// As the gateway sends it: compact, `sign` last.
fn signed_with(secret: &str, kind: &str, body: &Value, reading: Reading) -> String {
    let mut whole = form::without_sign(body);
    whole["sign"] = rule::sign(secret, &message(kind), body, reading).into();
    form::write(&whole, Style::Reference)
}

fn signed(kind: &str, body: &Value) -> String {
    signed_with(SECRET, kind, body, DOCUMENTED)
}

fn secrets() -> Value {
    json!([{"id": "2026", "secret": SECRET}])
}

fn input(kind: &str, body: Value) -> Value {
    json!({"secrets": secrets(), "kind": kind, "options": {}, "body": body})
}

fn normalized(body: &Value, name: &str) -> String {
    match &body[name] {
        Value::String(text) if !text.is_empty() => Decimal::parse(text).normalized(),
        Value::Number(number) => Decimal::parse(&number.to_string()).normalized(),
        _ => String::new(),
    }
}

/// The event that a body of a kind makes.
fn event(kind: &str, body: &Value) -> Value {
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let id = |parts: &[&str]| event_id("alchemypay", kind, parts);
    match kind {
        "order" => json!({
            "kind": kind,
            // §6.4 step 7: each number and status once; TIMEOUT and DELAY_SUCCESS are two events.
            "id": id(&[text("orderNo"), text("orderStatus")]),
            "signed": read(models::ORDER_SIGNED, body),
            "unsigned": read(models::ORDER_UNSIGNED, body),
        }),
        "refund" => {
            let amount = normalized(body, "tokenAmount");
            // An order may be refunded in parts, and none of the numbers is sure to be there.
            let parts = [
                text("merchantOrderNo"),
                text("paymentOrderNo"),
                text("refundOrderNo"),
                text("hxAddress"),
                &amount,
                text("orderStatus"),
            ];
            json!({"kind": kind, "id": id(&parts), "signed": read(models::REFUND_SIGNED, body)})
        }
        _ => {
            let paid = normalized(body, "allPayCryptoVolume");
            let parts = [text("orderNo"), text("hash"), &paid];
            json!({"kind": kind, "id": id(&parts), "signed": read(models::PARTIAL_SIGNED, body)})
        }
    }
}

/// A signed body that means nothing to us. Its id stands on its signature, which covers all that is
/// signed.
fn unknown(kind: &str, body: &Value, wire: &str) -> Value {
    let sign = rule::sign(SECRET, &message(kind), body, DOCUMENTED);
    let bytes: Vec<u8> = sign
        .as_bytes()
        .chunks(2)
        .map(|pair| {
            let pair = std::str::from_utf8(pair).expect("digits");
            u8::from_str_radix(pair, 16).expect("hexadecimal")
        })
        .collect();
    let digest = hex(&Sha256::digest(&bytes));
    json!({"kind": "unknown", "id": event_id("alchemypay", "unknown", &[&digest]), "raw": wire.trim()})
}

fn accepted(id: &str, comment: &str, kind: &str, wire: &str, event: Value) -> Case {
    Case::valid(
        format!("alchemypay-webhook-{id}"),
        "Alchemy §6",
        comment,
        input(kind, text(wire)),
        json!({"key_id": "2026", "event": event}),
    )
}

fn refusal(id: &str, comment: &str, kind: &str, body: Value, reason: &str) -> Case {
    Case::invalid(
        format!("alchemypay-webhook-{id}"),
        "Alchemy §6.4",
        comment,
        input(kind, body),
        json!({"refused": reason}),
    )
}

fn with(mut body: Value, changes: Value) -> Value {
    if let (Some(body), Value::Object(changes)) = (body.as_object_mut(), changes) {
        body.extend(changes);
    }
    body
}

fn without(mut body: Value, names: &[&str]) -> Value {
    if let Some(body) = body.as_object_mut() {
        for name in names {
            body.shift_remove(*name);
        }
    }
    body
}
