//! Webhooks: payment, payout, static wallet (2328 §10).

use std::str::FromStr;

use super::event::{Event, Shape, SignedForm, read};
use super::explain;
use super::signature::{ApiKey, KeyedMac, PayoutKey};
use super::verify::{Sealed, Signed, is_in_reference_form};
use crate::canonical::{Document, Limits};
use crate::error::Error;
use crate::text::Text;
use crate::webhook::{Answer, Explanation, Reason, SignatureError};

/// Which webhooks come to a URL. Give each kind a URL of its own: the kind decides the key, and
/// telling by the fields is only a fallback (2328 §10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum WebhookKind {
    /// Any; told by the fields of the body.
    #[default]
    Any,
    /// Payments; the API key signs.
    Payment,
    /// Payouts; the payout key signs.
    Payout,
    /// Deposits to static wallets; the API key signs.
    StaticWallet,
}

impl WebhookKind {
    /// `None` when only the fields can tell.
    fn shape(self) -> Option<Shape> {
        match self {
            WebhookKind::Any => None,
            WebhookKind::Payment => Some(Shape::Payment),
            WebhookKind::Payout => Some(Shape::Payout),
            WebhookKind::StaticWallet => Some(Shape::StaticWallet),
        }
    }
}

/// By its word: `any`, `payment`, `payout` or `static_wallet`.
impl FromStr for WebhookKind {
    type Err = Error;

    fn from_str(word: &str) -> Result<WebhookKind, Error> {
        Ok(match word {
            "any" => WebhookKind::Any,
            "payment" => WebhookKind::Payment,
            "payout" => WebhookKind::Payout,
            "static_wallet" => WebhookKind::StaticWallet,
            other => {
                let expected = "any, payment, payout or static_wallet";
                return Err(Error::field_limit(
                    "kind",
                    expected,
                    format_args!("{other:?}"),
                ));
            }
        })
    }
}

/// Verifies webhooks. Several keys can be set, with ids, so that one can be changed without a gap.
///
/// ```
/// use cointill::gateway2328::{ApiKey, EventData, WebhookKind, Webhooks};
///
/// let key = ApiKey::new("sandbox-api-key")?;
/// let webhooks = Webhooks::new()
///     .with_api_key("2026-11", key.clone())
///     .with_api_key("2025-04", ApiKey::new("sandbox-api-key-old")?);
///
/// let body = key.sign_webhook(
///     r#"{"uuid":"1","amount":"5.00","currency":"USD","url":"","payment_status":"paid"}"#,
/// )?;
/// let event = webhooks.verify(WebhookKind::Payment, body.as_bytes())?;
/// assert_eq!(event.key_id, "2026-11");
/// assert!(matches!(event.data, EventData::Payment(_)));
///
/// let forged = body.replace("5.00", "9.00");
/// let error = webhooks.verify(WebhookKind::Payment, forged.as_bytes()).unwrap_err();
/// assert_eq!(error.reason_code(), "mismatch");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Webhooks {
    api_keys: Vec<(Text, ApiKey)>,
    payout_keys: Vec<(Text, PayoutKey)>,
    limits: Limits,
}

impl Default for Webhooks {
    fn default() -> Self {
        Webhooks::new()
    }
}

impl Webhooks {
    /// Without a key; add at least one.
    pub fn new() -> Webhooks {
        Webhooks {
            api_keys: Vec::new(),
            payout_keys: Vec::new(),
            limits: Limits::WEBHOOK,
        }
    }

    /// Adds an API key under an id that the event will name.
    #[must_use]
    pub fn with_api_key(mut self, id: &str, key: ApiKey) -> Webhooks {
        self.api_keys.push((Text::from(id), key));
        self
    }

    /// Adds a payout key under an id that the event will name.
    #[must_use]
    pub fn with_payout_key(mut self, id: &str, key: PayoutKey) -> Webhooks {
        self.payout_keys.push((Text::from(id), key));
        self
    }

    /// Other limits than [`Limits::WEBHOOK`].
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Webhooks {
        self.limits = limits;
        self
    }

    /// Verifies the raw bytes of a webhook and says what it tells.
    ///
    /// JSON whose signature is right always gives an event,
    /// [`EventData::Unknown`](crate::gateway2328::EventData::Unknown) if need be.
    ///
    /// # Errors
    ///
    /// [`SignatureError`] for anything else, whatever the bytes.
    pub fn verify(&self, kind: WebhookKind, body: &[u8]) -> Result<Event, SignatureError> {
        let sealing = self.sealing_key(kind, body);
        let document = self.scan(body)?;
        let (shape, key_id, form) = match sealing {
            Some((shape, key_id)) if is_in_reference_form(&document) => {
                (shape, key_id, SignedForm::Reference)
            }
            _ => self.matching_key(kind, &document)?,
        };
        let key_id = key_id.clone();
        let data = read(shape, document.root());
        Ok(Event { key_id, form, data })
    }

    /// Verifies the raw bytes of a webhook and reads nothing else of it: for a server that stores
    /// first and understands later. The id of the key that matched.
    ///
    /// Where the body ends with its signature and is signed as received, the MAC says all: nothing
    /// is parsed, so a body that the gateway signed although it is no proper JSON passes here and
    /// is `malformed` for [`verify`](Self::verify). Without a key nobody can make one.
    ///
    /// # Errors
    ///
    /// [`SignatureError`], as [`verify`](Self::verify).
    pub fn check(&self, kind: WebhookKind, body: &[u8]) -> Result<Text, SignatureError> {
        if let Some((_, key_id)) = self.sealing_key(kind, body) {
            return Ok(key_id.clone());
        }
        let document = self.scan(body)?;
        let (_, key_id, _) = self.matching_key(kind, &document)?;
        Ok(key_id.clone())
    }

    fn sealing_key(&self, kind: WebhookKind, body: &[u8]) -> Option<(Shape, &Text)> {
        let shape = kind.shape()?;
        if body.len() > self.limits.max_bytes {
            return None;
        }
        let sealed = Sealed::of(body)?;
        self.keys_of(shape)
            .find(|(_, key)| sealed.is_signed_by(key))
            .map(|(id, _)| (shape, id))
    }

    fn scan<'b>(&self, body: &'b [u8]) -> Result<Document<'b>, SignatureError> {
        Document::parse(body, self.limits)
            .map_err(|error| SignatureError::new(Reason::Malformed(error)))
    }

    fn matching_key(
        &self,
        kind: WebhookKind,
        document: &Document<'_>,
    ) -> Result<(Shape, &Text, SignedForm), SignatureError> {
        let signed = Signed::of(document)?;
        let shape = kind.shape().unwrap_or_else(|| Shape::of(document.root()));
        let (key_id, form) = self.find_key(shape, &signed)?;
        Ok((shape, key_id, form))
    }

    /// The answer to a webhook that was taken: 200.
    pub fn accepted(&self) -> Answer {
        Answer {
            status: 200,
            content_type: "text/plain; charset=utf-8",
            body: "ok",
        }
    }

    /// The answer to one that was refused: 401 and nothing that helps a forger.
    pub fn refused(&self) -> Answer {
        Answer {
            status: 401,
            content_type: "text/plain; charset=utf-8",
            body: "refused",
        }
    }

    /// Says why a body was refused, by trying what integrators get wrong. For a developer's eyes:
    /// not for a server's answer, and too slow for its path.
    pub fn explain(&self, kind: WebhookKind, body: &[u8]) -> Explanation {
        let keys = explain::Keys {
            right: self.keys_for(kind),
            wrong: self.keys_against(kind),
        };
        explain::explain(&keys, body, self.limits)
    }

    fn find_key(
        &self,
        shape: Shape,
        signed: &Signed<'_>,
    ) -> Result<(&Text, SignedForm), SignatureError> {
        let mut keys = self.keys_of(shape).peekable();
        if keys.peek().is_none() {
            return Err(SignatureError::new(Reason::NoKey));
        }
        for (id, key) in keys {
            if let Some(form) = signed.matching_form(key) {
                return Ok((id, form));
            }
        }
        Err(SignatureError::new(Reason::Mismatch))
    }

    /// The keys that may sign a body of this shape (2328 §3).
    fn keys_of(&self, shape: Shape) -> impl Iterator<Item = (&Text, &KeyedMac)> {
        let (api, payout) = match shape {
            Shape::Payment | Shape::StaticWallet => (true, false),
            Shape::Payout => (false, true),
            Shape::Unknown => (true, true),
        };
        let api_keys = api.then_some(&self.api_keys).into_iter().flatten();
        let payout_keys = payout.then_some(&self.payout_keys).into_iter().flatten();
        api_keys
            .map(|(id, key)| (id, &key.0))
            .chain(payout_keys.map(|(id, key)| (id, &key.0)))
    }

    fn keys_for(&self, kind: WebhookKind) -> Vec<(&Text, &KeyedMac)> {
        self.keys_of(kind.shape().unwrap_or(Shape::Unknown))
            .collect()
    }

    fn keys_against(&self, kind: WebhookKind) -> Vec<(&Text, &KeyedMac)> {
        match kind {
            WebhookKind::Any => Vec::new(),
            WebhookKind::Payout => self.keys_for(WebhookKind::Payment),
            WebhookKind::Payment | WebhookKind::StaticWallet => self.keys_for(WebhookKind::Payout),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAYMENT: &str = r#"{"uuid":"1","order_id":"A","amount":"5.00","currency":"USD","url":"","payment_status":"paid"}"#;

    fn webhooks(key: &ApiKey) -> Webhooks {
        let old = ApiKey::new("sandbox-api-key-old").unwrap();
        Webhooks::new()
            .with_api_key("old", old)
            .with_api_key("new", key.clone())
    }

    #[test]
    fn where_the_signature_stands_does_not_matter() {
        let key = ApiKey::new("sandbox-api-key").unwrap();
        let last = key.sign_webhook(PAYMENT).unwrap();
        let (members, sign) = last[1..last.len() - 1].rsplit_once(',').unwrap();
        let first = format!("{{{sign},{members}}}");
        let spaced = last.replace(",\"sign\":", ", \"sign\": ");
        for body in [&last, &first, &spaced] {
            let body = body.as_bytes();
            assert_eq!(
                webhooks(&key).check(WebhookKind::Payment, body).unwrap(),
                "new"
            );
            let event = webhooks(&key).verify(WebhookKind::Payment, body).unwrap();
            assert_eq!(
                (event.key_id.as_str(), event.form),
                ("new", SignedForm::Reference)
            );
            assert!(webhooks(&key).check(WebhookKind::Payout, body).is_err());
        }
    }

    #[test]
    fn one_changed_byte_is_refused_wherever_it_is() {
        let key = ApiKey::new("sandbox-api-key").unwrap();
        let body = key.sign_webhook(PAYMENT).unwrap().into_bytes();
        for at in 0..body.len() {
            let mut forged = body.clone();
            // The other case of a letter is another byte, but the same hexadecimal digit.
            forged[at] = if forged[at] == b'~' { b'!' } else { b'~' };
            assert!(
                webhooks(&key).check(WebhookKind::Payment, &forged).is_err(),
                "byte {at}"
            );
            assert!(
                webhooks(&key)
                    .verify(WebhookKind::Payment, &forged)
                    .is_err(),
                "byte {at}"
            );
        }
    }

    #[test]
    fn what_the_gateway_signed_is_its_own_even_if_it_is_no_json() {
        let key = ApiKey::new("sandbox-api-key").unwrap();
        let text = r#"{"uuid":"1","uuid":"2"}"#;
        let sign = key.sign(text.as_bytes());
        let body = text.replace("\"2\"}", &format!("\"2\",\"sign\":\"{sign}\"}}"));
        let body = body.as_bytes();
        assert_eq!(
            webhooks(&key).check(WebhookKind::Payment, body).unwrap(),
            "new"
        );
        let error = webhooks(&key)
            .verify(WebhookKind::Payment, body)
            .unwrap_err();
        assert_eq!(error.reason_code(), "malformed");
        let small = webhooks(&key).with_limits(Limits {
            max_bytes: body.len() - 1,
            ..Limits::WEBHOOK
        });
        assert!(small.check(WebhookKind::Payment, body).is_err());
    }
}
