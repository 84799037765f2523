//! The view token, from `docs/decisions/0012`, with plain crates.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// `cvt1.<key id>.<gateway>.<expires>.<order id>` and its MAC.
pub(crate) fn mint(key_id: &str, key: &str, gateway: &str, expires: i64, order_id: &str) -> String {
    let order = base64(order_id.as_bytes());
    sealed(&format!("cvt1.{key_id}.{gateway}.{expires}.{order}"), key)
}

/// Any text with its MAC behind it, as whoever has the key could make it.
pub(crate) fn sealed(text: &str, key: &str) -> String {
    format!("{text}.{}", base64(&mac(text, key)))
}

/// HMAC-SHA256 over a line that names what it is for, and the text.
pub(crate) fn mac(text: &str, key: &str) -> Vec<u8> {
    hmac(&format!("cointill view token\n{text}"), key)
}

/// HMAC-SHA256 over a text and nothing else.
pub(crate) fn hmac(text: &str, key: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("HMAC takes any key");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    /// `printf 'cointill view token\ncvt1.k.2328.1.QQ' | openssl dgst -sha256 -hmac <32 × k>`.
    #[test]
    fn the_mac_is_what_openssl_says() {
        let mac = super::mac("cvt1.k.2328.1.QQ", &"k".repeat(32));
        let hex = super::super::rule_2328::hex(&mac);
        assert_eq!(
            hex,
            "d10e261e1bf56450dd534c2e38a74b42b535d73e607b7e6e7c7c01740302fd14"
        );
    }
}
