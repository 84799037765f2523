//! How often and how fast calls are repeated, and how many go out in a second.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cointill::exchange::{self, Limiter as _, REDIS_LIMITER};
use cointill::gateway2328::REQUESTS_PER_SECOND;
use napi_derive::napi;

/// A reading of a monotonic clock or a distance on it, in nanoseconds: exact in a number of
/// JavaScript for more than a hundred days. Below zero and "not a number" count as zero.
pub(crate) fn nanoseconds(time: f64) -> Duration {
    Duration::from_nanos(time as u64)
}

pub(crate) fn to_nanoseconds(time: Duration) -> f64 {
    time.as_nanos() as f64
}

/// The limits of the repeats of one call. Times are in nanoseconds.
#[napi]
pub struct RetryPolicy {
    pub(crate) inner: exchange::RetryPolicy,
}

#[napi]
impl RetryPolicy {
    #[napi(constructor, catch_unwind)]
    pub fn new(
        max_attempts: Option<u32>,
        base_delay: Option<f64>,
        max_delay: Option<f64>,
        max_retry_after: Option<f64>,
        attempt_timeout: Option<f64>,
        total_deadline: Option<f64>,
    ) -> RetryPolicy {
        let mut inner = exchange::RetryPolicy::default();
        if let Some(most) = max_attempts {
            inner.max_attempts = most;
        }
        for (given, time) in [
            (base_delay, &mut inner.base_delay),
            (max_delay, &mut inner.max_delay),
            (max_retry_after, &mut inner.max_retry_after),
            (attempt_timeout, &mut inner.attempt_timeout),
            (total_deadline, &mut inner.total_deadline),
        ] {
            if let Some(given) = given {
                *time = nanoseconds(given);
            }
        }
        RetryPolicy { inner }
    }
}

/// Lets at most so many requests into any second (2328's 10 when unset). It holds for those who
/// share it.
#[napi]
pub struct RateLimiter {
    pub(crate) inner: Arc<Mutex<exchange::RateLimiter>>,
}

#[napi]
impl RateLimiter {
    #[napi(constructor, catch_unwind)]
    pub fn new(rate: Option<u32>, burst: Option<u32>, window: Option<f64>) -> RateLimiter {
        let mut inner = exchange::RateLimiter::new(rate.unwrap_or(REQUESTS_PER_SECOND));
        if let Some(burst) = burst {
            inner = inner.with_burst(burst);
        }
        if let Some(window) = window {
            inner = inner.with_window(nanoseconds(window));
        }
        RateLimiter {
            inner: Arc::new(Mutex::new(inner)),
        }
    }

    /// Takes the next free start that is less than `most` away: 1 when it was taken and 0 when not,
    /// and the time until then.
    #[napi(catch_unwind)]
    pub fn reserve(&self, now: f64, most: f64) -> Vec<f64> {
        match self
            .inner
            .reserve_within(nanoseconds(now), nanoseconds(most))
        {
            Ok(wait) => vec![1.0, to_nanoseconds(wait)],
            Err(wait) => vec![0.0, to_nanoseconds(wait)],
        }
    }
}

/// The rule of the rate limit as a script for Redis.
#[napi(catch_unwind)]
pub fn redis_limiter() -> &'static str {
    REDIS_LIMITER
}
