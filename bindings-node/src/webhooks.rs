//! Verifying webhooks.

use cointill::Text;
use cointill::alchemypay::{self, AppSecret};
use cointill::canonical::Limits;
use cointill::dynamic::{DynamicEvent, OPTIONS_ALCHEMYPAY};
use cointill::gateway2328::{self, ApiKey, PayoutKey};
use cointill::webhook::{Answer, Explanation, SignatureError};
use napi_derive::napi;

use crate::errors::{OrThrow as _, Thrown, refused, word, wrong};
use crate::events::{self, Verified};
use crate::gateways::set_options;
use crate::json::Object;

fn verified<E: Into<DynamicEvent>>(
    result: Result<E, SignatureError>,
    explain: Option<impl FnOnce() -> Explanation>,
) -> Result<Verified, Thrown> {
    match result {
        Ok(event) => Ok(events::cross(&event.into())),
        Err(error) => Err(refused(&error, explain.map(|look| look()))),
    }
}

fn checked(result: Result<Text, SignatureError>) -> Result<String, Thrown> {
    match result {
        Ok(key_id) => Ok(key_id.as_str().to_owned()),
        Err(error) => Err(refused(&error, None)),
    }
}

pub(crate) fn answer(answer: Answer) -> String {
    let mut out = Object::new();
    out.literal("status", &answer.status.to_string());
    out.text("contentType", answer.content_type);
    out.text("body", answer.body);
    out.finish()
}

fn limits(max_bytes: Option<u32>) -> Limits {
    Limits {
        max_bytes: max_bytes.map_or(Limits::WEBHOOK.max_bytes, |most| most as usize),
        ..Limits::WEBHOOK
    }
}

/// Ids and keys, one behind the other.
pub(crate) fn pairs(keys: Vec<String>) -> Vec<(String, String)> {
    let mut keys = keys.into_iter();
    let mut pairs = Vec::new();
    while let (Some(id), Some(key)) = (keys.next(), keys.next()) {
        pairs.push((id, key));
    }
    pairs
}

/// Webhooks of 2328.
#[napi(js_name = "Webhooks2328")]
pub struct Webhooks2328 {
    inner: gateway2328::Webhooks,
    /// The first of each: they sign events for tests.
    api_key: Option<ApiKey>,
    payout_key: Option<PayoutKey>,
}

#[napi]
impl Webhooks2328 {
    /// Keys are lists of ids and keys, one behind the other.
    #[napi(constructor, catch_unwind)]
    pub fn new(
        api_keys: Vec<String>,
        payout_keys: Vec<String>,
        max_bytes: Option<u32>,
    ) -> Result<Webhooks2328, Thrown> {
        let mut inner = gateway2328::Webhooks::new().with_limits(limits(max_bytes));
        let (mut first_api, mut first_payout) = (None, None);
        for (id, key) in pairs(api_keys) {
            let key = ApiKey::new(key).or_throw()?;
            inner = inner.with_api_key(&id, key.clone());
            first_api.get_or_insert(key);
        }
        for (id, key) in pairs(payout_keys) {
            let key = PayoutKey::new(key).or_throw()?;
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
    #[napi(catch_unwind)]
    pub fn sign(&self, body: String, key: String) -> Result<String, Thrown> {
        let signed = match key.as_str() {
            "api" => self.api_key.as_ref().map(|key| key.sign_webhook(&body)),
            "payout" => self.payout_key.as_ref().map(|key| key.sign_webhook(&body)),
            other => return Err(wrong(format!("key: expected api or payout, got {other:?}"))),
        };
        let without = || wrong(format!("{key}Key: expected one to sign with"));
        signed.ok_or_else(without)?.or_throw()
    }

    /// The event of a body.
    #[napi(catch_unwind)]
    pub fn verify(&self, body: &[u8], kind: String, explain: bool) -> Result<Verified, Thrown> {
        let kind = word::<gateway2328::WebhookKind>(&kind)?;
        verified(
            self.inner.verify(kind, body),
            explain.then_some(|| self.inner.explain(kind, body)),
        )
    }

    /// The id of the key that signed a body.
    #[napi(catch_unwind)]
    pub fn check(&self, body: &[u8], kind: String) -> Result<String, Thrown> {
        checked(
            self.inner
                .check(word::<gateway2328::WebhookKind>(&kind)?, body),
        )
    }

    #[napi(catch_unwind)]
    pub fn accepted(&self) -> String {
        answer(self.inner.accepted())
    }

    #[napi(catch_unwind)]
    pub fn refused(&self) -> String {
        answer(self.inner.refused())
    }
}

/// Webhooks of Alchemy Pay and AEON.
#[napi(js_name = "AlchemyPayWebhooks")]
pub struct AlchemyPayWebhooks {
    inner: alchemypay::Webhooks,
    /// The first secret: it signs events for tests.
    secret: Option<AppSecret>,
    options: alchemypay::Options,
}

#[napi]
impl AlchemyPayWebhooks {
    /// Secrets are a list of ids and secrets, one behind the other; `options` is a JSON object.
    #[napi(constructor, catch_unwind)]
    pub fn new(
        secrets: Vec<String>,
        options: Option<String>,
        max_bytes: Option<u32>,
    ) -> Result<AlchemyPayWebhooks, Thrown> {
        let mut readings = alchemypay::Options::default();
        set_options(OPTIONS_ALCHEMYPAY, &mut readings, options.as_deref())?;
        let mut inner = alchemypay::Webhooks::new()
            .with_options(readings.clone())
            .with_limits(limits(max_bytes));
        let mut first = None;
        for (id, secret) in pairs(secrets) {
            let secret = AppSecret::new(secret).or_throw()?;
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
    #[napi(catch_unwind)]
    pub fn sign(&self, body: String, message: String) -> Result<String, Thrown> {
        let message = word::<alchemypay::Message>(&message)?;
        let without = || wrong("secret: expected one to sign with");
        let secret = self.secret.as_ref().ok_or_else(without)?;
        secret.sign_body(message, &body, &self.options).or_throw()
    }

    /// The event of a body.
    #[napi(catch_unwind)]
    pub fn verify(&self, body: &[u8], kind: String, explain: bool) -> Result<Verified, Thrown> {
        let kind = word::<alchemypay::WebhookKind>(&kind)?;
        verified(
            self.inner.verify(kind, body),
            explain.then_some(|| self.inner.explain(kind, body)),
        )
    }

    /// The id of the key that signed a body.
    #[napi(catch_unwind)]
    pub fn check(&self, body: &[u8], kind: String) -> Result<String, Thrown> {
        checked(
            self.inner
                .check(word::<alchemypay::WebhookKind>(&kind)?, body),
        )
    }

    #[napi(catch_unwind)]
    pub fn accepted(&self) -> String {
        answer(self.inner.accepted())
    }

    #[napi(catch_unwind)]
    pub fn refused(&self) -> String {
        answer(self.inner.refused())
    }
}
