//! Models as JSON, in the form that the vectors expect: every field by its name.

use cointill::alchemypay::{FailReason, OrderStatus, RefundStatus, RefundType};
use cointill::canonical::Json;
use cointill::gateway2328::{
    AmountSide, FeeOption, PaymentStatus, PayoutErrorType, PayoutStatus, StaticWalletStatus,
};
use cointill::model::Field;
use cointill::{Amount, Currency, Network, Text, Timestamp};
use serde_json::{Value, json};

/// The JSON of a field or a model.
pub(crate) trait View {
    fn view(&self) -> Value;
}

macro_rules! text {
    ($($kind:ty),* $(,)?) => {$(
        impl View for $kind {
            fn view(&self) -> Value {
                Value::from(self.as_str())
            }
        }
    )*};
}

text! {
    Amount, AmountSide, Currency, FailReason, FeeOption, Network, OrderStatus, PaymentStatus,
    PayoutErrorType, PayoutStatus, RefundStatus, RefundType, StaticWalletStatus, Text, Timestamp,
}

impl View for Json {
    fn view(&self) -> Value {
        Value::from(self.as_str())
    }
}

impl View for bool {
    fn view(&self) -> Value {
        json!(self)
    }
}

impl View for u64 {
    fn view(&self) -> Value {
        json!(self)
    }
}

impl<T: View> View for Option<T> {
    fn view(&self) -> Value {
        self.as_ref().map_or(Value::Null, View::view)
    }
}

/// A model with the members that it does not know.
pub(crate) trait Whole: View {
    /// `fields`, and `unknown` with each further member's JSON as it came.
    fn whole(&self) -> Value;
}

pub(crate) fn unknown(raw: &Json, fields: &[Field]) -> Value {
    let further = raw
        .keys()
        .into_iter()
        .filter(|key| fields.iter().all(|field| field.wire_name != key))
        .map(|key| {
            let json = raw.get(&key).unwrap().as_str().to_owned();
            (key, Value::from(json))
        });
    Value::Object(further.collect())
}

/// Shows the named fields, and fails when there are others: a new field needs its vectors.
macro_rules! part {
    ($name:ty { $($field:ident),* $(,)? }) => {
        impl crate::view::View for $name {
            fn view(&self) -> serde_json::Value {
                let mut out = serde_json::Map::new();
                $(out.insert(
                    stringify!($field).to_owned(),
                    crate::view::View::view(&self.$field),
                );)*
                let shown: Vec<&str> = out.keys().map(String::as_str).collect();
                let described: Vec<&str> = <$name as cointill::model::Model>::FIELDS
                    .iter()
                    .map(|field| field.name)
                    .collect();
                assert_eq!(shown, described, "fields of {}", stringify!($name));
                out.into()
            }
        }
    };
}
pub(crate) use part;

/// The same for a model that keeps what it does not know.
macro_rules! model {
    ($name:ty { $($field:ident),* $(,)? }) => {
        crate::view::part!($name { $($field),* });

        impl crate::view::Whole for $name {
            fn whole(&self) -> serde_json::Value {
                let fields = <$name as cointill::model::Model>::FIELDS;
                serde_json::json!({
                    "fields": crate::view::View::view(self),
                    "unknown": crate::view::unknown(&self.raw, fields),
                })
            }
        }
    };
}
pub(crate) use model;
