//! Webhooks: order, refund, partial payment (Alchemy §6).

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::amounts;
use super::events::{
    OrderEvent, OrderSigned, OrderUnsigned, PartialEvent, PartialSigned, RefundEvent, RefundSigned,
};
use super::explain;
use super::fields::Fields;
use super::message::Message;
use super::options::{AmountUnit, Options};
use super::signature::{AppSecret, signature_of};
use super::signed_text::{Guard, SIGNATURE_BYTES};
use super::webhook_kind::WebhookKind;
use crate::canonical::{Document, Limits, Source, Value};
use crate::error::{Error, ErrorCode};
use crate::hex;
use crate::money::Amount;
use crate::text::Text;
use crate::webhook::{Answer, Explanation, Reason, SignatureError, UnknownEvent};

/// What a webhook tells.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)] // An event is made once and read; a box would cost each one.
pub enum EventData {
    /// An order changed.
    Order(OrderEvent),
    /// A refund ended.
    Refund(RefundEvent),
    /// A payment arrived that leaves its order incomplete.
    Partial(PartialEvent),
    /// Signed, but not understood: store it and look.
    Unknown(UnknownEvent),
}

/// A webhook whose signature was right.
///
/// Nothing in it is protected against being sent again (Alchemy §6.4 step 9): see
/// [`id`](Self::id), and confirm by a query what moves money.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// The id of the secret that matched, as given to [`Webhooks`].
    pub key_id: Text,
    /// What it tells.
    pub data: EventData,
    /// The unit of `orderAmount`, from the options of the verifier.
    pub(super) unit: AmountUnit,
    signature: [u8; SIGNATURE_BYTES],
}

impl Event {
    /// A deterministic id: the same for every delivery of the same event, made from signed fields
    /// only. Of an order it is its number and status (Alchemy §6.4 step 7): `TIMEOUT` and a later
    /// `DELAY_SUCCESS` are two events.
    pub fn id(&self) -> String {
        fn text(text: &Option<Text>) -> &str {
            text.as_deref().unwrap_or("")
        }
        let id = |kind, parts: &[&str]| crate::payment::event_id("alchemypay", kind, parts);
        match &self.data {
            EventData::Order(order) => {
                let signed = &order.signed;
                id("order", &[&signed.order_no, signed.order_status.as_str()])
            }
            EventData::Refund(refund) => {
                let signed = &refund.signed;
                let amount = signed.token_amount.as_ref().map(Amount::normalized);
                // An order can be refunded in parts, and none of the numbers is sure to be there.
                let parts = [
                    signed.merchant_order_no.as_str(),
                    text(&signed.payment_order_no),
                    text(&signed.refund_order_no),
                    text(&signed.hx_address),
                    amount.as_ref().map_or("", Amount::as_str),
                    signed.order_status.as_str(),
                ];
                id("refund", &parts)
            }
            EventData::Partial(partial) => {
                let signed = &partial.signed;
                let paid = signed.all_pay_crypto_volume.normalized();
                let parts = [signed.order_no.as_str(), text(&signed.hash), paid.as_str()];
                id("partial", &parts)
            }
            // The signature stands for all that is signed, and a hash of it may be stored.
            EventData::Unknown(_) => id("unknown", &[&hex::lower(&Sha256::digest(self.signature))]),
        }
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("key_id", &self.key_id)
            .field("data", &self.data)
            .finish_non_exhaustive()
    }
}

impl OrderEvent {
    /// The price in the major unit, such as dollars, when `orderAmount` is in `unit` (Alchemy §9
    /// item 1). Exact.
    pub fn amount(&self, unit: AmountUnit) -> Option<Amount> {
        self.signed
            .order_amount
            .as_ref()
            .map(|sent| amounts::to_major(sent, unit))
    }
}

/// Verifies webhooks with any number of secrets, so that one can be replaced without a gap.
///
/// ```
/// use cointill::alchemypay::{AppSecret, EventData, Message, Options, WebhookKind, Webhooks};
///
/// let secret = AppSecret::new("sandbox-secret")?;
/// let webhooks = Webhooks::new().with_secret("2026", secret.clone());
/// let body = secret.sign_body(
///     Message::OrderWebhook,
///     r#"{"orderNo":"3002","merchantOrderNo":"11126","orderStatus":"COMPLETED","address":"T"}"#,
///     &Options::default(),
/// )?;
///
/// let event = webhooks.verify(WebhookKind::Order, body.as_bytes())?;
/// assert_eq!(event.key_id, "2026");
/// assert_eq!(event.id(), "alchemypay:order:3002:COMPLETED");
/// let EventData::Order(order) = &event.data else { panic!() };
/// assert_eq!(order.signed.merchant_order_no, "11126");
/// assert_eq!(order.unsigned.address.as_deref(), Some("T"));
/// assert_eq!(webhooks.accepted().body, "success");
///
/// let forged = body.replace("COMPLETED", "FAILED");
/// assert!(webhooks.verify(WebhookKind::Order, forged.as_bytes()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Webhooks {
    secrets: Vec<(Text, AppSecret)>,
    options: Options,
    limits: Limits,
}

impl Default for Webhooks {
    fn default() -> Webhooks {
        Webhooks::new()
    }
}

impl Webhooks {
    /// Without a secret; add at least one.
    pub fn new() -> Webhooks {
        Webhooks {
            secrets: Vec::new(),
            options: Options::default(),
            limits: Limits::WEBHOOK,
        }
    }

    /// Adds a secret under an id that the event will name.
    #[must_use]
    pub fn with_secret(mut self, id: &str, secret: AppSecret) -> Webhooks {
        self.secrets.push((Text::from(id), secret));
        self
    }

    /// Sets the readings of the documentation.
    #[must_use]
    pub fn with_options(mut self, options: Options) -> Webhooks {
        self.options = options;
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
    /// With [`WebhookKind::Any`] the kind is the one whose list of signed fields the signature
    /// matches, so that a field added to a genuine body can never change it.
    ///
    /// # Errors
    ///
    /// [`SignatureError`] for anything else, whatever the bytes.
    pub fn verify(&self, kind: WebhookKind, body: &[u8]) -> Result<Event, SignatureError> {
        let document = self.scan(body)?;
        let root = document.root();
        let signature = signature_of(root)?;
        let event = |key_id: &Text, data| Event {
            key_id: key_id.clone(),
            data,
            unit: self.options.amount_unit,
            signature,
        };
        let mut unknown = None;
        let mut refused = None;
        for message in messages(kind, root) {
            match self.matching_key(message, root, &signature) {
                // Two lists can match only by what both have in common: then the kind is the one
                // whose own fields are there, all of which are signed.
                Ok(key_id) => match read(message, root) {
                    Ok(data) => return Ok(event(key_id, data)),
                    Err(problem) => unknown = unknown.or(Some((key_id, problem))),
                },
                // The likeliest kind comes first: its reason is the one to tell.
                Err(reason) => refused = more_telling(refused, reason),
            }
        }
        match unknown {
            Some((key_id, problem)) => Ok(event(
                key_id,
                EventData::Unknown(UnknownEvent {
                    raw: Source::of(root).json(),
                    problem: problem.to_string(),
                }),
            )),
            None => Err(SignatureError::new(refused.unwrap_or(Reason::Mismatch))),
        }
    }

    /// Verifies the raw bytes of a webhook and reads nothing else of it: for a server that stores
    /// first and understands later. The id of the secret that matched.
    ///
    /// # Errors
    ///
    /// [`SignatureError`], as [`verify`](Self::verify).
    pub fn check(&self, kind: WebhookKind, body: &[u8]) -> Result<Text, SignatureError> {
        let document = self.scan(body)?;
        let root = document.root();
        let signature = signature_of(root)?;
        let mut refused = None;
        for message in messages(kind, root) {
            match self.matching_key(message, root, &signature) {
                Ok(key_id) => return Ok(key_id.clone()),
                Err(reason) => refused = more_telling(refused, reason),
            }
        }
        Err(SignatureError::new(refused.unwrap_or(Reason::Mismatch)))
    }

    /// The answer to a webhook that was taken: 200 with the word `success`, which satisfies every
    /// revision of the rule (Alchemy §6.5).
    pub fn accepted(&self) -> Answer {
        Answer {
            status: 200,
            content_type: "text/plain; charset=utf-8",
            body: "success",
        }
    }

    /// The answer to one that was refused: 401, without the word that would count as taken, and
    /// nothing that helps a forger.
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
        explain::explain(&self.secrets, &self.options, kind, body, self.limits)
    }

    fn scan<'b>(&self, body: &'b [u8]) -> Result<Document<'b>, SignatureError> {
        Document::parse(body, self.limits)
            .map_err(|error| SignatureError::new(Reason::Malformed(error)))
    }

    /// The first secret that made `signature` over the fields that `message` signs.
    fn matching_key(
        &self,
        message: Message,
        root: Value<'_>,
        signature: &[u8; SIGNATURE_BYTES],
    ) -> Result<&Text, Reason> {
        let fields = Fields::of(message, root, &self.options);
        let mut refused = Reason::NoKey;
        for (key_id, secret) in &self.secrets {
            match secret.check(&fields, signature, &self.options, Guard::Webhook) {
                Ok(()) => return Ok(key_id),
                Err(reason) => refused = reason,
            }
        }
        Err(refused)
    }
}

/// Of the reasons why the lists of fields did not match, the one to tell: an ambiguous value keeps a
/// body from being taken whoever signed it, and a mismatch is what the wrong list always gives.
fn more_telling(known: Option<Reason>, found: Reason) -> Option<Reason> {
    match (&known, &found) {
        (Some(Reason::Ambiguous { .. }), _) => known,
        (None, _) | (_, Reason::Ambiguous { .. }) => Some(found),
        _ => known,
    }
}

/// The messages to try, the likeliest first.
pub(super) fn messages(kind: WebhookKind, root: Value<'_>) -> impl Iterator<Item = Message> {
    use Message::{OrderWebhook, PartialWebhook, RefundWebhook};
    let all = match kind {
        WebhookKind::Order => [Some(OrderWebhook), None, None],
        WebhookKind::Refund => [Some(RefundWebhook), None, None],
        WebhookKind::Partial => [Some(PartialWebhook), None, None],
        WebhookKind::Any => {
            let [first, second, third] = likeliest(root);
            [Some(first), Some(second), Some(third)]
        }
    };
    all.into_iter().flatten()
}

fn likeliest(root: Value<'_>) -> [Message; 3] {
    use Message::{OrderWebhook, PartialWebhook, RefundWebhook};
    let mut members = root.members();
    while let Some((name, _)) = members.next_pair() {
        if name.is_text("allPayCryptoVolume") {
            return [PartialWebhook, OrderWebhook, RefundWebhook];
        }
        if name.is_text("refundToken") || name.is_text("refundType") {
            return [RefundWebhook, OrderWebhook, PartialWebhook];
        }
    }
    [OrderWebhook, RefundWebhook, PartialWebhook]
}

fn read(message: Message, root: Value<'_>) -> Result<EventData, Error> {
    // One copy of the body for all fields and for the raw text.
    let source = Source::of(root);
    let raw = source.json();
    match message {
        Message::OrderWebhook => Ok(EventData::Order(OrderEvent {
            signed: OrderSigned::read_from(root, &source)?,
            unsigned: OrderUnsigned::read_from(root, &source)?,
            raw,
        })),
        Message::RefundWebhook => {
            let signed = RefundSigned::read_from(root, &source)?;
            // Order webhooks have the other fields too.
            let is_refund = signed.refund_type.is_some()
                || signed.refund_token.is_some()
                || signed.refund_order_no.is_some()
                || signed.payment_order_no.is_some()
                || signed.token_amount.is_some();
            if !is_refund {
                return Err(not_understood("no field that only a refund has"));
            }
            Ok(EventData::Refund(RefundEvent { signed, raw }))
        }
        Message::PartialWebhook => Ok(EventData::Partial(PartialEvent {
            signed: PartialSigned::read_from(root, &source)?,
            raw,
        })),
        _ => Err(not_understood("it is no webhook")),
    }
}

fn not_understood(why: &str) -> Error {
    Error::new(ErrorCode::MalformedResponse, why)
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
