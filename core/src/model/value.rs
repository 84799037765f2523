//! The values of a model's fields by their place, for other languages.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use super::field::{Field, Model};
use crate::canonical::{Json, Writer};
use crate::error::Error;
use crate::money::{Amount, Currency, Network};
use crate::text::Text;
use crate::time::Timestamp;

/// The value of a field. What a text means (a currency, a word of an open set) is said by the
/// field's [`FieldKind`](super::FieldKind).
#[derive(Debug, Clone)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum FieldValue<'r> {
    /// Absent or null.
    None,
    Text(&'r str),
    Amount(&'r Amount),
    Timestamp(&'r Timestamp),
    Integer(u64),
    Boolean(bool),
    Json(&'r Json),
    Record(Arc<dyn Record>),
    Records(Vec<Arc<dyn Record>>),
}

impl PartialEq for FieldValue<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (FieldValue::None, FieldValue::None) => true,
            (FieldValue::Text(a), FieldValue::Text(b)) => a == b,
            // As text: 1.0 and 1.00 are the same sum, but not the same answer.
            (FieldValue::Amount(a), FieldValue::Amount(b)) => a.as_str() == b.as_str(),
            (FieldValue::Timestamp(a), FieldValue::Timestamp(b)) => a == b,
            (FieldValue::Integer(a), FieldValue::Integer(b)) => a == b,
            (FieldValue::Boolean(a), FieldValue::Boolean(b)) => a == b,
            (FieldValue::Json(a), FieldValue::Json(b)) => a == b,
            (FieldValue::Record(a), FieldValue::Record(b)) => a.same_as(&**b),
            (FieldValue::Records(a), FieldValue::Records(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same_as(&**b))
            }
            _ => false,
        }
    }
}

/// A model whose type is not known when a program is compiled.
pub trait Record: fmt::Debug + Send + Sync + 'static {
    /// The name of the type.
    fn name(&self) -> &'static str;

    /// Its fields, in the order of the gateway's documentation.
    fn fields(&self) -> &'static [Field];

    /// The value of the field at `index`; [`FieldValue::None`] beyond the last.
    fn value(&self, index: usize) -> FieldValue<'_>;

    /// The whole object as it was received; `None` for a part of one.
    fn raw(&self) -> Option<&Json>;

    /// The same with another text as what was received; a part of an object has none.
    fn received_as(&self, raw: Json) -> Arc<dyn Record>;

    /// For a look at what it is.
    fn as_any(&self) -> &dyn Any;
}

impl dyn Record {
    /// True when both are of the same type, hold the same and were received as the same.
    pub fn same_as(&self, other: &dyn Record) -> bool {
        let all = 0..self.fields().len();
        self.name() == other.name()
            && self.raw() == other.raw()
            && all
                .into_iter()
                .all(|index| self.value(index) == other.value(index))
    }

    /// JSON from which [`read_record`](crate::dynamic::read_record) makes the same again: the
    /// fields, and beside them what was received. The fields do not follow from what was received:
    /// a recovered order has a page that this library put together.
    pub fn to_json(&self) -> String {
        let mut whole = Writer::object();
        whole.literal("fields", &self.to_fields());
        if let Some(raw) = self.raw() {
            whole.literal("raw", raw.as_str());
        }
        whole.finish()
    }

    fn to_fields(&self) -> String {
        let mut fields = Writer::object();
        for (index, field) in self.fields().iter().enumerate() {
            write(&mut fields, field.wire_name, self.value(index));
        }
        fields.finish()
    }

    /// As a member of another model: what was received, from which it is read again.
    fn to_member(&self) -> String {
        match self.raw() {
            Some(raw) => raw.as_str().to_owned(),
            None => self.to_fields(),
        }
    }
}

fn write(writer: &mut Writer, key: &str, value: FieldValue<'_>) {
    match value {
        FieldValue::None => {}
        FieldValue::Text(text) => writer.string(key, text),
        FieldValue::Amount(amount) => writer.string(key, amount.as_str()),
        FieldValue::Timestamp(time) => writer.string(key, time.as_str()),
        FieldValue::Integer(number) => writer.literal(key, &number.to_string()),
        FieldValue::Boolean(flag) => writer.literal(key, if flag { "true" } else { "false" }),
        FieldValue::Json(json) => writer.literal(key, json.as_str()),
        FieldValue::Record(record) => writer.literal(key, &record.to_member()),
        FieldValue::Records(records) => {
            let items: Vec<_> = records.iter().map(|record| record.to_member()).collect();
            writer.literal(key, &format!("[{}]", items.join(",")));
        }
    }
}

/// Reads the fields of a model as a record.
pub(crate) fn read_record<T: Model + Record>(
    value: crate::canonical::Value<'_>,
) -> Result<Arc<dyn Record>, Error> {
    Ok(Arc::new(T::read(value)?))
}

pub(crate) trait ToValue {
    fn to_value(&self) -> FieldValue<'_>;
}

macro_rules! to_value {
    ($($kind:ty => |$value:ident| $made:expr;)*) => {$(
        impl ToValue for $kind {
            fn to_value(&self) -> FieldValue<'_> {
                let $value = self;
                $made
            }
        }
    )*};
}

to_value! {
    Text => |text| FieldValue::Text(text.as_str());
    Currency => |code| FieldValue::Text(code.as_str());
    Network => |code| FieldValue::Text(code.as_str());
    Amount => |amount| FieldValue::Amount(amount);
    Timestamp => |time| FieldValue::Timestamp(time);
    u64 => |number| FieldValue::Integer(*number);
    bool => |flag| FieldValue::Boolean(*flag);
    Json => |json| FieldValue::Json(json);
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> FieldValue<'_> {
        self.as_ref().map_or(FieldValue::None, ToValue::to_value)
    }
}

impl<T: Record + Clone> ToValue for Vec<T> {
    fn to_value(&self) -> FieldValue<'_> {
        let records = self
            .iter()
            .map(|item| Arc::new(item.clone()) as Arc<dyn Record>);
        FieldValue::Records(records.collect())
    }
}
