//! What goes wrong in the sandbox itself, as opposed to what a gateway answers.

use std::fmt;

/// The kinds of [`SandboxError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No such invoice, order, payout, wallet, delivery or fault.
    NotFound,
    /// A value that the sandbox cannot take.
    Invalid,
    /// The object's status does not allow it now.
    NotNow,
    /// The data file cannot be read or written.
    Store,
    /// The address cannot be listened on, or the sandbox is gone.
    Io,
}

/// Why the sandbox did not do what it was told.
#[derive(Debug, Clone)]
pub struct SandboxError {
    kind: ErrorKind,
    message: String,
}

impl SandboxError {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> SandboxError {
        SandboxError {
            kind,
            message: message.into(),
        }
    }

    pub(crate) fn not_found(what: &str, id: &str) -> SandboxError {
        SandboxError::new(
            ErrorKind::NotFound,
            format!("no {what} {id:?}: use an id from its list"),
        )
    }

    pub(crate) fn invalid(message: impl Into<String>) -> SandboxError {
        SandboxError::new(ErrorKind::Invalid, message)
    }

    pub(crate) fn not_now(action: &str, expected: &str, status: &str) -> SandboxError {
        SandboxError::new(
            ErrorKind::NotNow,
            format!("{action}: expected {expected}, got status {status:?}"),
        )
    }

    /// The kind, for programs.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for SandboxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SandboxError {}

impl From<rusqlite::Error> for SandboxError {
    fn from(error: rusqlite::Error) -> SandboxError {
        let busy = matches!(
            error.sqlite_error_code(),
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
        );
        let text = if busy {
            "data file: expected one that no other sandbox uses, got one in use".to_owned()
        } else {
            format!("data file: {error}")
        };
        SandboxError::new(ErrorKind::Store, text)
    }
}

impl From<serde_json::Error> for SandboxError {
    fn from(error: serde_json::Error) -> SandboxError {
        SandboxError::new(
            ErrorKind::Store,
            format!("data file: a record is not readable: {error}"),
        )
    }
}

impl From<std::io::Error> for SandboxError {
    fn from(error: std::io::Error) -> SandboxError {
        SandboxError::new(ErrorKind::Io, error.to_string())
    }
}
