//! Single values across the border.

use cointill::canonical::{Document, Json, Kind, Limits, Value};
use cointill::model::{Field, FieldKind, FieldValue};
use cointill::{Amount, Error, Timestamp};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple, PyType, PyTzInfo};

use crate::classes::Classes;
use crate::errors::OrRaise as _;
use crate::records;

static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static DATETIME: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// An amount on its way to Python.
pub(crate) struct Decimal<'a>(pub(crate) &'a Amount);

impl<'py> IntoPyObject<'py> for Decimal<'_> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: pyo3::inspect::PyStaticExpr =
        pyo3::type_hint_identifier!("decimal", "Decimal");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0)
    }
}

/// The exact `decimal.Decimal`, trailing zeros included. Its constructor rounds nothing.
pub(crate) fn decimal<'py>(py: Python<'py>, amount: &Amount) -> PyResult<Bound<'py, PyAny>> {
    number(py, amount.as_str())
}

fn number<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    DECIMAL.import(py, "decimal", "Decimal")?.call1((text,))
}

/// A point in time, in UTC; `None` for a text that means none. `raw` has the text.
fn datetime<'py>(py: Python<'py>, time: &Timestamp) -> PyResult<Bound<'py, PyAny>> {
    let Some(seconds) = time.unix_seconds() else {
        return Ok(py.None().into_bound(py));
    };
    let class = DATETIME.import(py, "datetime", "datetime")?;
    let utc = PyTzInfo::utc(py)?;
    // A year beyond 9999 is no date to Python.
    match class.call_method1("fromtimestamp", (seconds, utc)) {
        Ok(made) => Ok(made),
        Err(_) => Ok(py.None().into_bound(py)),
    }
}

/// The value of a field.
pub(crate) fn field<'py>(
    py: Python<'py>,
    field: &Field,
    value: FieldValue<'_>,
) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        FieldValue::Text(text) => match field.kind {
            FieldKind::OpenEnum(name) => Classes::get(py)?.word(py, name, text)?,
            _ => PyString::new(py, text).into_any(),
        },
        FieldValue::Amount(amount) => decimal(py, amount)?,
        FieldValue::Timestamp(time) => datetime(py, time)?,
        FieldValue::Integer(number) => number.into_pyobject(py)?.into_any(),
        FieldValue::Boolean(flag) => PyBool::new(py, flag).to_owned().into_any(),
        FieldValue::Json(text) => json(py, text)?,
        FieldValue::Record(record) => records::wrap(py, record)?,
        FieldValue::Records(all) => {
            let all: PyResult<Vec<_>> = all.into_iter().map(|one| records::wrap(py, one)).collect();
            PyTuple::new(py, all?)?.into_any()
        }
        _ => py.None().into_bound(py),
    })
}

/// Any JSON as Python's own types; a number with a point is a `Decimal`.
pub(crate) fn json<'py>(py: Python<'py>, json: &Json) -> PyResult<Bound<'py, PyAny>> {
    let limits = Limits {
        max_bytes: usize::MAX,
        max_depth: Limits::DEEPEST,
    };
    match Document::parse(json.as_str().as_bytes(), limits) {
        Ok(document) => any(py, document.root()),
        // It was scanned when it came.
        Err(error) => Err(PyValueError::new_err(error.to_string())),
    }
}

fn any<'py>(py: Python<'py>, value: Value<'_>) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value.kind() {
        Kind::Null => py.None().into_bound(py),
        Kind::True => PyBool::new(py, true).to_owned().into_any(),
        Kind::False => PyBool::new(py, false).to_owned().into_any(),
        Kind::String => PyString::new(py, &value.as_str().unwrap_or_default()).into_any(),
        Kind::Number => {
            let text = value.literal();
            // Python refuses to make an int of more digits than it thinks sane; a Decimal takes all.
            if text.contains(['.', 'e', 'E']) || text.len() > 4_000 {
                number(py, text)?
            } else {
                py.get_type::<PyInt>().call1((text,))?
            }
        }
        Kind::Array => {
            let items: PyResult<Vec<_>> = value.items().map(|item| any(py, item)).collect();
            PyList::new(py, items?)?.into_any()
        }
        Kind::Object => {
            let dict = PyDict::new(py);
            for (key, value) in value.members() {
                dict.set_item(key.as_ref(), any(py, value)?)?;
            }
            dict.into_any()
        }
    })
}

/// An amount from what a shop has: `Decimal`, `int` or `str`. A `float` has lost digits already.
pub(crate) fn amount_text(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    let py = value.py();
    if value.is_instance_of::<PyFloat>() {
        let shown = value.repr()?;
        return Err(PyTypeError::new_err(format!(
            "{name}: expected a Decimal, an int or a str, got the float {shown}, which is not \
             exact; write Decimal(\"19.99\")"
        )));
    }
    if value.is_instance_of::<PyString>() {
        text(name, value)
    } else if value.is_instance_of::<PyInt>() && !value.is_instance_of::<PyBool>() {
        let bits = value.call_method0("bit_length")?.extract::<u64>()?;
        if bits > LONGEST_INT {
            return Ok(format!("an int of {bits} bits"));
        }
        // By way of a Decimal, which writes any number of digits; `str` of an int may refuse.
        let decimal = DECIMAL.import(py, "decimal", "Decimal")?;
        format(&decimal.call1((value,))?)
    } else if value.is_instance(DECIMAL.import(py, "decimal", "Decimal")?)? {
        format(value)
    } else {
        let kind = value.get_type().name()?;
        Err(PyTypeError::new_err(format!(
            "{name}: expected a Decimal, an int or a str, got {kind}; write Decimal(\"19.99\")"
        )))
    }
}

/// Above this many bits an int is no amount: 4,200 digits.
const LONGEST_INT: u64 = 14_000;

/// Above this many places before or behind its first digit a `Decimal` is no amount: written out,
/// `Decimal("1E+999999")` would be a megabyte of zeros.
const LONGEST_DECIMAL: i64 = 10_000;

/// `f` writes 1E+2 as 100; NaN and the infinities stay words, which no amount is.
fn format(decimal: &Bound<'_, PyAny>) -> PyResult<String> {
    let place = decimal.call_method0("adjusted")?.extract::<i64>()?;
    let places = decimal.call_method0("as_tuple")?.getattr("exponent")?;
    // The exponent of an infinity is a letter.
    let last = places.extract::<i64>().unwrap_or(0);
    if place.abs() > LONGEST_DECIMAL || last.abs() > LONGEST_DECIMAL {
        // With its exponent, which no amount has.
        return decimal.str()?.extract();
    }
    decimal.call_method1("__format__", ("f",))?.extract()
}

/// The text of a `str`, which may hold what no text is.
pub(crate) fn text(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    value.extract::<String>().map_err(|_| {
        PyValueError::new_err(format!("{name}: expected text without lone surrogates"))
    })
}

pub(crate) fn to_amount(name: &str, value: &Bound<'_, PyAny>) -> PyResult<Amount> {
    let text = amount_text(name, value)?;
    let parsed = text.parse::<Amount>().map_err(Error::from);
    parsed.or_raise(value.py())
}

/// The exact `Decimal` of an amount, as every field of money is read.
#[pyfunction]
#[pyo3(signature = (value: "decimal.Decimal | int | str") -> "decimal.Decimal")]
pub(crate) fn amount<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    decimal(value.py(), &to_amount("amount", value)?)
}
