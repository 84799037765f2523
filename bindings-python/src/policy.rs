//! How often and how fast calls are repeated, and how many go out in a second.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cointill::exchange::{self, Limiter as _};
use cointill::gateway2328::REQUESTS_PER_SECOND;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::payment::{rebuilt, shown};

use crate::limiters;

/// A time in seconds; a wrong one is told with its name.
pub(crate) fn seconds(name: &str, value: f64) -> PyResult<Duration> {
    Duration::try_from_secs_f64(value).map_err(|_| {
        PyValueError::new_err(format!("{name}: expected seconds, 0 or more, got {value}"))
    })
}

/// The limits of the repeats of one call. Times are in seconds.
#[pyclass(frozen, eq, module = "cointill._native")]
#[derive(PartialEq)]
pub(crate) struct RetryPolicy {
    pub(crate) inner: exchange::RetryPolicy,
}

#[pymethods]
impl RetryPolicy {
    #[new]
    #[pyo3(signature = (
        *, max_attempts=None, base_delay=None, max_delay=None, max_retry_after=None,
        attempt_timeout=None, total_deadline=None,
    ))]
    fn new(
        max_attempts: Option<u32>,
        base_delay: Option<f64>,
        max_delay: Option<f64>,
        max_retry_after: Option<f64>,
        attempt_timeout: Option<f64>,
        total_deadline: Option<f64>,
    ) -> PyResult<RetryPolicy> {
        let mut inner = exchange::RetryPolicy::default();
        if let Some(most) = max_attempts {
            inner.max_attempts = most;
        }
        for (name, given, time) in [
            ("base_delay", base_delay, &mut inner.base_delay),
            ("max_delay", max_delay, &mut inner.max_delay),
            (
                "max_retry_after",
                max_retry_after,
                &mut inner.max_retry_after,
            ),
            (
                "attempt_timeout",
                attempt_timeout,
                &mut inner.attempt_timeout,
            ),
            ("total_deadline", total_deadline, &mut inner.total_deadline),
        ] {
            if let Some(given) = given {
                *time = seconds(name, given)?;
            }
        }
        Ok(RetryPolicy { inner })
    }

    fn __hash__(&self) -> u64 {
        u64::from(self.inner.max_attempts)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        shown(slf.as_any(), &slf.get().facts(slf.py())?)
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        rebuilt(slf.as_any(), slf.get().facts(slf.py())?)
    }
}

impl RetryPolicy {
    fn facts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let facts = PyDict::new(py);
        facts.set_item("max_attempts", self.inner.max_attempts)?;
        for (name, time) in [
            ("base_delay", self.inner.base_delay),
            ("max_delay", self.inner.max_delay),
            ("max_retry_after", self.inner.max_retry_after),
            ("attempt_timeout", self.inner.attempt_timeout),
            ("total_deadline", self.inner.total_deadline),
        ] {
            facts.set_item(name, time.as_secs_f64())?;
        }
        Ok(facts)
    }
}

/// Lets at most so many requests into any second (2328's 10 when unset). It holds for those who
/// share it, in one process.
#[pyclass(frozen, module = "cointill._native")]
pub(crate) struct RateLimiter {
    pub(crate) inner: Arc<Mutex<exchange::RateLimiter>>,
}

#[pymethods]
impl RateLimiter {
    #[new]
    #[pyo3(signature = (rate=None, *, burst=None, window_ns=None))]
    fn new(rate: Option<u32>, burst: Option<u32>, window_ns: Option<u64>) -> RateLimiter {
        let mut inner = exchange::RateLimiter::new(rate.unwrap_or(REQUESTS_PER_SECOND));
        if let Some(burst) = burst {
            inner = inner.with_burst(burst);
        }
        if let Some(window) = window_ns {
            inner = inner.with_window(Duration::from_nanos(window));
        }
        RateLimiter {
            inner: Arc::new(Mutex::new(inner)),
        }
    }

    /// Takes the next free start that is less than `most` seconds away: whether it was taken, and
    /// the seconds until then.
    fn reserve(&self, most: f64) -> PyResult<(bool, f64)> {
        let most = seconds("most", most)?;
        Ok(
            match self.inner.reserve_within(limiters::monotonic(), most) {
                Ok(wait) => (true, wait.as_secs_f64()),
                Err(wait) => (false, wait.as_secs_f64()),
            },
        )
    }

    fn __repr__(&self) -> &'static str {
        "RateLimiter()"
    }
}
