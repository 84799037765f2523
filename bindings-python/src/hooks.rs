//! What a shop may watch of each attempt. Never a key, a signature or a body.

use cointill::client::{AttemptEnd as End, AttemptStart as Start, ClientBuilder};
use cointill::exchange::Endpoint;
use pyo3::prelude::*;

use crate::exchange::failure_of;
use crate::gateways::Call;

/// An attempt that is about to be made.
#[pyclass(frozen, get_all, module = "cointill._native")]
pub(crate) struct AttemptStart {
    /// Gateway, group and action, such as `2328.payment.create`.
    endpoint: &'static str,
    /// The method of the request.
    method: &'static str,
    /// The path with placeholders: safe for logs and metrics.
    path: &'static str,
    /// How often something was sent for the call with this one, from 1.
    attempt: u32,
}

#[pymethods]
impl AttemptStart {
    #[new]
    fn new(call: &Call, attempt: u32) -> AttemptStart {
        AttemptStart::of(call.inner.endpoint(), attempt)
    }

    fn __repr__(&self) -> String {
        format!("AttemptStart({}, attempt={})", self.endpoint, self.attempt)
    }
}

impl AttemptStart {
    fn of(endpoint: Endpoint, attempt: u32) -> AttemptStart {
        AttemptStart {
            endpoint: endpoint.name,
            method: endpoint.method.as_str(),
            path: endpoint.path,
            attempt,
        }
    }
}

/// An attempt that has ended.
#[pyclass(frozen, get_all, module = "cointill._native")]
pub(crate) struct AttemptEnd {
    /// Gateway, group and action, such as `2328.payment.create`.
    endpoint: &'static str,
    /// The method of the request.
    method: &'static str,
    /// The path with placeholders: safe for logs and metrics.
    path: &'static str,
    /// How often something was sent for the call with this one, from 1.
    attempt: u32,
    /// The status of the answer; `None` when there was none.
    status: Option<u16>,
    /// Why there was none, such as `timeout`; `None` for an answer.
    failure: Option<&'static str>,
    /// More words on a failure; empty otherwise.
    detail: String,
    /// Seconds from the beginning of the attempt to the last byte of the answer.
    elapsed: f64,
}

#[pymethods]
impl AttemptEnd {
    #[new]
    #[pyo3(signature = (call, attempt, elapsed, *, status=None, failure=None, detail=""))]
    fn new(
        call: &Call,
        attempt: u32,
        elapsed: f64,
        status: Option<u16>,
        failure: Option<&str>,
        detail: &str,
    ) -> PyResult<AttemptEnd> {
        let Endpoint {
            name, method, path, ..
        } = call.inner.endpoint();
        let failure = failure.map(|kind| failure_of(kind, 0)).transpose()?;
        Ok(AttemptEnd {
            endpoint: name,
            method: method.as_str(),
            path,
            attempt,
            status,
            failure: failure.map(|failure| failure.code().as_str()),
            detail: detail.to_owned(),
            elapsed,
        })
    }

    fn __repr__(&self) -> String {
        let result = match (self.status, self.failure) {
            (Some(status), _) => status.to_string(),
            (None, failure) => failure.unwrap_or_default().to_owned(),
        };
        format!(
            "AttemptEnd({}, attempt={}, {result})",
            self.endpoint, self.attempt
        )
    }
}

/// Hands the hooks to the client.
pub(crate) fn install(
    mut builder: ClientBuilder,
    before: Option<Py<PyAny>>,
    after: Option<Py<PyAny>>,
) -> ClientBuilder {
    if let Some(before) = before {
        builder = builder.before_attempt(move |start| call(&before, |py| started(py, start)));
    }
    if let Some(after) = after {
        builder = builder.after_attempt(move |end| call(&after, |py| ended(py, end)));
    }
    builder
}

fn call(hook: &Py<PyAny>, argument: impl FnOnce(Python<'_>) -> PyResult<Py<PyAny>>) {
    // Without an interpreter, which is being shut down, nobody watches any more.
    Python::try_attach(|py| match argument(py) {
        Ok(argument) => watch(hook.bind(py), argument.into_bound(py)),
        Err(error) => error.write_unraisable(py, Some(hook.bind(py))),
    });
}

/// Calls a hook. One that fails must not change what became of a payment.
#[pyfunction]
#[pyo3(signature = (hook: "collections.abc.Callable[[typing.Any], object]", event))]
pub(crate) fn watch(hook: &Bound<'_, PyAny>, event: Bound<'_, PyAny>) {
    if let Err(error) = hook.call1((event,)) {
        error.write_unraisable(hook.py(), Some(hook));
    }
}

fn started(py: Python<'_>, start: &Start) -> PyResult<Py<PyAny>> {
    let made = AttemptStart::of(start.endpoint, start.attempt);
    Ok(Py::new(py, made)?.into_any())
}

fn ended(py: Python<'_>, end: &End<'_>) -> PyResult<Py<PyAny>> {
    let Endpoint {
        name, method, path, ..
    } = end.endpoint;
    let made = Py::new(
        py,
        AttemptEnd {
            endpoint: name,
            method: method.as_str(),
            path,
            attempt: end.attempt,
            status: end.result.ok(),
            failure: end.result.err().map(|failure| failure.code().as_str()),
            detail: end.detail.to_owned(),
            elapsed: end.elapsed.as_secs_f64(),
        },
    )?;
    Ok(made.into_any())
}
