//! `webhooks_2328.json`: raw bytes to an event and the key that signed it, or to a refusal (2328 §10).

mod events;
mod forms;
mod keys;
mod malformed;
mod refused;

use serde_json::{Value, json};

use super::signing_2328::{API, PAGE_WEBHOOK, PAYOUT};
use super::text;
use crate::reference::event_id::event_id;
use crate::reference::fields::{self, Model};
use crate::reference::json::{self as form, Style};
use crate::reference::rule_2328 as rule;
use crate::tables::models_2328 as models;
use crate::vectors::{Case, File, Group};

const SOURCE: &str = "2328 §10";

pub(crate) fn file() -> File {
    let group = |comment, cases| Group {
        op: "2328.webhook",
        comment,
        cases,
    };
    File {
        subject: "webhooks_2328",
        comment: "Raw bytes of a webhook to its event and the id of the key that signed it, or to the reason of its refusal (2328 §10)",
        groups: vec![
            group(
                "The forms that a body can have on its way, and the forms that are signed",
                forms::cases(),
            ),
            group(
                "What the events tell, and their ids, which are the same for every delivery",
                events::cases(),
            ),
            group(
                "Which key: the pair, several at a time, none",
                keys::cases(),
            ),
            group(
                "Bodies that are refused, whoever signed them",
                malformed::cases(),
            ),
            group("Signatures that are refused", refused::signatures()),
            group("Changes to a body that was signed", refused::changed()),
        ],
    }
}

/// A key with its id.
fn key(id: &str, kind: &str, secret: &str) -> Value {
    json!({"id": id, "key": kind, "secret": secret})
}

/// One key of each kind.
fn pair() -> Value {
    json!([key("api", "api", API), key("payout", "payout", PAYOUT)])
}

fn input(keys: Value, kind: &str, body: Value) -> Value {
    json!({"keys": keys, "kind": kind, "body": body})
}

/// The payment of the protocol page.
fn payment() -> Value {
    form::parse(PAGE_WEBHOOK)
}

/// A payout as §6.3 gives it.
fn payout() -> Value {
    json!({
        "uuid": "0198c5b4-0000-7000-8000-00000000000a", "order_id": "PO-1", "status": "completed",
        "currency": "USDT", "network": "TRX-TRC20", "amount": "5.00", "merchant_amount": "6.50000000",
        "network_amount": "5.00000000", "amount_usd": "5.00000000", "to_address": "TTEST", "memo": null,
        "transfer_type": "blockchain", "txid": "ab12", "tx_explorer_url": "https://explorer.example/tx/ab12",
        "block_number": 70123456, "error_type": null, "from_currency": null, "debited_amount": null,
        "debited_currency": null, "created_at": "2026-05-09T15:56:58+03:00",
        "updated_at": "2026-05-09T15:58:01+03:00",
    })
}

/// A deposit to a static wallet, as it is thought to look (§13 item 3).
fn deposit() -> Value {
    json!({
        "uuid": "0198c5b4-0000-7000-8000-0000000000d1", "wallet_uuid": "0198c5b4-0000-7000-8000-0000000000d0",
        "order_id": "customer-1", "amount": "25.00000000", "currency": "USDT", "network": "TRX-TRC20",
        "address": "TWALLET", "payment_status": "paid", "txid": "cd34", "fee_amount": "0.07500000",
        "net_amount": "24.92500000", "created_at": "2026-05-09T12:56:58Z",
    })
}

/// The wire form of `body` with `sign` as its last member.
fn wire(body: &Value, style: Style, sign: &str) -> String {
    let mut body = form::without_sign(body);
    if let Some(members) = body.as_object_mut() {
        members.insert("sign".to_owned(), sign.into());
    }
    form::write(&body, style)
}

/// As the gateway sends it: the reference form, `sign` last.
fn signed(body: &Value, secret: &str) -> String {
    let sign = rule::sign_webhook(secret, body, Style::Reference);
    wire(body, Style::Reference, &sign)
}

/// The event that a body of a kind makes.
fn event(kind: &str, body: &Value) -> Value {
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let (model, id): (Model, String) = match kind {
        "payment" => {
            let arrived = body["payment_amount"]
                .as_str()
                .map(|amount| crate::reference::decimal::Decimal::parse(amount).normalized());
            let mut parts = vec![text("uuid"), text("payment_status")];
            // Each top-up is an event of its own, although the status stays.
            if let (Some(arrived), "underpaid_check") = (&arrived, text("payment_status")) {
                parts.push(arrived);
            }
            (models::PAYMENT, event_id("2328", "payment", &parts))
        }
        "payout" => {
            let parts = [text("uuid"), text("status")];
            (models::PAYOUT, event_id("2328", "payout", &parts))
        }
        _ => {
            let parts = ["uuid", "address", "txid", "payment_status"].map(text);
            let id = match (text("uuid"), text("txid")) {
                ("", "") => event_id("2328", "static_wallet", &[&signed(body, API)]),
                _ => event_id("2328", "static_wallet", &parts),
            };
            (models::STATIC_WALLET_DEPOSIT, id)
        }
    };
    json!({"kind": kind, "id": id, "fields": fields::read(model, body)})
}

/// A signed body that means nothing to us, `sign` included.
fn unknown(body: &str) -> Value {
    let raw = body.trim();
    json!({"kind": "unknown", "id": event_id("2328", "unknown", &[raw]), "raw": raw})
}

fn accepted(key_id: &str, form: &str, event: Value) -> Value {
    json!({"key_id": key_id, "form": form, "event": event})
}

/// A webhook under the pair of keys that is accepted.
struct Accepted<'a> {
    id: &'a str,
    comment: &'a str,
    kind: &'a str,
    body: String,
    form: &'a str,
    event: Value,
}

impl Accepted<'_> {
    fn case(self) -> Case {
        let payout = self.event["kind"] == "payout";
        let (key_id, secret) = if payout {
            ("payout", PAYOUT)
        } else {
            ("api", API)
        };
        // The reference re-encodes only; the further form is the bytes as they came.
        let verifies = rule::verifies(secret, self.body.as_bytes());
        assert!(verifies || self.form == "as_received", "{}", self.id);
        Case::valid(
            format!("2328-webhook-{}", self.id),
            SOURCE,
            self.comment,
            input(pair(), self.kind, text(&self.body)),
            accepted(key_id, self.form, self.event),
        )
    }
}

fn refusal(id: &str, comment: &str, kind: &str, body: Value, reason: &str) -> Case {
    Case::invalid(
        format!("2328-webhook-{id}"),
        SOURCE,
        comment,
        input(pair(), kind, body),
        json!({"refused": reason}),
    )
}
