//! View tokens, the view of a payment, and an app's look at it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use cointill::checkout::{
    self, Countdown, PaymentFacts, PaymentView, TokenError, ViewGrant, ViewKey, WatchEnd,
    WatchPolicy, WatchStep, refused,
};
use cointill::exchange::seed_from_system;
use cointill::http::Response;
use cointill::model::{self, Described as _};
use cointill::payment::GatewayName;
use cointill::{Currency, Network};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use crate::classes::Classes;
use crate::errors::{self, OrRaise as _};
use crate::exchange::{failure_of, nanoseconds, reading};
use crate::requests::arguments;
use crate::values::to_amount;
use crate::{records, webhooks};

/// A token's gateway, order id, last second and key id.
type Grant = (&'static str, String, i64, String);

/// The shop's own keys for view tokens: the first mints, all verify.
#[pyclass(subclass, frozen, module = "cointill._native")]
pub(crate) struct ViewKeys {
    inner: checkout::ViewKeys,
}

/// The wall clock, or the one of a test.
fn wall(now: Option<i64>) -> i64 {
    now.unwrap_or_else(|| {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        since.map_or(0, |since| {
            i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
        })
    })
}

/// A text of a stranger's; one with lone surrogates is no token either.
fn text<'a>(text: &'a Bound<'_, PyString>) -> &'a str {
    text.to_str().unwrap_or("")
}

fn granted(py: Python<'_>, result: Result<ViewGrant, TokenError>) -> PyResult<Grant> {
    match result {
        Ok(grant) => Ok((
            grant.gateway.as_str(),
            grant.order_id.as_str().to_owned(),
            grant.expires,
            grant.key_id.as_str().to_owned(),
        )),
        Err(reason) => {
            let maker = Classes::get(py)?.signature_error.bind(py);
            let error = maker.call1((reason.to_string(), reason.as_str()))?;
            Err(PyErr::from_value(error))
        }
    }
}

#[pymethods]
impl ViewKeys {
    #[new]
    #[pyo3(signature = (keys))]
    fn new(py: Python<'_>, keys: Vec<(String, String)>) -> PyResult<ViewKeys> {
        let mut keys = keys.into_iter();
        let Some((id, first)) = keys.next() else {
            return Err(PyValueError::new_err("keys: expected a key, got none"));
        };
        let first = ViewKey::new(first).or_raise(py)?;
        let mut inner = checkout::ViewKeys::new(&id, first).or_raise(py)?;
        for (id, key) in keys {
            let key = ViewKey::new(key).or_raise(py)?;
            inner = inner.with_older(&id, key).or_raise(py)?;
        }
        Ok(ViewKeys { inner })
    }

    #[pyo3(signature = (gateway, order_id, ttl, now=None))]
    fn _mint(
        &self,
        py: Python<'_>,
        gateway: &str,
        order_id: &str,
        ttl: u64,
        now: Option<i64>,
    ) -> PyResult<String> {
        let Some(gateway) = GatewayName::parse(gateway) else {
            return Err(PyValueError::new_err(format!(
                "gateway: expected 2328 or alchemypay, got {gateway:?}"
            )));
        };
        let ttl = Duration::from_secs(ttl);
        let minted = self.inner.mint(gateway, order_id, ttl, wall(now));
        minted.or_raise(py)
    }

    #[pyo3(signature = (token, now=None))]
    fn _verify(&self, token: &Bound<'_, PyString>, now: Option<i64>) -> PyResult<Grant> {
        granted(token.py(), self.inner.verify(text(token), wall(now)))
    }

    #[pyo3(signature = (header, now=None))]
    fn _authorize(
        &self,
        py: Python<'_>,
        header: Option<&Bound<'_, PyString>>,
        now: Option<i64>,
    ) -> PyResult<Grant> {
        granted(py, self.inner.authorize(header.map(text), wall(now)))
    }
}

/// The answer to every request that is refused.
#[pyfunction]
pub(crate) fn refused_view() -> (u16, &'static str, &'static str) {
    webhooks::answer(refused())
}

/// The view of what a shop has recorded.
#[pyfunction]
#[pyo3(signature = (facts: "dict[str, object]", now=None) -> "typing.Any")]
pub(crate) fn payment_view<'py>(
    py: Python<'py>,
    facts: &Bound<'py, PyDict>,
    now: Option<i64>,
) -> PyResult<Bound<'py, PyAny>> {
    let facts = arguments("view", PaymentFacts::FIELDS, facts)?;
    let facts = PaymentFacts::from_json(&facts).or_raise(py)?;
    let view = facts.view(wall(now)).or_raise(py)?;
    records::wrap(py, Arc::new(view))
}

/// A view as the shop's endpoint answered it.
#[pyfunction]
#[pyo3(signature = (body) -> "typing.Any")]
pub(crate) fn read_view<'py>(py: Python<'py>, body: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    let view = PaymentView::from_json(body).or_raise(py)?;
    records::wrap(py, Arc::new(view))
}

/// The URI with which a wallet opens ready to pay; `None` where none is certain enough.
#[pyfunction]
#[pyo3(signature = (
    currency, network, address, amount: "decimal.Decimal | int | str | None" = None,
))]
pub(crate) fn payment_uri(
    currency: &str,
    network: &str,
    address: &str,
    amount: Option<&Bound<'_, PyAny>>,
) -> PyResult<Option<String>> {
    let amount = amount
        .map(|amount| to_amount("amount", amount))
        .transpose()?;
    let (currency, network) = (Currency::from(currency), Network::from(network));
    Ok(checkout::payment_uri(
        &currency,
        &network,
        address,
        amount.as_ref(),
    ))
}

/// Nanoseconds that are left of a view's invoice at `at`, when the view was asked for at `asked`;
/// `None` when it says no end.
#[pyfunction]
pub(crate) fn view_time_left(view: &records::Record, asked: u64, at: u64) -> Option<u64> {
    let view = model::Record::as_any(view.inner()).downcast_ref::<PaymentView>()?;
    let countdown = Countdown::new(view, Duration::from_nanos(asked))?;
    Some(nanoseconds(countdown.left(Duration::from_nanos(at))))
}

/// Says when to ask the shop's endpoint, and what came of it. Whoever drives it reads the clocks:
/// `now` is what the function of that name gives.
#[pyclass(frozen, module = "cointill._native")]
pub(crate) struct Watch {
    inner: Mutex<checkout::Watch>,
}

impl Watch {
    fn open(&self) -> MutexGuard<'_, checkout::Watch> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn policy(settings: Option<&Bound<'_, PyDict>>) -> PyResult<WatchPolicy> {
    let mut policy = WatchPolicy::default();
    for (name, value) in settings.into_iter().flatten() {
        let (name, nanoseconds) = (name.extract::<String>()?, value.extract::<u64>()?);
        let time = Duration::from_nanos(nanoseconds);
        match name.as_str() {
            "interval" => policy.interval = time,
            "max_interval" => policy.max_interval = time,
            "base_delay" => policy.base_delay = time,
            "max_delay" => policy.max_delay = time,
            "max_retry_after" => policy.max_retry_after = time,
            "timeout" => policy.timeout = time,
            other => {
                return Err(PyValueError::new_err(format!(
                    "policy: expected interval, max_interval, base_delay, max_delay, \
                     max_retry_after or timeout, got {other:?}"
                )));
            }
        }
    }
    Ok(policy)
}

#[pymethods]
impl Watch {
    /// `settings` are those of the policy, in nanoseconds.
    #[new]
    #[pyo3(signature = (url, token, settings: "dict[str, int] | None" = None, *, seed=None))]
    fn new(
        py: Python<'_>,
        url: &str,
        token: &str,
        settings: Option<&Bound<'_, PyDict>>,
        seed: Option<u64>,
    ) -> PyResult<Watch> {
        let seed = seed.unwrap_or_else(seed_from_system);
        let inner = checkout::Watch::new(url, token, policy(settings)?, seed).or_raise(py)?;
        Ok(Watch {
            inner: Mutex::new(inner),
        })
    }

    /// `("send", method, url, headers, nanoseconds)`, `("wait", nanoseconds)`, `("changed", view)`,
    /// `("final",)`, `("unauthorized",)` or `("refused", error)`.
    #[pyo3(signature = (now) -> "tuple[typing.Any, ...]")]
    fn step<'py>(&self, py: Python<'py>, now: (u64, i64)) -> PyResult<Bound<'py, PyTuple>> {
        match self.open().step(reading(now)) {
            WatchStep::Send { request, timeout } => {
                let headers: Vec<(&str, &str)> = request.headers().collect();
                let (method, url) = (request.method().as_str(), request.url());
                ("send", method, url, headers, nanoseconds(timeout)).into_pyobject(py)
            }
            WatchStep::Wait(wait) => ("wait", nanoseconds(wait)).into_pyobject(py),
            WatchStep::Changed(view) => {
                ("changed", records::wrap(py, Arc::new(view.clone()))?).into_pyobject(py)
            }
            WatchStep::Done(WatchEnd::Final) => ("final",).into_pyobject(py),
            WatchStep::Done(WatchEnd::Unauthorized) => ("unauthorized",).into_pyobject(py),
            WatchStep::Done(WatchEnd::Refused(error)) => {
                ("refused", errors::to_python(py, error)).into_pyobject(py)
            }
            WatchStep::Done(_) => Err(PyValueError::new_err(
                "expected an end that this version knows",
            )),
        }
    }

    /// Reports the answer to what was sent.
    fn response(&self, status: u16, headers: Vec<(String, String)>, body: &[u8], now: (u64, i64)) {
        let response = Response::new(status, headers, body.to_vec());
        self.open().response(&response, reading(now));
    }

    /// Reports that there is no answer. `text` must hold no secret.
    #[pyo3(signature = (kind, text, now, *, limit=0))]
    fn failure(&self, kind: &str, text: &str, now: (u64, i64), limit: u64) -> PyResult<()> {
        let failure = failure_of(kind, limit)?;
        self.open().failure(failure, text, reading(now));
        Ok(())
    }

    /// Asks as soon as it may.
    fn look_now(&self, now: (u64, i64)) {
        self.open().look_now(reading(now));
    }

    /// Goes on with another token of the same order.
    fn renew(&self, py: Python<'_>, token: &str, now: (u64, i64)) -> PyResult<()> {
        self.open().renew(token, reading(now)).or_raise(py)
    }

    /// Nanoseconds that are left of the invoice; `None` without a view, or when it says no end.
    fn time_left(&self, now: (u64, i64)) -> Option<u64> {
        let countdown = self.open().countdown()?;
        Some(nanoseconds(countdown.left(reading(now).monotonic)))
    }

    /// Why the last question got no view; `None` when it did.
    #[pyo3(signature = () -> "typing.Any")]
    fn trouble(&self, py: Python<'_>) -> Option<PyErr> {
        self.open()
            .trouble()
            .map(|error| errors::to_python(py, error))
    }
}
