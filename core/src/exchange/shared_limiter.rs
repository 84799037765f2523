//! Limiters that several calls, or several processes, take their turns at.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::limiter::RateLimiter;

/// Gives out starts. A limiter over several processes keeps its own time and need not look at
/// `now`.
pub trait Limiter: Send + Sync {
    /// Takes the next free start when it is less than `most` away, and says how long it is until
    /// then. `now` is of the monotonic clock of this process.
    ///
    /// # Errors
    ///
    /// The wait that it would have been; nothing is taken then.
    fn reserve_within(&self, now: Duration, most: Duration) -> Result<Duration, Duration>;
}

impl Limiter for Mutex<RateLimiter> {
    fn reserve_within(&self, now: Duration, most: Duration) -> Result<Duration, Duration> {
        // It holds plain times: they are whole even if a thread died with the lock.
        let mut limiter = self.lock().unwrap_or_else(PoisonError::into_inner);
        limiter.reserve_within(now, most)
    }
}

/// The same rule as [`RateLimiter`] as a script for Redis, which runs it as one step: a limit over
/// all processes of a shop, by the clock of Redis.
///
/// `KEYS[1]` is the key. `ARGV` are whole numbers: rate, burst, window, and the longest wait that is
/// taken, the latter two in microseconds. It returns two numbers: 1 when a start was taken and 0
/// when not, and the wait in microseconds.
pub const REDIS_LIMITER: &str = include_str!("limiter.lua");
