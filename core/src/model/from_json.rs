//! Reading the value of one field.

use super::field::{FieldKind, Model};
use crate::canonical::{Json, Kind, Source, Value};
use crate::error::{Error, ErrorCode};
use crate::money::{Amount, AmountError, Currency, Network};
use crate::text::Text;

/// Why a JSON value is not what a field holds.
pub(crate) enum Problem {
    Kind,
    Amount(Box<AmountError>),
    Inner(Error),
}

pub(crate) trait FromJson: Sized {
    const KIND: FieldKind;
    const REQUIRED: bool = true;

    fn from_json(value: Value<'_>, source: &Source) -> Result<Self, Problem>;

    fn missing() -> Option<Self> {
        None
    }
}

impl FromJson for Text {
    const KIND: FieldKind = FieldKind::Text;

    #[inline(always)]
    fn from_json(value: Value<'_>, source: &Source) -> Result<Text, Problem> {
        source.text(value).ok_or(Problem::Kind)
    }
}

impl FromJson for String {
    const KIND: FieldKind = FieldKind::Text;

    fn from_json(value: Value<'_>, _: &Source) -> Result<String, Problem> {
        Ok(value.as_str().ok_or(Problem::Kind)?.into_owned())
    }
}

impl FromJson for Amount {
    const KIND: FieldKind = FieldKind::Amount;

    #[inline]
    fn from_json(value: Value<'_>, source: &Source) -> Result<Amount, Problem> {
        Amount::from_text(source.text(value).ok_or(Problem::Kind)?)
            .map_err(|error| Problem::Amount(Box::new(error)))
    }
}

impl FromJson for Currency {
    const KIND: FieldKind = FieldKind::Currency;

    #[inline]
    fn from_json(value: Value<'_>, source: &Source) -> Result<Currency, Problem> {
        Ok(Currency::from_text(
            source.text(value).ok_or(Problem::Kind)?,
        ))
    }
}

impl FromJson for Network {
    const KIND: FieldKind = FieldKind::Network;

    #[inline]
    fn from_json(value: Value<'_>, source: &Source) -> Result<Network, Problem> {
        Ok(Network::from_text(source.text(value).ok_or(Problem::Kind)?))
    }
}

impl FromJson for Json {
    const KIND: FieldKind = FieldKind::Json;

    fn from_json(value: Value<'_>, source: &Source) -> Result<Json, Problem> {
        Ok(source.json_of(value))
    }
}

impl FromJson for bool {
    const KIND: FieldKind = FieldKind::Boolean;

    fn from_json(value: Value<'_>, _: &Source) -> Result<bool, Problem> {
        value.as_bool().ok_or(Problem::Kind)
    }
}

macro_rules! integer_from_json {
    ($($integer:ty),*) => {$(
        impl FromJson for $integer {
            const KIND: FieldKind = FieldKind::Integer;

            fn from_json(value: Value<'_>, _: &Source) -> Result<$integer, Problem> {
                // A counter in quotes is read too: PHP servers change between the two.
                let text = value.as_text().ok_or(Problem::Kind)?;
                text.parse().map_err(|_| Problem::Kind)
            }
        }
    )*};
}

integer_from_json!(u32, u64);

impl<T: FromJson> FromJson for Option<T> {
    const KIND: FieldKind = T::KIND;
    const REQUIRED: bool = false;

    #[inline(always)]
    fn from_json(value: Value<'_>, source: &Source) -> Result<Option<T>, Problem> {
        if value.is_null() {
            return Ok(None);
        }
        T::from_json(value, source).map(Some)
    }

    fn missing() -> Option<Option<T>> {
        Some(None)
    }
}

impl<T: Model> FromJson for Vec<T> {
    const KIND: FieldKind = FieldKind::List(&FieldKind::Model(T::NAME));

    fn from_json(value: Value<'_>, _: &Source) -> Result<Vec<T>, Problem> {
        read_list(value).map_err(Problem::Inner)
    }
}

/// For how many models room is made before one is read: a hostile list may have millions of items.
const MOST_AHEAD: usize = 8_192;

/// An array of models, each with a buffer of its own: keeping one item must not keep a whole page.
pub(crate) fn read_list<T: Model>(value: Value<'_>) -> Result<Vec<T>, Error> {
    if value.kind() != Kind::Array {
        return Err(wrong_kind(T::NAME, "a list", value));
    }
    // A page of a usual length is not moved while it grows; what is not one costs no more than that.
    let mut all = Vec::with_capacity(value.items().count().min(MOST_AHEAD));
    for item in value.items() {
        all.push(T::read(item)?);
    }
    Ok(all)
}

#[cold]
pub(crate) fn wrong_kind(what: &str, expected: &str, value: Value<'_>) -> Error {
    Error::new(
        ErrorCode::MalformedResponse,
        format!(
            "{what}: expected {expected}, got {}",
            kind_name(value.kind())
        ),
    )
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::True | Kind::False => "a boolean",
        Kind::Number => "a number",
        Kind::String => "a string",
        Kind::Array => "a list",
        Kind::Object => "an object",
    }
}
