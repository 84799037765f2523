//! Values that mean none.

use crate::canonical::{Kind, Value};

/// True for null, an empty string and the four letters `null`. Whether fields without a value are
/// absent, null or empty is not documented (Alchemy §4.5, §9 item 13), and none of the three is
/// signed (Alchemy §3.1 step 2): no such value may reach a typed field.
pub(super) fn is_blank(value: Value<'_>) -> bool {
    match (value.plain_text(), value.kind()) {
        (Some(text), _) => text.is_empty() || text == b"null",
        (None, Kind::String) => value.as_str().as_deref() == Some("null"),
        (None, kind) => kind == Kind::Null,
    }
}
