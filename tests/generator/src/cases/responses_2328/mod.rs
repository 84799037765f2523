//! `responses_2328.json`: an HTTP answer to typed fields, or to one typed error (2328 §4 to §8).

mod errors;
mod payments;
mod payouts;
mod rates;
mod static_wallets;

use serde_json::{Map, Value, json};

use super::text;
use crate::reference::fields::{self, Model};
use crate::reference::json::{self as form, Style};
use crate::tables::requests_2328::endpoint;
use crate::vectors::{Case, File, Group};

pub(crate) fn file() -> File {
    let group = |comment, cases| Group {
        op: "2328.response",
        comment,
        cases,
    };
    File {
        subject: "responses_2328",
        comment: "Status, headers and body of an answer to the fields of a model, or to an error with its code and facts (2328 §4 to §8)",
        groups: vec![
            group("Payments, one and a page of them (§5)", payments::cases()),
            group("Payouts (§6)", payouts::cases()),
            group(
                "Static wallets, with both shapes of pages (§7)",
                static_wallets::cases(),
            ),
            group(
                "Balance, rates, prices, directions, conversions (§8)",
                rates::cases(),
            ),
            group("What comes instead of an answer", errors::cases()),
        ],
    }
}

/// The least request of an endpoint: whoever reads an answer has made one.
fn request(name: &str) -> Value {
    match name {
        "2328.payment.create" => {
            json!({"amount": "100.00", "currency": "USD", "order_id": "ORDER-1"})
        }
        "2328.payment.info" => json!({"order_id": "ORDER-1"}),
        "2328.payout.create" => json!({
            "currency": "USDT", "network": "TRX-TRC20", "amount": "5.00", "to_address": "TTEST", "order_id": "PO-1",
        }),
        "2328.payout.calc" => json!({"currency": "USDT", "network": "TRX-TRC20", "amount": "5.00"}),
        "2328.static_wallet.create" => json!({
            "currency": "USDT", "network": "TRX-TRC20", "order_id": "customer-1", "url_callback": "https://shop.example/",
        }),
        "2328.convert" | "2328.convert.price" => json!({
            "from_currency": "USDT", "to_currency": "BTC", "amount": "10", "amount_type": "from",
        }),
        name => match endpoint(name).fields {
            ["uuid", ..] => json!({"uuid": "1"}),
            _ if name == "2328.payout.status" => json!({"uuid": "1"}),
            _ => json!({}),
        },
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
    json!({"endpoint": name, "request": request(name), "response": response})
}

/// A body as the gateway writes it around a result.
fn envelope(result: &Value) -> String {
    form::write(&json!({"state": 0, "result": result}), Style::PhpDefault)
}

/// The fields of a model, and the members that it does not know with their JSON as it came.
fn model(model: Model, body: &Value) -> Value {
    let unknown: Map<String, Value> = body
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, _)| model.iter().all(|field| field.wire != *name))
        .map(|(name, value)| (name.clone(), form::write(value, Style::PhpDefault).into()))
        .collect();
    json!({"fields": fields::read(model, body), "unknown": unknown})
}

fn models(kind: Model, bodies: &Value) -> Vec<Value> {
    bodies
        .as_array()
        .into_iter()
        .flatten()
        .map(|body| model(kind, body))
        .collect()
}

fn read(id: &str, source: &str, comment: &str, name: &str, body: &str, expected: Value) -> Case {
    Case::valid(
        format!("2328-response-{id}"),
        source,
        comment,
        input(name, json_answer(200, body)),
        expected,
    )
}

/// A single object in its envelope.
fn one(id: &str, source: &str, comment: &str, name: &str, kind: Model, result: Value) -> Case {
    let expected = json!({"result": model(kind, &result)});
    read(id, source, comment, name, &envelope(&result), expected)
}

/// A list without pages in its envelope.
fn list(id: &str, source: &str, comment: &str, name: &str, kind: Model, result: Value) -> Case {
    let expected = json!({"list": models(kind, &result)});
    read(id, source, comment, name, &envelope(&result), expected)
}

/// One page of a list, and which one follows.
fn page(
    id: &str,
    comment: &str,
    (source, name, kind): (&str, &str, Model),
    result: Value,
    next_page: Option<u32>,
) -> Case {
    let paginate = fields::read(crate::tables::models_2328::PAGINATE, &result["paginate"]);
    let expected = json!({
        "items": models(kind, &result["items"]), "paginate": paginate, "next_page": next_page,
    });
    read(id, source, comment, name, &envelope(&result), expected)
}

/// A 200 that holds something else than the model.
fn malformed(
    id: &str,
    source: &str,
    comment: &str,
    name: &str,
    result: Value,
    field: Option<&str>,
) -> Case {
    let mut error = json!({"code": "malformed_response", "http_status": 200});
    if let Some(field) = field {
        error["field"] = field.into();
    }
    errors::error(
        id,
        source,
        comment,
        name,
        json_answer(200, &envelope(&result)),
        error,
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
