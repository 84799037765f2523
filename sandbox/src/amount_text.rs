//! Amounts in stored records and in the control interface: JSON strings, never JSON numbers, which
//! other parsers would read as floats.

use std::borrow::Cow;

use cointill::Amount;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

pub(crate) fn serialize<S: Serializer>(amount: &Amount, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(amount.as_str())
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Amount, D::Error> {
    let text = Cow::<'de, str>::deserialize(from)?;
    text.parse().map_err(D::Error::custom)
}

pub(crate) mod optional {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(
        amount: &Option<Amount>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match amount {
            Some(amount) => to.serialize_str(amount.as_str()),
            None => to.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Amount>, D::Error> {
        let text = Option::<Cow<'de, str>>::deserialize(from)?;
        text.map(|text| text.parse().map_err(D::Error::custom))
            .transpose()
    }
}
