//! `signing_alchemypay.json`.

use cointill::alchemypay::{AmountUnit, AppSecret, Message, Nested, Options, SignedSet};
use serde_json::{Value, json};

use crate::harness::{Op, Outcome, error, string};

pub(crate) const OPS: &[Op] = &[
    ("alchemypay.sign", sign),
    ("alchemypay.sign_body", sign_body),
    ("alchemypay.verify", verify),
    ("alchemypay.key", key),
];

/// The readings of the documentation that a case names.
pub(crate) fn options(value: &Value) -> Options {
    let mut options = Options::default();
    for (name, value) in value.as_object().into_iter().flatten() {
        match (name.as_str(), value.as_str()) {
            ("signed_set", Some("all")) => options.signed_set = SignedSet::All,
            ("nested", Some("flatten")) => options.nested = Nested::Flatten,
            ("amount_unit", Some("cents")) => options.amount_unit = AmountUnit::Cents,
            ("amount_unit", Some("as_sent")) => options.amount_unit = AmountUnit::AsSent,
            ("null_text_is_absent", None) => options.null_text_is_absent = value == true,
            ("digits_only_order_numbers", None) => {
                options.digits_only_order_numbers = value == true;
            }
            ("payment_exchange", None) => options.payment_exchange = value == true,
            ("refund_order_no", None) => options.refund_order_no = value == true,
            other => panic!("option {other:?} is not known"),
        }
    }
    options
}

fn message(input: &Value) -> Message {
    string(input, "message").parse().unwrap()
}

fn secret(input: &Value) -> AppSecret {
    AppSecret::new(string(input, "secret")).unwrap()
}

fn sign(input: &Value) -> Outcome {
    let options = options(&input["options"]);
    secret(input)
        .sign(message(input), string(input, "body"), &options)
        .map(|sign| json!({"sign": sign}))
        .map_err(|problem| error(&problem))
}

fn sign_body(input: &Value) -> Outcome {
    let options = options(&input["options"]);
    secret(input)
        .sign_body(message(input), string(input, "body"), &options)
        .map(|body| json!({"body": body}))
        .map_err(|problem| error(&problem))
}

fn verify(input: &Value) -> Outcome {
    let options = options(&input["options"]);
    let matches = secret(input).verify(message(input), string(input, "body"), &options);
    let outcome = json!({"matches": matches});
    if matches { Ok(outcome) } else { Err(outcome) }
}

fn key(input: &Value) -> Outcome {
    match AppSecret::new(string(input, "secret")) {
        Ok(_) => Ok(json!({"usable": true})),
        Err(problem) => Err(error(&problem)),
    }
}
