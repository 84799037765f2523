//! `amounts.json`.

use cointill::{Amount, Error};
use serde_json::{Value, json};

use crate::harness::{Op, Outcome, error, string};

pub(crate) const OPS: &[Op] = &[
    ("amount.parse", parse),
    ("amount.compare", compare),
    ("amount.add", add),
    ("amount.subtract", subtract),
    ("amount.times", times),
    ("amount.shift", shift),
    ("amount.from_minor", from_minor),
];

fn amount(input: &Value, name: &str) -> Amount {
    string(input, name).parse().unwrap()
}

fn text(amount: &Amount) -> Outcome {
    Ok(json!({"text": amount.as_str()}))
}

fn parse(input: &Value) -> Outcome {
    let amount: Amount = string(input, "text")
        .parse()
        .map_err(|problem| error(&Error::from(problem)))?;
    Ok(json!({
        "text": amount.as_str(),
        "normalized": amount.normalized().as_str(),
        "scale": amount.scale(),
        "significant_scale": amount.significant_scale(),
        "sign": i32::from(amount.is_positive()) - i32::from(amount.is_negative()),
    }))
}

fn compare(input: &Value) -> Outcome {
    let (a, b) = (amount(input, "a"), amount(input, "b"));
    let order = match a.cmp(&b) {
        std::cmp::Ordering::Less => "less",
        std::cmp::Ordering::Equal => "equal",
        std::cmp::Ordering::Greater => "greater",
    };
    assert_eq!(a == b, order == "equal");
    Ok(json!({"order": order}))
}

fn add(input: &Value) -> Outcome {
    text(&(&amount(input, "a") + &amount(input, "b")))
}

fn subtract(input: &Value) -> Outcome {
    text(&(&amount(input, "a") - &amount(input, "b")))
}

fn times(input: &Value) -> Outcome {
    let factor = input["factor"].as_u64().unwrap();
    text(&amount(input, "amount").times(factor.try_into().unwrap()))
}

fn shift(input: &Value) -> Outcome {
    let places = input["places"].as_i64().unwrap();
    text(&amount(input, "amount").shift(places.try_into().unwrap()))
}

fn from_minor(input: &Value) -> Outcome {
    let minor = string(input, "minor").parse().unwrap();
    let exponent = input["exponent"].as_u64().unwrap();
    text(&Amount::from_minor(minor, exponent.try_into().unwrap()))
}
