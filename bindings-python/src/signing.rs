//! Signatures by themselves, for a shop that sends its requests by other means.

use cointill::alchemypay::{AppSecret, Message, Options};
use cointill::dynamic::OPTIONS_ALCHEMYPAY;
use cointill::gateway2328::{ApiKey, PayoutKey};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::errors::{OrRaise as _, word};
use crate::gateways::set_options;
use crate::webhooks::with_bytes;

/// The value of the header `sign` of 2328 for exactly these bytes. Both keys sign by the same rule.
#[pyfunction]
#[pyo3(signature = (body: "bytes | bytearray | memoryview", key))]
pub(crate) fn sign_2328(py: Python<'_>, body: &Bound<'_, PyAny>, key: String) -> PyResult<String> {
    let key = ApiKey::new(key).or_raise(py)?;
    with_bytes(body, |_, bytes| Ok(key.sign(bytes)))
}

/// True when `sign` is that of exactly these bytes, compared in constant time.
#[pyfunction]
#[pyo3(signature = (body: "bytes | bytearray | memoryview", sign, key))]
pub(crate) fn verify_2328(
    py: Python<'_>,
    body: &Bound<'_, PyAny>,
    sign: &str,
    key: String,
) -> PyResult<bool> {
    let key = ApiKey::new(key).or_raise(py)?;
    with_bytes(body, |_, bytes| Ok(key.verify(bytes, sign)))
}

/// The body with `sign` behind its members, as 2328 writes a webhook.
#[pyfunction]
pub(crate) fn sign_webhook_2328(py: Python<'_>, body: &str, key: String) -> PyResult<String> {
    let key = PayoutKey::new(key).or_raise(py)?;
    key.sign_webhook(body).or_raise(py)
}

fn readings(py: Python<'_>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Options> {
    let mut readings = Options::default();
    set_options(py, OPTIONS_ALCHEMYPAY, &mut readings, options)?;
    Ok(readings)
}

/// The signature over the signed fields of a JSON object, in the vendor's upper case.
#[pyfunction]
#[pyo3(signature = (name, body, secret, options: "dict[str, object] | None" = None))]
pub(crate) fn sign_alchemypay(
    py: Python<'_>,
    name: &str,
    body: &str,
    secret: String,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let (message, readings) = (word::<Message>(name)?, readings(py, options)?);
    let secret = AppSecret::new(secret).or_raise(py)?;
    secret.sign(message, body, &readings).or_raise(py)
}

/// The object with the signature as its last member, in place of one that is there.
#[pyfunction]
#[pyo3(signature = (name, body, secret, options: "dict[str, object] | None" = None))]
pub(crate) fn sign_body_alchemypay(
    py: Python<'_>,
    name: &str,
    body: &str,
    secret: String,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let (message, readings) = (word::<Message>(name)?, readings(py, options)?);
    let secret = AppSecret::new(secret).or_raise(py)?;
    secret.sign_body(message, body, &readings).or_raise(py)
}

/// True when the member `sign` is the signature of the object's fields, compared in constant time.
#[pyfunction]
#[pyo3(signature = (name, body, secret, options: "dict[str, object] | None" = None))]
pub(crate) fn verify_alchemypay(
    py: Python<'_>,
    name: &str,
    body: &str,
    secret: String,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<bool> {
    let (message, readings) = (word::<Message>(name)?, readings(py, options)?);
    let secret = AppSecret::new(secret).or_raise(py)?;
    Ok(secret.verify(message, body, &readings))
}
