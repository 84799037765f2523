//! What the events tell, and their ids.

use serde_json::{Value, json};

use super::{
    DOCUMENTED, Reading, SECRET, accepted, event, input, order, orders, partial, refund, signed,
    signed_with, unknown, with, without,
};
use crate::cases::text;
use crate::reference::json::{self as form, Style};
use crate::vectors::Case;

pub(super) fn told(id: &str, comment: &str, kind: &str, event_kind: &str, body: &Value) -> Case {
    accepted(
        id,
        comment,
        kind,
        &signed(event_kind, body),
        event(event_kind, body),
    )
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = orders::orders();
    cases.extend(orders::wire_forms());
    cases.extend(refunds());
    cases.extend(partials());
    cases.extend(kinds());
    cases.extend(secrets_and_readings());
    cases
}

fn refunds() -> Vec<Case> {
    let changed = |id: &str, comment: &str, changes: Value| {
        told(id, comment, "refund", "refund", &with(refund(), changes))
    };
    let fiat = |mut body: Value| {
        body["fiatAmount"] = "25.5".into();
        without(body, &["faitAmount"])
    };
    vec![
        changed("refund", "sent, in the spelling of three copies", json!({})),
        told(
            "refund-fiat",
            "the spelling of the fourth",
            "refund",
            "refund",
            &fiat(refund()),
        ),
        changed(
            "refund-both-spellings",
            "both: the first counts, both are signed",
            json!({"fiatAmount": "1"}),
        ),
        changed(
            "refund-empty-first-spelling",
            "the first is empty: the second counts",
            json!({"faitAmount": "", "fiatAmount": "25.5"}),
        ),
        changed(
            "refund-failed",
            "not sent",
            json!({"orderStatus": "FAILED", "hxAddress": ""}),
        ),
        changed(
            "refund-unknown-type",
            "the values of refundType are not listed",
            json!({"refundType": "something_new"}),
        ),
        changed(
            "refund-unknown-status",
            "a status that is not known is kept",
            json!({"orderStatus": "SENT"}),
        ),
        changed(
            "refund-part",
            "another part of the same order: an event of its own",
            json!({"tokenAmount": "10"}),
        ),
        changed(
            "refund-zeros",
            "trailing zeros make no other event",
            json!({"tokenAmount": "25.5"}),
        ),
        told(
            "refund-least",
            "nothing but what tells that it is one",
            "refund",
            "refund",
            &json!({"merchantOrderNo": "1", "orderStatus": "COMPLETED", "refundToken": "USDT"}),
        ),
    ]
}

fn partials() -> Vec<Case> {
    let changed = |id: &str, comment: &str, changes: Value| {
        told(id, comment, "partial", "partial", &with(partial(), changes))
    };
    vec![
        changed("partial", "40 of 100", json!({})),
        changed(
            "partial-next",
            "70 of 100: an event of its own",
            json!({"allPayCryptoVolume": "70", "hash": "0x124"}),
        ),
        changed(
            "partial-zeros",
            "trailing zeros make no other event",
            json!({"allPayCryptoVolume": "40"}),
        ),
        changed(
            "partial-more",
            "fields behind the end of the page's copy are not signed",
            json!({"payCryptoVolume": "40", "address": "T"}),
        ),
        told(
            "partial-no-hash",
            "without its transaction",
            "partial",
            "partial",
            &without(partial(), &["hash"]),
        ),
    ]
}

/// Which kind a body is, by its URL or by the list of fields that its signature matches.
fn kinds() -> Vec<Case> {
    let any =
        |id: &str, comment: &str, kind: &str, body: Value| told(id, comment, "any", kind, &body);
    let not_understood = |id: &str, comment: &str, kind: &str, body: Value| {
        let wire = signed(kind, &body);
        accepted(id, comment, kind, &wire, unknown(kind, &body, &wire))
    };
    let unsigned_status = |status: &str| {
        let wire = signed("partial", &partial());
        wire.replacen('{', &format!("{{\"orderStatus\":\"{status}\","), 1)
    };
    let confused = |id: &str, comment: &str, kind: &str, body: &Value, added: Value| {
        let whole = with(form::parse(&signed(kind, body)), added);
        accepted(
            id,
            comment,
            "any",
            &form::write(&whole, Style::Reference),
            event(kind, body),
        )
    };
    vec![
        any("any-order", "an order by its signature", "order", order()),
        any(
            "any-refund",
            "a refund by its signature",
            "refund",
            refund(),
        ),
        any(
            "any-partial",
            "a partial payment by its signature",
            "partial",
            partial(),
        ),
        any(
            "any-order-least",
            "an order with nothing that only an order has but its number",
            "order",
            json!({"orderNo": "1", "merchantOrderNo": "2", "orderStatus": "CLOSE"}),
        ),
        accepted(
            "any-partial-with-status",
            "an orderStatus that somebody added does not make a partial payment a completed order",
            "any",
            &unsigned_status("COMPLETED"),
            event("partial", &partial()),
        ),
        accepted(
            "partial-with-status",
            "nor at the URL of its own",
            "partial",
            &unsigned_status("COMPLETED"),
            event("partial", &partial()),
        ),
        confused(
            "any-order-with-partial-fields",
            "fields of a partial payment added to an order",
            "order",
            &order(),
            json!({"allPayCryptoVolume": "1", "orderCryptoVolume": "1"}),
        ),
        confused(
            "any-order-with-refund-fields",
            "fields of a refund added to an order",
            "order",
            &order(),
            json!({"refundToken": "USDT", "refundType": "x"}),
        ),
        confused(
            "any-refund-with-order-fields",
            "fields of an order added to a refund",
            "refund",
            &refund(),
            json!({"orderNo": "1", "payCryptoVolume": "100"}),
        ),
        not_understood(
            "order-no-status",
            "signed, yet no order: its status is missing",
            "order",
            without(order(), &["orderStatus"]),
        ),
        not_understood(
            "order-no-number",
            "signed, yet its number is missing",
            "order",
            without(order(), &["orderNo"]),
        ),
        not_understood(
            "order-empty-number",
            "signed, yet its number is empty",
            "order",
            with(order(), json!({"merchantOrderNo": ""})),
        ),
        not_understood(
            "order-amount-word",
            "signed, yet its amount is none",
            "order",
            with(order(), json!({"orderAmount": "a lot"})),
        ),
        not_understood(
            "refund-not-one",
            "signed, yet nothing that only a refund has",
            "refund",
            json!({"merchantOrderNo": "1", "orderStatus": "COMPLETED", "hxAddress": "0x1"}),
        ),
        not_understood(
            "partial-no-total",
            "signed, yet nothing says how much is needed",
            "partial",
            without(partial(), &["orderCryptoVolume"]),
        ),
    ]
}

fn secrets_and_readings() -> Vec<Case> {
    let two = json!([{"id": "new", "secret": "8888"}, {"id": "old", "secret": SECRET}]);
    let case = |id: &str,
                comment: &str,
                source: &str,
                secrets: Value,
                options: Value,
                wire: &str,
                key_id: &str| {
        let mut input = input("order", text(wire));
        input["secrets"] = secrets;
        input["options"] = options;
        Case::valid(
            format!("alchemypay-webhook-{id}"),
            source,
            comment,
            input,
            json!({"key_id": key_id, "event": event("order", &order())}),
        )
    };
    let by = |secret: &str| signed_with(secret, "order", &order(), DOCUMENTED);
    let all = Reading {
        all: true,
        ..DOCUMENTED
    };
    let one = json!([{"id": "2026", "secret": SECRET}]);
    vec![
        case(
            "rotation-new",
            "the new of two secrets",
            "Alchemy §6.4",
            two.clone(),
            json!({}),
            &by("8888"),
            "new",
        ),
        case(
            "rotation-old",
            "the old of two secrets is still taken, and the event says so",
            "Alchemy §6.4",
            two,
            json!({}),
            &by(SECRET),
            "old",
        ),
        case(
            "signed-set-all",
            "every field signed, under that reading",
            "Alchemy §9 item 2",
            one.clone(),
            json!({"signed_set": "all"}),
            &signed_with(SECRET, "order", &order(), all),
            "2026",
        ),
        case(
            "unit-as-sent",
            "the unit does not change what was signed",
            "Alchemy §9 item 1",
            one,
            json!({"amount_unit": "as_sent"}),
            &by(SECRET),
            "2026",
        ),
    ]
}
