//! Requests that go out: the exact bytes.

mod amounts;
mod orders;
mod others;

use serde_json::{Value, json};

use super::{
    Asked, CREATE, CREATE_V1, HOSTS, NATIVE, QUERY, REFUND, TELEGRAM, TELEGRAM_V1, least, with,
};
use crate::cases::signing_alchemypay::page::PAGE;
use crate::vectors::Case;

/// A body that has one of the page's signatures.
fn page(id: &str, name: &str, request: Value, vector: usize) -> Case {
    let page = &PAGE[vector];
    let case = Asked::new(
        id,
        "Alchemy §3.4",
        "the signature that the page prints, from the fields",
        name,
        request,
    )
    .goes_out();
    let body = case.expected["body"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(
        body.ends_with(&format!(",\"sign\":\"{}\"}}", page.sign)),
        "{id}"
    );
    case
}

/// Every field of a hosted order but those of Telegram.
fn extras() -> Value {
    json!({
        "orderModel": "ORDER", "paymentNetworks": "TRX,BSC", "payType": "WALLET", "expiredTime": 1800,
        "customParam": "{\"cart\":\"1&2\"}", "callbackURL": "https://shop.example/hook?a=1&b=2",
        "redirectURL": "https://shop.example/thanks", "paymentTokens": "USDT,ETH",
        "paymentExchange": "16f021b0-f220-4bbb-aa3b-82d423301957",
    })
}

pub(super) fn cases() -> Vec<Case> {
    let v1 = json!({
        "merchantOrderNo": "11126", "orderAmount": "1000", "payCurrency": "USD", "userId": "123@qq.com", "paymentTokens": "USDT,ETH",
        "paymentExchange": "16f021b0-f220-4bbb-aa3b-82d423301957,9226e5c2-ebc3-4fdd-94f6-ed52cdce1420",
    });
    let mut cases = vec![
        page("create-v1-of-the-page", CREATE, v1, 0),
        page(
            "create-k2",
            CREATE,
            with(
                least(CREATE),
                json!({"paymentTokens": "ETH", "callbackURL": "https://shop.example/hook"}),
            ),
            5,
        ),
        page(
            "create-k3",
            CREATE,
            with(least(CREATE), json!({"orderAmount": "100.12"})),
            6,
        ),
        page("query-k1", QUERY, least(QUERY), 4),
        page("refund-k4", REFUND, least(REFUND), 7),
    ];
    cases.extend(orders::cases());
    cases.extend(amounts::cases());
    cases.extend(others::natives());
    cases.extend(others::refunds());
    cases.extend(others::places());
    cases
}
