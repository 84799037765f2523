//! The signature rule of Alchemy Pay and AEON (§3).

use serde_json::{Map, Value};
use sha2::{Digest as _, Sha512};

/// Which reading of the documentation holds (§3.1 step 2, §3.2, §3.3).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    /// Every field that is sent, instead of those whose column *Sign* says Y.
    pub(crate) all: bool,
    /// Fields of an inner object among the outer ones, instead of as the outer field's value.
    pub(crate) flatten: bool,
    /// The four letters `null` count as no value.
    pub(crate) null_text_is_absent: bool,
}

/// What the documentation says most often.
pub(crate) const DOCUMENTED: Reading = Reading {
    all: false,
    flatten: false,
    null_text_is_absent: true,
};

/// A message and the fields whose column *Sign* says Y, in the order of its table (§4, §6).
pub(crate) const MESSAGES: [(&str, &[&str]); 8] = [
    (
        "create",
        &[
            "appId",
            "merchantOrderNo",
            "orderAmount",
            "payCurrency",
            "userId",
            "paymentTokens",
            "paymentExchange",
        ],
    ),
    (
        "telegram",
        &[
            "appId",
            "merchantOrderNo",
            "orderAmount",
            "payCurrency",
            "userId",
            "paymentTokens",
            "paymentExchange",
        ],
    ),
    (
        "native",
        &[
            "appId",
            "merchantOrderNo",
            "orderAmount",
            "payCurrency",
            "userId",
            "payType",
            "customize",
        ],
    ),
    ("query", &["appId", "merchantOrderNo"]),
    (
        "refund",
        &[
            "appId",
            "merchantOrderNo",
            "walletAddress",
            "refundAmount",
            "refundToken",
            "refundNetwork",
        ],
    ),
    (
        "order-webhook",
        &[
            "orderNo",
            "orderStatus",
            "userId",
            "merchantOrderNo",
            "orderCurrency",
            "orderAmount",
            "payCryptoRate",
            "payFiatRate",
            "payCryptoCurrency",
            "payCryptoVolume",
            "payCryptoNetwork",
            "hxAddress",
            "failReason",
            "fee",
        ],
    ),
    (
        "refund-webhook",
        &[
            "refundType",
            "merchantOrderNo",
            "paymentOrderNo",
            "orderStatus",
            "tokenAmount",
            // Three copies of the page spell it so, one the other way: whichever is there counts.
            "faitAmount",
            "fiatAmount",
            "fiatCurrency",
            "refundNetwork",
            "refundToken",
            "refundOrderNo",
            "hxAddress",
        ],
    ),
    (
        "partial-webhook",
        &[
            "allPayCryptoVolume",
            "hash",
            "merchantOrderNo",
            "orderCryptoVolume",
            "orderNo",
            "payCryptoCurrency",
            "payCryptoNetwork",
        ],
    ),
];

fn signed_fields(message: &str) -> &'static [&'static str] {
    let found = MESSAGES.iter().find(|(name, _)| *name == message);
    found.expect("a message").1
}

/// The string before hashing, without `&key=` and the secret.
pub(crate) fn text(message: &str, body: &Value, reading: Reading) -> String {
    let members = body.as_object().expect("an object");
    let list = signed_fields(message);
    let chosen: Map<String, Value> = members
        .iter()
        .filter(|(name, _)| reading.all || list.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    join(&chosen, reading)
}

fn join(members: &Map<String, Value>, reading: Reading) -> String {
    let mut pairs = Vec::new();
    collect(members, reading, &mut pairs);
    pairs.sort();
    let pairs: Vec<String> = pairs
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&")
}

fn collect(members: &Map<String, Value>, reading: Reading, pairs: &mut Vec<(String, String)>) {
    for (name, value) in members {
        if name == "sign" || name == "key" {
            continue;
        }
        match value {
            Value::Null => {}
            Value::String(text) if text.is_empty() => {}
            Value::String(text) if text == "null" && reading.null_text_is_absent => {}
            Value::String(text) => pairs.push((name.clone(), text.clone())),
            Value::Object(inner) if reading.flatten => collect(inner, reading, pairs),
            Value::Object(inner) => pairs.push((name.clone(), join(inner, reading))),
            other => pairs.push((name.clone(), other.to_string())),
        }
    }
}

/// The value of `sign`.
pub(crate) fn sign(secret: &str, message: &str, body: &Value, reading: Reading) -> String {
    hash(&format!("{}&key={secret}", text(message, body, reading)))
}

/// Upper-case SHA-512 of a whole string, trimmed as the vendor's Java helper does.
pub(crate) fn hash(text: &str) -> String {
    let trimmed = text.trim_matches(|c| c <= ' ');
    let digest = Sha512::digest(trimmed.as_bytes());
    digest.iter().map(|byte| format!("{byte:02X}")).collect()
}

#[cfg(test)]
mod tests {
    use crate::cases::signing_alchemypay::page::{PAGE, SECRET};

    use super::*;

    #[test]
    fn reproduces_every_vector_of_the_protocol_page() {
        for vector in PAGE {
            let reading = Reading {
                all: vector.all,
                ..DOCUMENTED
            };
            let body = serde_json::from_str(vector.body).unwrap();
            let text = text(vector.message, &body, reading);
            assert_eq!(format!("{text}&key={SECRET}"), vector.text, "{}", vector.id);
            assert_eq!(hash(vector.text), vector.sign, "{}", vector.id);
        }
    }
}
