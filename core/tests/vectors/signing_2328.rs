//! `signing_2328.json`.

use cointill::Secret;
use cointill::gateway2328::{ApiKey, PayoutKey};
use serde_json::{Value, json};

use crate::harness::{Op, Outcome, bytes, error, string};

pub(crate) const OPS: &[Op] = &[
    ("2328.sign", sign),
    ("2328.verify", verify),
    ("2328.sign_webhook", sign_webhook),
    ("2328.key", key),
];

/// Runs one method of the key that the case names: the two are types of their own.
macro_rules! with_key {
    ($input:ident, |$key:ident| $run:expr) => {
        match string($input, "key") {
            "api" => {
                let $key = ApiKey::new(string($input, "secret")).unwrap();
                $run
            }
            "payout" => {
                let $key = PayoutKey::new(string($input, "secret")).unwrap();
                $run
            }
            other => panic!("key {other:?} is not known"),
        }
    };
}

fn sign(input: &Value) -> Outcome {
    let body = bytes(&input["body"]);
    Ok(json!({"sign": with_key!(input, |key| key.sign(&body))}))
}

fn verify(input: &Value) -> Outcome {
    let body = bytes(&input["body"]);
    let sign = string(input, "sign");
    let matches = with_key!(input, |key| key.verify(&body, sign));
    let outcome = json!({"matches": matches});
    if matches { Ok(outcome) } else { Err(outcome) }
}

fn sign_webhook(input: &Value) -> Outcome {
    let body = string(input, "body");
    with_key!(input, |key| key.sign_webhook(body))
        .map(|body| json!({"body": body}))
        .map_err(|problem| error(&problem))
}

fn key(input: &Value) -> Outcome {
    let secret = string(input, "secret");
    let keys = [
        Secret::new(secret).map(drop),
        ApiKey::new(secret).map(drop),
        PayoutKey::new(secret).map(drop),
    ];
    for key in keys {
        key.map_err(|problem| error(&problem))?;
    }
    Ok(json!({"usable": true}))
}
