//! The Python classes that values come out as. They are written in Python, so that they pickle,
//! show in documentation and can be read; the package hands them in when it is imported.

use std::collections::HashMap;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyType};

/// A word of an open set, as the same object each time for those that are known.
struct OpenEnum {
    class: Py<PyAny>,
    known: HashMap<String, Py<PyAny>>,
}

/// What the package handed in.
pub(crate) struct Classes {
    models: HashMap<String, Py<PyType>>,
    enums: HashMap<String, OpenEnum>,
    /// So few that comparing is faster than hashing.
    events: Vec<(String, Py<PyType>)>,
    pub(crate) error: Py<PyAny>,
    pub(crate) signature_error: Py<PyAny>,
    pub(crate) page: Py<PyAny>,
}

static CLASSES: PyOnceLock<Classes> = PyOnceLock::new();

/// Takes the package's classes: models and open sets by name, and the makers of errors and pages.
#[pyfunction]
#[pyo3(signature = (
    *, models: "dict[str, type]", enums: "dict[str, typing.Any]", events: "dict[str, type]",
    error: "collections.abc.Callable[..., Exception]",
    signature_error: "collections.abc.Callable[..., Exception]",
    page: "collections.abc.Callable[..., object]",
))]
pub(crate) fn register(
    py: Python<'_>,
    models: HashMap<String, Py<PyType>>,
    enums: &Bound<'_, PyDict>,
    events: HashMap<String, Py<PyType>>,
    error: Py<PyAny>,
    signature_error: Py<PyAny>,
    page: Py<PyAny>,
) -> PyResult<()> {
    let mut sets = HashMap::new();
    for (name, class) in enums.iter() {
        let known = class
            .getattr("KNOWN")?
            .extract::<HashMap<String, Py<PyAny>>>()?;
        let class = class.unbind();
        sets.insert(name.extract::<String>()?, OpenEnum { class, known });
    }
    // A second import gets what the first handed in: objects of two kinds would never be equal.
    let _ = CLASSES.set(
        py,
        Classes {
            models,
            enums: sets,
            events: events.into_iter().collect(),
            error,
            signature_error,
            page,
        },
    );
    Ok(())
}

impl Classes {
    pub(crate) fn get(py: Python<'_>) -> PyResult<&'static Classes> {
        if let Some(classes) = CLASSES.get(py) {
            return Ok(classes);
        }
        // Not at import: a process that needs no model need not load any.
        py.import("cointill._classes")?;
        CLASSES.get(py).ok_or_else(|| {
            PyRuntimeError::new_err("cointill._native is private: expected `import cointill`")
        })
    }

    pub(crate) fn model(&self, name: &str) -> PyResult<&Py<PyType>> {
        self.models.get(name).ok_or_else(|| {
            PyRuntimeError::new_err(format!("expected a class for the model {name}, got none"))
        })
    }

    pub(crate) fn event(&self, kind: &str) -> PyResult<&Py<PyType>> {
        let mut events = self.events.iter();
        let found = events.find_map(|(name, class)| (name == kind).then_some(class));
        found.ok_or_else(|| {
            PyRuntimeError::new_err(format!(
                "expected a class for events of kind {kind}, got none"
            ))
        })
    }

    /// A word of the open set `name`.
    pub(crate) fn word<'py>(
        &self,
        py: Python<'py>,
        name: &str,
        word: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let Some(set) = self.enums.get(name) else {
            return Ok(PyString::new(py, word).into_any());
        };
        match set.known.get(word) {
            Some(known) => Ok(known.bind(py).clone()),
            None => set.class.bind(py).call1((word,)),
        }
    }
}
