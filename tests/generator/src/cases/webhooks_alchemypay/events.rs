//! What the events tell, and their ids.

use serde_json::{Value, json};

use super::{
    DOCUMENTED, Reading, SECRET, accepted, event, input, order, partial, refund, signed,
    signed_with, unknown, with, without,
};
use crate::cases::signing_alchemypay::page::PAGE;
use crate::cases::text;
use crate::reference::json::{self as form, Style};
use crate::vectors::Case;

/// Every status of §5.1, one of another product, and one of tomorrow.
const STATUSES: [&str; 10] = [
    "INIT",
    "PROCESSING",
    "COMPLETED",
    "CLOSE",
    "FAILED",
    "TIMEOUT",
    "DELAY_SUCCESS",
    "DELAY_FAILED",
    "PENDING",
    "BRAND_NEW",
];

fn told(id: &str, comment: &str, kind: &str, event_kind: &str, body: &Value) -> Case {
    accepted(
        id,
        comment,
        kind,
        &signed(event_kind, body),
        event(event_kind, body),
    )
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = orders();
    cases.extend(wire_forms());
    cases.extend(refunds());
    cases.extend(partials());
    cases.extend(kinds());
    cases.extend(secrets_and_readings());
    cases
}

fn orders() -> Vec<Case> {
    let changed = |id: &str, comment: &str, changes: Value| {
        told(id, comment, "order", "order", &with(order(), changes))
    };
    let k5 = PAGE[8].body;
    let page = format!(
        "{},\"sign\":\"{}\"}}",
        k5.trim_end_matches('}'),
        PAGE[8].sign
    );
    let mut cases: Vec<Case> = STATUSES
        .iter()
        .map(|status| {
            let id = format!("status-{}", status.to_lowercase().replace('_', "-"));
            changed(
                &id,
                "a status makes an event of its own; one that is not known is kept as it came",
                json!({"orderStatus": status}),
            )
        })
        .collect();
    let reasons = [
        ("wrong-coin", "crypto or network inconsistent"),
        (
            "lower-amount",
            "Your payment amount is lower than this order",
        ),
        ("other", "something new"),
    ];
    for (id, reason) in reasons {
        cases.push(changed(
            &format!("reason-{id}"),
            "the literal sentences of §5.2, and any other",
            json!({"orderStatus": "FAILED", "failReason": reason}),
        ));
    }
    // Older copies misspell a word; both are one reason, shown in the newer spelling.
    let sentence = |word: &str| {
        format!(
            "Due to fluctuations in the currency {word}, your payment amount cannot fulfill this order"
        )
    };
    let newer = with(
        order(),
        json!({"orderStatus": "FAILED", "failReason": sentence("price")}),
    );
    let older = with(newer.clone(), json!({"failReason": sentence("proce")}));
    cases.push(told(
        "reason-fluctuation",
        "slippage exceeded",
        "order",
        "order",
        &newer,
    ));
    cases.push(accepted(
        "reason-fluctuation-misspelt",
        "the older spelling is signed as it came and means the same",
        "order",
        &signed("order", &older),
        event("order", &newer),
    ));
    cases.extend([
        accepted("k5", "K5 as the page prints it", "order", &page, event("order", &form::parse(k5))),
        changed("lower-case-status", "a status in another case is another word", json!({"orderStatus": "completed"})),
        changed("numbers", "numbers count by their text", json!({"orderAmount": 10000, "payCryptoVolume": 100.50, "fee": 0})),
        changed("long-digits", "more digits than any machine number", json!({"payCryptoVolume": "123456789012345678901234567890.123456789012345678"})),
        changed("before-payment", "without a payment its fields are empty (§4.5)", json!({"orderStatus": "TIMEOUT", "payCryptoRate": "", "payFiatRate": "", "payCryptoCurrency": "", "payCryptoVolume": "", "payCryptoNetwork": "", "hxAddress": "", "fee": ""})),
        changed("before-payment-null", "or null", json!({"orderStatus": "TIMEOUT", "payCryptoRate": null, "payFiatRate": null, "payCryptoCurrency": null, "payCryptoVolume": null, "payCryptoNetwork": null, "hxAddress": null, "fee": null})),
        changed("before-payment-null-text", "or the four letters null, which the vendor's newer helper counts as none", json!({"orderStatus": "TIMEOUT", "payCryptoVolume": "null", "fee": "null"})),
        told("before-payment-absent", "or absent", "order", "order", &json!({"orderNo": "1", "merchantOrderNo": "2", "orderStatus": "TIMEOUT"})),
        changed("cyrillic", "text is UTF-8", json!({"userId": "Покупатель №1 😀"})),
        changed("equals-in-value", "'=' in a value hides nothing", json!({"userId": "a=b=c"})),
        changed("id-escapes", "a number of the vendor's that holds what an id may not", json!({"orderNo": "1:2 3"})),
        changed("order-amount-odd", "an amount of four decimals of a cent", json!({"orderAmount": "10000.0001"})),
    ]);
    cases
}

/// The forms that a body can have on its way: only the values of the signed fields count.
fn wire_forms() -> Vec<Case> {
    let body = order();
    let plain = signed("order", &body);
    let sign = &form::parse(&plain)["sign"];
    let wire = |id: &str, comment: &str, wire: &str| {
        accepted(id, comment, "order", wire, event("order", &body))
    };
    let mut reversed: Vec<_> = form::parse(&plain)
        .as_object()
        .cloned()
        .unwrap_or_default()
        .into_iter()
        .collect();
    reversed.reverse();
    let reversed: Value = Value::Object(reversed.into_iter().collect());
    let custom = with(order(), json!({"customParam": "x", "userId": "a/b é"}));
    let php = form::write(&form::parse(&signed("order", &custom)), Style::PhpDefault);
    vec![
        wire(
            "pretty",
            "white space between tokens",
            &format!("{:#}", form::parse(&plain)),
        ),
        wire(
            "white-space-around",
            "white space around it",
            &format!("\r\n {plain}\n"),
        ),
        wire(
            "reversed",
            "members in another order, sign first",
            &form::write(&reversed, Style::Reference),
        ),
        wire(
            "lower-case-sign",
            "a signature in the other case",
            &plain.replace(
                sign.as_str().unwrap_or_default(),
                &sign.as_str().unwrap_or_default().to_lowercase(),
            ),
        ),
        wire(
            "escaped-key",
            "a name with escapes",
            &plain.replacen("\"orderNo\"", "\"order\\u004eo\"", 1),
        ),
        accepted(
            "php-wire",
            "PHP's default escapes",
            "order",
            &php,
            event("order", &custom),
        ),
    ]
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
