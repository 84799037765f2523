//! Models: one native base class, and descriptors for the fields of the classes over it.

use std::cell::RefCell;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::sync::Arc;

use cointill::alchemypay::AmountUnit;
use cointill::dynamic::{self, Output, read_record};
use cointill::gateway2328::ExchangeRates;
use cointill::model;
use pyo3::exceptions::{PyAttributeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple, PyType};

use crate::classes::Classes;
use crate::errors::OrRaise as _;
use crate::payment::Observed;
use crate::values;

thread_local! {
    /// The model of the object that is being made. It cannot be an argument: those who make objects
    /// by calling the class would have to have one.
    static MADE: RefCell<Option<Arc<dyn model::Record>>> = const { RefCell::new(None) };
}

/// What a gateway sent, read into its fields. Frozen; compares and hashes by what was sent.
#[pyclass(subclass, frozen, weakref, module = "cointill._native")]
pub(crate) struct Record {
    inner: Arc<dyn model::Record>,
}

impl Record {
    /// The model itself.
    pub(crate) fn inner(&self) -> &dyn model::Record {
        &*self.inner
    }
}

/// The model as an object of its class.
pub(crate) fn wrap<'py>(
    py: Python<'py>,
    record: Arc<dyn model::Record>,
) -> PyResult<Bound<'py, PyAny>> {
    let class = Classes::get(py)?.model(record.name())?.bind(py);
    MADE.with(|made| made.replace(Some(record)));
    class.call0()
}

/// The result of a call.
pub(crate) fn output<'py>(py: Python<'py>, output: Output) -> PyResult<Bound<'py, PyAny>> {
    let all = |records: Vec<Arc<dyn model::Record>>| -> PyResult<Bound<'py, PyAny>> {
        let records: PyResult<Vec<_>> = records.into_iter().map(|one| wrap(py, one)).collect();
        Ok(PyList::new(py, records?)?.into_any())
    };
    match output {
        Output::Record(record) => wrap(py, record),
        Output::Records(records) => all(records),
        Output::Page(page) => {
            let next = page.next_page();
            let paginate = wrap(py, Arc::new(page.paginate))?;
            let arguments = (all(page.items)?, paginate, next);
            Classes::get(py)?.page.bind(py).call1(arguments)
        }
        Output::Rates(rates) => Ok(Bound::new(py, Rates { inner: rates })?.into_any()),
        Output::Json(json) => values::json(py, &json),
        _ => Err(PyTypeError::new_err(
            "expected a result that this version knows",
        )),
    }
}

#[pymethods]
impl Record {
    #[new]
    fn new() -> PyResult<Record> {
        match MADE.with(RefCell::take) {
            Some(inner) => Ok(Record { inner }),
            None => Err(PyTypeError::new_err(
                "models are made from what a gateway sends; expected a call or a webhook",
            )),
        }
    }

    /// Everything that the gateway sent, with fields that this version does not know; `None` for a
    /// part of an event. Of a webhook it carries the signature: keep it out of logs.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.inner
            .raw()
            .map(|raw| values::json(py, raw))
            .transpose()
    }

    /// The same as JSON text, as it came.
    #[getter]
    fn raw_json(&self) -> Option<&str> {
        self.inner.raw().map(|raw| raw.as_str())
    }

    /// The fields by name, models within it as dicts too.
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (index, field) in self.inner.fields().iter().enumerate() {
            let value = values::field(py, field, self.inner.value(index))?;
            dict.set_item(field.name, plain(value)?)?;
        }
        Ok(dict)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Record>()
            .is_ok_and(|other| self.inner.same_as(&*other.get().inner))
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.inner.name().hash(&mut hasher);
        match self.inner.raw() {
            Some(raw) => raw.as_str().hash(&mut hasher),
            None => self.inner.to_json().hash(&mut hasher),
        }
        hasher.finish()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut fields = Vec::new();
        for (index, field) in self.inner.fields().iter().enumerate() {
            let value = values::field(py, field, self.inner.value(index))?;
            if !value.is_none() {
                fields.push(format!("{}={}", field.name, value.repr()?));
            }
        }
        Ok(format!("{}({})", self.inner.name(), fields.join(", ")))
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let py = slf.py();
        let inner = &slf.get().inner;
        let restore = py.import("cointill._native")?.getattr("restore")?;
        (restore, (inner.name(), inner.to_json())).into_pyobject(py)
    }

    #[pyo3(signature = () -> "typing_extensions.Self")]
    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    #[pyo3(signature = (_memo) -> "typing_extensions.Self")]
    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// A value of `to_dict`: models become dicts.
fn plain(value: Bound<'_, PyAny>) -> PyResult<Bound<'_, PyAny>> {
    if let Ok(record) = value.cast::<Record>() {
        return Ok(record.get().to_dict(value.py())?.into_any());
    }
    if let Ok(items) = value.cast::<PyTuple>() {
        let items: PyResult<Vec<_>> = items.iter().map(plain).collect();
        return Ok(PyList::new(value.py(), items?)?.into_any());
    }
    Ok(value)
}

/// Makes a model again that was pickled.
#[pyfunction]
pub(crate) fn restore<'py>(py: Python<'py>, name: &str, json: &str) -> PyResult<Bound<'py, PyAny>> {
    wrap(py, read_record(name, json).or_raise(py)?)
}

/// What a model says to `decide`; `None` for one that is not about a payment. `amount_unit` is
/// that of Alchemy Pay's `orderAmount`: `cents` or `as_sent`.
#[pyfunction]
#[pyo3(signature = (record, amount_unit="cents"))]
pub(crate) fn observe(record: &Record, amount_unit: &str) -> PyResult<Option<Observed>> {
    let unit = match amount_unit {
        "cents" => AmountUnit::Cents,
        "as_sent" => AmountUnit::AsSent,
        other => {
            return Err(PyValueError::new_err(format!(
                "amount_unit: expected cents or as_sent, got {other:?}"
            )));
        }
    };
    Ok(dynamic::observed(&*record.inner, unit).map(Observed::from))
}

/// A field of a model, by its place: the attribute that reads it.
#[pyclass(frozen, module = "cointill._native")]
pub(crate) struct Field {
    index: usize,
}

#[pymethods]
impl Field {
    #[new]
    fn new(index: usize) -> Field {
        Field { index }
    }

    fn __get__<'py>(
        slf: &Bound<'py, Self>,
        instance: &Bound<'py, PyAny>,
        _owner: Option<&Bound<'py, PyType>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        if instance.is_none() {
            return Ok(slf.clone().into_any());
        }
        let record = instance.cast::<Record>()?.get();
        let index = slf.get().index;
        match record.inner.fields().get(index) {
            Some(field) => values::field(py, field, record.inner.value(index)),
            None => Ok(py.None().into_bound(py)),
        }
    }

    fn __set__(&self, instance: &Bound<'_, PyAny>, _value: &Bound<'_, PyAny>) -> PyResult<()> {
        let kind = instance.get_type().name()?;
        Err(PyAttributeError::new_err(format!("{kind} is frozen")))
    }

    fn __delete__(&self, instance: &Bound<'_, PyAny>) -> PyResult<()> {
        let kind = instance.get_type().name()?;
        Err(PyAttributeError::new_err(format!("{kind} is frozen")))
    }
}

/// The matrix of exchange rates; it need not be complete.
#[pyclass(frozen, name = "ExchangeRates", module = "cointill._native")]
pub(crate) struct Rates {
    inner: ExchangeRates,
}

#[pymethods]
impl Rates {
    /// How much `target` one unit of `source` is; `None` when the gateway does not say.
    fn rate(&self, source: &str, target: &str) -> Option<values::Decimal<'_>> {
        self.inner.rate(source, target).map(values::Decimal)
    }

    /// All rates as a dict of dicts: source, target, rate.
    #[pyo3(signature = () -> "dict[str, dict[str, decimal.Decimal]]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (from, to, rate) in self.inner.iter() {
            let row = match dict.get_item(from.as_str())? {
                Some(row) => row,
                None => {
                    let row = PyDict::new(py).into_any();
                    dict.set_item(from.as_str(), &row)?;
                    row
                }
            };
            row.set_item(to.as_str(), values::decimal(py, rate)?)?;
        }
        Ok(dict)
    }

    fn __len__(&self) -> usize {
        self.inner.iter().count()
    }

    fn __repr__(&self) -> String {
        format!("ExchangeRates({} rates)", self.inner.iter().count())
    }
}
