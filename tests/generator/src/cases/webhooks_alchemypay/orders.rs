//! Order webhooks: what they tell, and the forms that a body can have on its way.

use serde_json::{Value, json};

use super::events::told;
use super::{accepted, event, order, signed, with};
use crate::cases::signing_alchemypay::page::PAGE;
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

pub(super) fn orders() -> Vec<Case> {
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
pub(super) fn wire_forms() -> Vec<Case> {
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
