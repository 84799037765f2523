//! JSON as bytes: one scanner that keeps what other parsers throw away.
//!
//! Both gateways sign text, so what matters is what was written: the order of members, the digits
//! of a number, whether a slash was escaped. The scanner reads raw bytes once, in time linear in
//! their number, keeps all of that, and refuses what has no single meaning: duplicate keys, lone
//! surrogates, anything that is not JSON (2328 §10 step 1, Alchemy §6.4 step 1).

mod encode;
mod error;
mod keys;
mod limits;
mod number;
mod scan;
mod string;
mod value;

pub(crate) use encode::{CutMember, cut_member, push_string, rewrite_without};
pub use encode::{LineSeparators, Writer};
pub use error::{JsonError, JsonErrorKind};
pub use limits::Limits;
pub use scan::Document;
pub(crate) use value::Source;
pub use value::{Items, Json, Kind, Members, Value};
