//! Answers about payments (2328 §5).

use serde_json::{Value, json};

use super::{malformed, one, page, read, with, without};
use crate::tables::models_2328::PAYMENT;
use crate::vectors::Case;

const CREATE: &str = "2328.payment.create";
const INFO: &str = "2328.payment.info";
const LIST: &str = "2328.payment.list";

/// The answer to create, in the order of §5.1.
fn created() -> Value {
    json!({
        "uuid": "0198c5b4-0000-7000-8000-000000000001", "order_id": "ORDER-1", "amount": "100.00", "currency": "USD",
        "amount_usd": "100.00", "exchange_rate": null, "url": "https://2328.io/pay/0198c5b4-0000-7000-8000-000000000001",
        "tg_deeplink": "https://t.me/my2328bot?start=pay_0198c5b4", "expires_at": "2026-01-20T13:00:00Z",
        "created_at": "2026-01-20T12:00:00Z", "payer_currency": "USDT", "payer_amount": "100.50",
        "network": "TRX-TRC20", "address": "TADDRESS", "payment_status": "check", "txid": null,
        "payment_amount": null, "qr": "data:image/png;base64,iVBORw0KGgo=",
    })
}

/// The answer to info, in the order of §5.2.
fn info() -> Value {
    json!({
        "uuid": "11111111-2222-3333-4444-555555555555", "order_id": "ORDER-1", "amount": "180.00000000",
        "currency": "RUB", "url": "https://go.2328.io/11111111-2222-3333-4444-555555555555",
        "tg_deeplink": "https://t.me/my2328bot?start=pay_1", "expires_at": "2026-05-09T16:56:58+03:00",
        "created_at": "2026-05-09T15:56:58+03:00", "payer_currency": "TON", "payer_amount": "0.95256917",
        "network": "TON", "address": "UQtest", "payment_status": "paid", "txid": "ab",
        "payment_amount": "0.95256917", "merchant_amount": "0.949711462490000000",
        "qr": "data:image/png;base64,iVBORw0KGgo=", "amount_usd": "2.41324380", "exchange_rate": "0.01340691",
    })
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = single();
    cases.extend(pages());
    cases.extend(wrong());
    cases
}

fn single() -> Vec<Case> {
    let create = |id: &str, comment: &str, result: Value| {
        one(id, "2328 §5.1", comment, CREATE, PAYMENT, result)
    };
    let look_up = |id: &str, comment: &str, changes: Value| {
        one(
            id,
            "2328 §5.2",
            comment,
            INFO,
            PAYMENT,
            with(info(), changes),
        )
    };
    let raw = super::form::write(&info(), super::Style::Reference);
    let pretty = format!("{:#}\n", json!({"result": info(), "state": 0}));
    let expected = json!({"result": super::model(PAYMENT, &info())});
    let envelope = |id: &str, comment: &str, body: &str| {
        read(id, "2328 §4", comment, INFO, body, expected.clone())
    };
    let payer = json!({"payer_currency": null, "payer_amount": null, "network": null, "address": null, "qr": null, "tg_deeplink": null, "amount_usd": null, "order_id": null});
    vec![
        create(
            "payment-created",
            "the documented example; merchant_amount is no part of it",
            created(),
        ),
        create(
            "payment-created-no-coin",
            "no coin chosen: the payer's fields are null",
            with(created(), payer),
        ),
        create(
            "payment-created-pending",
            "the other status that a new payment may have (§13 item 7)",
            with(created(), json!({"payment_status": "pending"})),
        ),
        create(
            "payment-created-again",
            "the same order_id again gives the payment as it now is",
            with(
                created(),
                json!({"payment_status": "paid", "txid": "ab", "payment_amount": "100.50"}),
            ),
        ),
        create(
            "payment-least",
            "nothing but what a payment cannot lack: absent is the same as null",
            json!({"uuid": "1", "amount": "1", "currency": "USD", "payment_status": "check"}),
        ),
        look_up("payment-info", "the documented example", json!({})),
        look_up(
            "payment-unknown-status",
            "a status that is not known is kept as it came",
            json!({"payment_status": "brand_new"}),
        ),
        look_up(
            "payment-unknown-codes",
            "codes that are not known are kept as they came",
            json!({"payer_currency": "NEWCOIN", "network": "NEW-NET", "currency": "XXX"}),
        ),
        look_up(
            "payment-unknown-fields",
            "members that are not known are kept with their JSON as it came",
            json!({"new_text": "a/b é", "new_number": 1.50, "new_null": null, "new_object": {"deep": [1, {"uuid": "not this one"}]}, "sign": "not signed"}),
        ),
        look_up(
            "payment-numbers",
            "numbers for strings count by their text",
            json!({"amount": 180.50, "payer_amount": 0.95256917, "exchange_rate": 1, "order_id": 10042}),
        ),
        look_up(
            "payment-long-digits",
            "more digits than any machine number",
            json!({"merchant_amount": "123456789012345678901234567890.123456789012345678901234567890"}),
        ),
        look_up(
            "payment-negative",
            "a markup may make a negative figure",
            json!({"merchant_amount": "-0.003000000000000000"}),
        ),
        look_up(
            "payment-times",
            "a time that is none is kept as text",
            json!({"expires_at": "soon", "created_at": "2026-05-09 15:56:58"}),
        ),
        look_up(
            "payment-escapes",
            "text with every kind of escape",
            json!({"order_id": "Заказ \"3\" / 😀 \u{2028} \n\\"}),
        ),
        envelope(
            "state-zero-text",
            "one client also tolerates a state in quotes",
            &format!("{{\"state\":\"0\",\"result\":{raw}}}"),
        ),
        envelope(
            "state-last",
            "members of the envelope in another order",
            &format!("{{\"result\":{raw},\"state\":0}}"),
        ),
        envelope(
            "envelope-more",
            "members of the envelope that are not known",
            &format!("{{\"state\":0,\"message\":\"ok\",\"time\":1.5,\"result\":{raw}}}"),
        ),
        envelope("envelope-pretty", "white space", &pretty),
        envelope(
            "message-under-success",
            "a message is no failure",
            &format!("{{\"state\":0,\"message\":\"created\",\"errors\":null,\"result\":{raw}}}"),
        ),
    ]
}

fn pages() -> Vec<Case> {
    let on = ("2328 §5.3", LIST, PAYMENT);
    let place = |count: u32, current: u32, per_page: u32, total: u32, pages: u32, more: bool| json!({"count": count, "current_page": current, "per_page": per_page, "total": total, "total_pages": pages, "has_more": more});
    let item = |n: u32| {
        with(
            info(),
            json!({"uuid": format!("u-{n}"), "order_id": format!("ORDER-{n}")}),
        )
    };
    let two = || vec![item(1), item(2)];
    let case = |id: &str, comment: &str, items: Vec<Value>, paginate: Value, next: Option<u32>| {
        let result = json!({"items": items, "paginate": paginate});
        page(&format!("payment-list-{id}"), comment, on, result, next)
    };
    vec![
        case(
            "first",
            "more follow",
            two(),
            place(2, 1, 2, 5, 3, true),
            Some(2),
        ),
        case(
            "last",
            "the last one",
            vec![item(5)],
            place(1, 3, 2, 5, 3, false),
            None,
        ),
        case(
            "only",
            "a list that fits one page",
            two(),
            place(2, 1, 15, 2, 1, false),
            None,
        ),
        case(
            "empty",
            "nothing at all",
            vec![],
            place(0, 1, 15, 0, 0, false),
            None,
        ),
        case(
            "empty-more",
            "an empty page ends a walk, whatever the counters say",
            vec![],
            place(0, 9, 15, 5, 3, true),
            None,
        ),
        case(
            "counters-in-quotes",
            "counters as strings",
            two(),
            json!({"count": "2", "current_page": "1", "per_page": "2", "total": "5", "total_pages": "3", "has_more": true}),
            Some(2),
        ),
        case(
            "no-has-more",
            "without has_more the number of pages tells",
            two(),
            json!({"count": 2, "current_page": 1, "per_page": 2, "total": 5, "total_pages": 3}),
            Some(2),
        ),
        case(
            "no-has-more-last",
            "the same on the last page",
            two(),
            json!({"count": 2, "current_page": 3, "per_page": 2, "total": 6, "total_pages": 3}),
            None,
        ),
        case(
            "unknown-members",
            "members of a page that are not known",
            vec![with(item(1), json!({"new": [1]}))],
            with(place(1, 1, 15, 1, 1, false), json!({"cursor": "abc"})),
            None,
        ),
    ]
}

/// A 200 with something else than a payment.
fn wrong() -> Vec<Case> {
    let case = |id: &str, comment: &str, result: Value, field: Option<&str>| {
        malformed(
            &format!("payment-{id}"),
            "2328 §5.2",
            comment,
            INFO,
            result,
            field,
        )
    };
    let changed = |changes: Value| with(info(), changes);
    let list = |id: &str, comment: &str, result: Value| {
        malformed(
            &format!("payment-list-{id}"),
            "2328 §5.3",
            comment,
            LIST,
            result,
            None,
        )
    };
    let paginate = json!({"current_page": 1});
    vec![
        case(
            "no-uuid",
            "its id is missing",
            without(info(), &["uuid"]),
            Some("uuid"),
        ),
        case(
            "no-amount",
            "its price is missing",
            without(info(), &["amount"]),
            Some("amount"),
        ),
        case(
            "no-status",
            "its status is missing",
            without(info(), &["payment_status"]),
            Some("payment_status"),
        ),
        case(
            "null-uuid",
            "its id is null",
            changed(json!({"uuid": null})),
            Some("uuid"),
        ),
        case(
            "null-status",
            "its status is null",
            changed(json!({"payment_status": null})),
            Some("payment_status"),
        ),
        case(
            "amount-word",
            "its price is no amount",
            changed(json!({"amount": "a lot"})),
            Some("amount"),
        ),
        case(
            "amount-empty",
            "its price is empty",
            changed(json!({"amount": ""})),
            Some("amount"),
        ),
        case(
            "amount-comma",
            "its price has a decimal comma",
            changed(json!({"amount": "180,00"})),
            Some("amount"),
        ),
        case(
            "amount-exponent",
            "an optional amount with an exponent",
            changed(json!({"payment_amount": "1e2"})),
            Some("payment_amount"),
        ),
        case(
            "amount-bool",
            "its price is true",
            changed(json!({"amount": true})),
            Some("amount"),
        ),
        case(
            "amount-list",
            "its price is a list",
            changed(json!({"amount": ["1"]})),
            Some("amount"),
        ),
        case(
            "status-object",
            "its status is an object",
            changed(json!({"payment_status": {"code": "paid"}})),
            Some("payment_status"),
        ),
        case(
            "txid-bool",
            "an optional text is false",
            changed(json!({"txid": false})),
            Some("txid"),
        ),
        case("result-list", "a list for an object", json!([info()]), None),
        case("result-null", "null for an object", json!(null), None),
        case("result-text", "a text for an object", json!("ok"), None),
        list(
            "no-paginate",
            "a page that does not say where it stands",
            json!({"items": []}),
        ),
        list(
            "no-items",
            "a page without items",
            json!({"paginate": paginate}),
        ),
        list("bare", "a bare list for a page", json!([info()])),
        list(
            "items-object",
            "an object for the items",
            json!({"items": {"0": info()}, "paginate": paginate}),
        ),
        list(
            "item-null",
            "an item that is null",
            json!({"items": [null], "paginate": paginate}),
        ),
        malformed(
            "payment-list-item-no-uuid",
            "2328 §5.3",
            "one item of many without its id",
            LIST,
            json!({"items": [info(), without(info(), &["uuid"])], "paginate": paginate}),
            Some("uuid"),
        ),
        malformed(
            "payment-list-page-word",
            "2328 §5.3",
            "a counter that is a word",
            LIST,
            json!({"items": [], "paginate": {"current_page": "first"}}),
            Some("current_page"),
        ),
        malformed(
            "payment-list-page-negative",
            "2328 §5.3",
            "a counter below zero",
            LIST,
            json!({"items": [], "paginate": {"total": -1}}),
            Some("total"),
        ),
    ]
}
