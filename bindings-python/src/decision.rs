//! The credit decision.

use cointill::payment::{self, Credit, OnOverpaid, OnPaidLate};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::payment::{Expected, Observed, hash_of, rebuilt};
use crate::values::Decimal;

/// How the shop deals with the exceptions.
#[pyclass(frozen, module = "cointill._native")]
#[derive(PartialEq)]
pub(crate) struct Policy {
    inner: payment::Policy,
}

#[pymethods]
impl Policy {
    /// `overpaid` and `paid_late` are `credit` or `hold`; `least_percent` of what is owed is
    /// enough; `confirm_by_query` credits only what a query has confirmed.
    #[new]
    #[pyo3(signature = (*, overpaid="credit", paid_late="hold", least_percent=100, confirm_by_query=false))]
    fn new(
        overpaid: &str,
        paid_late: &str,
        least_percent: u32,
        confirm_by_query: bool,
    ) -> PyResult<Policy> {
        let wrong = |name: &str, got: &str| {
            PyValueError::new_err(format!("{name}: expected credit or hold, got {got:?}"))
        };
        let mut inner = payment::Policy::default();
        inner.overpaid = match overpaid {
            "credit" => OnOverpaid::Credit,
            "hold" => OnOverpaid::Hold,
            other => return Err(wrong("overpaid", other)),
        };
        inner.paid_late = match paid_late {
            "credit" => OnPaidLate::Credit,
            "hold" => OnPaidLate::Hold,
            other => return Err(wrong("paid_late", other)),
        };
        // More than all is all.
        inner.least_percent = u8::try_from(least_percent.min(100)).unwrap_or(100);
        inner.confirm_by_query = confirm_by_query;
        Ok(Policy { inner })
    }

    #[getter]
    fn overpaid(&self) -> &'static str {
        match self.inner.overpaid {
            OnOverpaid::Credit => "credit",
            OnOverpaid::Hold => "hold",
        }
    }

    #[getter]
    fn paid_late(&self) -> &'static str {
        match self.inner.paid_late {
            OnPaidLate::Credit => "credit",
            OnPaidLate::Hold => "hold",
        }
    }

    #[getter]
    fn least_percent(&self) -> u8 {
        self.inner.least_percent
    }

    #[getter]
    fn confirm_by_query(&self) -> bool {
        self.inner.confirm_by_query
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let own = slf.get();
        let facts = PyDict::new(slf.py());
        facts.set_item("overpaid", own.overpaid())?;
        facts.set_item("paid_late", own.paid_late())?;
        facts.set_item("least_percent", own.least_percent())?;
        facts.set_item("confirm_by_query", own.confirm_by_query())?;
        rebuilt(slf.as_any(), facts)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Policy>()
            .is_ok_and(|other| *self == *other.get())
    }

    fn __hash__(&self) -> u64 {
        u64::from(self.inner.least_percent)
    }

    fn __repr__(&self) -> String {
        format!("{:?}", self.inner)
    }
}

/// What a shop is to do with a report.
#[pyclass(frozen, module = "cointill._native")]
#[derive(PartialEq)]
pub(crate) struct Verdict {
    inner: payment::Verdict,
}

#[pymethods]
impl Verdict {
    /// `credit`, `wait`, `hold`, `reject` or `ignore`.
    #[getter]
    fn action(&self) -> &'static str {
        self.inner.as_str()
    }

    /// Why; `None` for a credit.
    #[getter]
    fn reason(&self) -> Option<&'static str> {
        self.inner.reason()
    }

    /// What to credit; `None` unless it is a credit.
    #[getter]
    fn amount(&self) -> Option<Decimal<'_>> {
        self.credit().map(|credit| Decimal(&credit.amount))
    }

    /// Its currency.
    #[getter]
    fn currency(&self) -> Option<&str> {
        self.credit().map(|credit| credit.currency.as_str())
    }

    /// True when the order may be credited now.
    #[getter]
    fn is_credit(&self) -> bool {
        self.credit().is_some()
    }

    fn __str__(&self) -> String {
        self.inner.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Verdict({})", self.inner)
    }

    /// A verdict is no yes or no: what is not credited may have to be held.
    fn __bool__(&self) -> PyResult<bool> {
        Err(PyTypeError::new_err(
            "a verdict is neither true nor false; compare verdict.action, or ask verdict.is_credit",
        ))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Verdict>()
            .is_ok_and(|other| *self == *other.get())
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.inner.to_string())
    }
}

impl Verdict {
    fn credit(&self) -> Option<&Credit> {
        match &self.inner {
            payment::Verdict::Credit(credit) => Some(credit),
            _ => None,
        }
    }
}

/// Decides whether an order may be credited. Total, without I/O and without a clock.
#[pyfunction]
#[pyo3(signature = (expected, observed, policy=None))]
pub(crate) fn decide(expected: &Expected, observed: &Observed, policy: Option<&Policy>) -> Verdict {
    let default = payment::Policy::default();
    let policy = policy.map_or(&default, |policy| &policy.inner);
    Verdict {
        inner: payment::decide(&expected.inner, &observed.inner, policy),
    }
}
