//! Signatures by themselves, for a shop that sends its requests by other means.

use cointill::alchemypay::{AppSecret, Message, Options};
use cointill::dynamic::OPTIONS_ALCHEMYPAY;
use cointill::gateway2328::{ApiKey, PayoutKey};
use napi_derive::napi;

use crate::errors::{OrThrow as _, Thrown, word};
use crate::gateways::set_options;

/// The value of the header `sign` of 2328 for exactly these bytes. Both keys sign by the same rule.
#[napi(catch_unwind, js_name = "sign2328")]
pub fn sign_2328(body: &[u8], key: String) -> Result<String, Thrown> {
    Ok(ApiKey::new(key).or_throw()?.sign(body))
}

/// True when `sign` is that of exactly these bytes, compared in constant time.
#[napi(catch_unwind, js_name = "verify2328")]
pub fn verify_2328(body: &[u8], sign: String, key: String) -> Result<bool, Thrown> {
    Ok(ApiKey::new(key).or_throw()?.verify(body, &sign))
}

/// The body with `sign` behind its members, as 2328 writes a webhook.
#[napi(catch_unwind, js_name = "signWebhook2328")]
pub fn sign_webhook_2328(body: String, key: String) -> Result<String, Thrown> {
    PayoutKey::new(key)
        .or_throw()?
        .sign_webhook(&body)
        .or_throw()
}

fn readings(options: Option<&str>) -> Result<Options, Thrown> {
    let mut readings = Options::default();
    set_options(OPTIONS_ALCHEMYPAY, &mut readings, options)?;
    Ok(readings)
}

/// The signature over the signed fields of a JSON object, in the vendor's upper case.
#[napi(catch_unwind)]
pub fn sign_alchemypay(
    name: String,
    body: String,
    secret: String,
    options: Option<String>,
) -> Result<String, Thrown> {
    let (message, readings) = (word::<Message>(&name)?, readings(options.as_deref())?);
    let secret = AppSecret::new(secret).or_throw()?;
    secret.sign(message, &body, &readings).or_throw()
}

/// The object with the signature as its last member, in place of one that is there.
#[napi(catch_unwind)]
pub fn sign_body_alchemypay(
    name: String,
    body: String,
    secret: String,
    options: Option<String>,
) -> Result<String, Thrown> {
    let (message, readings) = (word::<Message>(&name)?, readings(options.as_deref())?);
    let secret = AppSecret::new(secret).or_throw()?;
    secret.sign_body(message, &body, &readings).or_throw()
}

/// True when the member `sign` is the signature of the object's fields, compared in constant time.
#[napi(catch_unwind)]
pub fn verify_alchemypay(
    name: String,
    body: String,
    secret: String,
    options: Option<String>,
) -> Result<bool, Thrown> {
    let (message, readings) = (word::<Message>(&name)?, readings(options.as_deref())?);
    let secret = AppSecret::new(secret).or_throw()?;
    Ok(secret.verify(message, &body, &readings))
}
