//! Limits of payments (2328 §5, §13).

use serde_json::{Value, json};

use super::{INVALID, On, least, refused_with, sent, sent_with, with};
use crate::vectors::Case;

pub(super) fn payments() -> Vec<Case> {
    let on = On {
        name: "2328.payment.create",
        prefix: "payment",
        source: "2328 §5.1",
    };
    let network = |id, comment, changes| on.bad(id, comment, changes, "network");
    let mut cases = on.positive_amount();
    cases.extend(on.length("order_id", 128));
    cases.push(on.empty("order_id"));
    cases.extend(on.length("description", 200));
    cases.extend(on.range("ttl_seconds", 300, 86_400));
    cases.extend(on.code("currency"));
    for field in ["url_return", "url_success", "url_callback"] {
        cases.extend(on.url(field));
    }
    cases.push(on.ok(
        "url-http",
        "http is allowed for the shop's own pages",
        json!({"url_return": "http://shop.example/thanks"}),
    ));
    let percent = |id: &str, field: &str, value: &str, valid: bool| {
        let id = format!("{}-{id}", field.replace('_', "-"));
        let changes = json!({field: value});
        match valid {
            true => on.ok(&id, "inside its range, compared by value", changes),
            false => on.bad(&id, "outside its range", changes, field),
        }
    };
    cases.extend([
        percent("least", "fee_split", "0", true),
        percent("minus-zero", "fee_split", "-0.00", true),
        percent("most", "fee_split", "100", true),
        percent("most-decimals", "fee_split", "100.000", true),
        percent("fraction", "fee_split", "33.333333333333333333", true),
        percent("below", "fee_split", "-0.01", false),
        percent("beyond", "fee_split", "100.000000000000000001", false),
        percent("least", "price_markup", "-99", true),
        percent("most", "price_markup", "100", true),
        percent("negative-fraction", "price_markup", "-98.99", true),
        percent("below", "price_markup", "-99.000000000000000001", false),
        percent("beyond", "price_markup", "100.01", false),
        network(
            "to-currency-without-network",
            "network is required when to_currency is given",
            json!({"to_currency": "USDT"}),
        ),
        on.ok(
            "to-currency-with-network",
            "both given",
            json!({"to_currency": "USDT", "network": "TRX-TRC20"}),
        ),
        on.ok(
            "network-alone",
            "network without to_currency",
            json!({"currency": "USDT", "network": "TRX-TRC20"}),
        ),
        network(
            "network-empty",
            "no code",
            json!({"to_currency": "USDT", "network": ""}),
        ),
        on.bad(
            "to-currency-empty",
            "no code",
            json!({"to_currency": "", "network": "TRX-TRC20"}),
            "to_currency",
        ),
    ]);
    cases.extend(payment_options());
    cases
}

/// Where the documentation contradicts itself: both readings.
fn payment_options() -> Vec<Case> {
    let name = "2328.payment.create";
    let ok = |id: &str, source: &str, comment: &str, changes: Value, options: Value| {
        sent_with(
            id,
            source,
            comment,
            name,
            with(least(name), changes),
            options,
        )
    };
    let bad =
        |id: &str, source: &str, comment: &str, changes: Value, options: Value, field: &str| {
            let request = with(least(name), changes);
            refused_with(
                id,
                source,
                comment,
                name,
                request,
                options,
                (INVALID, field),
            )
        };
    let callback = json!({"url_callback_required": true});
    let network = json!({"network_required_for_crypto": true});
    let (item5, item6) = ("2328 §13 item 5", "2328 §13 item 6");
    vec![
        ok(
            "callback-optional",
            item5,
            "older documentation: url_callback may be left out (the default)",
            json!({}),
            json!({}),
        ),
        bad(
            "callback-required-none",
            item5,
            "newer documentation: url_callback is required",
            json!({}),
            callback.clone(),
            "url_callback",
        ),
        ok(
            "callback-required-given",
            item5,
            "required and given",
            json!({"url_callback": "https://shop.example/"}),
            callback,
        ),
        ok(
            "crypto-without-network",
            item6,
            "the live gateway took crypto without network (the default)",
            json!({"currency": "USDT"}),
            json!({}),
        ),
        bad(
            "crypto-network-required-none",
            item6,
            "the documentation requires it",
            json!({"currency": "USDT"}),
            network.clone(),
            "network",
        ),
        ok(
            "crypto-network-required-given",
            item6,
            "required and given",
            json!({"currency": "USDT", "network": "TON"}),
            network.clone(),
        ),
        ok(
            "fiat-network-not-required",
            item6,
            "fiat needs none under either reading",
            json!({}),
            network,
        ),
    ]
}

pub(super) fn payment_lists() -> Vec<Case> {
    let on = On {
        name: "2328.payment.list",
        prefix: "payment-list",
        source: "2328 §5.3",
    };
    let item12 = "2328 §13 item 12";
    let lock = json!({"status": "aml_lock"});
    let refuse = json!({"list_by_aml_lock": false});
    let mut cases = on.range("per_page", 1, 5_000);
    cases.push(on.bad(
        "page-zero",
        "pages count from 1",
        json!({"page": 0}),
        "page",
    ));
    cases.push(on.ok(
        "page-large",
        "a page far behind",
        json!({"page": 1_000_000}),
    ));
    cases.extend(on.dates());
    cases.push(sent(
        "payment-list-aml-lock",
        item12,
        "older documentation: aml_lock is a filter (the default)",
        on.name,
        lock.clone(),
    ));
    cases.push(refused_with(
        "payment-list-aml-lock-refused",
        item12,
        "newer documentation: it is none",
        on.name,
        lock,
        refuse.clone(),
        (INVALID, "status"),
    ));
    cases.push(sent_with(
        "payment-list-other-status",
        item12,
        "any other status is under both readings",
        on.name,
        json!({"status": "paid"}),
        refuse,
    ));
    let info = On {
        name: "2328.payment.info",
        prefix: "payment-info",
        source: "2328 §5.2",
    };
    cases.push(info.empty("uuid"));
    cases.push(info.empty("order_id"));
    cases.push(info.ok(
        "order-id-at",
        "as long as create allows",
        json!({"order_id": "я".repeat(128)}),
    ));
    cases.push(info.bad(
        "order-id-beyond",
        "no such id can exist",
        json!({"order_id": "a".repeat(129)}),
        "order_id",
    ));
    cases
}
