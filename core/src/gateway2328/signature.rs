//! The signature rule: HMAC-SHA256 over the Base64 text of the body (2328 §3).

use std::fmt;

use base64::Engine as _;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::error::Error;
use crate::hex;
use crate::secret::Secret;

/// The bytes of a signature.
pub(crate) const SIGNATURE_BYTES: usize = 32;

/// Base64 with the vector instructions of the processor at hand: plain code takes a fifth of the time
/// of `verify` for it.
#[cfg(any(
    target_arch = "x86_64",
    all(target_arch = "aarch64", target_feature = "neon")
))]
static BASE64: std::sync::LazyLock<base64::engine::Simd> = std::sync::LazyLock::new(|| {
    base64::engine::Simd::standard(base64::engine::general_purpose::PAD)
});

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "aarch64", target_feature = "neon")
)))]
use base64::engine::general_purpose::STANDARD as BASE64;

/// A key made ready: the state of the MAC after the key's block, zeroed on drop.
#[derive(Clone)]
pub(super) struct KeyedMac(Hmac<Sha256>);

impl KeyedMac {
    fn new(secret: &Secret) -> Result<KeyedMac, Error> {
        // HMAC takes a key of any length; the error type exists for other MACs.
        Hmac::new_from_slice(secret.expose())
            .map(KeyedMac)
            .map_err(|_| Error::field_limit("key", "a key that HMAC takes", "another"))
    }

    /// The MAC over the Base64 text of `parts` joined, without joining them.
    pub(super) fn mac(&self, parts: &[&[u8]]) -> [u8; SIGNATURE_BYTES] {
        // A multiple of three bytes encodes to whole groups, so chunks can follow each other; a usual
        // webhook fits into one, which costs least.
        const PLAIN: usize = 768;
        let mut mac = self.0.clone();
        let mut text = [0; PLAIN / 3 * 4];
        let mut held = [0; PLAIN];
        let mut filled = 0;
        let mut feed = |plain: &[u8]| {
            let written = BASE64.encode_slice(plain, &mut text).unwrap_or(0);
            mac.update(text.get(..written).unwrap_or(&[]));
        };
        for part in parts {
            let mut rest = *part;
            if filled > 0 {
                let take = rest.len().min(PLAIN - filled);
                held[filled..filled + take].copy_from_slice(&rest[..take]);
                filled += take;
                rest = &rest[take..];
                if filled < PLAIN {
                    continue;
                }
                feed(&held);
            }
            let mut chunks = rest.chunks_exact(PLAIN);
            for chunk in &mut chunks {
                feed(chunk);
            }
            let tail = chunks.remainder();
            held[..tail.len()].copy_from_slice(tail);
            filled = tail.len();
        }
        feed(&held[..filled]);
        mac.finalize().into_bytes().into()
    }

    /// True when `expected` is the signature of `parts` joined; takes the same time either way.
    pub(super) fn matches(&self, parts: &[&[u8]], expected: &[u8; SIGNATURE_BYTES]) -> bool {
        crate::hex::same(&self.mac(parts), expected)
    }

    fn sign(&self, body: &[u8]) -> String {
        hex::lower(&self.mac(&[body]))
    }
}

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(pub(super) KeyedMac);

        impl $name {
            /// Takes over a key as the merchant panel shows it.
            ///
            /// # Errors
            ///
            /// `configuration` when it is empty or has white space at an end.
            pub fn new(key: impl Into<String>) -> Result<$name, Error> {
                $name::from_secret(&Secret::new(key)?)
            }

            /// The same from a [`Secret`].
            ///
            /// # Errors
            ///
            /// None in practice: HMAC takes a key of any length.
            pub fn from_secret(secret: &Secret) -> Result<$name, Error> {
                KeyedMac::new(secret).map($name)
            }

            /// The value of the header `sign` for exactly these bytes: 64 lower-case hexadecimal
            /// digits. An empty body is what a `GET` signs (2328 §3).
            pub fn sign(&self, body: &[u8]) -> String {
                self.0.sign(body)
            }

            /// True when `signature` (hexadecimal, either case) is that of exactly these bytes;
            /// compared in constant time.
            pub fn verify(&self, body: &[u8], signature: &str) -> bool {
                hex::decode(signature).is_some_and(|expected| self.0.matches(&[body], &expected))
            }

            /// Adds `sign` to a JSON object, as the gateway does with a webhook: for tests of a
            /// shop's own handler.
            ///
            /// # Errors
            ///
            /// `malformed_json` when `body` is not a JSON object.
            pub fn sign_webhook(&self, body: &str) -> Result<String, Error> {
                super::verify::sign_webhook(&self.0, body)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

key! {
    /// The API key: payments, static wallets, balance, prices, directions and conversions, and the
    /// webhooks of payments and static wallets (2328 §3).
    ///
    /// ```
    /// let key = cointill::gateway2328::ApiKey::new("test-api-key")?;
    /// assert_eq!(
    ///     key.sign(b""),
    ///     "9895e63885ce12f696537ca12d7c8577e0e532f650c5bb6dae546091d40e1cca",
    /// );
    /// # Ok::<(), cointill::Error>(())
    /// ```
    ApiKey
}

key! {
    /// The payout API key: everything under `/v1/payout`, and the webhooks of payouts (2328 §3).
    /// A type of its own, so that the two keys cannot be mixed up.
    PayoutKey
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::STANDARD;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn parts_sign_as_the_whole(parts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..1_200), 0..6)) {
            let key = ApiKey::new("sandbox-api-key").unwrap();
            let slices: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
            let whole = STANDARD.encode(parts.concat());
            let mut mac = Hmac::<Sha256>::new_from_slice(b"sandbox-api-key").unwrap();
            mac.update(whole.as_bytes());
            let expected: [u8; SIGNATURE_BYTES] = mac.finalize().into_bytes().into();
            prop_assert_eq!(key.0.mac(&slices), expected);
        }
    }
}
