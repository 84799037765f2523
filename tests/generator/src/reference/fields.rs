//! What a model's fields are for a given body.

use serde_json::{Map, Value};

use super::json::{self as form, Style};

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Text, amount, code or time: the text of a string or of a number, untouched.
    Text,
    /// A whole number, in quotes or not.
    Integer,
    Boolean,
    /// Any value, as its JSON text.
    Json,
    /// Never on the wire.
    Absent,
}

/// One field: its name in every language (before that language's spelling) and on the wire.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) wire: &'static str,
    /// A misspelling that is read where the first is absent.
    pub(crate) misspelt: Option<&'static str>,
    pub(crate) kind: Kind,
}

const fn field(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        wire: name,
        misspelt: None,
        kind,
    }
}

pub(crate) const fn text(name: &'static str) -> Field {
    field(name, Kind::Text)
}

pub(crate) const fn integer(name: &'static str) -> Field {
    field(name, Kind::Integer)
}

pub(crate) const fn boolean(name: &'static str) -> Field {
    field(name, Kind::Boolean)
}

pub(crate) const fn json(name: &'static str) -> Field {
    field(name, Kind::Json)
}

pub(crate) const fn absent(name: &'static str) -> Field {
    field(name, Kind::Absent)
}

impl Field {
    pub(crate) const fn on_wire(self, wire: &'static str) -> Field {
        Field { wire, ..self }
    }

    pub(crate) const fn or(self, misspelt: &'static str) -> Field {
        Field {
            misspelt: Some(misspelt),
            ..self
        }
    }
}

/// The fields of a model in the order of the protocol notes.
pub(crate) type Model = &'static [Field];

/// Every field of the model by its name; `null` for one that is null or absent.
pub(crate) fn read(model: Model, body: &Value) -> Value {
    let fields: Map<String, Value> = model
        .iter()
        .map(|field| {
            let value = body.get(field.wire).unwrap_or(&Value::Null);
            (field.name.to_owned(), value_of(field, value))
        })
        .collect();
    Value::Object(fields)
}

/// The same at Alchemy Pay, where an empty text and the four letters `null` are no value either
/// (Alchemy §3.1 step 2, §4.5), and where some names are misspelt.
pub(crate) fn read_alchemypay(model: Model, body: &Value) -> Value {
    let present = |name: &str| {
        let value = body.get(name)?;
        let blank = value.is_null() || value == "" || value == "null";
        (!blank).then_some(value)
    };
    let fields: Map<String, Value> = model
        .iter()
        .map(|field| {
            let value = present(field.wire).or_else(|| present(field.misspelt?));
            let value = value.unwrap_or(&Value::Null);
            (field.name.to_owned(), value_of(field, value))
        })
        .collect();
    Value::Object(fields)
}

fn value_of(field: &Field, value: &Value) -> Value {
    match (field.kind, value) {
        (_, Value::Null) | (Kind::Absent, _) => Value::Null,
        (Kind::Json, value) => form::write(value, Style::Reference).into(),
        (Kind::Text, Value::String(text)) => Value::from(text.as_str()),
        (Kind::Text, Value::Number(number)) => Value::from(number.to_string()),
        (Kind::Integer, Value::Number(_)) | (Kind::Boolean, Value::Bool(_)) => value.clone(),
        (Kind::Integer, Value::String(text)) => {
            Value::from(text.parse::<u64>().expect("a counter"))
        }
        (kind, other) => unreachable!("{}: {kind:?} from {other}", field.name),
    }
}
