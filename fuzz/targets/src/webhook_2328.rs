//! Webhooks of 2328.io: nothing but the holder of the key makes a body that is accepted.

use std::sync::LazyLock;

use cointill::canonical::{Document, Kind, Limits};
use cointill::gateway2328::{
    ApiKey, Event, EventData, PayoutKey, SignedForm, WebhookKind, Webhooks,
};
use cointill::webhook::Reason;

use crate::json;

struct Keys {
    api: ApiKey,
    payout: PayoutKey,
    webhooks: Webhooks,
    /// Of another shop.
    others: Webhooks,
}

static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let usual = "keys of the usual form";
    let api = ApiKey::new("sandbox-api-key").expect(usual);
    let payout = PayoutKey::new("sandbox-payout-key").expect(usual);
    Keys {
        webhooks: Webhooks::new()
            .with_api_key("api", api.clone())
            .with_payout_key("payout", payout.clone()),
        others: Webhooks::new()
            .with_api_key("api", ApiKey::new("other-api-key").expect(usual))
            .with_payout_key("payout", PayoutKey::new("other-payout-key").expect(usual)),
        api,
        payout,
    }
});

const KINDS: [WebhookKind; 4] = [
    WebhookKind::Any,
    WebhookKind::Payment,
    WebhookKind::Payout,
    WebhookKind::StaticWallet,
];

/// A byte for the kind, two for a place, one for what is changed there; the rest is the body.
pub fn run(data: &[u8]) {
    let [kind, high, low, change, body @ ..] = data else {
        return;
    };
    let kind = KINDS[usize::from(*kind) % KINDS.len()];
    let place = usize::from(*high) << 8 | usize::from(*low);
    from_a_stranger(kind, body);
    let Ok(text) = std::str::from_utf8(body) else {
        return;
    };
    for signed in signed_bodies(kind, text) {
        assert_accepted(kind, &signed);
        assert_change_is_noticed(kind, &signed, place, *change);
    }
}

/// True when the body of an input is accepted; for inputs that another program has signed.
pub fn accepts(data: &[u8]) -> bool {
    let [kind, _, _, _, body @ ..] = data else {
        return false;
    };
    let kind = KINDS[usize::from(*kind) % KINDS.len()];
    KEYS.webhooks.verify(kind, body).is_ok()
}

/// As it comes from the network. Most of it is refused; what is not must have been signed.
fn from_a_stranger(kind: WebhookKind, body: &[u8]) {
    match KEYS.webhooks.verify(kind, body) {
        Ok(event) => assert!(
            is_signed(&event, body),
            "accepted and not signed: {event:?}"
        ),
        Err(error) => {
            assert!(error.to_string().len() < 1_000);
            let explanation = KEYS.webhooks.explain(kind, body);
            let told = format!("{error} {error:?} {explanation:?}");
            assert_no_signature(&told, body);
        }
    }
}

/// By another hand: the body without `sign`, written again by serde_json, has that signature.
fn is_signed(event: &Event, body: &[u8]) -> bool {
    let mut value = json::parse(body).expect("what is accepted is JSON");
    let members = value
        .as_object_mut()
        .expect("what is accepted is an object");
    let Some(serde_json::Value::String(sign)) = members.shift_remove("sign") else {
        return false;
    };
    let hex = sign.bytes().all(|byte| byte.is_ascii_hexdigit());
    assert!(hex && sign.len() == 64, "{sign:?}");
    // No amount has an exponent, and the other hand would write it in its own way.
    if json::has_exponent(&value) {
        return true;
    }
    let signed = |text: &str| match event.key_id.as_str() {
        "api" => KEYS.api.verify(text.as_bytes(), &sign),
        _ => KEYS.payout.verify(text.as_bytes(), &sign),
    };
    match event.form {
        SignedForm::Reference => signed(&json::reference_form(&value)),
        SignedForm::LiteralSeparators => signed(&value.to_string()),
        // Cutting text is what is tested, so it is not done again here: that the right key made
        // the signature shows in that no other is accepted.
        SignedForm::AsReceived => true,
    }
}

/// The forms in which the holder of the key may send `text`.
fn signed_bodies(kind: WebhookKind, text: &str) -> Vec<String> {
    let sign_webhook = |text: &str| match kind {
        WebhookKind::Payout => KEYS.payout.sign_webhook(text),
        _ => KEYS.api.sign_webhook(text),
    };
    let Ok(reference) = sign_webhook(text) else {
        return Vec::new();
    };
    let mut bodies = vec![reference];
    let document = Document::parse(text.as_bytes(), Limits::WEBHOOK);
    let document = document.expect("what is signed is JSON");
    let root = document.root();
    assert_eq!(root.kind(), Kind::Object);
    if root.get("sign").is_none() {
        // The bytes as they are sent, with white space and escapes of the sender's choice.
        let wire = text.trim_matches([' ', '\n', '\r', '\t']);
        let sign = match kind {
            WebhookKind::Payout => KEYS.payout.sign(wire.as_bytes()),
            _ => KEYS.api.sign(wire.as_bytes()),
        };
        let open = wire.strip_suffix('}').expect("an object");
        let comma = match root.members().next() {
            Some(_) => ",",
            None => "",
        };
        // White space before the brace is not part of what cutting leaves.
        if open.trim_end_matches([' ', '\n', '\r', '\t']) == open {
            bodies.push(format!("{open}{comma}\"sign\":\"{sign}\"}}"));
        }
    }
    bodies.retain(|body| body.len() <= Limits::WEBHOOK.max_bytes);
    bodies
}

fn assert_accepted(kind: WebhookKind, body: &str) {
    let bytes = body.as_bytes();
    match KEYS.webhooks.verify(kind, bytes) {
        Ok(event) => {
            assert!(is_signed(&event, bytes));
            assert!(event.id().len() <= 191);
            if let EventData::Unknown(unknown) = &event.data {
                assert!(!unknown.problem.is_empty());
                assert_eq!(unknown.raw.as_str(), body);
            }
        }
        // Told by its fields it is a payout, which the API key does not sign.
        Err(error) => assert!(
            kind == WebhookKind::Any && *error.reason() == Reason::Mismatch,
            "{error}: {body}"
        ),
    }
    let refused = KEYS.others.verify(kind, bytes);
    let refused = refused.expect_err("another shop's keys accept nothing of this one");
    assert_eq!(*refused.reason(), Reason::Mismatch);
}

/// Any one byte changed: refused, unless the text still means the same.
fn assert_change_is_noticed(kind: WebhookKind, body: &str, place: usize, change: u8) {
    let mut changed = body.as_bytes().to_vec();
    let place = place % changed.len();
    changed[place] ^= change.max(1);
    let Ok(event) = KEYS.webhooks.verify(kind, &changed) else {
        return;
    };
    let meaning = |bytes: &[u8]| {
        let mut value = json::parse(bytes).expect("what is accepted is JSON");
        let sign = value["sign"].as_str().map(str::to_lowercase);
        value["sign"] = serde_json::Value::Null;
        // As text: the order of members counts.
        (sign, value.to_string())
    };
    assert_eq!(
        meaning(&changed),
        meaning(body.as_bytes()),
        "byte {place} was changed and {event:?} accepted"
    );
}

/// No run of 64 hexadecimal digits that the body does not hold itself.
fn assert_no_signature(told: &str, body: &[u8]) {
    let body = String::from_utf8_lossy(body);
    for run in told.split(|c: char| !c.is_ascii_hexdigit()) {
        assert!(run.len() < 64 || body.contains(run), "{told}");
    }
}
