//! What the events tell, and their ids.

use serde_json::{Value, json};

use super::{
    API, Accepted, PAYOUT, SOURCE, accepted, deposit, event, input, pair, payment, payout, signed,
    unknown,
};
use crate::cases::text;
use crate::vectors::Case;

/// Every payment status of §9, and one that may come tomorrow.
const STATUSES: [&str; 13] = [
    "pending",
    "check",
    "awaiting_confirmation",
    "underpaid_check",
    "paid",
    "overpaid",
    "underpaid",
    "cancel",
    "aml_lock",
    "refund_process",
    "refund_fail",
    "refund_paid",
    "brand_new",
];

fn with(mut body: Value, changes: Value) -> Value {
    if let (Some(body), Value::Object(changes)) = (body.as_object_mut(), changes) {
        body.extend(changes);
    }
    body
}

fn without(mut body: Value, names: &[&str]) -> Value {
    if let Some(body) = body.as_object_mut() {
        for name in names {
            body.shift_remove(*name);
        }
    }
    body
}

fn understood(id: &str, comment: &str, kind: &str, event_kind: &str, body: Value) -> Case {
    let secret = if event_kind == "payout" { PAYOUT } else { API };
    Accepted {
        id,
        comment,
        kind,
        form: "reference",
        event: event(event_kind, &body),
        body: signed(&body, secret),
    }
    .case()
}

/// Signed, and not understood: valid all the same.
fn not_understood(id: &str, comment: &str, kind: &str, body: &Value) -> Case {
    let body = signed(body, API);
    Accepted {
        id,
        comment,
        kind,
        form: "reference",
        event: unknown(&body),
        body,
    }
    .case()
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = payments();
    cases.extend(payouts());
    cases.extend(deposits());
    cases.extend(kinds());
    cases
}

fn payments() -> Vec<Case> {
    let paid = |id: &str, comment: &str, changes: Value| {
        understood(id, comment, "payment", "payment", with(payment(), changes))
    };
    let mut cases: Vec<Case> = STATUSES
        .iter()
        .map(|status| {
            let slug = status.replace('_', "-");
            let id = format!("status-{slug}");
            paid(
                &id,
                "a status makes an event of its own; one that is not known is kept as it came",
                json!({"payment_status": status}),
            )
        })
        .collect();
    cases.extend([
        paid("cancel-nulls", "the cancel example: nothing arrived, and the payer's fields stay", json!({"payment_status": "cancel", "txid": null, "payment_amount": null, "merchant_amount": null})),
        paid("info-fields", "tg_deeplink and qr, which info has and the examples lack (§13 item 8)", json!({"tg_deeplink": "https://t.me/my2328bot?start=pay_1", "qr": "data:image/png;base64,iVBORw0KGgo="})),
        paid("gram", "the renamed coin (§13 item 10)", json!({"payer_currency": "GRAM"})),
        paid("top-up-first", "so far a third: what arrived is part of the id while a payment is short", json!({"payment_status": "underpaid_check", "payment_amount": "0.30000000"})),
        paid("top-up-second", "the same status with more: an event of its own", json!({"payment_status": "underpaid_check", "payment_amount": "0.60000000"})),
        paid("top-up-zeros", "trailing zeros make no other event", json!({"payment_status": "underpaid_check", "payment_amount": "0.3"})),
        paid("top-up-unknown", "short, and nothing says by how much", json!({"payment_status": "underpaid_check", "payment_amount": null})),
        paid("id-escapes", "no two lists of parts give the same id: ':', '%' and white space are escaped", json!({"uuid": "a:b%c d\n\u{a0}e"})),
        paid("id-long", "an id beyond 191 bytes becomes its SHA-256", json!({"uuid": "u".repeat(200)})),
        paid("id-longest", "191 bytes stay as they are", json!({"uuid": "u".repeat(191 - "2328:payment::paid".len())})),
        paid("id-longest-and-one", "192 bytes do not", json!({"uuid": "u".repeat(192 - "2328:payment::paid".len())})),
        paid("numbers-for-strings", "amounts as numbers count by their text", json!({"amount": 180, "exchange_rate": 2})),
        understood("least", "only what a payment cannot lack", "payment", "payment", json!({"uuid": "1", "amount": "5", "currency": "USD", "payment_status": "paid"})),
    ]);
    cases
}

fn payouts() -> Vec<Case> {
    let sent = |id: &str, comment: &str, changes: Value| {
        understood(id, comment, "payout", "payout", with(payout(), changes))
    };
    vec![
        sent("payout-completed", "block_number as a number", json!({})),
        sent(
            "payout-block-text",
            "block_number as a string",
            json!({"block_number": "70123456"}),
        ),
        sent(
            "payout-block-none",
            "block_number not known yet",
            json!({"block_number": null, "txid": null, "status": "pending"}),
        ),
        sent(
            "payout-failed",
            "failed for AML",
            json!({"status": "failed", "error_type": "aml_risk"}),
        ),
        sent(
            "payout-failed-otherwise",
            "a reason that is not known is kept",
            json!({"status": "failed", "error_type": "new_reason"}),
        ),
        sent(
            "payout-cancelled",
            "cancelled",
            json!({"status": "cancelled"}),
        ),
        sent(
            "payout-status-unknown",
            "a status that is not known is kept",
            json!({"status": "brand_new"}),
        ),
        sent(
            "payout-converted",
            "taken from another balance",
            json!({"from_currency": "BTC", "debited_amount": "0.00005000", "debited_currency": "BTC"}),
        ),
        understood(
            "payout-old-fields",
            "without the fields that one transcription alone has",
            "payout",
            "payout",
            without(
                payout(),
                &[
                    "transfer_type",
                    "tx_explorer_url",
                    "from_currency",
                    "debited_amount",
                    "debited_currency",
                ],
            ),
        ),
    ]
}

fn deposits() -> Vec<Case> {
    let arrived = |id: &str, comment: &str, body: Value| {
        understood(id, comment, "static_wallet", "static_wallet", body)
    };
    vec![
        arrived("deposit", "a deposit as it is thought to look", deposit()),
        arrived(
            "deposit-least",
            "its payload was never seen: only the status must be there",
            json!({"payment_status": "paid", "txid": "cd34"}),
        ),
        arrived(
            "deposit-no-uuid",
            "the id falls back on what there is",
            without(deposit(), &["uuid", "wallet_uuid"]),
        ),
        arrived(
            "deposit-locked",
            "a status of payments",
            with(deposit(), json!({"payment_status": "aml_lock"})),
        ),
        arrived(
            "deposit-untold",
            "without an id and a transaction only the whole text tells two deposits apart",
            without(deposit(), &["uuid", "txid"]),
        ),
        arrived(
            "deposit-untold-other",
            "another one: not a repeat of the first",
            with(
                without(deposit(), &["uuid", "txid"]),
                json!({"amount": "26.00000000"}),
            ),
        ),
        not_understood(
            "deposit-like-payment",
            "a payment at the wallets' URL: its amount is a price and not what arrived",
            "static_wallet",
            &payment(),
        ),
        not_understood(
            "deposit-with-payment-amount",
            "whatever says what arrived beside its amount is no deposit that we know",
            "static_wallet",
            &with(deposit(), json!({"payment_amount": "24.00000000"})),
        ),
    ]
}

/// Which kind a body is, by its URL or by its fields.
fn kinds() -> Vec<Case> {
    let any = |id: &str, comment: &str, event_kind: &str, body: Value| {
        understood(id, comment, "any", event_kind, body)
    };
    // Any one of the three tells an invoice from a wallet's transaction.
    let invoice = |id: &str, member: Value| {
        let least =
            json!({"uuid": "1", "amount": "5", "currency": "USD", "payment_status": "paid"});
        any(
            id,
            "one field of an invoice is enough",
            "payment",
            with(least, member),
        )
    };
    let odd = json!({"uuid": "1", "something": "else"});
    let signed_by_payout = signed(&odd, PAYOUT);
    vec![
        any(
            "any-payment",
            "payment_status and an invoice's fields: a payment",
            "payment",
            payment(),
        ),
        any(
            "any-payout",
            "status and to_address without payment_status: a payout",
            "payout",
            payout(),
        ),
        any(
            "any-deposit",
            "payment_status without an invoice's fields: a deposit",
            "static_wallet",
            deposit(),
        ),
        invoice("any-payment-url", json!({"url": "https://pay.2328.io/1"})),
        invoice(
            "any-payment-expiry",
            json!({"expires_at": "2026-05-09T16:56:58+03:00"}),
        ),
        invoice("any-payment-owed", json!({"payer_amount": "5"})),
        not_understood(
            "any-unknown",
            "none of the three: valid, and to be looked at by a person",
            "any",
            &odd,
        ),
        not_understood("any-empty", "nothing but sign", "any", &json!({})),
        not_understood(
            "any-status-only",
            "a status without to_address is no payout that we know",
            "any",
            &json!({"uuid": "1", "status": "completed"}),
        ),
        Case::valid(
            "2328-webhook-any-unknown-payout-key",
            SOURCE,
            "what is of no known kind may be signed by either key",
            input(pair(), "any", text(&signed_by_payout)),
            accepted("payout", "reference", unknown(&signed_by_payout)),
        ),
        not_understood(
            "payment-no-uuid",
            "signed, yet no payment: its id is missing",
            "payment",
            &without(payment(), &["uuid"]),
        ),
        not_understood(
            "payment-amount-word",
            "signed, yet its amount is none",
            "payment",
            &with(payment(), json!({"amount": "ten"})),
        ),
        not_understood(
            "payment-amount-null",
            "signed, yet it has no amount",
            "payment",
            &with(payment(), json!({"amount": null})),
        ),
        not_understood(
            "payment-status-list",
            "signed, yet its status is no text",
            "payment",
            &with(payment(), json!({"payment_status": ["paid"]})),
        ),
        not_understood(
            "deposit-no-status",
            "signed, yet a deposit without a status tells nothing",
            "static_wallet",
            &json!({"txid": "cd34", "amount": "1"}),
        ),
        not_understood(
            "unknown-white-space",
            "the id of an unknown event is that of its text",
            "any",
            &json!({"text": "a b:c%d\n"}),
        ),
        not_understood(
            "unknown-long",
            "a long one becomes its SHA-256",
            "any",
            &json!({"text": "x".repeat(300)}),
        ),
    ]
}
