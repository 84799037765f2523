//! The server's half of the checkout room: view tokens, and the views that are answered.

use std::time::Duration;

use cointill::checkout::{self, PaymentFacts, TokenError, ViewGrant, ViewKey, ViewKeys};
use cointill::model::Described as _;
use cointill::payment::GatewayName;

use super::arguments;
use super::webhooks::NativeAnswer;
use crate::problem::NativeProblem;
use crate::records::{self, NativeRecord};

/// What a token allows: to look at one payment.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeGrant {
    /// `2328` or `alchemypay`.
    pub gateway: String,
    /// The shop's id of the order.
    pub order_id: String,
    /// The first second since 1970 at which it is no longer taken.
    pub expires: i64,
    /// The key that minted it.
    pub key_id: String,
}

fn granted(result: Result<ViewGrant, TokenError>) -> Result<NativeGrant, NativeProblem> {
    match result {
        Ok(grant) => Ok(NativeGrant {
            gateway: grant.gateway.as_str().to_owned(),
            order_id: grant.order_id.as_str().to_owned(),
            expires: grant.expires,
            key_id: grant.key_id.as_str().to_owned(),
        }),
        Err(reason) => Err(NativeProblem::Refused {
            text: reason.to_string(),
            reason: reason.as_str().to_owned(),
            explanation: None,
            tried: Vec::new(),
        }),
    }
}

/// The shop's own keys for view tokens: the first mints, all verify.
#[derive(Debug, Clone, uniffi::Object)]
pub struct NativeViewKeys {
    inner: ViewKeys,
}

#[uniffi::export]
impl NativeViewKeys {
    /// Of the key that mints.
    #[uniffi::constructor]
    pub fn new(id: &str, key: String) -> Result<NativeViewKeys, NativeProblem> {
        let inner = ViewKeys::new(id, ViewKey::new(key)?)?;
        Ok(NativeViewKeys { inner })
    }

    /// The same with an older key, which only verifies.
    pub fn with_older(&self, id: &str, key: String) -> Result<NativeViewKeys, NativeProblem> {
        let inner = self.inner.clone().with_older(id, ViewKey::new(key)?)?;
        Ok(NativeViewKeys { inner })
    }

    /// A token with which its holder can look at one payment for so many seconds.
    pub fn mint(
        &self,
        gateway: &str,
        order_id: &str,
        ttl_seconds: u64,
        now: i64,
    ) -> Result<String, NativeProblem> {
        let Some(gateway) = GatewayName::parse(gateway) else {
            return Err(NativeProblem::misused(format!(
                "gateway: expected 2328 or alchemypay, got {gateway:?}"
            )));
        };
        let ttl = Duration::from_secs(ttl_seconds);
        Ok(self.inner.mint(gateway, order_id, ttl, now)?)
    }

    /// What a token allows.
    pub fn verify(&self, token: &str, now: i64) -> Result<NativeGrant, NativeProblem> {
        granted(self.inner.verify(token, now))
    }

    /// The same for the value of a header `Authorization`.
    pub fn authorize(
        &self,
        header: Option<String>,
        now: i64,
    ) -> Result<NativeGrant, NativeProblem> {
        granted(self.inner.authorize(header.as_deref(), now))
    }
}

/// The answer to every request that is refused.
#[uniffi::export]
pub fn refused_view() -> Result<NativeAnswer, NativeProblem> {
    Ok(checkout::refused().into())
}

/// The view of what a shop has recorded, by the places of the facts.
#[uniffi::export]
pub fn payment_view(facts: Vec<Option<String>>, now: i64) -> Result<NativeRecord, NativeProblem> {
    let facts = arguments::to_json("view", PaymentFacts::FIELDS, &facts)?;
    let view = PaymentFacts::from_json(&facts)?.view(now)?;
    Ok(records::record(&view))
}
