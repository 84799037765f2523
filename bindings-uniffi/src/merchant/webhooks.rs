//! Verifying webhooks.

use cointill::alchemypay::{self, AppSecret};
use cointill::canonical::Limits;
use cointill::dynamic::{DynamicEvent, OPTIONS_ALCHEMYPAY};
use cointill::gateway2328::{self, ApiKey, PayoutKey};
use cointill::webhook::{Answer, Explanation, SignatureError};

use super::events::{self, NativeEvent};
use super::options::{self, NativeOption};
use crate::problem::{NativeProblem, word};

/// The HTTP answer to a webhook.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeAnswer {
    /// The status code.
    pub status: u16,
    /// The value of `Content-Type`.
    pub content_type: String,
    /// The body.
    pub body: String,
}

impl From<Answer> for NativeAnswer {
    fn from(answer: Answer) -> NativeAnswer {
        NativeAnswer {
            status: answer.status,
            content_type: answer.content_type.to_owned(),
            body: answer.body.to_owned(),
        }
    }
}

fn refused(error: &SignatureError, explanation: Option<Explanation>) -> NativeProblem {
    let (cause, tried) = match explanation {
        Some(found) => (Some(found.cause), found.tried),
        None => (None, Vec::new()),
    };
    NativeProblem::Refused {
        text: error.to_string(),
        reason: error.reason_code().to_owned(),
        explanation: cause,
        tried,
    }
}

fn told<E: Into<DynamicEvent>>(
    verified: Result<E, SignatureError>,
    explain: impl FnOnce() -> Option<Explanation>,
) -> Result<NativeEvent, NativeProblem> {
    match verified {
        Ok(event) => Ok(events::event(&event.into())),
        Err(error) => Err(refused(&error, explain())),
    }
}

fn no_key(name: &str) -> NativeProblem {
    NativeProblem::misused(format!("expected the {name} to sign with, got none"))
}

fn limits(max_bytes: Option<u64>) -> Limits {
    let mut limits = Limits::WEBHOOK;
    if let Some(most) = max_bytes {
        limits.max_bytes = usize::try_from(most).unwrap_or(usize::MAX);
    }
    limits
}

/// Webhooks of 2328.
#[derive(Debug, Clone, uniffi::Object)]
pub struct NativeWebhooks2328 {
    inner: gateway2328::Webhooks,
    /// The first of each: they sign events for tests.
    api_key: Option<ApiKey>,
    payout_key: Option<PayoutKey>,
}

#[uniffi::export]
impl NativeWebhooks2328 {
    /// Without a key. The longest body is the core's where none is given.
    #[uniffi::constructor]
    pub fn new(max_bytes: Option<u64>) -> Result<NativeWebhooks2328, NativeProblem> {
        Ok(NativeWebhooks2328 {
            inner: gateway2328::Webhooks::new().with_limits(limits(max_bytes)),
            api_key: None,
            payout_key: None,
        })
    }

    /// The same with an API key more.
    pub fn with_api_key(&self, id: &str, key: String) -> Result<NativeWebhooks2328, NativeProblem> {
        let key = ApiKey::new(key)?;
        let mut more = self.clone();
        more.inner = more.inner.with_api_key(id, key.clone());
        more.api_key.get_or_insert(key);
        Ok(more)
    }

    /// The same with a payout key more.
    pub fn with_payout_key(
        &self,
        id: &str,
        key: String,
    ) -> Result<NativeWebhooks2328, NativeProblem> {
        let key = PayoutKey::new(key)?;
        let mut more = self.clone();
        more.inner = more.inner.with_payout_key(id, key.clone());
        more.payout_key.get_or_insert(key);
        Ok(more)
    }

    /// The JSON object with `sign` behind its members, as the gateway writes a webhook: for tests
    /// of a shop. Payouts are signed with the first payout key, everything else with the first API
    /// key.
    pub fn sign_test_event(&self, kind: &str, body: &str) -> Result<String, NativeProblem> {
        let (name, signed) = match word::<gateway2328::WebhookKind>(kind)? {
            gateway2328::WebhookKind::Payout => {
                let key = self.payout_key.as_ref();
                ("payout key", key.map(|key| key.sign_webhook(body)))
            }
            _ => {
                let key = self.api_key.as_ref();
                ("API key", key.map(|key| key.sign_webhook(body)))
            }
        };
        Ok(signed.ok_or_else(|| no_key(name))??)
    }

    /// The event that the raw bytes of a request tell.
    pub fn verify(
        &self,
        kind: &str,
        body: &[u8],
        explain: bool,
    ) -> Result<NativeEvent, NativeProblem> {
        let kind = word::<gateway2328::WebhookKind>(kind)?;
        told(self.inner.verify(kind, body), || {
            explain.then(|| self.inner.explain(kind, body))
        })
    }

    /// Verifies the signature and reads nothing else. The id of the key that matched.
    pub fn check(&self, kind: &str, body: &[u8]) -> Result<String, NativeProblem> {
        let checked = self
            .inner
            .check(word::<gateway2328::WebhookKind>(kind)?, body);
        let key_id = checked.map_err(|error| refused(&error, None))?;
        Ok(key_id.as_str().to_owned())
    }

    /// What the gateway wants to hear.
    pub fn accepted(&self) -> Result<NativeAnswer, NativeProblem> {
        Ok(self.inner.accepted().into())
    }

    /// What makes the gateway try again, and helps no forger.
    pub fn refused(&self) -> Result<NativeAnswer, NativeProblem> {
        Ok(self.inner.refused().into())
    }
}

/// Webhooks of Alchemy Pay and AEON.
#[derive(Debug, Clone, uniffi::Object)]
pub struct NativeAlchemyPayWebhooks {
    inner: alchemypay::Webhooks,
    /// The first secret: it signs events for tests.
    secret: Option<AppSecret>,
    options: alchemypay::Options,
}

#[uniffi::export]
impl NativeAlchemyPayWebhooks {
    /// Without a secret. The longest body is the core's where none is given.
    #[uniffi::constructor]
    pub fn new(
        max_bytes: Option<u64>,
        options: Vec<NativeOption>,
    ) -> Result<NativeAlchemyPayWebhooks, NativeProblem> {
        let options: alchemypay::Options = options::set(OPTIONS_ALCHEMYPAY, &options)?;
        let inner = alchemypay::Webhooks::new()
            .with_options(options.clone())
            .with_limits(limits(max_bytes));
        Ok(NativeAlchemyPayWebhooks {
            inner,
            secret: None,
            options,
        })
    }

    /// The same with a secret more.
    pub fn with_secret(
        &self,
        id: &str,
        secret: String,
    ) -> Result<NativeAlchemyPayWebhooks, NativeProblem> {
        let secret = AppSecret::new(secret)?;
        let mut more = self.clone();
        more.inner = more.inner.with_secret(id, secret.clone());
        more.secret.get_or_insert(secret);
        Ok(more)
    }

    /// The JSON object with its signature, as the gateway writes a webhook: for tests of a shop.
    pub fn sign_test_event(&self, kind: &str, body: &str) -> Result<String, NativeProblem> {
        use alchemypay::{Message, WebhookKind};
        let message = match word::<alchemypay::WebhookKind>(kind)? {
            WebhookKind::Refund => Message::RefundWebhook,
            WebhookKind::Partial => Message::PartialWebhook,
            _ => Message::OrderWebhook,
        };
        let secret = self.secret.as_ref().ok_or_else(|| no_key("secret"))?;
        Ok(secret.sign_body(message, body, &self.options)?)
    }

    /// The event that the raw bytes of a request tell.
    pub fn verify(
        &self,
        kind: &str,
        body: &[u8],
        explain: bool,
    ) -> Result<NativeEvent, NativeProblem> {
        let kind = word::<alchemypay::WebhookKind>(kind)?;
        told(self.inner.verify(kind, body), || {
            explain.then(|| self.inner.explain(kind, body))
        })
    }

    /// Verifies the signature and reads nothing else. The id of the key that matched.
    pub fn check(&self, kind: &str, body: &[u8]) -> Result<String, NativeProblem> {
        let checked = self
            .inner
            .check(word::<alchemypay::WebhookKind>(kind)?, body);
        let key_id = checked.map_err(|error| refused(&error, None))?;
        Ok(key_id.as_str().to_owned())
    }

    /// What the gateway wants to hear.
    pub fn accepted(&self) -> Result<NativeAnswer, NativeProblem> {
        Ok(self.inner.accepted().into())
    }

    /// What makes the gateway try again, and helps no forger.
    pub fn refused(&self) -> Result<NativeAnswer, NativeProblem> {
        Ok(self.inner.refused().into())
    }
}
