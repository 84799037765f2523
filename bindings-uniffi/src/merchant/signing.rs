//! Signatures by themselves, for a shop that sends its requests by other means or signs for an app.

use cointill::alchemypay::{AppSecret, Message};
use cointill::dynamic::OPTIONS_ALCHEMYPAY;
use cointill::exchange::SigningRequest;
use cointill::gateway2328::ApiKey;

use super::options::{self, NativeOption};
use crate::problem::{NativeProblem, word};

/// A request that is signed elsewhere before it is sent.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeSigningRequest {
    /// Gateway, group and action, such as `2328.payment.create`.
    pub endpoint: String,
    /// `2328` or `alchemypay`.
    pub gateway: String,
    /// `api`, `payout` or `app`.
    pub key: String,
    /// The kind of message, such as `create`; none for 2328.
    pub message: Option<String>,
    /// `GET` or `POST`.
    pub method: String,
    /// The absolute URL.
    pub url: String,
    /// The exact bytes to sign.
    pub body: Vec<u8>,
}

impl From<&SigningRequest> for NativeSigningRequest {
    fn from(request: &SigningRequest) -> NativeSigningRequest {
        NativeSigningRequest {
            endpoint: request.endpoint().name.to_owned(),
            gateway: request.endpoint().gateway().to_owned(),
            key: request.key().as_str().to_owned(),
            message: request.message().map(str::to_owned),
            method: request.method().as_str().to_owned(),
            url: request.url().to_owned(),
            body: request.body().to_vec(),
        }
    }
}

/// The value of the header `sign` of 2328 for exactly these bytes. Both keys sign by the same rule.
#[uniffi::export]
pub fn sign_2328(body: &[u8], key: String) -> Result<String, NativeProblem> {
    Ok(ApiKey::new(key)?.sign(body))
}

/// True when `sign` is that of exactly these bytes, compared in constant time.
#[uniffi::export]
pub fn verify_2328(body: &[u8], sign: &str, key: String) -> Result<bool, NativeProblem> {
    Ok(ApiKey::new(key)?.verify(body, sign))
}

/// The body with `sign` behind its members, as 2328 writes a webhook.
#[uniffi::export]
pub fn sign_webhook_2328(body: &str, key: String) -> Result<String, NativeProblem> {
    Ok(ApiKey::new(key)?.sign_webhook(body)?)
}

/// The signature over the signed fields of a JSON object, in the vendor's upper case.
#[uniffi::export]
pub fn sign_alchemypay(
    name: &str,
    body: &str,
    secret: String,
    options: Vec<NativeOption>,
) -> Result<String, NativeProblem> {
    let readings = options::set(OPTIONS_ALCHEMYPAY, &options)?;
    Ok(AppSecret::new(secret)?.sign(word::<Message>(name)?, body, &readings)?)
}

/// The object with the signature as its last member, in place of one that is there.
#[uniffi::export]
pub fn sign_body_alchemypay(
    name: &str,
    body: &str,
    secret: String,
    options: Vec<NativeOption>,
) -> Result<String, NativeProblem> {
    let readings = options::set(OPTIONS_ALCHEMYPAY, &options)?;
    Ok(AppSecret::new(secret)?.sign_body(word::<Message>(name)?, body, &readings)?)
}

/// True when the member `sign` is the signature of the object's fields, compared in constant time.
#[uniffi::export]
pub fn verify_alchemypay(
    name: &str,
    body: &str,
    secret: String,
    options: Vec<NativeOption>,
) -> Result<bool, NativeProblem> {
    let readings = options::set(OPTIONS_ALCHEMYPAY, &options)?;
    Ok(AppSecret::new(secret)?.verify(word::<Message>(name)?, body, &readings))
}
