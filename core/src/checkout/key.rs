//! The shop's own keys, under which view tokens are minted.

use std::fmt;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::error::{Error, ErrorCode};
use crate::secret::Secret;
use crate::text::Text;

/// The bytes of a token's MAC.
pub(super) const MAC_BYTES: usize = 32;

/// Goes before the text under the MAC, so that a view key that is used for something else as well,
/// or something else's key that is used here, signs no text that both would take: 2328's signatures
/// are over Base64 text, which has no space.
const DOMAIN: &[u8] = b"cointill view token\n";

/// A key of the shop's own for view tokens. Never a gateway's key: whoever reads a token's text may
/// try keys on it as long as they like.
///
/// ```
/// use cointill::checkout::ViewKey;
///
/// // Made once, for example by `openssl rand -base64 48`, and kept with the other secrets.
/// let key = ViewKey::new("sandbox-view-key-of-at-least-32-bytes")?;
/// assert_eq!(format!("{key:?}"), "ViewKey(…)");
/// let error = ViewKey::new("too-short").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "view_key: expected a random text of at least 32 bytes, got 9 bytes",
/// );
/// # Ok::<(), cointill::Error>(())
/// ```
///
/// There is no `==`, no `Display` and no way to serialise it; it is zeroed on drop.
#[derive(Clone)]
pub struct ViewKey(Hmac<Sha256>);

impl ViewKey {
    /// The least number of bytes: as many as the hash gives.
    pub const SHORTEST: usize = 32;

    /// Takes over a key.
    ///
    /// # Errors
    ///
    /// `configuration` when it has fewer than 32 bytes, white space at an end, or a control
    /// character.
    pub fn new(key: impl Into<String>) -> Result<ViewKey, Error> {
        let key = Zeroizing::new(key.into());
        let problem = if key.trim() != key.as_str() {
            "one with white space at an end".to_owned()
        } else if key.chars().any(char::is_control) {
            "one with a control character".to_owned()
        } else if key.len() < ViewKey::SHORTEST {
            format!("{} bytes", key.len())
        } else {
            return ViewKey::of(key.as_bytes());
        };
        Err(refuse(
            "view_key",
            "a random text of at least 32 bytes",
            problem,
        ))
    }

    /// The same from a [`Secret`].
    ///
    /// # Errors
    ///
    /// `configuration` when it has fewer than 32 bytes.
    pub fn from_secret(secret: &Secret) -> Result<ViewKey, Error> {
        let bytes = secret.expose();
        if bytes.len() < ViewKey::SHORTEST {
            let got = format!("{} bytes", bytes.len());
            return Err(refuse(
                "view_key",
                "a random text of at least 32 bytes",
                got,
            ));
        }
        ViewKey::of(bytes)
    }

    fn of(bytes: &[u8]) -> Result<ViewKey, Error> {
        // HMAC takes a key of any length; the error type exists for other MACs.
        Hmac::new_from_slice(bytes)
            .map(ViewKey)
            .map_err(|_| refuse("view_key", "a key that HMAC takes", "another"))
    }

    /// The MAC of a token's text.
    pub(super) fn mac(&self, text: &str) -> [u8; MAC_BYTES] {
        let mut mac = self.0.clone();
        mac.update(DOMAIN);
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for ViewKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ViewKey(…)")
    }
}

/// The keys in force, by id: the first mints, all verify. So a key is replaced without a customer
/// noticing: put the new one first, and leave the old one out a day later.
#[derive(Clone)]
pub struct ViewKeys(Vec<(Text, ViewKey)>);

impl ViewKeys {
    /// The key that mints. The id stands in every token: 1 to 32 of `A-Z a-z 0-9 - _`.
    ///
    /// # Errors
    ///
    /// `configuration` for another id.
    pub fn new(id: &str, key: ViewKey) -> Result<ViewKeys, Error> {
        ViewKeys(Vec::with_capacity(1)).with_older(id, key)
    }

    /// A further key that verifies what it minted before.
    ///
    /// # Errors
    ///
    /// `configuration` for an id that is not 1 to 32 of `A-Z a-z 0-9 - _`, or is there already.
    pub fn with_older(mut self, id: &str, key: ViewKey) -> Result<ViewKeys, Error> {
        if !is_key_id(id) {
            let expected = "an id of 1 to 32 characters of A-Z a-z 0-9 - _";
            return Err(refuse("key_id", expected, format!("{id:?}")));
        }
        if self.find(id).is_some() {
            return Err(refuse("key_id", "each id once", format!("{id:?} again")));
        }
        self.0.push((Text::from(id), key));
        Ok(self)
    }

    pub(super) fn first(&self) -> Option<(&Text, &ViewKey)> {
        self.0.first().map(|(id, key)| (id, key))
    }

    pub(super) fn find(&self, id: &str) -> Option<(&Text, &ViewKey)> {
        let own = self.0.iter().find(|(own, _)| own == id)?;
        Some((&own.0, &own.1))
    }
}

impl fmt::Debug for ViewKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = self.0.iter().map(|(id, _)| id);
        f.debug_tuple("ViewKeys")
            .field(&ids.collect::<Vec<_>>())
            .finish()
    }
}

pub(super) fn is_key_id(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=32).contains(&id.len()) && id.bytes().all(fits)
}

pub(super) fn refuse(
    field: &'static str,
    expected: impl fmt::Display,
    got: impl fmt::Display,
) -> Error {
    Error::new(
        ErrorCode::Configuration,
        format!("{field}: expected {expected}, got {got}"),
    )
    .with_field(Some(field))
}
