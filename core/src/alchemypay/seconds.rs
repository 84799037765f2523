//! A number of seconds as the gateway takes it.

use crate::canonical::{Value, Writer};
use crate::model::{FieldKind, FromJson, Problem, Source, ToJson};

/// A number of seconds, sent as a string: every value of a request is one in the documents
/// (Alchemy §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seconds(pub u32);

impl From<u32> for Seconds {
    fn from(seconds: u32) -> Seconds {
        Seconds(seconds)
    }
}

impl FromJson for Seconds {
    const KIND: FieldKind = FieldKind::Integer;

    fn from_json(value: Value<'_>, source: &Source) -> Result<Seconds, Problem> {
        u32::from_json(value, source).map(Seconds)
    }
}

impl ToJson for Seconds {
    fn write(&self, writer: &mut Writer, key: &str) {
        writer.string(key, &self.0.to_string());
    }
}
