//! `requests_alchemypay.json`: from fields to the exact bytes, or to the limit that a field breaks.

mod gateway;
mod limits;
mod sent;
mod signed;

use serde_json::{Map, Value, json};

use crate::reference::decimal::Decimal;
use crate::reference::json::{self, Style};
use crate::reference::rule_alchemypay::{self as rule, DOCUMENTED, Reading};
use crate::tables::requests_alchemypay::{Endpoint, decimals, endpoint};
use crate::vectors::{Case, File, Group};

const APP_ID: &str = "TEST000001";
const SECRET: &str = "9999";
const CREATE: &str = "alchemypay.payment.create";
const CREATE_V1: &str = "alchemypay.payment.create_v1";
const TELEGRAM: &str = "alchemypay.payment.create_telegram";
const TELEGRAM_V1: &str = "alchemypay.payment.create_telegram_v1";
const NATIVE: &str = "alchemypay.payment.create_native";
const QUERY: &str = "alchemypay.payment.query";
const REFUND: &str = "alchemypay.refund.create";

/// Base URLs (Alchemy §1).
const HOSTS: [(&str, &str); 4] = [
    (
        "alchemy_sandbox",
        "https://crypto-payment-sbx.alchemytech.cc",
    ),
    (
        "alchemy_production",
        "https://crypto-payment.alchemytech.cc",
    ),
    ("aeon_sandbox", "https://sbx-crypto-payment-api.aeon.xyz"),
    ("aeon_production", "https://crypto-payment-api.aeon.xyz"),
];

pub(crate) fn file() -> File {
    File {
        subject: "requests_alchemypay",
        comment: "Fields to URL, headers and the exact signed bytes, or to an error that names field and code (Alchemy §1, §4, §7)",
        groups: vec![
            Group {
                op: "alchemypay.gateway",
                comment: "What a gateway object can be made from, and where it sends",
                cases: gateway::cases(),
            },
            Group {
                op: "alchemypay.request",
                comment: "Every endpoint with the fewest fields, with all, on every host, under every reading",
                cases: sent::cases(),
            },
            Group {
                op: "alchemypay.request",
                comment: "What no signed field may hold",
                cases: signed::cases(),
            },
            Group {
                op: "alchemypay.request",
                comment: "Every documented limit: at it, and one beyond; lengths count characters (code points)",
                cases: limits::cases(),
            },
        ],
    }
}

fn base_url(host: &Value) -> String {
    match host.as_str() {
        Some(name) => {
            let known = HOSTS.iter().find(|(own, _)| *own == name);
            known.expect("a host").1.to_owned()
        }
        None => {
            let url = host["custom"].as_str().expect("a URL");
            url.trim_end_matches('/').to_owned()
        }
    }
}

fn gateway(host: &Value, options: &Value) -> Value {
    let mut gateway = json!({"app_id": APP_ID, "secret": SECRET, "host": host});
    if options
        .as_object()
        .is_some_and(|options| !options.is_empty())
    {
        gateway["options"] = options.clone();
    }
    gateway
}

/// The request of a case: where it goes and what it holds.
struct Asked<'a> {
    id: &'a str,
    source: &'a str,
    comment: &'a str,
    endpoint: &'a str,
    request: Value,
    host: Value,
    options: Value,
}

impl<'a> Asked<'a> {
    fn new(
        id: &'a str,
        source: &'a str,
        comment: &'a str,
        endpoint: &'a str,
        request: Value,
    ) -> Asked<'a> {
        Asked {
            id,
            source,
            comment,
            endpoint,
            request,
            host: "alchemy_sandbox".into(),
            options: json!({}),
        }
    }

    fn on(mut self, host: Value) -> Asked<'a> {
        self.host = host;
        self
    }

    fn under(mut self, options: Value) -> Asked<'a> {
        self.options = options;
        self
    }

    fn input(&self) -> Value {
        json!({"gateway": gateway(&self.host, &self.options), "endpoint": self.endpoint, "request": self.request})
    }

    fn goes_out(self) -> Case {
        let reading = Reading {
            all: self.options["signed_set"] == "all",
            flatten: self.options["nested"] == "flatten",
            ..DOCUMENTED
        };
        let expected = expected(endpoint(self.endpoint), &self.request, &self.host, reading);
        Case::valid(
            format!("alchemypay-request-{}", self.id),
            self.source,
            self.comment,
            self.input(),
            expected,
        )
    }

    fn breaks(self, code: &str, field: &str) -> Case {
        let error = match field {
            "" => json!({"code": code}),
            _ => json!({"code": code, "field": field}),
        };
        Case::invalid(
            format!("alchemypay-request-{}", self.id),
            self.source,
            self.comment,
            self.input(),
            json!({"error": error}),
        )
    }
}

/// What goes out for a request, by the tables alone.
fn expected(endpoint: &Endpoint, request: &Value, host: &Value, reading: Reading) -> Value {
    let mut body = Map::new();
    body.insert("appId".to_owned(), APP_ID.into());
    for field in endpoint.fields {
        let value = &request[field];
        let sent = match (*field, value) {
            (_, Value::Null) => continue,
            ("orderAmount", value) => {
                let currency = request["payCurrency"].as_str().unwrap_or_default();
                sent_amount(value, decimals(currency), endpoint.cents)
            }
            ("refundAmount", value) => sent_amount(value, 8, false),
            // Every value of a request is a string in the documents (§2).
            (_, Value::Number(number)) => number.to_string().into(),
            (_, value) => value.clone(),
        };
        body.insert((*field).to_owned(), sent);
    }
    let mut body = Value::Object(body);
    body["sign"] = rule::sign(SECRET, endpoint.message, &body, reading).into();
    let alchemy = host
        .as_str()
        .is_some_and(|host| host.starts_with("alchemy"));
    let repeat = match (endpoint.name, &request["refundOrderNo"]) {
        // A repeat with the same number is refused (8034), as far as the vendor knows the field
        // (§4.6: AEON does not), and nobody knows who is behind another URL.
        (REFUND, Value::String(_)) if alchemy => "error_that_tells",
        _ => endpoint.repeat,
    };
    json!({
        "method": "POST",
        "url": format!("{}{}", base_url(host), endpoint.path),
        "headers": {"content-type": "application/json"},
        "body": json::write(&body, Style::Reference),
        "repeat": repeat,
    })
}

/// As it was written, unless it has more zeros than its format allows (§7.1); in cents a whole
/// number of them (§4.2).
fn sent_amount(value: &Value, decimals: usize, cents: bool) -> Value {
    let text = value.as_str().expect("an amount");
    let amount = Decimal::parse(text);
    let padded = text.len() > 1 && text.starts_with('0') && !text.starts_with("0.");
    if cents {
        let cents = Decimal::parse(&amount.normalized()).shift(2);
        return cents.text().into();
    }
    if amount.scale() > decimals || padded {
        return amount.normalized().into();
    }
    text.into()
}

/// `base` with some members set; `null` takes one out.
fn with(mut base: Value, changes: Value) -> Value {
    if let (Some(base), Value::Object(changes)) = (base.as_object_mut(), changes) {
        for (name, value) in changes {
            match value {
                Value::Null => base.shift_remove(&name),
                value => base.insert(name, value),
            };
        }
    }
    base
}

/// The least request of an endpoint.
fn least(name: &str) -> Value {
    let order = json!({"merchantOrderNo": "17236123450000", "orderAmount": "100", "payCurrency": "USD", "userId": "user@example.com"});
    match name {
        NATIVE => with(
            order,
            json!({"payType": "WALLET", "customize": {"token": "USDT"}}),
        ),
        QUERY => json!({"merchantOrderNo": "11126"}),
        REFUND => json!({
            "merchantOrderNo": "17236123450000", "walletAddress": "TWalletExample", "refundAmount": "25.50",
            "refundToken": "USDT", "refundNetwork": "TRX",
        }),
        _ => order,
    }
}
