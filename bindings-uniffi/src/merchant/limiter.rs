//! How fast requests go out, over all calls that share a limiter.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cointill::exchange::{self, Limiter as _};
use cointill::gateway2328::REQUESTS_PER_SECOND;

use crate::problem::NativeProblem;

/// Lets at most so many requests into any second.
#[derive(Debug, uniffi::Object)]
pub struct NativeRateLimiter {
    pub(super) inner: Arc<Mutex<exchange::RateLimiter>>,
}

/// Whether a start was taken, and how long it is until then.
#[derive(Debug, Clone, Copy, uniffi::Record)]
pub struct NativeTurn {
    /// False when it would have been too far away.
    pub taken: bool,
    /// Nanoseconds until then.
    pub wait_ns: u64,
}

#[uniffi::export]
impl NativeRateLimiter {
    /// 2328's limit where no rate is given.
    #[uniffi::constructor]
    pub fn new(
        rate: Option<u32>,
        burst: Option<u32>,
        window_ns: Option<u64>,
    ) -> Result<NativeRateLimiter, NativeProblem> {
        let mut inner = exchange::RateLimiter::new(rate.unwrap_or(REQUESTS_PER_SECOND));
        if let Some(burst) = burst {
            inner = inner.with_burst(burst);
        }
        if let Some(window) = window_ns {
            inner = inner.with_window(Duration::from_nanos(window));
        }
        Ok(NativeRateLimiter {
            inner: Arc::new(Mutex::new(inner)),
        })
    }

    /// Takes the next free start that is less than `most_ns` away. `now_ns` is of the clock that
    /// every exchange with this limiter reads.
    pub fn reserve(&self, now_ns: u64, most_ns: u64) -> Result<NativeTurn, NativeProblem> {
        let now = Duration::from_nanos(now_ns);
        let (taken, wait) = match self
            .inner
            .reserve_within(now, Duration::from_nanos(most_ns))
        {
            Ok(wait) => (true, wait),
            Err(wait) => (false, wait),
        };
        Ok(NativeTurn {
            taken,
            wait_ns: crate::http::nanoseconds(wait),
        })
    }
}
