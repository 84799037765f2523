//! The credit decision.

use cointill::Currency;
use cointill::payment::{
    self, Credit, HoldReason, IgnoreReason, OnOverpaid, OnPaidLate, RejectReason, WaitReason,
};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::payment::{Expected, Observed, hash_of, rebuilt, shown};
use crate::values::{Decimal, to_amount};

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
        rebuilt(slf.as_any(), slf.get().facts(slf.py())?)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Policy>()
            .is_ok_and(|other| *self == *other.get())
    }

    fn __hash__(&self) -> u64 {
        u64::from(self.inner.least_percent)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        shown(slf.as_any(), &slf.get().facts(slf.py())?)
    }
}

impl Policy {
    fn facts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let facts = PyDict::new(py);
        facts.set_item("overpaid", self.overpaid())?;
        facts.set_item("paid_late", self.paid_late())?;
        facts.set_item("least_percent", self.least_percent())?;
        facts.set_item("confirm_by_query", self.confirm_by_query())?;
        Ok(facts)
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

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (own, py) = (slf.get(), slf.py());
        let restore = py.import("cointill._native")?.getattr("restore_verdict")?;
        let facts = (own.action(), own.reason(), own.amount(), own.currency());
        (restore, facts).into_pyobject(py)
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

impl From<payment::Verdict> for Verdict {
    fn from(inner: payment::Verdict) -> Verdict {
        Verdict { inner }
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
    payment::decide(&expected.inner, &observed.inner, policy).into()
}

/// Makes a verdict again that was pickled.
#[pyfunction]
#[pyo3(signature = (action, reason, amount: "decimal.Decimal | None", currency))]
pub(crate) fn restore_verdict(
    action: &str,
    reason: Option<&str>,
    amount: Option<&Bound<'_, PyAny>>,
    currency: Option<&str>,
) -> PyResult<Verdict> {
    use payment::Verdict as Inner;
    macro_rules! reason {
        ($kind:ident) => {
            $kind::ALL
                .iter()
                .find(|own| Some(own.as_str()) == reason)
                .copied()
        };
    }
    let inner = match (action, amount, currency) {
        ("credit", Some(amount), Some(currency)) => Some(Inner::Credit(Credit {
            amount: to_amount("amount", amount)?,
            currency: Currency::from(currency),
        })),
        ("wait", None, None) => reason!(WaitReason).map(Inner::Wait),
        ("hold", None, None) => reason!(HoldReason).map(Inner::Hold),
        ("reject", None, None) => reason!(RejectReason).map(Inner::Reject),
        ("ignore", None, None) => reason!(IgnoreReason).map(Inner::Ignore),
        _ => None,
    };
    let inner = inner.ok_or_else(|| {
        PyValueError::new_err(format!(
            "expected a verdict of this version, got {action:?} for {reason:?}"
        ))
    })?;
    Ok(Verdict { inner })
}
