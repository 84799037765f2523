//! Limiters written in Python, such as one that all processes of a shop share.

use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use cointill::exchange::{self, Clock, Limiter};
use cointill::gateway2328::REQUESTS_PER_SECOND;
use pyo3::prelude::*;

use crate::policy::RateLimiter;

/// An object with `reserve(most)`, which takes the next start that is less than `most` seconds away
/// and gives `(taken, seconds until then)`.
struct Foreign {
    object: Py<PyAny>,
    /// Takes over when the other fails: a shop must be able to take payments without it, and a
    /// gateway that answers 429 is asked again.
    own: Mutex<exchange::RateLimiter>,
}

/// One clock for all that share a limiter in this process. A child that was forked goes on with it:
/// a clock of its own would see the starts that it inherited hours ahead.
static CLOCK: LazyLock<Clock> = LazyLock::new(Clock::start);

/// What a driver written in Python reads: nanoseconds of the monotonic clock, and seconds since
/// 1970.
#[pyfunction]
pub(crate) fn now() -> (u64, i64) {
    let now = CLOCK.now();
    let nanoseconds = u64::try_from(now.monotonic.as_nanos()).unwrap_or(u64::MAX);
    (nanoseconds, now.unix)
}

/// The time that starts are counted in.
pub(crate) fn monotonic() -> Duration {
    CLOCK.now().monotonic
}

/// A limiter of this process, by the clock of this process rather than by that of a client.
struct Own(Arc<Mutex<exchange::RateLimiter>>);

impl Limiter for Own {
    fn reserve_within(&self, _: Duration, most: Duration) -> Result<Duration, Duration> {
        self.0.reserve_within(monotonic(), most)
    }
}

/// A limiter for the package's own driver, from what a shop gives.
pub(crate) fn of(object: &Bound<'_, PyAny>) -> Arc<dyn Limiter> {
    match object.cast::<RateLimiter>() {
        Ok(own) => Arc::new(Own(own.get().inner.clone())),
        Err(_) => foreign(object),
    }
}

/// The same for a driver that reads [`now`] itself.
pub(crate) fn driven(object: &Bound<'_, PyAny>) -> Arc<dyn Limiter> {
    match object.cast::<RateLimiter>() {
        Ok(own) => own.get().inner.clone(),
        Err(_) => foreign(object),
    }
}

fn foreign(object: &Bound<'_, PyAny>) -> Arc<dyn Limiter> {
    Arc::new(Foreign {
        object: object.clone().unbind(),
        own: Mutex::new(exchange::RateLimiter::new(REQUESTS_PER_SECOND)),
    })
}

impl Foreign {
    fn ask(&self, py: Python<'_>, most: Duration) -> PyResult<(bool, f64)> {
        let answer = self
            .object
            .call_method1(py, "reserve", (most.as_secs_f64(),))?;
        answer.extract(py)
    }
}

impl Limiter for Foreign {
    fn reserve_within(&self, _: Duration, most: Duration) -> Result<Duration, Duration> {
        let asked = Python::try_attach(|py| match self.ask(py, most) {
            Ok(answer) => Some(answer),
            Err(error) => {
                error.write_unraisable(py, Some(self.object.bind(py)));
                None
            }
        });
        let wait = |seconds| Duration::try_from_secs_f64(seconds).ok();
        match asked
            .flatten()
            .and_then(|(taken, seconds)| Some((taken, wait(seconds)?)))
        {
            Some((true, wait)) => Ok(wait),
            Some((false, wait)) => Err(wait),
            None => self.own.reserve_within(monotonic(), most),
        }
    }
}
