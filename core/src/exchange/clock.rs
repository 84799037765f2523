//! Time as a call needs it.

use std::time::{Duration, Instant, SystemTime};

/// One reading of both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// A clock that never jumps, from any fixed start. All calls that share a
    /// [`RateLimiter`](super::RateLimiter) must use the same start.
    pub monotonic: Duration,
    /// The wall clock in seconds since 1970, for `Retry-After` as a date.
    pub unix: i64,
}

/// The clocks of the system.
#[derive(Debug, Clone, Copy)]
pub struct Clock(Instant);

impl Clock {
    /// A clock whose monotonic part starts now.
    pub fn start() -> Clock {
        Clock(Instant::now())
    }

    /// Reads both clocks.
    pub fn now(&self) -> Now {
        let unix = match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
            // A machine without a battery may start before 1970; a date is then far in the future.
            Err(_) => 0,
        };
        Now {
            monotonic: self.0.elapsed(),
            unix,
        }
    }
}
