//! The oracle for JSON: serde_json, and what it does not say by itself.

use std::collections::HashSet;
use std::fmt;

use cointill::canonical::{Kind, Value};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// The value of `bytes`, when serde_json takes them.
pub(crate) fn parse(bytes: &[u8]) -> Option<serde_json::Value> {
    serde_json::from_slice(bytes).ok()
}

/// Panics unless `ours` holds what `theirs` does: the order of members and the digits included.
pub(crate) fn assert_same(ours: Value<'_>, theirs: &serde_json::Value) {
    match theirs {
        serde_json::Value::Null => assert!(ours.is_null()),
        serde_json::Value::Bool(value) => assert_eq!(ours.as_bool(), Some(*value)),
        serde_json::Value::Number(number) => {
            assert_eq!(ours.kind(), Kind::Number);
            assert_eq!(plain_exponent(ours.literal()), number.to_string());
        }
        serde_json::Value::String(text) => {
            assert_eq!(ours.kind(), Kind::String);
            assert_eq!(ours.as_str().as_deref(), Some(text.as_str()));
        }
        serde_json::Value::Array(items) => {
            assert_eq!(ours.kind(), Kind::Array);
            assert_eq!(ours.items().count(), items.len());
            for (ours, theirs) in ours.items().zip(items) {
                assert_same(ours, theirs);
            }
        }
        serde_json::Value::Object(members) => {
            assert_eq!(ours.kind(), Kind::Object);
            assert_eq!(ours.members().count(), members.len());
            for ((key, ours), (their_key, theirs)) in ours.members().zip(members) {
                assert_eq!(key, their_key.as_str());
                assert_same(ours, theirs);
            }
        }
    }
}

/// A number as serde_json keeps it: `1E5` becomes `1e+5`, and nothing else is touched.
fn plain_exponent(number: &str) -> String {
    let Some((digits, exponent)) = number.split_once(['e', 'E']) else {
        return number.to_owned();
    };
    match exponent.starts_with(['+', '-']) {
        true => format!("{digits}e{exponent}"),
        false => format!("{digits}e+{exponent}"),
    }
}

/// True when a number in `value` has an exponent, which serde_json writes in its own way.
pub(crate) fn has_exponent(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Number(number) => number.to_string().contains('e'),
        serde_json::Value::Array(items) => items.iter().any(has_exponent),
        serde_json::Value::Object(members) => members.values().any(has_exponent),
        _ => false,
    }
}

/// The reference form by another hand: compact, minimal escapes; U+2028 and U+2029 as PHP has them.
pub(crate) fn reference_form(value: &serde_json::Value) -> String {
    value
        .to_string()
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// True when some object of valid JSON has a key twice.
pub(crate) fn has_duplicate_keys(bytes: &[u8]) -> bool {
    let mut found = false;
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    // An error ends the walk; what was found before it counts.
    let _ = Walk { found: &mut found }.deserialize(&mut reader);
    found
}

struct Walk<'f> {
    found: &'f mut bool,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items
            .next_element_seed(Walk {
                found: &mut *self.found,
            })?
            .is_some()
        {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut keys = HashSet::new();
        while let Some(key) = members.next_key::<String>()? {
            *self.found |= !keys.insert(key);
            members.next_value_seed(Walk {
                found: &mut *self.found,
            })?;
        }
        Ok(())
    }
}
