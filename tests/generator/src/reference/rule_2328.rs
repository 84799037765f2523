//! The signature rule of 2328 (§3, §10).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::Value;
use sha2::Sha256;

use super::json::{self, Style};

/// The header `sign` for these bytes: steps 1 to 4 of §3, one line each.
pub(crate) fn sign(key: &str, body: &[u8]) -> String {
    let text = STANDARD.encode(body);
    hex(&hmac(key, text.as_bytes()))
}

/// What someone sends who leaves the Base64 step out.
pub(crate) fn sign_without_base64(key: &str, body: &[u8]) -> String {
    hex(&hmac(key, body))
}

/// The right MAC, written as Base64 instead of hexadecimal.
pub(crate) fn sign_as_base64(key: &str, body: &[u8]) -> String {
    STANDARD.encode(hmac(key, STANDARD.encode(body).as_bytes()))
}

fn hmac(key: &str, message: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("HMAC takes any key");
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The signature over a webhook's body, `sign` left out, in one of the forms of §10.
pub(crate) fn sign_webhook(key: &str, body: &Value, form: Style) -> String {
    let text = json::write(&json::without_sign(body), form);
    sign(key, text.as_bytes())
}

/// True when a webhook's `sign` is right under one of the two forms that are signed (§10).
pub(crate) fn verifies(key: &str, body: &[u8]) -> bool {
    let Ok(value) = serde_json::from_slice::<Value>(body) else {
        return false;
    };
    let Some(sign) = value.get("sign").and_then(Value::as_str) else {
        return false;
    };
    [Style::Reference, Style::LiteralSeparators]
        .into_iter()
        .any(|form| sign_webhook(key, &value, form).eq_ignore_ascii_case(sign))
}

#[cfg(test)]
mod tests {
    use crate::cases::signing_2328::PAGE;

    #[test]
    fn reproduces_every_vector_of_the_protocol_page() {
        for vector in PAGE {
            let got = super::sign(vector.secret, vector.body.as_bytes());
            assert_eq!(got, vector.sign, "{}", vector.id);
        }
    }
}
