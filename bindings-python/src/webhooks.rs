//! Verifying webhooks.

use cointill::alchemypay::{self, AppSecret};
use cointill::canonical::Limits;
use cointill::dynamic::OPTIONS_ALCHEMYPAY;
use cointill::gateway2328::{self, ApiKey, PayoutKey};
use cointill::webhook::Answer;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyMemoryView};

use crate::errors::{OrRaise as _, refused};
use crate::events;
use crate::gateways::set_options;

/// Above this many bytes other threads of Python run meanwhile; below, changing over costs more.
const LONG: usize = 16 << 10;

/// The raw bytes of a body. Text has been decoded by somebody, and a dict parsed: neither is what
/// was signed.
pub(crate) fn with_bytes<'py, R>(
    body: &Bound<'py, PyAny>,
    look: impl FnOnce(Python<'py>, &[u8]) -> PyResult<R>,
) -> PyResult<R> {
    let py = body.py();
    if let Ok(bytes) = body.cast::<PyBytes>() {
        return look(py, bytes.as_bytes());
    }
    if let Ok(bytes) = body.cast::<PyByteArray>() {
        return look(py, &bytes.to_vec());
    }
    if let Ok(view) = body.cast::<PyMemoryView>() {
        let bytes = view.call_method0("tobytes")?.cast_into::<PyBytes>()?;
        return look(py, bytes.as_bytes());
    }
    let kind = body.get_type().name()?;
    Err(PyTypeError::new_err(format!(
        "body: expected the raw bytes of the request (request.body in Django, await request.body() \
         in Starlette, request.get_data() in Flask), got {kind}"
    )))
}

fn answer(answer: Answer) -> (u16, &'static str, &'static str) {
    (answer.status, answer.content_type, answer.body)
}

fn limits(max_bytes: Option<usize>) -> Limits {
    Limits {
        max_bytes: max_bytes.unwrap_or(Limits::WEBHOOK.max_bytes),
        ..Limits::WEBHOOK
    }
}

/// Webhooks of 2328.
#[pyclass(subclass, frozen, module = "cointill._native")]
pub(crate) struct Webhooks2328 {
    inner: gateway2328::Webhooks,
}

fn kind_2328(kind: &str) -> PyResult<gateway2328::WebhookKind> {
    use gateway2328::WebhookKind;
    Ok(match kind {
        "any" => WebhookKind::Any,
        "payment" => WebhookKind::Payment,
        "payout" => WebhookKind::Payout,
        "static_wallet" => WebhookKind::StaticWallet,
        other => {
            return Err(PyValueError::new_err(format!(
                "kind: expected any, payment, payout or static_wallet, got {other:?}"
            )));
        }
    })
}

#[pymethods]
impl Webhooks2328 {
    #[new]
    #[pyo3(signature = (*, api_keys, payout_keys, max_bytes=None))]
    fn new(
        py: Python<'_>,
        api_keys: Vec<(String, String)>,
        payout_keys: Vec<(String, String)>,
        max_bytes: Option<usize>,
    ) -> PyResult<Webhooks2328> {
        let mut inner = gateway2328::Webhooks::new().with_limits(limits(max_bytes));
        for (id, key) in api_keys {
            inner = inner.with_api_key(&id, ApiKey::new(key).or_raise(py)?);
        }
        for (id, key) in payout_keys {
            inner = inner.with_payout_key(&id, PayoutKey::new(key).or_raise(py)?);
        }
        Ok(Webhooks2328 { inner })
    }

    /// The event that the raw bytes of a request tell.
    ///
    /// Give each kind a URL of its own and name it here: the kind decides what may have signed.
    ///
    /// Raises:
    ///     SignatureError: for anything else, whatever the bytes. With `explain` it says why, for a
    ///         developer's eyes: never send that to whoever posted the body.
    #[pyo3(signature = (
        body: "bytes | bytearray | memoryview",
        *,
        kind: "typing.Literal['any', 'payment', 'payout', 'static_wallet']" = "any",
        explain=false,
    ) -> "Event")]
    fn verify<'py>(
        &self,
        body: &Bound<'py, PyAny>,
        kind: &str,
        explain: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let kind = kind_2328(kind)?;
        with_bytes(body, |py, bytes| {
            let verified = if bytes.len() > LONG {
                py.detach(|| self.inner.verify(kind, bytes))
            } else {
                self.inner.verify(kind, bytes)
            };
            match verified {
                Ok(event) => events::wrap(py, event),
                Err(error) => {
                    let explained = explain.then(|| self.inner.explain(kind, bytes));
                    Err(refused(py, &error, explained))
                }
            }
        })
    }

    /// Verifies the signature and reads nothing else, for a server that stores first and
    /// understands later. The id of the key that matched.
    ///
    /// Raises:
    ///     SignatureError: as `verify`.
    #[pyo3(signature = (
        body: "bytes | bytearray | memoryview",
        *,
        kind: "typing.Literal['any', 'payment', 'payout', 'static_wallet']" = "any",
    ))]
    fn check(&self, body: &Bound<'_, PyAny>, kind: &str) -> PyResult<String> {
        let kind = kind_2328(kind)?;
        with_bytes(body, |py, bytes| {
            let checked = if bytes.len() > LONG {
                py.detach(|| self.inner.check(kind, bytes))
            } else {
                self.inner.check(kind, bytes)
            };
            let key_id = checked.map_err(|error| refused(py, &error, None))?;
            Ok(key_id.as_str().to_owned())
        })
    }

    fn _accepted(&self) -> (u16, &'static str, &'static str) {
        answer(self.inner.accepted())
    }

    fn _refused(&self) -> (u16, &'static str, &'static str) {
        answer(self.inner.refused())
    }

    fn __repr__(&self) -> &'static str {
        "Webhooks2328()"
    }
}

/// Webhooks of Alchemy Pay and AEON.
#[pyclass(subclass, frozen, module = "cointill._native")]
pub(crate) struct AlchemyPayWebhooks {
    inner: alchemypay::Webhooks,
}

fn kind_alchemypay(kind: &str) -> PyResult<alchemypay::WebhookKind> {
    use alchemypay::WebhookKind;
    Ok(match kind {
        "any" => WebhookKind::Any,
        "order" => WebhookKind::Order,
        "refund" => WebhookKind::Refund,
        "partial" => WebhookKind::Partial,
        other => {
            return Err(PyValueError::new_err(format!(
                "kind: expected any, order, refund or partial, got {other:?}"
            )));
        }
    })
}

#[pymethods]
impl AlchemyPayWebhooks {
    #[new]
    #[pyo3(signature = (*, secrets, options: "dict[str, object] | None" = None, max_bytes=None))]
    fn new(
        py: Python<'_>,
        secrets: Vec<(String, String)>,
        options: Option<&Bound<'_, PyDict>>,
        max_bytes: Option<usize>,
    ) -> PyResult<AlchemyPayWebhooks> {
        let mut readings = alchemypay::Options::default();
        set_options(py, OPTIONS_ALCHEMYPAY, &mut readings, options)?;
        let mut inner = alchemypay::Webhooks::new()
            .with_options(readings)
            .with_limits(limits(max_bytes));
        for (id, secret) in secrets {
            inner = inner.with_secret(&id, AppSecret::new(secret).or_raise(py)?);
        }
        Ok(AlchemyPayWebhooks { inner })
    }

    /// The event that the raw bytes of a request tell.
    ///
    /// Give each kind a URL of its own and name it here: the kind decides what may have signed.
    ///
    /// Raises:
    ///     SignatureError: for anything else, whatever the bytes. With `explain` it says why, for a
    ///         developer's eyes: never send that to whoever posted the body.
    #[pyo3(signature = (
        body: "bytes | bytearray | memoryview",
        *,
        kind: "typing.Literal['any', 'order', 'refund', 'partial']" = "any",
        explain=false,
    ) -> "Event")]
    fn verify<'py>(
        &self,
        body: &Bound<'py, PyAny>,
        kind: &str,
        explain: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let kind = kind_alchemypay(kind)?;
        with_bytes(body, |py, bytes| {
            let verified = if bytes.len() > LONG {
                py.detach(|| self.inner.verify(kind, bytes))
            } else {
                self.inner.verify(kind, bytes)
            };
            match verified {
                Ok(event) => events::wrap(py, event),
                Err(error) => {
                    let explained = explain.then(|| self.inner.explain(kind, bytes));
                    Err(refused(py, &error, explained))
                }
            }
        })
    }

    /// Verifies the signature and reads nothing else, for a server that stores first and
    /// understands later. The id of the key that matched.
    ///
    /// Raises:
    ///     SignatureError: as `verify`.
    #[pyo3(signature = (
        body: "bytes | bytearray | memoryview",
        *,
        kind: "typing.Literal['any', 'order', 'refund', 'partial']" = "any",
    ))]
    fn check(&self, body: &Bound<'_, PyAny>, kind: &str) -> PyResult<String> {
        let kind = kind_alchemypay(kind)?;
        with_bytes(body, |py, bytes| {
            let key_id = self
                .inner
                .check(kind, bytes)
                .map_err(|error| refused(py, &error, None))?;
            Ok(key_id.as_str().to_owned())
        })
    }

    fn _accepted(&self) -> (u16, &'static str, &'static str) {
        answer(self.inner.accepted())
    }

    fn _refused(&self) -> (u16, &'static str, &'static str) {
        answer(self.inner.refused())
    }

    fn __repr__(&self) -> &'static str {
        "AlchemyPayWebhooks()"
    }
}
