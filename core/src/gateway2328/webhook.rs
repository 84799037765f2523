//! Webhooks: payment, payout, static wallet (2328 §10).

use super::explain;
use super::payments::Payment;
use super::payouts::Payout;
use super::signature::{ApiKey, PayoutKey, SigningKey};
use super::status::PaymentStatus;
use super::verify::Signed;
use crate::canonical::{Document, Limits, Value};
use crate::model::{Model as _, Source, model};
use crate::money::{Amount, Currency, Network};
use crate::text::Text;
use crate::time::Timestamp;
pub use crate::webhook::UnknownEvent;
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

/// The text whose MAC the signature was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignedForm {
    /// The reference form, as PHP writes it.
    Reference,
    /// The reference form with U+2028 and U+2029 literal.
    LiteralSeparators,
    /// The bytes as received, without `sign`.
    AsReceived,
}

model! {
    /// A deposit to a static wallet, as its webhook tells it.
    ///
    /// No such webhook has been seen; the fields follow the wallet's list of transactions (2328
    /// §13 item 3), so all but the status may be absent.
    pub struct StaticWalletDeposit {
        /// The gateway's id of the deposit.
        uuid: Option<Text>,
        /// The gateway's id of the wallet.
        wallet_uuid: Option<Text>,
        /// The shop's id of the wallet.
        order_id: Option<Text>,
        /// What arrived.
        amount: Option<Amount>,
        /// Its currency.
        currency: Option<Currency>,
        /// The network it arrived on.
        network: Option<Network>,
        /// The wallet's address.
        address: Option<Text>,
        /// The status.
        payment_status: PaymentStatus,
        /// The transaction.
        txid: Option<Text>,
        /// The gateway's fee.
        fee_amount: Option<Amount>,
        /// What the merchant nets.
        net_amount: Option<Amount>,
        /// When it arrived.
        created_at: Option<Timestamp>,
    }
}

/// What a webhook tells.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)] // An event is made once and read; a box would cost each one.
pub enum EventData {
    /// A payment changed.
    Payment(Payment),
    /// A payout changed.
    Payout(Payout),
    /// A deposit to a static wallet.
    StaticWallet(StaticWalletDeposit),
    /// Signed, but not understood: store it and look.
    Unknown(UnknownEvent),
}

/// A webhook whose signature was right.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// The id of the key that matched, as given to [`Webhooks`].
    pub key_id: Text,
    /// The form of the text that was signed.
    pub form: SignedForm,
    /// What it tells. All of it was signed.
    pub data: EventData,
}

impl Event {
    /// A deterministic id: the same for every delivery of the same event (2328 §10: "deduplicate
    /// on `uuid` + status"). What arrived so far is part of it while a payment is short, so that a
    /// further top-up is an event of its own.
    pub fn id(&self) -> String {
        match &self.data {
            EventData::Payment(payment) => {
                let status = &payment.payment_status;
                let arrived = match (status, &payment.payment_amount) {
                    (PaymentStatus::UnderpaidCheck, Some(amount)) => amount.normalized(),
                    _ => {
                        return crate::payment::event_id(
                            "2328",
                            "payment",
                            &[&payment.uuid, status.as_str()],
                        );
                    }
                };
                let parts = [payment.uuid.as_str(), status.as_str(), arrived.as_str()];
                crate::payment::event_id("2328", "payment", &parts)
            }
            EventData::Payout(payout) => {
                crate::payment::event_id("2328", "payout", &[&payout.uuid, payout.status.as_str()])
            }
            // Its payload was never seen: what does not tell itself apart is told by all of it.
            EventData::StaticWallet(deposit)
                if deposit.uuid.is_none() && deposit.txid.is_none() =>
            {
                let parts = [deposit.raw.as_str()];
                crate::payment::event_id("2328", "static_wallet", &parts)
            }
            EventData::StaticWallet(deposit) => {
                let text = |text: &Option<Text>| text.clone().unwrap_or_default();
                let parts = [
                    text(&deposit.uuid),
                    text(&deposit.address),
                    text(&deposit.txid),
                    Text::from(deposit.payment_status.as_str()),
                ];
                let parts: Vec<&str> = parts.iter().map(Text::as_str).collect();
                crate::payment::event_id("2328", "static_wallet", &parts)
            }
            EventData::Unknown(unknown) => {
                crate::payment::event_id("2328", "unknown", &[unknown.raw.as_str()])
            }
        }
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

fn read(shape: Shape, root: Value<'_>) -> EventData {
    let unknown = |problem: String| {
        EventData::Unknown(UnknownEvent {
            raw: Source::of(root).json(),
            problem,
        })
    };
    let data = match shape {
        Shape::Payment => Payment::read(root).map(EventData::Payment),
        Shape::Payout => Payout::read(root).map(EventData::Payout),
        // The API key signs both: read as a deposit, a payment's price would be what arrived.
        Shape::StaticWallet if Shape::of(root) == Shape::Payment => {
            return unknown(
                "a payment by its fields, where only deposits to static wallets are expected"
                    .to_owned(),
            );
        }
        Shape::StaticWallet => StaticWalletDeposit::read(root).map(EventData::StaticWallet),
        Shape::Unknown => {
            return unknown("neither payment, payout nor deposit by its fields".to_owned());
        }
    };
    data.unwrap_or_else(|error| unknown(error.to_string()))
}

/// The kind of a body by its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Payment,
    Payout,
    StaticWallet,
    Unknown,
}

impl Shape {
    fn of(body: Value<'_>) -> Shape {
        let has = |key: &str| body.get(key).is_some();
        if has("payment_status") {
            // A deposit is thought to look like a wallet's transaction: without an invoice's
            // checkout page, expiry and price to the payer, and what arrived is its `amount`.
            let invoice = ["url", "expires_at", "payer_amount", "payment_amount"];
            if invoice.into_iter().any(has) {
                Shape::Payment
            } else {
                Shape::StaticWallet
            }
        } else if has("status") && has("to_address") {
            Shape::Payout
        } else {
            Shape::Unknown
        }
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
    /// A body whose signature is right always gives an event, [`EventData::Unknown`] if need be.
    ///
    /// # Errors
    ///
    /// [`SignatureError`] for anything else, whatever the bytes.
    pub fn verify(&self, kind: WebhookKind, body: &[u8]) -> Result<Event, SignatureError> {
        let document = self.scan(body)?;
        let (shape, key_id, form) = self.matching_key(kind, &document)?;
        let key_id = key_id.clone();
        let data = read(shape, document.root());
        Ok(Event { key_id, form, data })
    }

    /// Verifies the raw bytes of a webhook and reads nothing else of it: for a server that stores
    /// first and understands later. The id of the key that matched.
    ///
    /// # Errors
    ///
    /// [`SignatureError`], as [`verify`](Self::verify).
    pub fn check(&self, kind: WebhookKind, body: &[u8]) -> Result<Text, SignatureError> {
        let document = self.scan(body)?;
        let (_, key_id, _) = self.matching_key(kind, &document)?;
        Ok(key_id.clone())
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
        let shape = match kind {
            WebhookKind::Any => Shape::of(document.root()),
            WebhookKind::Payment => Shape::Payment,
            WebhookKind::Payout => Shape::Payout,
            WebhookKind::StaticWallet => Shape::StaticWallet,
        };
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
        let api = self.api_keys.iter().map(|(id, key)| (id, &key.0));
        let payout = self.payout_keys.iter().map(|(id, key)| (id, &key.0));
        let (api, payout) = match shape {
            Shape::Payment | Shape::StaticWallet => (Some(api), None),
            Shape::Payout => (None, Some(payout)),
            Shape::Unknown => (Some(api), Some(payout)),
        };
        let mut keys = api
            .into_iter()
            .flatten()
            .chain(payout.into_iter().flatten())
            .peekable();
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

    fn keys_for(&self, kind: WebhookKind) -> Vec<(&Text, &SigningKey)> {
        let api = self.api_keys.iter().map(|(id, key)| (id, &key.0));
        let payout = self.payout_keys.iter().map(|(id, key)| (id, &key.0));
        match kind {
            WebhookKind::Any => api.chain(payout).collect(),
            WebhookKind::Payment | WebhookKind::StaticWallet => api.collect(),
            WebhookKind::Payout => payout.collect(),
        }
    }

    fn keys_against(&self, kind: WebhookKind) -> Vec<(&Text, &SigningKey)> {
        match kind {
            WebhookKind::Any => Vec::new(),
            WebhookKind::Payout => self.keys_for(WebhookKind::Payment),
            WebhookKind::Payment | WebhookKind::StaticWallet => self.keys_for(WebhookKind::Payout),
        }
    }
}
