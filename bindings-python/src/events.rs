//! Events: webhooks whose signature was right.

use std::cell::RefCell;

use cointill::dynamic::DynamicEvent;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::classes::Classes;
use crate::payment::Observed;
use crate::{records, values};

thread_local! {
    /// The event of the object that is being made; see `records`.
    static MADE: RefCell<Option<Box<DynamicEvent>>> = const { RefCell::new(None) };
}

/// A webhook whose signature was right. Frozen; what it tells is read when it is asked for.
#[pyclass(subclass, frozen, weakref, module = "cointill._native")]
pub(crate) struct Event {
    /// On its way here it changes hands often, and is large.
    inner: Box<DynamicEvent>,
}

/// The event as an object of the class for its kind.
pub(crate) fn wrap(py: Python<'_>, event: impl Into<DynamicEvent>) -> PyResult<Bound<'_, PyAny>> {
    let event = Box::new(event.into());
    let class = Classes::get(py)?.event(event.kind())?.bind(py);
    MADE.with(|made| made.replace(Some(event)));
    class.call0()
}

#[pymethods]
impl Event {
    #[new]
    fn new() -> PyResult<Event> {
        match MADE.with(RefCell::take) {
            Some(inner) => Ok(Event { inner }),
            None => Err(PyTypeError::new_err(
                "events are made by webhooks.verify; for a test see webhooks.sign_test_event",
            )),
        }
    }

    /// The same for every delivery of the same event: make it unique in your database.
    #[getter]
    fn id(&self) -> String {
        self.inner.id()
    }

    /// The id of the key that matched, as given to the webhooks.
    #[getter]
    fn key_id(&self) -> &str {
        self.inner.key_id()
    }

    /// `payment`, `payout`, `static_wallet`, `order`, `refund`, `partial` or `unknown`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.inner.kind()
    }

    /// What the signature covers; `None` for an unknown event.
    #[getter]
    fn data<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.inner
            .data()
            .map(|data| records::wrap(py, data))
            .transpose()
    }

    /// What the signature does not cover: anyone on the way may have written it.
    #[getter]
    fn unsigned<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let unsigned = self.inner.unsigned();
        unsigned.map(|data| records::wrap(py, data)).transpose()
    }

    /// Why an event is unknown; `None` for any other.
    #[getter]
    fn problem(&self) -> Option<&str> {
        self.inner.problem()
    }

    /// The form of the text that was signed, where a gateway has several.
    #[getter]
    fn form(&self) -> Option<&'static str> {
        self.inner.form()
    }

    /// The body as it came. It carries the signature: keep it out of logs.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        values::json(py, self.inner.raw())
    }

    /// The same as JSON text.
    #[getter]
    fn raw_json(&self) -> &str {
        self.inner.raw().as_str()
    }

    /// What it says to `decide`; `None` when it is not about a payment.
    fn observed(&self) -> Option<Observed> {
        self.inner.observed().map(Observed::from)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Event>()
            .is_ok_and(|other| self.inner == other.get().inner)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let (own, py) = (slf.get(), slf.py());
        let class = slf.get_type().name()?;
        let Some(data) = own.data(py)? else {
            let problem = own.problem().into_pyobject(py)?.repr()?;
            return Ok(format!("{class}(problem={problem})"));
        };
        let (id, data) = (own.id(), data.repr()?);
        // An event without ids has one that is made from its whole body, with the signature.
        if id.contains('{') {
            return Ok(format!("{class}(data={data})"));
        }
        Ok(format!(
            "{class}(id={}, data={data})",
            id.into_pyobject(py)?.repr()?
        ))
    }

    #[pyo3(signature = () -> "typing.NoReturn")]
    fn __reduce__(&self) -> PyResult<()> {
        Err(PyTypeError::new_err(
            "an event is not pickled: whoever reads it back could not know that its signature was \
             right; hand the raw body on, and verify it there",
        ))
    }

    #[pyo3(signature = () -> "typing_extensions.Self")]
    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    #[pyo3(signature = (_memo) -> "typing_extensions.Self")]
    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.inner.raw().as_str().into_pyobject(py)?.hash()
    }
}
