//! How often an app asks.

use std::time::Duration;

use crate::exchange::back_off;

/// How often a [`Watch`](super::Watch) asks, and how long it waits after a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WatchPolicy {
    /// Between the first questions, and after every change; at least 1 s. Default: 2 s.
    pub interval: Duration,
    /// Each answer that says nothing new makes the interval a quarter longer, up to this.
    /// Default: 15 s.
    pub max_interval: Duration,
    /// Upper end of the random delay after the first failure; it doubles with each further one.
    /// Default: 1 s.
    pub base_delay: Duration,
    /// Upper end of any random delay. Default: 60 s.
    pub max_delay: Duration,
    /// The longest `Retry-After` that is sat out; a longer one counts as this. Default: 5 minutes.
    pub max_retry_after: Duration,
    /// Most time for one question and its answer. Default: 15 s.
    pub timeout: Duration,
}

/// A shop with ten thousand open screens must not be asked in a tight loop by a wrong setting.
const SHORTEST_INTERVAL: Duration = Duration::from_secs(1);

impl Default for WatchPolicy {
    fn default() -> WatchPolicy {
        WatchPolicy {
            interval: Duration::from_secs(2),
            max_interval: Duration::from_secs(15),
            base_delay: Duration::from_secs(1),
            max_delay: Duration::from_secs(60),
            max_retry_after: Duration::from_secs(5 * 60),
            timeout: Duration::from_secs(15),
        }
    }
}

impl WatchPolicy {
    pub(super) fn first_interval(&self) -> Duration {
        self.interval.max(SHORTEST_INTERVAL)
    }

    /// The interval that follows `last` when nothing has changed, in whole microseconds.
    pub(super) fn longer_interval(&self, last: Duration) -> Duration {
        let micros = u64::try_from(last.as_micros()).unwrap_or(u64::MAX);
        let longer = Duration::from_micros(micros.saturating_add(micros / 4));
        longer.min(self.max_interval.max(self.first_interval()))
    }

    /// The random delay after failure number `failures` (1 is the first) in a row: as
    /// [`RetryPolicy::delay`](crate::exchange::RetryPolicy::delay).
    pub(super) fn delay(&self, seed: u64, failures: u32) -> Duration {
        back_off(self.base_delay, self.max_delay, seed, failures)
    }
}
