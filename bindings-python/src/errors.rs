//! Errors of the core as the exceptions of the package.

use std::str::FromStr;

use cointill::webhook::{Explanation, SignatureError};
use cointill::{Error, ErrorCode};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::classes::Classes;
use crate::values;

/// The exception that stands for `error`: which class it is, is decided in Python.
pub(crate) fn to_python(py: Python<'_>, error: &Error) -> PyErr {
    made(py, error).unwrap_or_else(|problem| problem)
}

fn made(py: Python<'_>, error: &Error) -> PyResult<PyErr> {
    let facts = PyDict::new(py);
    facts.set_item("advice", error.advice())?;
    facts.set_item("field", error.field())?;
    facts.set_item("endpoint", error.endpoint())?;
    facts.set_item("http_status", error.http_status())?;
    facts.set_item("gateway_code", error.gateway_code())?;
    facts.set_item("gateway_message", error.gateway_message())?;
    facts.set_item("trace_id", error.trace_id())?;
    let details = error.details().map(|details| values::json(py, details));
    facts.set_item("details", details.transpose()?)?;
    facts.set_item("body", error.body())?;
    // Seconds as a whole number of milliseconds, so that no digit is lost on the way.
    let wait = error.retry_after().map(|wait| wait.as_secs_f64());
    facts.set_item("retry_after", wait)?;
    facts.set_item("retry_safe", error.retry_safe())?;
    facts.set_item("outcome_unknown", error.outcome_unknown())?;
    facts.set_item("attempts", error.attempts())?;
    let maker = Classes::get(py)?.error.bind(py);
    let arguments = (error.code().as_str(), error.to_string(), facts);
    Ok(PyErr::from_value(maker.call1(arguments)?))
}

/// One of the core's words; any other is a mistake of whoever called.
pub(crate) fn word<T: FromStr<Err = Error>>(text: &str) -> PyResult<T> {
    text.parse()
        .map_err(|error: Error| PyValueError::new_err(error.to_string()))
}

/// The exception for a webhook that is refused.
pub(crate) fn refused(
    py: Python<'_>,
    error: &SignatureError,
    explanation: Option<Explanation>,
) -> PyErr {
    let made = || {
        let maker = Classes::get(py)?.signature_error.bind(py);
        let (cause, tried) = match explanation {
            Some(explanation) => (Some(explanation.cause), explanation.tried),
            None => (None, Vec::new()),
        };
        let arguments = (error.to_string(), error.reason_code(), cause, tried);
        Ok(PyErr::from_value(maker.call1(arguments)?))
    };
    made().unwrap_or_else(|problem: PyErr| problem)
}

/// Every stable code, with what to do.
#[pyfunction]
pub(crate) fn error_codes() -> Vec<(&'static str, &'static str)> {
    let codes = ErrorCode::ALL.iter();
    codes.map(|code| (code.as_str(), code.advice())).collect()
}

/// `result` with the core's error as an exception.
pub(crate) trait OrRaise<T> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T>;
}

impl<T> OrRaise<T> for Result<T, Error> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| to_python(py, &error))
    }
}
