//! Models: their values by the place of the field, in one crossing.

use cointill::model::{FieldValue, Record};

/// A model as it crosses.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeRecord {
    /// The name of the model.
    pub model: String,
    /// The value of each field as text; none for one that is absent, or that holds models.
    pub values: Vec<Option<String>>,
    /// The fields that hold models.
    pub parts: Vec<NativePart>,
    /// The whole object as it was received; none for a part of one.
    pub raw: Option<String>,
}

/// A field that holds a model, or a list of them.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativePart {
    /// The place of the field.
    pub place: u32,
    /// The models.
    pub records: Vec<NativeRecord>,
}

pub(crate) fn record(record: &dyn Record) -> NativeRecord {
    let fields = record.fields();
    let mut values = Vec::with_capacity(fields.len());
    let mut parts = Vec::new();
    for (index, place) in (0..fields.len()).zip(0..) {
        let mut part = |records| parts.push(NativePart { place, records });
        values.push(match record.value(index) {
            FieldValue::Text(text) => Some(text.to_owned()),
            FieldValue::Amount(amount) => Some(amount.as_str().to_owned()),
            FieldValue::Timestamp(time) => Some(time.as_str().to_owned()),
            FieldValue::Integer(number) => Some(number.to_string()),
            FieldValue::Boolean(flag) => Some(flag.to_string()),
            FieldValue::Json(json) => Some(json.as_str().to_owned()),
            FieldValue::Record(one) => {
                part(vec![self::record(&*one)]);
                None
            }
            FieldValue::Records(all) => {
                part(all.iter().map(|one| self::record(&**one)).collect());
                None
            }
            _ => None,
        });
    }
    NativeRecord {
        model: record.name().to_owned(),
        values,
        parts,
        raw: record.raw().map(|raw| raw.as_str().to_owned()),
    }
}
