//! Keyword arguments to the JSON object that the core reads a request from.

use cointill::canonical::Writer;
use cointill::model::{Field, FieldKind};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyString};

use crate::values::{amount_text, text};

/// The arguments of an operation; `None` is the same as not given.
pub(crate) fn arguments(
    operation: &str,
    fields: &[Field],
    given: &Bound<'_, PyDict>,
) -> PyResult<String> {
    let mut object = Writer::object();
    // In the order of the fields: the same call makes the same bytes, however it is written.
    let mut known = 0;
    for field in fields {
        let Some(value) = given.get_item(field.name)? else {
            continue;
        };
        known += 1;
        if !value.is_none() {
            write(&mut object, field, &value)?;
        }
    }
    if known < given.len() {
        let names: Vec<_> = fields.iter().map(|field| field.name).collect();
        let other = given.keys().iter().find_map(|key| {
            let key = key.extract::<String>().ok()?;
            (!names.contains(&key.as_str())).then_some(key)
        });
        return Err(PyTypeError::new_err(format!(
            "{operation}: expected {}, got {:?}",
            names.join(", "),
            other.unwrap_or_default()
        )));
    }
    Ok(object.finish())
}

fn write(object: &mut Writer, field: &Field, value: &Bound<'_, PyAny>) -> PyResult<()> {
    let wrong = |expected: &str| -> PyErr {
        let kind = value.get_type();
        let kind = kind.name().map(|name| name.to_string());
        let got = kind.unwrap_or_else(|_| "another".to_owned());
        PyTypeError::new_err(format!("{}: expected {expected}, got {got}", field.name))
    };
    match field.kind {
        FieldKind::Amount => {
            object.string(field.wire_name, &amount_text(field.name, value)?);
        }
        FieldKind::Integer => {
            if !value.is_instance_of::<PyInt>() || value.is_instance_of::<PyBool>() {
                return Err(wrong("an int"));
            }
            object.literal(field.wire_name, &value.str()?.extract::<String>()?);
        }
        FieldKind::Boolean => {
            if !value.is_instance_of::<PyBool>() {
                return Err(wrong("a bool"));
            }
            let flag = value.extract::<bool>()?;
            object.literal(field.wire_name, if flag { "true" } else { "false" });
        }
        FieldKind::Timestamp if value.hasattr("utcoffset")? => {
            // What it means without a zone, nobody knows.
            if value.call_method0("utcoffset")?.is_none() {
                return Err(wrong("a datetime with a zone"));
            }
            let text = value.call_method0("isoformat")?.extract::<String>()?;
            object.string(field.wire_name, &text);
        }
        FieldKind::Json => object.literal(field.wire_name, &json(field.name, value)?),
        _ if value.is_instance_of::<PyString>() => {
            object.string(field.wire_name, &text(field.name, value)?);
        }
        // A day as `date` writes it.
        _ if value.hasattr("isoformat")? && field.name.starts_with("date_") => {
            let text = value.call_method0("isoformat")?.extract::<String>()?;
            object.string(field.wire_name, &text);
        }
        _ => return Err(wrong("a str")),
    }
    Ok(())
}

/// JSON of a dict or list, as Python's own module writes it: a `Decimal` or a `float` in it raises.
fn json(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    let py = value.py();
    let options = PyDict::new(py);
    options.set_item("ensure_ascii", false)?;
    options.set_item("allow_nan", false)?;
    options.set_item("separators", (",", ":"))?;
    let dumps = py.import("json")?.getattr("dumps")?;
    let text = dumps.call((value,), Some(&options)).map_err(|error| {
        let made = PyTypeError::new_err(format!("{name}: expected what JSON can hold"));
        made.set_cause(py, Some(error));
        made
    })?;
    text.extract()
}
