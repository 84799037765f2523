//! The fields of a webhook that no sandbox stands behind.

use std::str::FromStr;

use cointill::Amount;
use serde_json::{Map, Value};

use crate::failure::Failure;

/// The fields in the order in which the gateway writes them.
pub(super) type Fields = Map<String, Value>;

/// What a made-up payment is about.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub(super) order: String,
    pub(super) amount: Amount,
    pub(super) currency: String,
    pub(super) status: String,
}

impl Facts {
    /// Half of the price: what arrives of a short payment.
    pub(super) fn half(&self) -> Amount {
        self.amount.times(5).shift(-1)
    }
}

/// Fields from pairs of name and value.
pub(super) fn fields<const N: usize>(pairs: [(&str, Value); N]) -> Fields {
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

pub(super) fn text(text: impl ToString) -> Value {
    Value::String(text.to_string())
}

/// Decimal text, or `null` for what is not known yet.
pub(super) fn optional(amount: Option<&Amount>, decimals: usize) -> Value {
    amount.map_or(Value::Null, |amount| {
        Value::String(padded(amount, decimals))
    })
}

/// `amount` with at least so many decimals: the gateways write trailing zeros.
pub(super) fn padded(amount: &Amount, decimals: usize) -> String {
    let mut text = amount.to_string();
    let scale = amount.scale();
    if scale < decimals {
        if scale == 0 {
            text.push('.');
        }
        text.extend(std::iter::repeat_n('0', decimals - scale));
    }
    text
}

/// A time in RFC 3339, so many seconds from now.
pub(super) fn time(seconds: i64) -> Value {
    let now = jiff::Timestamp::now().as_second().saturating_add(seconds);
    let time = jiff::Timestamp::from_second(now).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    text(time)
}

/// A change of a field, as an option gives it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Change {
    name: String,
    value: Value,
}

impl Change {
    /// `NAME=TEXT`.
    pub(super) fn text(argument: &str) -> Result<Change, String> {
        let (name, value) = split(argument)?;
        Ok(Change {
            name: name.to_owned(),
            value: Value::String(value.to_owned()),
        })
    }

    /// `NAME=JSON`.
    pub(super) fn json(argument: &str) -> Result<Change, String> {
        let (name, value) = split(argument)?;
        let value = Value::from_str(value).map_err(|error| {
            format!("expected NAME=JSON such as payment_amount=null, got other JSON: {error}")
        })?;
        Ok(Change {
            name: name.to_owned(),
            value,
        })
    }

    /// Puts it in: in the field's place, or behind all others.
    pub(super) fn apply(&self, fields: &mut Fields) -> Result<(), Failure> {
        if self.name == "sign" {
            return Err(Failure::new(
                "the field \"sign\" is made by signing; leave it out of --set",
            ));
        }
        fields.insert(self.name.clone(), self.value.clone());
        Ok(())
    }
}

fn split(argument: &str) -> Result<(&str, &str), String> {
    match argument.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name, value)),
        _ => Err("expected NAME=VALUE such as order_id=ORDER-7".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_padded_and_never_cut() {
        let padded = |text: &str| padded(&text.parse().unwrap(), 8);
        assert_eq!(padded("180"), "180.00000000");
        assert_eq!(padded("19.99"), "19.99000000");
        assert_eq!(padded("0.123456789"), "0.123456789");
    }

    #[test]
    fn a_change_keeps_its_place_and_its_digits() {
        let mut fields = fields([("a", text("1")), ("b", text("2"))]);
        Change::json("a=1.50").unwrap().apply(&mut fields).unwrap();
        Change::text("c=x=y").unwrap().apply(&mut fields).unwrap();
        let json = serde_json::to_string(&fields).unwrap();
        assert_eq!(json, r#"{"a":1.50,"b":"2","c":"x=y"}"#);
        assert!(Change::text("sign=x").unwrap().apply(&mut fields).is_err());
        assert!(Change::text("novalue").is_err());
        assert!(Change::json("a=nope").is_err());
    }
}
