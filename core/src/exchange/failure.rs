//! What a transport reports when there is no answer.

use crate::error::{Error, ErrorCode};

/// How far an attempt had come when its time was up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// The connection was still being made: nothing was sent.
    Connect,
    /// Waiting for the next bytes of the answer.
    Answer,
    /// The attempt as a whole; how far it had come is not known.
    Attempt,
}

/// Why an attempt ended without an answer.
///
/// When in doubt report the one that says less: [`Failure::Other`]. Reporting
/// [`Failure::Connect`] for a request that did go out can carry a call out twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Failure {
    /// No connection could be made: name not found, refused, unreachable. Nothing was sent.
    Connect,
    /// The gateway's certificate is not trusted. Nothing was sent; time does not heal it.
    Untrusted,
    /// The transport cannot send such a request, for example because of its URL. Nothing was sent.
    Unsendable,
    /// The time was up.
    Timeout(Phase),
    /// The connection broke after the request may have been sent.
    Broken,
    /// The answer is larger than the transport takes.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The signer gave no signature and will not give one: it refuses, or does not work. Nothing was
    /// sent.
    Unsigned,
    /// The program that made the call no longer wants it.
    Cancelled,
    /// Anything else.
    Other,
}

impl Failure {
    /// By its name, for transports of other languages. `limit` is that of [`Failure::TooLarge`].
    ///
    /// # Errors
    ///
    /// `invalid_request` for any other name.
    pub fn by_name(name: &str, limit: u64) -> Result<Failure, Error> {
        Ok(match name {
            "connect" => Failure::Connect,
            "untrusted" => Failure::Untrusted,
            "unsendable" => Failure::Unsendable,
            "connect_timeout" => Failure::Timeout(Phase::Connect),
            "read_timeout" => Failure::Timeout(Phase::Answer),
            "timeout" => Failure::Timeout(Phase::Attempt),
            "broken" => Failure::Broken,
            "too_large" => Failure::TooLarge { limit },
            "cancelled" => Failure::Cancelled,
            "other" => Failure::Other,
            other => {
                let expected = "connect, untrusted, unsendable, connect_timeout, read_timeout, \
                                timeout, broken, too_large, cancelled or other";
                return Err(Error::field_limit(
                    "kind",
                    expected,
                    format_args!("{other:?}"),
                ));
            }
        })
    }

    /// True when the request may have reached the gateway.
    pub fn may_have_reached(self) -> bool {
        !matches!(
            self,
            Failure::Connect
                | Failure::Untrusted
                | Failure::Unsendable
                | Failure::Unsigned
                | Failure::Timeout(Phase::Connect)
        )
    }

    /// True when the cause usually passes by itself.
    pub fn is_transient(self) -> bool {
        !matches!(
            self,
            Failure::Untrusted
                | Failure::Unsendable
                | Failure::Unsigned
                | Failure::TooLarge { .. }
                | Failure::Cancelled
        )
    }

    /// The code of the error that it ends in.
    pub fn code(self) -> ErrorCode {
        match self {
            Failure::Unsendable | Failure::Unsigned => ErrorCode::Configuration,
            Failure::Timeout(_) => ErrorCode::Timeout,
            Failure::TooLarge { .. } => ErrorCode::ResponseTooLarge,
            Failure::Cancelled => ErrorCode::Cancelled,
            _ => ErrorCode::Transport,
        }
    }

    /// What happened on the way to `peer`, such as "the gateway".
    pub(crate) fn sentence(self, peer: &str) -> String {
        match self {
            Failure::Connect => format!("{peer} could not be connected to"),
            Failure::Untrusted => format!("{peer}'s certificate is not trusted"),
            Failure::Unsendable => "the request cannot be sent".to_owned(),
            Failure::Timeout(Phase::Connect) => {
                format!("{peer} could not be connected to in time")
            }
            Failure::Timeout(_) => format!("{peer} did not answer in time"),
            Failure::Broken => "the connection broke before the answer was whole".to_owned(),
            Failure::TooLarge { limit } => {
                format!("{peer}'s answer: expected at most {limit} bytes, got more")
            }
            Failure::Unsigned => format!("{peer} refused or failed"),
            Failure::Cancelled => "the call was cancelled".to_owned(),
            Failure::Other => format!("the request could not be carried to {peer}"),
        }
    }
}
