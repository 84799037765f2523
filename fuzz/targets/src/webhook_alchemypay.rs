//! Webhooks of Alchemy Pay and AEON: nothing but the holder of the secret makes a body that is
//! accepted, and nobody else changes what is signed of it.

use std::sync::LazyLock;

use cointill::alchemypay::{
    AmountUnit, AppSecret, Event, EventData, Message, Options, SignedSet, WebhookKind, Webhooks,
};
use cointill::webhook::Reason;
use sha2::{Digest as _, Sha512};

use crate::json;

const SECRET: &str = "sandbox-secret";
const OTHER_SECRET: &str = "other-secret";

const KINDS: [WebhookKind; 4] = [
    WebhookKind::Any,
    WebhookKind::Order,
    WebhookKind::Refund,
    WebhookKind::Partial,
];

const MESSAGES: [Message; 3] = [
    Message::OrderWebhook,
    Message::RefundWebhook,
    Message::PartialWebhook,
];

/// A shop's verifier under one reading of the documentation, and another shop's.
struct Shop {
    options: Options,
    webhooks: Webhooks,
    others: Webhooks,
}

static SECRETS: LazyLock<[AppSecret; 2]> = LazyLock::new(|| {
    [SECRET, OTHER_SECRET].map(|secret| AppSecret::new(secret).expect("of the usual form"))
});

static SHOPS: LazyLock<Vec<Shop>> = LazyLock::new(|| {
    (0..8)
        .map(|bits| shop(bits & 1 != 0, bits & 2 != 0, bits & 4 != 0))
        .collect()
});

fn shop(all: bool, keep_null: bool, as_sent: bool) -> Shop {
    let mut options = Options::default();
    if all {
        options.signed_set = SignedSet::All;
    }
    if as_sent {
        options.amount_unit = AmountUnit::AsSent;
    }
    options.null_text_is_absent = !keep_null;
    let [own, other] = &*SECRETS;
    let webhooks = |secret: &AppSecret| {
        Webhooks::new()
            .with_secret("own", secret.clone())
            .with_options(options.clone())
    };
    Shop {
        webhooks: webhooks(own),
        others: webhooks(other),
        options,
    }
}

/// A byte for the kind, one for the message and the options, two for a place, one for what is
/// changed there; the rest is the body.
pub fn run(data: &[u8]) {
    let [kind, choice, high, low, change, body @ ..] = data else {
        return;
    };
    let kind = KINDS[usize::from(*kind) % KINDS.len()];
    let shop = &SHOPS[usize::from(*choice >> 4) % SHOPS.len()];
    from_a_stranger(shop, kind, body);
    let Ok(text) = std::str::from_utf8(body) else {
        return;
    };
    let message = match kind {
        WebhookKind::Any => MESSAGES[usize::from(*choice & 15) % MESSAGES.len()],
        WebhookKind::Order => Message::OrderWebhook,
        WebhookKind::Refund => Message::RefundWebhook,
        WebhookKind::Partial => Message::PartialWebhook,
    };
    let Ok(signed) = SECRETS[0].sign_body(message, text, &shop.options) else {
        return;
    };
    // The signature may take it over the limit.
    if signed.len() > 1 << 20 {
        return;
    }
    let place = usize::from(*high) << 8 | usize::from(*low);
    if let Some(event) = from_the_gateway(shop, kind, message, &signed) {
        assert_change_is_noticed(shop, kind, &event, &signed, place, *change);
    }
}

/// True when the body of an input is accepted; for inputs that another program has signed.
pub fn accepts(data: &[u8]) -> bool {
    let [kind, choice, _, _, _, body @ ..] = data else {
        return false;
    };
    let kind = KINDS[usize::from(*kind) % KINDS.len()];
    let shop = &SHOPS[usize::from(*choice >> 4) % SHOPS.len()];
    shop.webhooks.verify(kind, body).is_ok()
}

/// As it comes from the network. Most of it is refused; what is not must have been signed.
fn from_a_stranger(shop: &Shop, kind: WebhookKind, body: &[u8]) -> Option<Event> {
    let verified = shop.webhooks.verify(kind, body);
    // Two ways to the same answer.
    let checked = shop.webhooks.check(kind, body);
    assert_eq!(verified.is_ok(), checked.is_ok());
    match verified {
        Ok(event) => {
            assert!(is_signed(shop, body), "accepted and not signed: {event:?}");
            assert!(event.id().len() <= 191);
            let known = !matches!(event.data, EventData::Unknown(_));
            assert_eq!(event.observed().is_some(), known);
            Some(event)
        }
        Err(error) => {
            assert!(error.to_string().len() < 1_000);
            let explanation = shop.webhooks.explain(kind, body);
            assert_no_signature(&format!("{error} {error:?} {explanation:?}"), body);
            None
        }
    }
}

/// By another hand: some list of fields of the body has that signature.
fn is_signed(shop: &Shop, body: &[u8]) -> bool {
    let value = json::parse(body).expect("what is accepted is JSON");
    // An exponent is written in another way by the other hand.
    if json::has_exponent(&value) {
        return true;
    }
    let members = value.as_object().expect("what is accepted is an object");
    let sign = members["sign"].as_str().expect("a signature is text");
    let hex = sign.bytes().all(|byte| byte.is_ascii_hexdigit());
    assert!(hex && sign.len() == 128, "{sign:?}");
    let signs = |wanted: &dyn Fn(&str) -> bool| {
        let mut fields: Vec<_> = members
            .iter()
            .filter(|(name, _)| !["sign", "key"].contains(&name.as_str()) && wanted(name))
            .filter_map(|(name, value)| Some((name, plain(shop, value)?)))
            .collect();
        fields.sort();
        // Nothing in the signed text says where a value ends.
        let odd = |text: &str| text.chars().any(|c| c == '&' || c.is_control());
        if fields.iter().any(|(name, value)| odd(name) || odd(value)) {
            return false;
        }
        let pairs: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let text = format!("{}&key={SECRET}", pairs.join("&"));
        let digest = Sha512::digest(text.trim_matches(|c: char| c <= ' '));
        let hex: String = digest.iter().map(|byte| format!("{byte:02X}")).collect();
        !fields.is_empty() && hex == sign.to_uppercase()
    };
    match shop.options.signed_set {
        SignedSet::All => signs(&|_| true),
        SignedSet::Documented => MESSAGES
            .iter()
            .any(|message| signs(&|name| message.signed_fields().contains(&name))),
    }
}

/// The text of a value that is signed; `None` for one that counts as absent.
fn plain(shop: &Shop, value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => {
            let absent = text.is_empty() || (shop.options.null_text_is_absent && text == "null");
            (!absent).then(|| text.clone())
        }
        other => Some(other.to_string()),
    }
}

/// What the holder of the secret signed is accepted, unless it could be read in two ways.
fn from_the_gateway(shop: &Shop, kind: WebhookKind, message: Message, body: &str) -> Option<Event> {
    let bytes = body.as_bytes();
    assert!(shop.others.verify(kind, bytes).is_err());
    let accepted = SECRETS[0].verify(message, body, &shop.options);
    let event = from_a_stranger(shop, kind, bytes);
    assert!(event.is_some() || !accepted, "{body}");
    if kind == WebhookKind::Any {
        // The likeliest kind gives the reason, which need not be this one.
        return event;
    }
    if event.is_none() {
        let refused = shop.webhooks.verify(kind, bytes);
        let refused = refused.expect_err("it is refused each time");
        assert!(
            matches!(refused.reason(), Reason::Ambiguous { .. }),
            "{refused}: {body}"
        );
    }
    event
}

/// Any one byte changed: refused, or what is signed still says the same.
fn assert_change_is_noticed(
    shop: &Shop,
    kind: WebhookKind,
    event: &Event,
    body: &str,
    place: usize,
    change: u8,
) {
    let mut changed = body.as_bytes().to_vec();
    let place = place % changed.len();
    changed[place] ^= change.max(1);
    let Some(after) = from_a_stranger(shop, kind, &changed) else {
        return;
    };
    let same = match (&event.data, &after.data) {
        (EventData::Order(before), EventData::Order(after)) => before.signed == after.signed,
        (EventData::Refund(before), EventData::Refund(after)) => before.signed == after.signed,
        (EventData::Partial(before), EventData::Partial(after)) => before.signed == after.signed,
        (EventData::Unknown(_), EventData::Unknown(_)) => true,
        _ => false,
    };
    assert!(same, "byte {place} made {after:?} of {event:?}");
    assert_eq!(event.id(), after.id());
    assert_eq!(event.observed(), after.observed());
}

/// No run of 128 hexadecimal digits that the body does not hold itself.
fn assert_no_signature(told: &str, body: &[u8]) {
    let body = String::from_utf8_lossy(body);
    for run in told.split(|c: char| !c.is_ascii_hexdigit()) {
        assert!(run.len() < 64 || body.contains(run), "{told}");
    }
}
