//! `requests_2328.json`: from fields to the exact bytes, or to the limit that a field breaks.

mod gateway;
mod limits;
mod sent;

use serde_json::{Map, Value, json};

use super::signing_2328::{API, PAYOUT};
use crate::reference::json::{self, Style};
use crate::reference::rule_2328 as rule;
use crate::tables::requests_2328::{Endpoint, Key, endpoint};
use crate::vectors::{Case, File, Group};

const PROJECT: &str = "00000000-0000-4000-8000-000000002328";
const BASE_URL: &str = "https://api.2328.io/api";

pub(crate) fn file() -> File {
    File {
        subject: "requests_2328",
        comment: "Fields to method, URL, headers and the exact signed bytes, or to an error that names field and code (2328 §2 to §8)",
        groups: vec![
            Group {
                op: "2328.gateway",
                comment: "What a gateway object can be made from",
                cases: gateway::cases(),
            },
            Group {
                op: "2328.request",
                comment: "Every endpoint with the fewest fields, with all, and with those that break naive writers",
                cases: sent::cases(),
            },
            Group {
                op: "2328.request",
                comment: "Every documented limit: at it, and one beyond; lengths count characters (code points), not bytes or UTF-16 units",
                cases: limits::cases(),
            },
        ],
    }
}

/// The set-up that cases share, with options if any differ from their defaults.
fn gateway(options: Value) -> Value {
    let mut gateway = json!({"project": PROJECT, "api_key": API, "payout_key": PAYOUT});
    if options
        .as_object()
        .is_some_and(|options| !options.is_empty())
    {
        gateway["options"] = options;
    }
    gateway
}

fn input(endpoint: &str, request: &Value, options: Value) -> Value {
    json!({"gateway": gateway(options), "endpoint": endpoint, "request": request})
}

/// What goes out for a request, by the tables alone.
fn expected(endpoint: &Endpoint, request: &Value) -> Value {
    let mut path = endpoint.path.to_owned();
    let mut body = Map::new();
    if let Some(uuid) = request["uuid"].as_str() {
        path = path.replace("{uuid}", &percent_encoded(uuid));
    }
    for field in endpoint.fields {
        let default = endpoint.defaults.iter().find(|(name, _)| name == field);
        match (&request[field], default) {
            // What is not set is left out: no client sends null (§3).
            (Value::Null, None) => {}
            (Value::Null, Some((_, value))) => {
                body.insert((*field).to_owned(), json!(value));
            }
            (value, _) => {
                body.insert((*field).to_owned(), value.clone());
            }
        }
    }
    let body = match endpoint.method {
        "GET" => String::new(),
        _ => json::write(&Value::Object(body), Style::Reference),
    };
    let mut headers = json!({"content-type": "application/json"});
    let secret = match endpoint.key {
        Key::Api => Some(API),
        Key::Payout => Some(PAYOUT),
        Key::None => None,
    };
    if let Some(secret) = secret {
        headers["project"] = PROJECT.into();
        headers["sign"] = rule::sign(secret, body.as_bytes()).into();
    }
    let repeat = match (endpoint.name, &request["order_id"]) {
        // Without its idempotency key a repeated payout pays twice (§6.1).
        ("2328.payout.create", Value::Null) => "unsafe",
        _ => endpoint.repeat,
    };
    json!({
        "method": endpoint.method,
        "url": format!("{BASE_URL}{path}"),
        "headers": headers,
        "body": body,
        "repeat": repeat,
    })
}

/// One segment of a path: unreserved characters stay, save for dots, of which two would climb.
fn percent_encoded(segment: &str) -> String {
    let kept = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_~".contains(byte);
    segment
        .bytes()
        .map(|byte| match kept(&byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

fn sent(id: &str, source: &str, comment: &str, name: &str, request: Value) -> Case {
    sent_with(id, source, comment, name, request, json!({}))
}

fn sent_with(
    id: &str,
    source: &str,
    comment: &str,
    name: &str,
    request: Value,
    options: Value,
) -> Case {
    Case::valid(
        format!("2328-request-{id}"),
        source,
        comment,
        input(name, &request, options),
        expected(endpoint(name), &request),
    )
}

fn refused(
    id: &str,
    source: &str,
    comment: &str,
    name: &str,
    request: Value,
    (code, field): (&str, &str),
) -> Case {
    let options = json!({});
    refused_with(id, source, comment, name, request, options, (code, field))
}

fn refused_with(
    id: &str,
    source: &str,
    comment: &str,
    name: &str,
    request: Value,
    options: Value,
    (code, field): (&str, &str),
) -> Case {
    let error = match field {
        "" => json!({"code": code}),
        _ => json!({"code": code, "field": field}),
    };
    Case::invalid(
        format!("2328-request-{id}"),
        source,
        comment,
        input(name, &request, options),
        json!({"error": error}),
    )
}

/// `base` with some members set; `null` takes one out.
fn with(base: Value, changes: Value) -> Value {
    let mut out = base;
    if let (Some(out), Value::Object(changes)) = (out.as_object_mut(), changes) {
        for (name, value) in changes {
            match value {
                Value::Null => out.shift_remove(&name),
                value => out.insert(name, value),
            };
        }
    }
    out
}
