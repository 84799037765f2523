//! The life cycle, and what the credit decision is made from.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use cointill::payment::{self, ExpectedAmount, GatewayName, Source};
use cointill::{Amount, Currency, Text};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::decision::Verdict;
use crate::values::{Decimal, to_amount};

fn status(text: &str) -> PyResult<payment::Status> {
    payment::Status::parse(text).ok_or_else(|| {
        let all: Vec<_> = payment::Status::ALL
            .iter()
            .map(|own| own.as_str())
            .collect();
        PyValueError::new_err(format!(
            "status: expected one of {}, got {text:?}",
            all.join(", ")
        ))
    })
}

/// What is known of a status in the words of all gateways.
#[pyclass(frozen, module = "cointill._native")]
pub(crate) struct Status;

#[pymethods]
impl Status {
    /// Every status: text, success, failure, refund, final.
    #[staticmethod]
    fn all() -> Vec<(&'static str, bool, bool, bool, bool)> {
        let facts = |own: &payment::Status| {
            let flags = (
                own.is_success(),
                own.is_failure(),
                own.is_refund(),
                own.is_final(),
            );
            (own.as_str(), flags.0, flags.1, flags.2, flags.3)
        };
        payment::Status::ALL.iter().map(facts).collect()
    }
}

/// What follows when `reported` comes after `known`: the step, and the status to write down.
#[pyfunction]
pub(crate) fn transition(known: &str, reported: &str) -> PyResult<(&'static str, &'static str)> {
    let (known, reported) = (status(known)?, status(reported)?);
    let step = payment::transition(known, reported);
    Ok((step.as_str(), step.status(known, reported).as_str()))
}

/// A deterministic id of an event, from what tells it apart.
#[pyfunction]
pub(crate) fn event_id(gateway: &str, kind: &str, parts: Vec<String>) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    payment::event_id(gateway, kind, &parts)
}

/// What the shop's own record says of a payment, written down before the payer was sent away.
#[pyclass(frozen, module = "cointill._native")]
#[derive(PartialEq)]
pub(crate) struct Expected {
    pub(crate) inner: payment::Expected,
}

#[pymethods]
impl Expected {
    /// `amount` and `currency` are the price; without both, whatever arrives is taken, as for a
    /// deposit. `known` is the last status that was written down, `credited` whether it was.
    #[new]
    #[pyo3(signature = (
        *, order_id, amount: "decimal.Decimal | int | str | None" = None, currency=None,
        payment_id=None, known=None, credited=false,
    ))]
    fn new(
        order_id: String,
        amount: Option<&Bound<'_, PyAny>>,
        currency: Option<String>,
        payment_id: Option<String>,
        known: Option<&str>,
        credited: bool,
    ) -> PyResult<Expected> {
        let mut inner = match (amount, currency) {
            (Some(amount), Some(currency)) => {
                payment::Expected::new(order_id, to_amount("amount", amount)?, currency.as_str())
            }
            (None, None) => payment::Expected::any_amount(order_id),
            _ => {
                return Err(PyTypeError::new_err(
                    "expected amount and currency together, or neither of them",
                ));
            }
        };
        inner.payment_id = payment_id;
        inner.known = known.map(status).transpose()?;
        inner.credited = credited;
        Ok(Expected { inner })
    }

    #[getter]
    fn order_id(&self) -> &str {
        &self.inner.order_id
    }

    #[getter]
    fn payment_id(&self) -> Option<&str> {
        self.inner.payment_id.as_deref()
    }

    #[getter]
    fn amount(&self) -> Option<Decimal<'_>> {
        match &self.inner.amount {
            ExpectedAmount::Exact { amount, .. } => Some(Decimal(amount)),
            ExpectedAmount::Any => None,
        }
    }

    #[getter]
    fn currency(&self) -> Option<&str> {
        match &self.inner.amount {
            ExpectedAmount::Exact { currency, .. } => Some(currency.as_str()),
            ExpectedAmount::Any => None,
        }
    }

    #[getter]
    fn known(&self) -> Option<&'static str> {
        self.inner.known.map(payment::Status::as_str)
    }

    #[getter]
    fn credited(&self) -> bool {
        self.inner.credited
    }

    /// The status to write down after a report: never simply what was reported.
    fn next_status(&self, observed: &Observed) -> Option<&'static str> {
        self.inner
            .next_status(&observed.inner)
            .map(payment::Status::as_str)
    }

    /// The verdict when a person of the shop accepts what has arrived, as they may after a hold: a
    /// credit of the price, whatever the gateway reported. `ignore (already_credited)` when it is
    /// credited, `hold (amount_unknown)` without a price above 0.
    fn accept(&self) -> Verdict {
        Verdict::from(self.inner.accept())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Expected>()
            .is_ok_and(|other| *self == *other.get())
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.inner.order_id)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        shown(slf.as_any(), &slf.get().facts(slf.py())?)
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        rebuilt(slf.as_any(), slf.get().facts(slf.py())?)
    }
}

impl Expected {
    fn facts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let facts = PyDict::new(py);
        facts.set_item("order_id", self.order_id())?;
        facts.set_item("amount", self.amount())?;
        facts.set_item("currency", self.currency())?;
        facts.set_item("payment_id", self.payment_id())?;
        facts.set_item("known", self.known())?;
        facts.set_item("credited", self.credited())?;
        Ok(facts)
    }
}

/// Pickles as a call of the class with keywords.
pub(crate) fn rebuilt<'py>(
    object: &Bound<'py, PyAny>,
    facts: Bound<'py, PyDict>,
) -> PyResult<Bound<'py, PyTuple>> {
    let py = object.py();
    let partial = py.import("functools")?.getattr("partial")?;
    let made = partial.call((object.get_type(),), Some(&facts))?;
    (made, PyTuple::empty(py)).into_pyobject(py)
}

/// The class with its keywords, those that are `None` left out.
pub(crate) fn shown(object: &Bound<'_, PyAny>, facts: &Bound<'_, PyDict>) -> PyResult<String> {
    let mut told = Vec::new();
    for (name, value) in facts.iter() {
        if !value.is_none() {
            told.push(format!("{name}={}", value.repr()?));
        }
    }
    let class = object.get_type().name()?;
    Ok(format!("{class}({})", told.join(", ")))
}

pub(crate) fn hash_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// What a gateway reported of a payment, in the words of all gateways.
#[pyclass(frozen, module = "cointill._native")]
#[derive(PartialEq)]
pub(crate) struct Observed {
    pub(crate) inner: payment::Observed,
}

impl From<payment::Observed> for Observed {
    fn from(inner: payment::Observed) -> Observed {
        Observed { inner }
    }
}

#[pymethods]
impl Observed {
    /// `gateway` is `2328` or `alchemypay`, `source` is `webhook` or `query`. Made by `observed()`
    /// of events and models; call it yourself in tests.
    #[new]
    #[pyo3(signature = (
        *, gateway, source, status, order_id=None, payment_id=None, gateway_status=None,
        amount: "decimal.Decimal | int | str | None" = None, currency=None,
        owed: "decimal.Decimal | int | str | None" = None,
        received: "decimal.Decimal | int | str | None" = None, received_currency=None, reason=None,
    ))]
    #[allow(
        clippy::too_many_arguments,
        reason = "keywords of a constructor in Python"
    )]
    fn new(
        gateway: &str,
        source: &str,
        status: &str,
        order_id: Option<&str>,
        payment_id: Option<&str>,
        gateway_status: Option<&str>,
        amount: Option<&Bound<'_, PyAny>>,
        currency: Option<&str>,
        owed: Option<&Bound<'_, PyAny>>,
        received: Option<&Bound<'_, PyAny>>,
        received_currency: Option<&str>,
        reason: Option<&str>,
    ) -> PyResult<Observed> {
        let gateway = match gateway {
            "2328" => GatewayName::Gateway2328,
            "alchemypay" => GatewayName::AlchemyPay,
            other => {
                return Err(PyValueError::new_err(format!(
                    "gateway: expected 2328 or alchemypay, got {other:?}"
                )));
            }
        };
        let source = match source {
            "webhook" => Source::Webhook,
            "query" => Source::Query,
            other => {
                return Err(PyValueError::new_err(format!(
                    "source: expected webhook or query, got {other:?}"
                )));
            }
        };
        let amount_of =
            |name: &str, value: Option<&Bound<'_, PyAny>>| -> PyResult<Option<Amount>> {
                value.map(|value| to_amount(name, value)).transpose()
            };
        let mut inner = payment::Observed::new(gateway, source, self::status(status)?);
        inner.order_id = order_id.map(Text::from);
        inner.payment_id = payment_id.map(Text::from);
        if let Some(word) = gateway_status {
            inner.gateway_status = Text::from(word);
        }
        inner.amount = amount_of("amount", amount)?;
        inner.currency = currency.map(Currency::from);
        inner.owed = amount_of("owed", owed)?;
        inner.received = amount_of("received", received)?;
        inner.received_currency = received_currency.map(Currency::from);
        inner.reason = reason.map(Text::from);
        Ok(Observed { inner })
    }

    #[getter]
    fn gateway(&self) -> &'static str {
        self.inner.gateway.as_str()
    }

    #[getter]
    fn source(&self) -> &'static str {
        match self.inner.source {
            Source::Webhook => "webhook",
            Source::Query => "query",
        }
    }

    #[getter]
    fn status(&self) -> &'static str {
        self.inner.status.as_str()
    }

    #[getter]
    fn gateway_status(&self) -> &str {
        self.inner.gateway_status.as_str()
    }

    #[getter]
    fn order_id(&self) -> Option<&str> {
        self.inner.order_id.as_deref()
    }

    #[getter]
    fn payment_id(&self) -> Option<&str> {
        self.inner.payment_id.as_deref()
    }

    #[getter]
    fn reason(&self) -> Option<&str> {
        self.inner.reason.as_deref()
    }

    #[getter]
    fn amount(&self) -> Option<Decimal<'_>> {
        self.inner.amount.as_ref().map(Decimal)
    }

    #[getter]
    fn currency(&self) -> Option<&str> {
        self.inner.currency.as_ref().map(Currency::as_str)
    }

    #[getter]
    fn owed(&self) -> Option<Decimal<'_>> {
        self.inner.owed.as_ref().map(Decimal)
    }

    #[getter]
    fn received(&self) -> Option<Decimal<'_>> {
        self.inner.received.as_ref().map(Decimal)
    }

    #[getter]
    fn received_currency(&self) -> Option<&str> {
        self.inner.received_currency.as_ref().map(Currency::as_str)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Observed>()
            .is_ok_and(|other| *self == *other.get())
    }

    fn __hash__(&self) -> u64 {
        hash_of(self.inner.order_id.as_deref().unwrap_or(""))
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        shown(slf.as_any(), &slf.get().facts(slf.py())?)
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        rebuilt(slf.as_any(), slf.get().facts(slf.py())?)
    }
}

impl Observed {
    fn facts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let facts = PyDict::new(py);
        facts.set_item("gateway", self.gateway())?;
        facts.set_item("source", self.source())?;
        facts.set_item("status", self.status())?;
        facts.set_item("gateway_status", self.gateway_status())?;
        facts.set_item("order_id", self.order_id())?;
        facts.set_item("payment_id", self.payment_id())?;
        facts.set_item("amount", self.amount())?;
        facts.set_item("currency", self.currency())?;
        facts.set_item("owed", self.owed())?;
        facts.set_item("received", self.received())?;
        facts.set_item("received_currency", self.received_currency())?;
        facts.set_item("reason", self.reason())?;
        Ok(facts)
    }
}
