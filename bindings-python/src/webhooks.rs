//! Verifying webhooks.

use cointill::Text;
use cointill::alchemypay::{self, AppSecret};
use cointill::canonical::Limits;
use cointill::dynamic::{DynamicEvent, OPTIONS_ALCHEMYPAY};
use cointill::gateway2328::{self, ApiKey, PayoutKey};
use cointill::webhook::{Answer, Explanation, SignatureError};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyMemoryView};

use crate::errors::{OrRaise as _, refused, word};
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

/// Looks at a body, beside other threads of Python when it is long.
fn aside<R: Send>(py: Python<'_>, bytes: &[u8], look: impl FnOnce(&[u8]) -> R + Send) -> R {
    if bytes.len() > LONG {
        py.detach(|| look(bytes))
    } else {
        look(bytes)
    }
}

/// The event of a body, or the error with what `explain` finds.
fn verified<'py, E: Into<DynamicEvent> + Send>(
    body: &Bound<'py, PyAny>,
    verify: impl FnOnce(&[u8]) -> Result<E, SignatureError> + Send,
    explain: Option<impl FnOnce(&[u8]) -> Explanation + Send>,
) -> PyResult<Bound<'py, PyAny>> {
    with_bytes(body, |py, bytes| match aside(py, bytes, verify) {
        Ok(event) => events::wrap(py, event),
        Err(error) => {
            let explained = explain.map(|look| aside(py, bytes, look));
            Err(refused(py, &error, explained))
        }
    })
}

/// The id of the key that signed a body.
fn checked(
    body: &Bound<'_, PyAny>,
    check: impl FnOnce(&[u8]) -> Result<Text, SignatureError> + Send,
) -> PyResult<String> {
    with_bytes(body, |py, bytes| {
        let key_id = aside(py, bytes, check).map_err(|error| refused(py, &error, None))?;
        Ok(key_id.as_str().to_owned())
    })
}

pub(crate) fn answer(answer: Answer) -> (u16, &'static str, &'static str) {
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
    /// The first of each: they sign events for tests.
    api_key: Option<ApiKey>,
    payout_key: Option<PayoutKey>,
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
        let (mut first_api, mut first_payout) = (None, None);
        for (id, key) in api_keys {
            let key = ApiKey::new(key).or_raise(py)?;
            inner = inner.with_api_key(&id, key.clone());
            first_api.get_or_insert(key);
        }
        for (id, key) in payout_keys {
            let key = PayoutKey::new(key).or_raise(py)?;
            inner = inner.with_payout_key(&id, key.clone());
            first_payout.get_or_insert(key);
        }
        Ok(Webhooks2328 {
            inner,
            api_key: first_api,
            payout_key: first_payout,
        })
    }

    /// A body with `sign` behind its members, as the gateway writes it.
    fn _sign(&self, py: Python<'_>, body: &str, key: &str) -> PyResult<String> {
        let signed = match key {
            "api" => self.api_key.as_ref().map(|key| key.sign_webhook(body)),
            "payout" => self.payout_key.as_ref().map(|key| key.sign_webhook(body)),
            other => {
                return Err(PyValueError::new_err(format!(
                    "key: expected api or payout, got {other:?}"
                )));
            }
        };
        let without = || PyTypeError::new_err(format!("{key}_key: expected one to sign with"));
        signed.ok_or_else(without)?.or_raise(py)
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
        let kind = word::<gateway2328::WebhookKind>(kind)?;
        verified(
            body,
            |bytes| self.inner.verify(kind, bytes),
            explain.then_some(|bytes: &[u8]| self.inner.explain(kind, bytes)),
        )
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
        let kind = word::<gateway2328::WebhookKind>(kind)?;
        checked(body, |bytes| self.inner.check(kind, bytes))
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
    /// The first secret: it signs events for tests.
    secret: Option<AppSecret>,
    options: alchemypay::Options,
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
            .with_options(readings.clone())
            .with_limits(limits(max_bytes));
        let mut first = None;
        for (id, secret) in secrets {
            let secret = AppSecret::new(secret).or_raise(py)?;
            inner = inner.with_secret(&id, secret.clone());
            first.get_or_insert(secret);
        }
        Ok(AlchemyPayWebhooks {
            inner,
            secret: first,
            options: readings,
        })
    }

    /// A body with its signature as the last member, as the gateway writes it.
    fn _sign(&self, py: Python<'_>, body: &str, message: &str) -> PyResult<String> {
        let message = word::<alchemypay::Message>(message)?;
        let without = || PyTypeError::new_err("secret: expected one to sign with");
        let secret = self.secret.as_ref().ok_or_else(without)?;
        secret.sign_body(message, body, &self.options).or_raise(py)
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
        let kind = word::<alchemypay::WebhookKind>(kind)?;
        verified(
            body,
            |bytes| self.inner.verify(kind, bytes),
            explain.then_some(|bytes: &[u8]| self.inner.explain(kind, bytes)),
        )
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
        let kind = word::<alchemypay::WebhookKind>(kind)?;
        checked(body, |bytes| self.inner.check(kind, bytes))
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
