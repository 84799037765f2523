//! The deterministic id of an event: the same for every delivery and in every language.

use sha2::{Digest as _, Sha256};

use super::rule_2328::hex;

/// `gateway:kind:part:part…`. In a part `%`, `:`, white space and control characters are written
/// `%XX`, the code point in upper-case hexadecimal with at least two digits. More than 191 bytes
/// become `gateway:kind:sha256-…` of the long form.
pub(crate) fn event_id(gateway: &str, kind: &str, parts: &[&str]) -> String {
    let mut long = format!("{gateway}:{kind}");
    for part in parts {
        long += ":";
        for c in part.chars() {
            if c == '%' || c == ':' || c.is_whitespace() || c.is_control() {
                long += &format!("%{:02X}", c as u32);
            } else {
                long.push(c);
            }
        }
    }
    if long.len() <= 191 {
        return long;
    }
    let digest = Sha256::digest(long.as_bytes());
    format!("{gateway}:{kind}:sha256-{}", hex(&digest))
}
