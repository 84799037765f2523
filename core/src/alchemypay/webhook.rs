//! Webhooks: order, refund, partial payment (Alchemy §6).

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
use crate::canonical::{Document, Limits, Source, Value};
use crate::error::{Error, ErrorCode};
use crate::hex;
use crate::money::Amount;
use crate::text::Text;
use crate::webhook::{Answer, Explanation, Reason, SignatureError, UnknownEvent};

/// Which webhooks come to a URL. Each kind has a list of signed fields of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum WebhookKind {
    /// Any; told by the list of fields that the signature matches.
    #[default]
    Any,
    /// The status of an order; goes to the order's `callbackURL`.
    Order,
    /// The outcome of a refund; goes to a URL that the vendor has set up.
    Refund,
    /// A partial payment in accumulation mode.
    Partial,
}

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
#[derive(Debug, Clone, PartialEq, Eq)]
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
                Err(reason) => refused = refused.or(Some(reason)),
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
                Err(reason) => refused = refused.or(Some(reason)),
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
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::alchemypay::{FailReason, OrderStatus, RefundStatus, SignedSet};
    use crate::canonical::Writer;
    use crate::payment::Status;

    const ORDER: &str = r#"{"orderNo":"3002","orderStatus":"COMPLETED","userId":"u","merchantOrderNo":"11126","orderCurrency":"USD","orderAmount":"10012","payCryptoRate":"1","payFiatRate":"1","payCryptoCurrency":"USDT","payCryptoVolume":"100.5","payCryptoNetwork":"TRX","address":"T","hxAddress":"0xabc","failReason":"","fee":0.8,"customParam":{"a":1},"settlementAmount":"99","payTime":"2024-10-28 12:00:00"}"#;
    const REFUND: &str = r#"{"refundType":"wrong_payment","merchantOrderNo":"11126","paymentOrderNo":"3002","orderStatus":"COMPLETED","tokenAmount":"25.50","faitAmount":"25.5","fiatCurrency":"USD","refundNetwork":"TRX","refundToken":"USDT","refundOrderNo":"R1","hxAddress":"0xdef"}"#;
    const PARTIAL: &str = r#"{"allPayCryptoVolume":"40.0","hash":"0x1","merchantOrderNo":"11126","orderCryptoVolume":"100","orderNo":"3002","payCryptoCurrency":"USDT","payCryptoNetwork":"TRX","amount":"10"}"#;

    fn secret() -> AppSecret {
        AppSecret::new("sandbox-secret").unwrap()
    }

    fn webhooks() -> Webhooks {
        Webhooks::new().with_secret("app", secret())
    }

    fn signed(message: Message, body: &str) -> String {
        secret()
            .sign_body(message, body, &Options::default())
            .unwrap()
    }

    /// The body with another member at its beginning.
    fn with(body: &str, member: &str) -> String {
        body.replacen('{', &format!("{{{member},"), 1)
    }

    fn event(kind: WebhookKind, body: &str) -> Event {
        webhooks().verify(kind, body.as_bytes()).unwrap()
    }

    fn reason(kind: WebhookKind, body: &str) -> Reason {
        let error = webhooks().verify(kind, body.as_bytes()).unwrap_err();
        let checked = webhooks().check(kind, body.as_bytes()).unwrap_err();
        assert_eq!(error, checked);
        error.reason().clone()
    }

    #[test]
    fn each_kind_is_read_with_its_parts_apart() {
        let body = signed(Message::OrderWebhook, ORDER);
        for kind in [WebhookKind::Order, WebhookKind::Any] {
            let event = event(kind, &body);
            assert_eq!(event.key_id, "app");
            assert_eq!(event.id(), "alchemypay:order:3002:COMPLETED");
            let observed = event.observed().unwrap();
            assert_eq!(observed.status, Status::Paid);
            assert_eq!(observed.amount.unwrap().as_str(), "100.12");
            assert_eq!(observed.received.unwrap().as_str(), "100.5");
            let EventData::Order(order) = event.data else {
                panic!("{event:?}")
            };
            assert_eq!(order.signed.order_status, OrderStatus::Completed);
            assert_eq!(order.signed.fail_reason, None);
            assert_eq!(order.signed.fee.unwrap().as_str(), "0.8");
            assert_eq!(order.unsigned.address.as_deref(), Some("T"));
            assert_eq!(order.unsigned.custom_param.unwrap().as_str(), r#"{"a":1}"#);
            assert_eq!(order.raw.as_str(), body);
        }
        let refund = signed(Message::RefundWebhook, REFUND);
        for kind in [WebhookKind::Refund, WebhookKind::Any] {
            let event = event(kind, &refund);
            assert_eq!(
                event.id(),
                "alchemypay:refund:11126:3002:R1:0xdef:25.5:COMPLETED"
            );
            assert_eq!(event.observed().unwrap().status, Status::Refunded);
            let EventData::Refund(refund) = event.data else {
                panic!("{event:?}")
            };
            assert_eq!(refund.signed.order_status, RefundStatus::Completed);
            assert_eq!(refund.signed.fiat_amount.unwrap().as_str(), "25.5");
        }
        let partial = signed(Message::PartialWebhook, PARTIAL);
        for kind in [WebhookKind::Partial, WebhookKind::Any] {
            let event = event(kind, &partial);
            assert_eq!(event.id(), "alchemypay:partial:3002:0x1:40");
            let observed = event.observed().unwrap();
            assert_eq!(observed.status, Status::PartiallyPaid);
            assert_eq!(observed.owed.unwrap().as_str(), "100");
            assert!(matches!(event.data, EventData::Partial(_)));
        }
    }

    #[test]
    fn the_other_spelling_is_signed_and_read_too() {
        let fiat = signed(
            Message::RefundWebhook,
            &REFUND.replace("faitAmount", "fiatAmount"),
        );
        let EventData::Refund(refund) = event(WebhookKind::Any, &fiat).data else {
            panic!()
        };
        assert_eq!(refund.signed.fiat_amount.unwrap().as_str(), "25.5");
        let changed = fiat.replace("\"25.5\"", "\"99\"");
        assert_eq!(reason(WebhookKind::Refund, &changed), Reason::Mismatch);
        // Both spellings count, so neither can be slipped in beside the other.
        let both = with(&fiat, r#""faitAmount":"99""#);
        assert_eq!(reason(WebhookKind::Any, &both), Reason::Mismatch);
    }

    #[test]
    fn a_status_added_to_a_partial_payment_makes_no_order() {
        let genuine = signed(Message::PartialWebhook, PARTIAL);
        let forged = with(
            &genuine,
            r#""orderStatus":"COMPLETED","orderAmount":"10012","orderCurrency":"USD""#,
        );
        let event = event(WebhookKind::Any, &forged);
        assert!(matches!(event.data, EventData::Partial(_)), "{event:?}");
        assert_eq!(event.observed().unwrap().status, Status::PartiallyPaid);
        assert_eq!(reason(WebhookKind::Order, &forged), Reason::Mismatch);
    }

    #[test]
    fn what_is_common_to_two_lists_takes_no_kind_from_either() {
        // No such webhook is known: signed fields that orders and partial payments share.
        let common = r#"{"merchantOrderNo":"11126","orderNo":"3002","payCryptoCurrency":"USDT"}"#;
        let genuine = signed(Message::PartialWebhook, common);
        for kind in [WebhookKind::Any, WebhookKind::Order, WebhookKind::Partial] {
            let EventData::Unknown(unknown) = event(kind, &genuine).data else {
                panic!()
            };
            assert_eq!(unknown.raw.as_str(), genuine);
        }
        let forged = with(&genuine, r#""orderStatus":"COMPLETED""#);
        let EventData::Unknown(_) = event(WebhookKind::Any, &forged).data else {
            panic!()
        };
        assert_eq!(reason(WebhookKind::Order, &forged), Reason::Mismatch);
        // An order's own fields, signed as a refund's: no field says that it is a refund.
        let order = r#"{"merchantOrderNo":"11126","orderStatus":"COMPLETED","hxAddress":"0x"}"#;
        let genuine = signed(Message::OrderWebhook, order);
        let EventData::Unknown(unknown) = event(WebhookKind::Refund, &genuine).data else {
            panic!()
        };
        assert_eq!(unknown.problem, "no field that only a refund has");
    }

    #[test]
    fn a_request_is_no_webhook() {
        let create = r#"{"appId":"A","merchantOrderNo":"11126","orderAmount":"1","payCurrency":"USD","userId":"u"}"#;
        let body = signed(Message::Create, create);
        let dressed = with(&body, r#""orderNo":"3002","orderStatus":"COMPLETED""#);
        for body in [body, dressed] {
            assert_eq!(reason(WebhookKind::Any, &body), Reason::Mismatch);
        }
    }

    #[test]
    fn an_unknown_status_or_reason_is_kept() {
        let body = ORDER.replace("COMPLETED", "BRAND_NEW").replace(
            "\"failReason\":\"\"",
            "\"failReason\":\"crypto or network inconsistent\"",
        );
        let event = event(WebhookKind::Any, &signed(Message::OrderWebhook, &body));
        assert_eq!(event.observed().unwrap().status, Status::Unknown);
        let EventData::Order(order) = event.data else {
            panic!()
        };
        assert_eq!(order.signed.order_status.as_str(), "BRAND_NEW");
        assert_eq!(
            order.signed.fail_reason,
            Some(FailReason::WrongCoinOrNetwork)
        );
    }

    #[test]
    fn a_signed_field_of_another_kind_makes_the_event_unknown() {
        let body = signed(
            Message::OrderWebhook,
            &ORDER.replace("\"10012\"", "\"ten\""),
        );
        let EventData::Unknown(unknown) = event(WebhookKind::Order, &body).data else {
            panic!()
        };
        assert!(
            unknown.problem.starts_with("OrderSigned.order_amount: "),
            "{}",
            unknown.problem
        );
        // One that is not signed spoils nothing.
        let body = signed(Message::OrderWebhook, ORDER);
        let spoilt = body.replace("\"99\"", "{}").replace("\"T\"", "[1]");
        let EventData::Order(order) = event(WebhookKind::Order, &spoilt).data else {
            panic!()
        };
        assert_eq!(order.unsigned.settlement_amount, None);
        assert_eq!(order.unsigned.address, None);
        assert!(order.unsigned.pay_time.is_some());
    }

    #[test]
    fn what_could_stand_for_other_fields_is_refused() {
        for (value, field) in [
            (r#""u&orderNo=1""#, "userId"),
            (r#""a\nb""#, "userId"),
            (r#"{"a":"u"}"#, "userId"),
            (r#"["u"]"#, "userId"),
        ] {
            let body = ORDER.replace("\"userId\":\"u\"", &format!("\"userId\":{value}"));
            let body = signed(Message::OrderWebhook, &body);
            let expected = Reason::Ambiguous {
                field: Text::from(field),
            };
            for kind in [WebhookKind::Order, WebhookKind::Any] {
                assert_eq!(reason(kind, &body), expected);
            }
        }
        // An unsigned field may hold anything.
        let body = signed(Message::OrderWebhook, &ORDER.replace("\"T\"", "\"a&b\""));
        event(WebhookKind::Any, &body);
        // Where every field is signed, names count as well.
        let all = Options {
            signed_set: SignedSet::All,
            ..Options::default()
        };
        let verifier = webhooks().with_options(all.clone());
        for name in ["a&b", "a=b", " a", "a\\u0001"] {
            let body = format!(
                r#"{{"{name}":"1","orderNo":"3002","merchantOrderNo":"1","orderStatus":"INIT"}}"#
            );
            let body = secret()
                .sign_body(Message::OrderWebhook, &body, &all)
                .unwrap();
            let error = verifier
                .verify(WebhookKind::Order, body.as_bytes())
                .unwrap_err();
            assert_eq!(error.reason_code(), "ambiguous", "{name}");
        }
    }

    #[test]
    fn folding_fields_into_another_is_refused_under_every_reading() {
        let flat = Options {
            nested: crate::alchemypay::Nested::Flatten,
            ..Options::default()
        };
        let body = signed(Message::OrderWebhook, ORDER);
        let folded = body.replace(
            r#""payCryptoVolume":"100.5""#,
            r#""payCryptoVolume":{"payCryptoVolume":"100.5"}"#,
        );
        for options in [Options::default(), flat] {
            let verifier = webhooks().with_options(options);
            let error = verifier
                .verify(WebhookKind::Any, folded.as_bytes())
                .unwrap_err();
            assert_eq!(error.reason_code(), "ambiguous");
        }
    }

    #[test]
    fn under_the_wide_reading_nothing_may_change() {
        let all = Options {
            signed_set: SignedSet::All,
            ..Options::default()
        };
        let verifier = webhooks().with_options(all.clone());
        let plain = ORDER.replace(r#"{"a":1}"#, "\"a\"");
        let body = secret()
            .sign_body(Message::OrderWebhook, &plain, &all)
            .unwrap();
        let event = verifier.verify(WebhookKind::Any, body.as_bytes()).unwrap();
        assert!(matches!(event.data, EventData::Order(_)));
        let changed = body.replace("\"T\"", "\"X\"");
        assert!(
            verifier
                .verify(WebhookKind::Any, changed.as_bytes())
                .is_err()
        );
        assert!(
            webhooks()
                .verify(WebhookKind::Any, body.as_bytes())
                .is_err()
        );
    }

    #[test]
    fn every_way_to_be_refused_has_its_reason() {
        let body = signed(Message::OrderWebhook, ORDER);
        let cases = [
            ("{", "malformed"),
            ("[]", "not_an_object"),
            (ORDER, "missing"),
            (r#"{"sign":1}"#, "missing"),
            (r#"{"sign":"AB"}"#, "format"),
            (r#"{"sign":"ä"}"#, "format"),
            (&body.replace("10012", "10013"), "mismatch"),
            (&format!(r#"{{"sign":"{}"}}"#, "0".repeat(128)), "mismatch"),
        ];
        for (body, code) in cases {
            for kind in [WebhookKind::Any, WebhookKind::Order] {
                let error = webhooks().verify(kind, body.as_bytes()).unwrap_err();
                assert_eq!(error.reason_code(), code, "{body}");
            }
        }
        let error = Webhooks::new()
            .verify(WebhookKind::Any, body.as_bytes())
            .unwrap_err();
        assert_eq!(error.reason_code(), "no_key");
    }

    #[test]
    fn an_old_secret_counts_until_it_is_taken_out() {
        let new = AppSecret::new("new-secret").unwrap();
        let both = Webhooks::new()
            .with_secret("new", new)
            .with_secret("old", secret());
        let body = signed(Message::OrderWebhook, ORDER);
        assert_eq!(
            both.check(WebhookKind::Any, body.as_bytes()).unwrap(),
            "old"
        );
        let lower = body.to_ascii_lowercase();
        let sign = &lower[lower.len() - 130..];
        let body = format!("{}{sign}", &body[..body.len() - 130]);
        assert_eq!(event(WebhookKind::Order, &body).key_id, "app");
    }

    #[test]
    fn the_answers_are_what_every_revision_wants() {
        let webhooks = webhooks();
        assert_eq!(
            (webhooks.accepted().status, webhooks.accepted().body),
            (200, "success")
        );
        let refused = webhooks.refused();
        assert_eq!(refused.status, 401);
        assert!(!refused.body.contains("success"));
    }

    fn value() -> impl Strategy<Value = String> {
        prop_oneof![
            "[0-9]{1,12}(\\.[0-9]{1,8})?",
            "[ -%'-~]{0,24}",
            "[\\PC&&[^&]]{0,12}",
            Just("null".to_owned()),
            Just(String::new()),
        ]
    }

    /// Names of signed and unsigned fields, each once, with values.
    fn fields(
        names: &'static [&'static str],
    ) -> impl Strategy<Value = Vec<(&'static str, String)>> {
        let values = prop::collection::vec(prop::option::of(value()), names.len());
        values.prop_map(move |values| {
            let pairs = names.iter().zip(values);
            pairs
                .filter_map(|(name, value)| Some((*name, value?)))
                .collect()
        })
    }

    const UNSIGNED: &[&str] = &[
        "address",
        "customParam",
        "settlementAmount",
        "key",
        "orderstatus",
        "zzz",
    ];

    fn body(fields: &[(&str, String)]) -> String {
        let mut body = Writer::object();
        fields
            .iter()
            .for_each(|(name, value)| body.string(name, value));
        body.finish()
    }

    fn counts(value: &str) -> bool {
        !value.is_empty() && value != "null"
    }

    proptest! {
        #[test]
        fn a_signature_stands_for_the_signed_values_and_nothing_else(
            message in prop::sample::select(vec![Message::OrderWebhook, Message::RefundWebhook, Message::PartialWebhook]),
            order in fields(Message::OrderWebhook.signed_fields()),
            refund in fields(Message::RefundWebhook.signed_fields()),
            partial in fields(Message::PartialWebhook.signed_fields()),
            unsigned in fields(UNSIGNED),
            others in fields(UNSIGNED),
            at in any::<prop::sample::Index>(),
            new in value(),
            shuffle in any::<prop::sample::Index>(),
        ) {
            let signed = match message {
                Message::OrderWebhook => order,
                Message::RefundWebhook => refund,
                _ => partial,
            };
            prop_assume!(signed.iter().any(|(_, value)| counts(value)));
            let options = Options::default();
            let secret = secret();
            let genuine = [signed.clone(), unsigned].concat();
            let sign = secret.sign(message, &body(&genuine), &options).unwrap();
            let seal = |fields: &[(&'static str, String)]| {
                body(&[fields, &[("sign", sign.clone())]].concat())
            };
            prop_assert!(secret.verify(message, &seal(&genuine), &options));

            // Any order, and any values of what is not signed.
            let mut fields = [signed.clone(), others.clone()].concat();
            let turn = shuffle.index(fields.len());
            fields.rotate_left(turn);
            prop_assert!(secret.verify(message, &seal(&fields), &options));

            // Any signed value changed, taken out or added.
            let names = message.signed_fields();
            let name = names[at.index(names.len())];
            let old = signed.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value);
            let same = old == new || !counts(old) && !counts(&new);
            fields.retain(|(own, _)| *own != name);
            fields.push((name, new));
            prop_assert_eq!(secret.verify(message, &seal(&fields), &options), same);
        }

        #[test]
        fn nothing_from_outside_panics(body in prop::collection::vec(any::<u8>(), 0..200), text in "\\{?[\"a-zA-Z:,{}\\[\\]0-9&=.]{0,60}\\}?") {
            for body in [body.as_slice(), text.as_bytes()] {
                prop_assert!(webhooks().verify(WebhookKind::Any, body).is_err());
                let explanation = webhooks().explain(WebhookKind::Any, body);
                prop_assert!(!explanation.cause.is_empty());
            }
        }
    }
}
