//! What a model's fields are for a given body.

use serde_json::{Map, Value};

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Text, amount, code or time: the text of a string or of a number, untouched.
    Text,
    /// A whole number, in quotes or not.
    Integer,
    Boolean,
}

/// One field: its name in every language (before that language's spelling) and on the wire.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) wire: &'static str,
    pub(crate) kind: Kind,
}

pub(crate) const fn text(name: &'static str) -> Field {
    Field {
        name,
        wire: name,
        kind: Kind::Text,
    }
}

pub(crate) const fn integer(name: &'static str) -> Field {
    Field {
        name,
        wire: name,
        kind: Kind::Integer,
    }
}

pub(crate) const fn boolean(name: &'static str) -> Field {
    Field {
        name,
        wire: name,
        kind: Kind::Boolean,
    }
}

impl Field {
    pub(crate) const fn on_wire(self, wire: &'static str) -> Field {
        Field { wire, ..self }
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

fn value_of(field: &Field, value: &Value) -> Value {
    match (field.kind, value) {
        (_, Value::Null) => Value::Null,
        (Kind::Text, Value::String(text)) => Value::from(text.as_str()),
        (Kind::Text, Value::Number(number)) => Value::from(number.to_string()),
        (Kind::Integer, Value::Number(_)) | (Kind::Boolean, Value::Bool(_)) => value.clone(),
        (Kind::Integer, Value::String(text)) => {
            Value::from(text.parse::<u64>().expect("a counter"))
        }
        (kind, other) => unreachable!("{}: {kind:?} from {other}", field.name),
    }
}
