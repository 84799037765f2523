//! Which key: the pair, several at a time, none.

use serde_json::{Value, json};

use super::{
    API, PAYOUT, SOURCE, accepted, deposit, event, input, key, payment, payout, refusal, signed,
};
use crate::cases::text;
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let found = |id: &str, comment: &str, keys: Value, body: String, key_id: &str| {
        Case::valid(
            format!("2328-webhook-{id}"),
            SOURCE,
            comment,
            input(keys, "payment", text(&body)),
            accepted(key_id, "reference", event("payment", &payment())),
        )
    };
    let none = |id: &str, comment: &str, keys: Value, kind: &str, body: &str, reason: &str| {
        Case::invalid(
            format!("2328-webhook-{id}"),
            SOURCE,
            comment,
            input(keys, kind, text(body)),
            json!({"refused": reason}),
        )
    };
    let rotation = || {
        json!([
            key("2026-11", "api", "test-api-key-new"),
            key("2025-04", "api", API),
            key("payout", "payout", PAYOUT),
        ])
    };
    let api_only = || json!([key("api", "api", API)]);
    let payout_only = || json!([key("payout", "payout", PAYOUT)]);
    let by_api = signed(&payment(), API);
    let payout_by_api = signed(&payout(), API);
    let payment_by_payout = signed(&payment(), PAYOUT);
    let deposit_by_payout = signed(&deposit(), PAYOUT);
    let odd = signed(&json!({"something": "else"}), "test-other-key");
    let wrong = |id: &str, kind: &str, body: &str| {
        refusal(
            id,
            "signed with the other key of the pair",
            kind,
            text(body),
            "mismatch",
        )
    };
    vec![
        found(
            "rotation-new",
            "the new of two keys",
            rotation(),
            signed(&payment(), "test-api-key-new"),
            "2026-11",
        ),
        found(
            "rotation-old",
            "the old of two keys is still taken, and the event says so",
            rotation(),
            by_api.clone(),
            "2025-04",
        ),
        found(
            "same-key-twice",
            "the first id of a key that is set twice",
            json!([key("first", "api", API), key("second", "api", API)]),
            by_api.clone(),
            "first",
        ),
        found(
            "api-only",
            "payments need no payout key",
            api_only(),
            by_api.clone(),
            "api",
        ),
        none(
            "rotation-gone",
            "a key that is no longer set",
            rotation(),
            "payment",
            &signed(&payment(), "test-api-key-older"),
            "mismatch",
        ),
        wrong("payout-key-on-payment", "payment", &payment_by_payout),
        wrong("payout-key-on-payment-any", "any", &payment_by_payout),
        wrong("api-key-on-payout", "payout", &payout_by_api),
        wrong("api-key-on-payout-any", "any", &payout_by_api),
        wrong("payout-key-on-deposit", "static_wallet", &deposit_by_payout),
        refusal(
            "unknown-kind-unknown-key",
            "of no known kind and under no known key",
            "any",
            text(&odd),
            "mismatch",
        ),
        none(
            "no-keys",
            "without a key nothing is valid",
            json!([]),
            "any",
            &by_api,
            "no_key",
        ),
        none(
            "no-api-key",
            "the payout key does not stand in for the API key",
            payout_only(),
            "payment",
            &payment_by_payout,
            "no_key",
        ),
        none(
            "no-api-key-deposit",
            "nor for deposits",
            payout_only(),
            "static_wallet",
            &deposit_by_payout,
            "no_key",
        ),
        none(
            "no-payout-key",
            "the API key does not stand in for the payout key",
            api_only(),
            "payout",
            &payout_by_api,
            "no_key",
        ),
        none(
            "no-payout-key-any",
            "not even when the fields tell the kind",
            api_only(),
            "any",
            &payout_by_api,
            "no_key",
        ),
    ]
}
