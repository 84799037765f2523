//! Ids of events that are the same for every delivery.

use sha2::{Digest as _, Sha256};

use crate::hex;

/// Longest id: fits an indexed column of 191 characters.
const MOST: usize = 191;

/// `gateway:kind:part:part…`, with `%` and `:` of a part escaped so that no two lists of parts
/// give the same id; a long one is replaced by its SHA-256.
///
/// ```
/// assert_eq!(
///     cointill::payment::event_id("2328", "payment", &["0198", "paid"]),
///     "2328:payment:0198:paid",
/// );
/// ```
pub fn event_id(gateway: &str, kind: &str, parts: &[&str]) -> String {
    let mut id = format!("{gateway}:{kind}");
    for part in parts {
        id.push(':');
        if part.bytes().all(is_usual) {
            id.push_str(part);
            continue;
        }
        for c in part.chars() {
            if matches!(c, ':' | '%') || c.is_control() || c.is_whitespace() {
                id.push_str(&format!("%{:02X}", u32::from(c)));
            } else {
                id.push(c);
            }
        }
    }
    if id.len() > MOST {
        return format!(
            "{gateway}:{kind}:sha256-{}",
            hex::lower(&Sha256::digest(&id))
        );
    }
    id
}

/// What ids of gateways and shops consist of.
fn is_usual(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b':' && byte != b'%'
}
