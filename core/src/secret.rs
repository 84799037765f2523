//! Keys that cannot be printed, serialised or compared with `==`, and are zeroed on drop.

use std::fmt;

use zeroize::Zeroizing;

use crate::error::{Error, ErrorCode};

/// The text of a key, exactly as the gateway's panel shows it.
///
/// ```
/// use cointill::Secret;
///
/// let key = Secret::new("sandbox-api-key")?;
/// assert_eq!(format!("{key:?}"), "Secret(…)");
/// assert!(Secret::new("").is_err());
/// # Ok::<(), cointill::Error>(())
/// ```
///
/// There is no `==`, no `Display` and no way to serialise it:
///
/// ```compile_fail
/// let key = cointill::Secret::new("sandbox-api-key").unwrap();
/// println!("{key}");
/// ```
#[derive(Clone)]
pub struct Secret(Zeroizing<Box<[u8]>>);

impl Secret {
    /// Takes over a key.
    ///
    /// # Errors
    ///
    /// `configuration` when the key is empty, or has white space or a control character at an end:
    /// a key read from a file with its line break signs everything wrong, and nobody sees why.
    pub fn new(key: impl Into<String>) -> Result<Secret, Error> {
        let key = Zeroizing::new(key.into());
        let problem = if key.is_empty() {
            "an empty one"
        } else if key.trim() != key.as_str() {
            "one with white space at an end"
        } else if key.chars().any(char::is_control) {
            "one with a control character"
        } else {
            return Ok(Secret(Zeroizing::new(key.as_bytes().into())));
        };
        Err(Error::new(
            ErrorCode::Configuration,
            format!("key: expected the key as the gateway shows it, got {problem}"),
        )
        .with_field(Some("key")))
    }

    pub(crate) fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
