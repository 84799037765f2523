//! `responses_alchemypay.json`: an HTTP answer to typed fields, or to one typed error (Alchemy §2,
//! §4).

mod errors;
mod orders;

use serde_json::{Map, Value, json};

use super::text;
use crate::reference::decimal::Decimal;
use crate::reference::fields::{Model, read_alchemypay};
use crate::reference::json::{self as form, Style};
use crate::tables::requests_alchemypay::endpoint;
use crate::vectors::{Case, File, Group};

const CREATE: &str = "alchemypay.payment.create";
const NATIVE: &str = "alchemypay.payment.create_native";
const QUERY: &str = "alchemypay.payment.query";
const REFUND: &str = "alchemypay.refund.create";
const TRACE: &str = "66bc3a2e0123456789abcdef01234567";

pub(crate) fn file() -> File {
    let group = |comment, cases| Group {
        op: "alchemypay.response",
        comment,
        cases,
    };
    File {
        subject: "responses_alchemypay",
        comment: "Status, headers and body of an answer to the fields of a model, or to an error with its code and facts (Alchemy §2, §4)",
        groups: vec![
            group(
                "Orders created and queried, refunds applied for (§4.1 to §4.6)",
                orders::cases(),
            ),
            group("Every response code (§4.7)", errors::codes()),
            group("What comes instead of an answer", errors::others()),
        ],
    }
}

/// The least request of an endpoint: whoever reads an answer has made one.
fn request(name: &str) -> Value {
    let order = json!({"merchantOrderNo": "17236123450000", "orderAmount": "100", "payCurrency": "USD", "userId": "user@example.com"});
    match name {
        NATIVE => {
            let mut order = order;
            order["payType"] = "WALLET".into();
            order["customize"] = json!({"token": "USDT"});
            order
        }
        QUERY => json!({"merchantOrderNo": "17236123450000"}),
        REFUND => json!({
            "merchantOrderNo": "17236123450000", "walletAddress": "TWalletExample", "refundAmount": "25.50",
            "refundToken": "USDT", "refundNetwork": "TRX",
        }),
        _ => order,
    }
}

fn answer(status: u16, headers: Value, body: Value) -> Value {
    json!({"status": status, "headers": headers, "body": body})
}

fn json_answer(status: u16, body: &str) -> Value {
    answer(
        status,
        json!({"content-type": "application/json"}),
        text(body),
    )
}

fn input(name: &str, response: Value) -> Value {
    json!({"endpoint": name, "request": request(name), "options": {}, "response": response})
}

/// A body as real answers look (§2).
fn envelope(model: &Value) -> String {
    let body = json!({
        "code": "0", "msg": "success", "model": model, "traceId": TRACE, "success": true, "error": false,
    });
    form::write(&body, Style::Reference)
}

/// The fields of a model, and the members of another name with their JSON as it came.
fn model(kind: Model, body: &Value) -> Value {
    let unknown: Map<String, Value> = body
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, _)| kind.iter().all(|field| field.wire != *name))
        .map(|(name, value)| (name.clone(), form::write(value, Style::Reference).into()))
        .collect();
    json!({"fields": read_alchemypay(kind, body), "unknown": unknown})
}

fn read(id: &str, source: &str, comment: &str, name: &str, body: &str, expected: Value) -> Case {
    Case::valid(
        format!("alchemypay-response-{id}"),
        source,
        comment,
        input(name, json_answer(200, body)),
        expected,
    )
}

/// A queried order; its price in the major unit, when the gateway gives cents (the default) or
/// whatever the order was created in (§9 item 1).
fn queried(kind: Model, order: &Value, cents: bool) -> Value {
    let amount = match &read_alchemypay(kind, order)["order_amount"] {
        Value::String(text) if cents => Decimal::parse(text).shift(-2).text().into(),
        other => other.clone(),
    };
    json!({"result": model(kind, order), "amount": amount})
}

/// True when the cause usually passes by itself.
fn is_transient(code: &str) -> bool {
    [
        "malformed_response",
        "rate_limited",
        "gateway_unavailable",
        "timeout",
    ]
    .contains(&code)
}

/// An error, with what follows for a repeat (design, decision 7).
fn error(
    id: &str,
    source: &str,
    comment: &str,
    name: &str,
    response: Value,
    mut error: Value,
) -> Case {
    let code = error["code"].as_str().unwrap_or_default().to_owned();
    let repeat = endpoint(name).repeat;
    let open = (is_transient(&code) && code != "rate_limited") || code == "response_too_large";
    let unknown = open && repeat != "harmless";
    error["endpoint"] = name.into();
    error["outcome_unknown"] = unknown.into();
    error["retry_safe"] = (is_transient(&code) && (!unknown || repeat != "unsafe")).into();
    Case::invalid(
        format!("alchemypay-response-{id}"),
        source,
        comment,
        input(name, response),
        json!({"error": error}),
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
