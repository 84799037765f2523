//! `webhooks_2328.json`.

use cointill::gateway2328::{ApiKey, EventData, PayoutKey, SignedForm, WebhookKind, Webhooks};
use serde_json::{Value, json};

use crate::harness::{Op, Outcome, bytes, list, string};
use crate::view::View;

pub(crate) const OPS: &[Op] = &[("2328.webhook", webhook)];

pub(crate) fn webhooks(keys: &[Value]) -> Webhooks {
    keys.iter().fold(Webhooks::new(), |webhooks, key| {
        let (id, secret) = (string(key, "id"), string(key, "secret"));
        match string(key, "key") {
            "api" => webhooks.with_api_key(id, ApiKey::new(secret).unwrap()),
            "payout" => webhooks.with_payout_key(id, PayoutKey::new(secret).unwrap()),
            other => panic!("key {other:?} is not known"),
        }
    })
}

pub(crate) fn kind(input: &Value) -> WebhookKind {
    string(input, "kind").parse().unwrap()
}

fn webhook(input: &Value) -> Outcome {
    let webhooks = webhooks(list(input, "keys"));
    let kind = kind(input);
    let body = bytes(&input["body"]);
    let verified = webhooks.verify(kind, &body);
    let checked = webhooks.check(kind, &body);
    assert_eq!(
        verified.as_ref().map(|event| &event.key_id),
        checked.as_ref(),
        "verify and check disagree"
    );
    let event = verified.map_err(|error| json!({"refused": error.reason_code()}))?;
    let form = match event.form {
        SignedForm::Reference => "reference",
        SignedForm::LiteralSeparators => "literal_separators",
        SignedForm::AsReceived => "as_received",
    };
    let id = event.id();
    let told =
        |kind: &str, model: &dyn View| json!({"kind": kind, "id": id, "fields": model.view()});
    let event_json = match &event.data {
        EventData::Payment(payment) => told("payment", payment),
        EventData::Payout(payout) => told("payout", payout),
        EventData::StaticWallet(deposit) => told("static_wallet", deposit),
        EventData::Unknown(unknown) => {
            json!({"kind": "unknown", "id": id, "raw": unknown.raw.as_str()})
        }
        other => panic!("{other:?} has no vectors"),
    };
    Ok(json!({"key_id": event.key_id.as_str(), "form": form, "event": event_json}))
}
