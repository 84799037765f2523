//! A call step by step, for a transport of the shop's own.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cointill::dynamic::Output;
use cointill::exchange::{self, Failure, Now, Step, seed_from_system};
use cointill::http::Response;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

use crate::errors::OrRaise as _;
use crate::gateways::{Call, Pager};
use crate::policy::RetryPolicy;
use crate::{limiters, records};

/// Says when to send what, and makes a result of what comes back. Whoever drives it reads the
/// clocks: `now` is what the function of that name gives.
#[pyclass(frozen, module = "cointill._native")]
pub(crate) struct Exchange {
    inner: Mutex<Option<exchange::Exchange<Output>>>,
}

pub(crate) fn failure_of(kind: &str, limit: u64) -> PyResult<Failure> {
    Failure::by_name(kind, limit).map_err(|error| PyValueError::new_err(error.to_string()))
}

pub(crate) fn reading((monotonic, unix): (u64, i64)) -> Now {
    Now {
        monotonic: Duration::from_nanos(monotonic),
        unix,
    }
}

pub(crate) fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

impl Exchange {
    fn open(&self) -> MutexGuard<'_, Option<exchange::Exchange<Output>>> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn over() -> PyErr {
    PyRuntimeError::new_err("the exchange is over: its result was taken")
}

#[pymethods]
impl Exchange {
    #[new]
    #[pyo3(signature = (call, policy, *, limiter: "typing.Any" = None, seed=None))]
    fn new(
        call: &Call,
        policy: &RetryPolicy,
        limiter: Option<&Bound<'_, PyAny>>,
        seed: Option<u64>,
    ) -> Exchange {
        let seed = seed.unwrap_or_else(seed_from_system);
        let mut inner = exchange::Exchange::new(call.inner.clone(), policy.inner.clone(), seed);
        if let Some(limiter) = limiter {
            inner = inner.with_limiter(limiters::driven(limiter));
        }
        Exchange {
            inner: Mutex::new(Some(inner)),
        }
    }

    /// `("send", method, url, headers, body, attempt, nanoseconds)`, `("wait", nanoseconds)` or
    /// `("done",)`.
    #[pyo3(signature = (now) -> "tuple[typing.Any, ...]")]
    fn step<'py>(&self, py: Python<'py>, now: (u64, i64)) -> PyResult<Bound<'py, PyTuple>> {
        let mut inner = self.open();
        match inner.as_mut().ok_or_else(over)?.step(reading(now)) {
            Step::Done => ("done",).into_pyobject(py),
            Step::Wait(wait) => ("wait", nanoseconds(wait)).into_pyobject(py),
            Step::Sign { .. } => Err(PyRuntimeError::new_err(
                "expected a gateway with its keys, which every gateway is made with here",
            )),
            Step::Send {
                request,
                attempt,
                timeout,
            } => {
                let headers: Vec<(&str, &str)> = request.headers().collect();
                let body = PyBytes::new(py, request.body());
                let timeout = nanoseconds(timeout);
                let method = request.method().as_str();
                let url = request.url();
                ("send", method, url, headers, body, attempt, timeout).into_pyobject(py)
            }
        }
    }

    /// Reports the answer to what was sent.
    fn response(
        &self,
        status: u16,
        headers: Vec<(String, String)>,
        body: &[u8],
        now: (u64, i64),
    ) -> PyResult<()> {
        let response = Response::new(status, headers, body.to_vec());
        let mut inner = self.open();
        let exchange = inner.as_mut().ok_or_else(over)?;
        exchange.response(&response, reading(now));
        Ok(())
    }

    /// Reports that there is no answer. `text` must hold no secret; `limit` is that of an answer
    /// that is too large.
    #[pyo3(signature = (kind, text, now, *, limit=0))]
    fn failure(&self, kind: &str, text: &str, now: (u64, i64), limit: u64) -> PyResult<()> {
        let mut inner = self.open();
        let exchange = inner.as_mut().ok_or_else(over)?;
        exchange.failure(failure_of(kind, limit)?, text, reading(now));
        Ok(())
    }

    /// The result; a call that is not done counts as cancelled.
    #[pyo3(signature = (pager=None))]
    fn finish<'py>(&self, py: Python<'py>, pager: Option<&Pager>) -> PyResult<Bound<'py, PyAny>> {
        let exchange = self.open().take().ok_or_else(over)?;
        let output = exchange.finish().or_raise(py)?;
        if let Some(pager) = pager {
            pager.feed(py, &output)?;
        }
        records::output(py, output)
    }
}
