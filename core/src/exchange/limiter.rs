//! A limit of requests a second, with injected time.

use std::collections::VecDeque;
use std::time::Duration;

/// Lets at most `rate` requests into any second, and at most `burst` of them at once.
///
/// A sliding window rather than a bucket: a bucket of 10 with 10 a second lets 20 into its first
/// second, and the gateway answers 429. For the start of request number *k*:
///
/// - `start[k] >= start[k - rate] + window`
/// - `start[k] >= start[k - burst] + window × burst / rate`
///
/// so that any window (its beginning included, its end not) holds at most `rate` starts. Nothing
/// is added up, so nothing drifts. By default `burst` is 3, and the window is 5 % longer than a
/// second: requests do not arrive exactly as far apart as they were sent.
///
/// ```
/// use cointill::exchange::RateLimiter;
/// use std::time::Duration;
///
/// let mut limiter = RateLimiter::new(10).with_burst(1).with_window(Duration::from_secs(1));
/// let now = Duration::ZERO;
/// assert_eq!(limiter.reserve(now), Duration::ZERO);
/// assert_eq!(limiter.reserve(now), Duration::from_millis(100));
/// assert_eq!(limiter.reserve(now), Duration::from_millis(200));
/// ```
#[derive(Debug, Clone)]
pub struct RateLimiter {
    rate: u32,
    burst: u32,
    window: Duration,
    /// The last `rate` starts, oldest first; some may lie ahead.
    starts: VecDeque<Duration>,
}

/// What the network may squeeze together.
const MARGIN: Duration = Duration::from_millis(50);

impl RateLimiter {
    /// A limit of `rate` requests a second; 0 counts as 1.
    pub fn new(rate: u32) -> RateLimiter {
        let rate = rate.max(1);
        RateLimiter {
            rate,
            burst: rate.min(3),
            window: Duration::from_secs(1) + MARGIN,
            starts: VecDeque::new(),
        }
    }

    /// How many may start at once; between 1 and the rate.
    #[must_use]
    pub fn with_burst(mut self, burst: u32) -> RateLimiter {
        self.burst = burst.clamp(1, self.rate);
        self
    }

    /// The window that holds at most `rate` starts; 1.05 s when unset.
    #[must_use]
    pub fn with_window(mut self, window: Duration) -> RateLimiter {
        self.window = window;
        self
    }

    /// Takes the next free start and says how long it is until then.
    ///
    /// `now` is of a monotonic clock. Calls are served in the order in which they ask.
    pub fn reserve(&mut self, now: Duration) -> Duration {
        let start = self.next_start(now);
        self.take(start);
        start.saturating_sub(now)
    }

    /// As [`reserve`](Self::reserve) when the wait is shorter than `most`.
    ///
    /// # Errors
    ///
    /// The wait that it would have been; nothing is taken then.
    pub fn reserve_within(&mut self, now: Duration, most: Duration) -> Result<Duration, Duration> {
        let start = self.next_start(now);
        let wait = start.saturating_sub(now);
        if wait >= most {
            return Err(wait);
        }
        self.take(start);
        Ok(wait)
    }

    fn next_start(&self, now: Duration) -> Duration {
        let nth_last = |n: u32| {
            let index = self.starts.len().checked_sub(usize::try_from(n).ok()?)?;
            self.starts.get(index).copied()
        };
        // Threads may read the clock in one order and ask in another: starts never run backwards.
        let mut start = nth_last(1).map_or(now, |last| last.max(now));
        if let Some(earlier) = nth_last(self.rate) {
            start = start.max(earlier.saturating_add(self.window));
        }
        if let Some(earlier) = nth_last(self.burst) {
            start = start.max(earlier.saturating_add(self.spacing()));
        }
        start
    }

    /// `window × burst / rate`, rounded up, so that `rate` starts never fit into less.
    fn spacing(&self) -> Duration {
        let whole = self.window.saturating_mul(self.burst);
        let part = whole / self.rate;
        if part.saturating_mul(self.rate) < whole {
            part.saturating_add(Duration::from_nanos(1))
        } else {
            part
        }
    }

    fn take(&mut self, start: Duration) {
        if usize::try_from(self.rate).is_ok_and(|rate| self.starts.len() >= rate) {
            self.starts.pop_front();
        }
        self.starts.push_back(start);
    }
}
