//! Values that mean none.

use crate::canonical::{Kind, Value};

/// True for null, an empty string and the four letters `null`. Whether fields without a value are
/// absent, null or empty is not documented (Alchemy §4.5, §9 item 13), and none of the three is
/// signed (Alchemy §3.1 step 2): no such value may reach a typed field.
pub(super) fn is_blank(value: Value<'_>) -> bool {
    match value.kind() {
        Kind::Null => true,
        Kind::String => value
            .as_str()
            .is_none_or(|text| text.is_empty() || text == "null"),
        _ => false,
    }
}
