//! What the webhooks of all gateways have in common: why one is refused, and how it is answered.

use std::fmt;

use crate::canonical::{Json, JsonError};
use crate::error::{Error, ErrorCode};
use crate::text::Text;

/// Why a webhook was refused. Says nothing that helps a forger: keep even this text out of the
/// HTTP answer, and see the gateways' `explain` for the local reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureError {
    reason: Reason,
}

/// The reasons of a [`SignatureError`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The body is not JSON with one meaning.
    Malformed(JsonError),
    /// The body is JSON, but no object.
    NotAnObject,
    /// There is no `sign`, or it is no string.
    Missing,
    /// `sign` is not the gateway's number of hexadecimal digits.
    Format {
        /// The number of digits that the gateway writes.
        expected: usize,
        /// The number of characters that came.
        got: usize,
    },
    /// A signed name or value holds `&` or a control character, or is no plain value: the signed
    /// text could stand for other fields as well.
    Ambiguous {
        /// The field, cut to 64 characters.
        field: Text,
    },
    /// No key is set for this kind of webhook.
    NoKey,
    /// The signature was made over other bytes or with another key.
    Mismatch,
}

impl SignatureError {
    pub(crate) fn new(reason: Reason) -> SignatureError {
        SignatureError { reason }
    }

    /// The reason.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// A stable text for the reason.
    pub fn reason_code(&self) -> &'static str {
        match self.reason {
            Reason::Malformed(_) => "malformed",
            Reason::NotAnObject => "not_an_object",
            Reason::Missing => "missing",
            Reason::Format { .. } => "format",
            Reason::Ambiguous { .. } => "ambiguous",
            Reason::NoKey => "no_key",
            Reason::Mismatch => "mismatch",
        }
    }
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::Malformed(error) => write!(f, "webhook refused: {error}"),
            Reason::NotAnObject => {
                f.write_str("webhook refused: expected a JSON object, got another JSON value")
            }
            Reason::Missing => {
                f.write_str("webhook refused: expected a member \"sign\" with text, got none")
            }
            Reason::Format { expected, got } => write!(
                f,
                "webhook refused: expected \"sign\" with {expected} hexadecimal digits, got {got} \
                 characters of another form"
            ),
            Reason::Ambiguous { field } => write!(
                f,
                "webhook refused: {:?} could stand for other fields in the text that was signed, \
                 expected a plain value without '&' and control characters",
                field.as_str()
            ),
            Reason::NoKey => f.write_str("webhook refused: no key is set for this kind of webhook"),
            Reason::Mismatch => {
                f.write_str("webhook refused: the signature does not match the body")
            }
        }
    }
}

impl std::error::Error for SignatureError {}

impl From<SignatureError> for Error {
    fn from(error: SignatureError) -> Error {
        Error::new(ErrorCode::SignatureInvalid, error.to_string())
    }
}

/// A body whose signature is right and whose meaning is not known.
#[derive(Clone, PartialEq, Eq)]
pub struct UnknownEvent {
    /// The body, `sign` included.
    pub raw: Json,
    /// Why it has no meaning.
    pub problem: String,
}

impl fmt::Debug for UnknownEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Without the raw body: it carries the signature, with which a log could be replayed.
        f.debug_struct("UnknownEvent")
            .field("problem", &self.problem)
            .finish_non_exhaustive()
    }
}

/// The HTTP answer to a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// The body.
    pub body: &'static str,
}

/// What a webhook was refused for, found out locally: never send it to whoever posted the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The likely cause, in one sentence, and what to do.
    pub cause: String,
    /// What was tried, in order.
    pub tried: Vec<String>,
}
