//! Why a token is refused, and what its sender is told.

use std::fmt;

use crate::error::{Error, ErrorCode};
use crate::webhook::Answer;

/// Why a view token is refused. For the shop's own log: whoever sent it gets the one answer of
/// [`refused`], whatever the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenError {
    /// There is none, or it is no token of this version.
    Malformed,
    /// It names a key that is not in force.
    UnknownKey,
    /// Another key made it, or it was changed.
    WrongSignature,
    /// It was right, and its time is up.
    Expired,
}

impl TokenError {
    /// A stable text for the reason.
    pub fn as_str(self) -> &'static str {
        match self {
            TokenError::Malformed => "malformed",
            TokenError::UnknownKey => "unknown_key",
            TokenError::WrongSignature => "wrong_signature",
            TokenError::Expired => "expired",
        }
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TokenError::Malformed => {
                "view token refused: expected a token of this library, got none"
            }
            TokenError::UnknownKey => "view token refused: it names a key that is not in force",
            TokenError::WrongSignature => {
                "view token refused: the signature does not match its text"
            }
            TokenError::Expired => "view token refused: its time is up, mint another",
        })
    }
}

impl std::error::Error for TokenError {}

impl From<TokenError> for Error {
    fn from(error: TokenError) -> Error {
        Error::new(ErrorCode::SignatureInvalid, error.to_string())
    }
}

/// The answer to every token that is refused, and to one whose order is not there: the same for
/// all, so that nobody learns which orders and keys exist. Send `WWW-Authenticate: Bearer` and
/// `Cache-Control: no-store` with it (RFC 9110 §11.6.1).
pub fn refused() -> Answer {
    Answer {
        status: 401,
        content_type: "application/json",
        body: r#"{"error":"unauthorized"}"#,
    }
}
