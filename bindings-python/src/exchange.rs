//! A call step by step, for a transport of the shop's own.

use std::sync::{Mutex, MutexGuard, PoisonError};

use cointill::dynamic::Output;
use cointill::exchange::{self, Clock, Failure, Phase, Step, seed_from_system};
use cointill::http::Response;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

use crate::client::policy;
use crate::errors::OrRaise as _;
use crate::gateways::{Call, Pager};
use crate::records;

/// Says when to send what, and makes a result of what comes back.
#[pyclass(frozen, module = "cointill._native")]
pub(crate) struct Exchange {
    inner: Mutex<Option<exchange::Exchange<Output>>>,
    clock: Clock,
}

fn failure_of(kind: &str) -> PyResult<Failure> {
    Ok(match kind {
        "connect" => Failure::Connect,
        "untrusted" => Failure::Untrusted,
        "unsendable" => Failure::Unsendable,
        "connect_timeout" => Failure::Timeout(Phase::Connect),
        "read_timeout" => Failure::Timeout(Phase::Answer),
        "timeout" => Failure::Timeout(Phase::Attempt),
        "broken" => Failure::Broken,
        "cancelled" => Failure::Cancelled,
        "other" => Failure::Other,
        other => {
            return Err(PyValueError::new_err(format!(
                "kind: expected connect, untrusted, unsendable, connect_timeout, read_timeout, \
                 timeout, broken, cancelled or other, got {other:?}"
            )));
        }
    })
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
    #[pyo3(signature = (call, *, max_retries=None, timeout=None))]
    fn new(call: &Call, max_retries: Option<u32>, timeout: Option<f64>) -> PyResult<Exchange> {
        let policy = policy(max_retries, timeout)?;
        let inner = exchange::Exchange::new(call.inner.clone(), policy, seed_from_system());
        Ok(Exchange {
            inner: Mutex::new(Some(inner)),
            clock: Clock::start(),
        })
    }

    /// `("send", method, url, headers, body, attempt, seconds)`, `("wait", seconds)` or
    /// `("done",)`.
    fn step<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let mut inner = self.open();
        match inner.as_mut().ok_or_else(over)?.step(self.clock.now()) {
            Step::Done => ("done",).into_pyobject(py),
            Step::Wait(wait) => ("wait", wait.as_secs_f64()).into_pyobject(py),
            Step::Send {
                request,
                attempt,
                timeout,
            } => {
                let headers: Vec<(&str, &str)> = request.headers().collect();
                let body = PyBytes::new(py, request.body());
                let timeout = timeout.as_secs_f64();
                let method = request.method().as_str();
                let url = request.url();
                ("send", method, url, headers, body, attempt, timeout).into_pyobject(py)
            }
        }
    }

    /// Reports the answer to what was sent.
    fn response(&self, status: u16, headers: Vec<(String, String)>, body: Vec<u8>) -> PyResult<()> {
        let response = Response::new(status, headers, body);
        let mut inner = self.open();
        let exchange = inner.as_mut().ok_or_else(over)?;
        exchange.response(&response, self.clock.now());
        Ok(())
    }

    /// Reports that there is no answer. `text` must hold no secret.
    #[pyo3(signature = (kind, text=""))]
    fn failure(&self, kind: &str, text: &str) -> PyResult<()> {
        let mut inner = self.open();
        let exchange = inner.as_mut().ok_or_else(over)?;
        exchange.failure(failure_of(kind)?, text, self.clock.now());
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
