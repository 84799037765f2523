//! What a model or a request says of its fields.

use std::fmt;

use crate::canonical::Value;
use crate::error::Error;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum FieldKind {
    Text,
    Amount,
    Currency,
    Network,
    Timestamp,
    Integer,
    Boolean,
    Json,
    /// A string of an open set; the name of the Rust enum.
    OpenEnum(&'static str),
    /// A list of another kind.
    List(&'static FieldKind),
    /// A model of its own; its name.
    Model(&'static str),
}

impl fmt::Display for FieldKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FieldKind::OpenEnum(name) | FieldKind::Model(name) => f.write_str(name),
            FieldKind::List(inner) => write!(f, "list of {inner}"),
            other => f.write_str(&format!("{other:?}").to_lowercase()),
        }
    }
}

/// One field of a model or request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The name in this library, in snake case.
    pub name: &'static str,
    /// The name in the gateway's JSON.
    pub wire_name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// False when it may be absent or null.
    pub required: bool,
    /// Its documentation; empty without the feature `docs`.
    pub doc: &'static str,
}

/// Something that a gateway sends or takes, with a description of its fields.
pub trait Model: Sized {
    /// The name of the type.
    const NAME: &'static str;
    /// Its documentation; empty without the feature `docs`.
    const DOC: &'static str;
    /// Its fields, in the order of the gateway's documentation.
    const FIELDS: &'static [Field];
    /// False for a part of an object, which does not keep the object's text.
    const WHOLE: bool;

    /// Reads it from scanned JSON. Unknown members are kept in the raw text and never fail.
    ///
    /// # Errors
    ///
    /// `malformed_response` with the field's name when one that is required is missing, or one
    /// holds something else than its kind.
    fn read(value: Value<'_>) -> Result<Self, Error>;
}

/// A request that describes its fields.
pub trait Described {
    /// The name of the type.
    const NAME: &'static str;
    /// Its fields, in the order in which they are sent.
    const FIELDS: &'static [Field];
}
