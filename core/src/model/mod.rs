//! How the models of this crate are defined: each field once, with its wire name, type and doc.
//!
//! The macros make the struct, the reader (or writer) and a description of the fields that the
//! bindings, their generated types and the documentation are made from.

mod field;
mod from_json;
mod open_enum;
mod reading;
mod record;
mod request;
#[cfg(feature = "records")]
mod value;

pub(crate) use crate::canonical::Source;
pub use field::{Described, Field, FieldKind, Model};
pub(crate) use from_json::{FromJson, Problem, read_list, wrong_kind};
pub(crate) use open_enum::open_enum;
pub(crate) use reading::{Reading, Shape};
pub(crate) use record::{model, none_like, part, record, told, unsigned_part, wire_name};
pub(crate) use request::{ToJson, request, request_field, request_fields};
#[cfg(feature = "records")]
pub use value::{FieldValue, Record};
#[cfg(feature = "records")]
pub(crate) use value::{ToValue, read_record};
