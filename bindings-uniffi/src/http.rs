//! Requests, clocks and failures as whatever carries bytes on this platform knows them.

use std::fmt;
use std::time::Duration;

use cointill::exchange::{Failure, Now, Phase};

/// A request as it is sent.
#[derive(Clone, uniffi::Record)]
pub struct NativeRequest {
    /// `GET` or `POST`.
    pub method: String,
    /// The absolute URL.
    pub url: String,
    /// Names in lower case, and values.
    pub headers: Vec<NativeHeader>,
    /// The exact bytes.
    pub body: Vec<u8>,
}

impl From<&cointill::http::Request> for NativeRequest {
    fn from(request: &cointill::http::Request) -> NativeRequest {
        NativeRequest {
            method: request.method().as_str().to_owned(),
            url: request.url().to_owned(),
            headers: request
                .headers()
                .map(|(name, value)| NativeHeader {
                    name: name.to_owned(),
                    value: value.to_owned(),
                })
                .collect(),
            body: request.body().to_vec(),
        }
    }
}

/// A header.
#[derive(Clone, uniffi::Record)]
pub struct NativeHeader {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

impl fmt::Debug for NativeHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The value may be a signature.
        f.write_str(&self.name)
    }
}

/// One reading of both clocks.
#[derive(Debug, Clone, Copy, uniffi::Record)]
pub struct NativeNow {
    /// Nanoseconds of a clock that never jumps, from any fixed start.
    pub monotonic_ns: u64,
    /// Seconds since 1970.
    pub unix: i64,
}

/// Why an attempt ended without an answer.
#[derive(Debug, Clone, Copy, uniffi::Enum)]
pub enum NativeFailure {
    /// No connection could be made: nothing was sent.
    Connect,
    /// The certificate is not trusted: nothing was sent.
    Untrusted,
    /// Such a request cannot be sent.
    Unsendable,
    /// The time to connect was up: nothing was sent.
    ConnectTimeout,
    /// The time for the next bytes was up.
    ReadTimeout,
    /// The time of the attempt was up.
    Timeout,
    /// The connection broke.
    Broken,
    /// The answer is larger than the transport takes.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The signer gave no signature and will not give one.
    Unsigned,
    /// Nobody wants the result any more.
    Cancelled,
    /// Anything else.
    Other,
}

impl From<NativeFailure> for Failure {
    fn from(failure: NativeFailure) -> Failure {
        match failure {
            NativeFailure::Connect => Failure::Connect,
            NativeFailure::Untrusted => Failure::Untrusted,
            NativeFailure::Unsendable => Failure::Unsendable,
            NativeFailure::ConnectTimeout => Failure::Timeout(Phase::Connect),
            NativeFailure::ReadTimeout => Failure::Timeout(Phase::Answer),
            NativeFailure::Timeout => Failure::Timeout(Phase::Attempt),
            NativeFailure::Broken => Failure::Broken,
            NativeFailure::TooLarge { limit } => Failure::TooLarge { limit },
            NativeFailure::Unsigned => Failure::Unsigned,
            NativeFailure::Cancelled => Failure::Cancelled,
            NativeFailure::Other => Failure::Other,
        }
    }
}

impl From<NativeNow> for Now {
    fn from(now: NativeNow) -> Now {
        Now {
            monotonic: Duration::from_nanos(now.monotonic_ns),
            unix: now.unix,
        }
    }
}

pub(crate) fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

impl fmt::Debug for NativeRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers and body carry the signature.
        f.debug_struct("NativeRequest")
            .field("method", &self.method)
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}
