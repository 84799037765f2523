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
        for c in part.chars() {
            match c {
                ':' => id.push_str("%3A"),
                '%' => id.push_str("%25"),
                c if c.is_control() || c.is_whitespace() => {
                    id.push_str(&format!("%{:02X}", u32::from(c)));
                }
                c => id.push(c),
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
