//! How often, how fast and how long a call is repeated.

use std::time::Duration;

use super::schedule;

/// The limits of the repeats of one call.
///
/// What may be repeated at all is not decided here: that follows from the call's
/// [`Repeat`](super::Repeat) and from whether the gateway may have carried it out.
///
/// ```
/// use cointill::exchange::RetryPolicy;
/// use std::time::Duration;
///
/// let mut policy = RetryPolicy::default();
/// policy.max_attempts = 2;
/// policy.total_deadline = Duration::from_secs(15);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// How often a request is sent at most; 0 counts as 1. The query that recovers an order after
    /// a repeat was refused as a duplicate has the same number for itself. Default: 4.
    pub max_attempts: u32,
    /// Upper end of the first random delay; it doubles with each further one. Default: 250 ms.
    pub base_delay: Duration,
    /// Upper end of any random delay. Default: 20 s.
    pub max_delay: Duration,
    /// The longest `Retry-After` that is sat out. A longer one ends the call at once, with the
    /// time in [`Error::retry_after`](crate::Error::retry_after). Default: 60 s.
    pub max_retry_after: Duration,
    /// Most time for one attempt, from connecting to the last byte of the answer. Default: 30 s.
    pub attempt_timeout: Duration,
    /// Most time for the whole call: attempts, delays and waiting for the rate limiter.
    /// Default: 60 s.
    pub total_deadline: Duration,
}

impl Default for RetryPolicy {
    fn default() -> RetryPolicy {
        RetryPolicy {
            max_attempts: 4,
            base_delay: Duration::from_millis(250),
            max_delay: Duration::from_secs(20),
            max_retry_after: Duration::from_secs(60),
            attempt_timeout: Duration::from_secs(30),
            total_deadline: Duration::from_secs(60),
        }
    }
}

impl RetryPolicy {
    /// One attempt and no repeat.
    pub fn once() -> RetryPolicy {
        RetryPolicy {
            max_attempts: 1,
            ..RetryPolicy::default()
        }
    }

    /// The random delay before repeat number `repeat` (1 is the first) of a call with this seed:
    /// exponential with full jitter, in whole microseconds.
    ///
    /// The delay is `z × (limit + 1) / 2⁶⁴`, rounded down, where `limit` is the smaller of
    /// `max_delay` and `base_delay × 2^(repeat - 1)` in microseconds, and `z` is output number
    /// `repeat` of SplitMix64 started with `seed`.
    ///
    /// ```
    /// use cointill::exchange::RetryPolicy;
    /// use std::time::Duration;
    ///
    /// let policy = RetryPolicy::default();
    /// assert_eq!(policy.delay(2328, 1), Duration::from_micros(207_748));
    /// assert_eq!(policy.delay(2328, 2), Duration::from_micros(483_168));
    /// ```
    pub fn delay(&self, seed: u64, repeat: u32) -> Duration {
        schedule::back_off(self.base_delay, self.max_delay, seed, repeat)
    }

    pub(super) fn attempts(&self) -> u32 {
        self.max_attempts.max(1)
    }
}
