//! Why bytes are no JSON with one meaning.

use std::fmt;

/// Why bytes are not acceptable JSON, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError {
    offset: usize,
    kind: JsonErrorKind,
}

/// The kinds of [`JsonError`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum JsonErrorKind {
    /// More bytes than [`Limits::max_bytes`](super::Limits::max_bytes).
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// Nested deeper than [`Limits::max_depth`](super::Limits::max_depth).
    TooDeep {
        /// The limit in levels.
        limit: usize,
    },
    /// Not valid UTF-8.
    NotUtf8,
    /// Nothing but white space.
    Empty,
    /// The text ends inside a value.
    Truncated,
    /// A character that cannot stand there.
    Unexpected {
        /// The character found.
        found: char,
        /// What could have stood there.
        expected: &'static str,
    },
    /// A raw control character inside a string.
    ControlCharacter,
    /// An escape that JSON does not have.
    BadEscape,
    /// Half of a UTF-16 pair, which no text can hold.
    LoneSurrogate,
    /// A number that JSON's grammar does not have, such as `01` or `1.`.
    BadNumber,
    /// The same key twice in one object: readers would disagree on which counts.
    DuplicateKey {
        /// The key, cut to 64 characters.
        key: String,
    },
    /// Something behind the value.
    TrailingBytes,
}

impl JsonError {
    pub(super) fn new(offset: usize, kind: JsonErrorKind) -> JsonError {
        JsonError { offset, kind }
    }

    /// Where it is wrong, in bytes from the start.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// What is wrong.
    pub fn kind(&self) -> &JsonErrorKind {
        &self.kind
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.offset;
        match &self.kind {
            JsonErrorKind::TooLarge { limit } => {
                write!(f, "expected at most {limit} bytes of JSON, got {at}")
            }
            JsonErrorKind::TooDeep { limit } => {
                write!(
                    f,
                    "expected at most {limit} nested levels of JSON, got more at byte {at}"
                )
            }
            JsonErrorKind::NotUtf8 => write!(f, "expected UTF-8, got another byte at {at}"),
            JsonErrorKind::Empty => write!(f, "expected JSON, got an empty text"),
            JsonErrorKind::Truncated => {
                write!(
                    f,
                    "expected more JSON, got the end of the text at byte {at}"
                )
            }
            JsonErrorKind::Unexpected { found, expected } => {
                write!(f, "expected {expected}, got {found:?} at byte {at}")
            }
            JsonErrorKind::ControlCharacter => {
                write!(
                    f,
                    "expected escaped text, got a raw control character at byte {at}"
                )
            }
            JsonErrorKind::BadEscape => {
                write!(f, "expected a JSON escape, got another at byte {at}")
            }
            JsonErrorKind::LoneSurrogate => {
                write!(
                    f,
                    "expected a pair of surrogates, got a lone one at byte {at}"
                )
            }
            JsonErrorKind::BadNumber => {
                write!(f, "expected a JSON number, got another at byte {at}")
            }
            JsonErrorKind::DuplicateKey { key } => {
                write!(f, "expected each key once, got {key:?} again at byte {at}")
            }
            JsonErrorKind::TrailingBytes => {
                write!(f, "expected the end of the JSON, got more at byte {at}")
            }
        }
    }
}

impl std::error::Error for JsonError {}
