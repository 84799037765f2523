//! Models as JSON, in the form that the vectors expect: every field by its name.

use cointill::gateway2328::{
    AmountSide, FeeOption, PaymentStatus, PayoutErrorType, PayoutStatus, StaticWalletStatus,
};
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
    Amount, AmountSide, Currency, FeeOption, Network, PaymentStatus, PayoutErrorType, PayoutStatus,
    StaticWalletStatus, Text, Timestamp,
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

/// Shows the named fields, and fails when the model has others: a new field needs its vectors.
macro_rules! model {
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
pub(crate) use model;
