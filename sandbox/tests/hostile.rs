//! Whatever is signed and sent, the sandbox answers with a refusal and lives on.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::time::Duration;

use cointill::alchemypay::Message;
use cointill_sandbox::{Pay, Portion, Sandbox};
use proptest::prelude::*;
use support::{amount, control, fast, post_2328, post_alchemypay, post_json, send};

const PATHS_2328: &[&str] = &[
    "/v1/payment",
    "/v1/payment/info",
    "/v1/payment/list",
    "/v1/payout",
    "/v1/payout/calc",
    "/v1/static-wallet",
    "/v1/static-wallet/info",
    "/v1/static-wallet/list",
    "/v1/static-wallet/enable",
    "/v1/static-wallet/transactions",
    "/v1/convert/price",
    "/v1/convert",
];

const PATHS_ALCHEMYPAY: &[&str] = &[
    "/open/api/payment/V2",
    "/open/api/payment",
    "/open/api/tg/payment/V2",
    "/open/api/payment/customize/V2",
    "/open/api/payment/query",
    "/open/api/payment/refund",
];

fn lives(sandbox: &Sandbox) {
    assert_eq!(control(sandbox, "GET", "/clock", "").status, 200);
}

#[test]
fn no_body_breaks_an_endpoint() {
    let sandbox = fast().start_blocking().unwrap();
    let digits = "9".repeat(10_000);
    let bodies = [
        "[]".to_owned(),
        "null".to_owned(),
        "{".to_owned(),
        "{\"a\":1,\"a\":2}".to_owned(),
        "[".repeat(100_000),
        format!("{{\"amount\":{digits}}}"),
        format!("{{\"amount\":\"{digits}\",\"currency\":\"USD\",\"order_id\":\"1\"}}"),
        r#"{"order_id":"\ud800"}"#.to_owned(),
        r#"{"amount":NaN}"#.to_owned(),
        r#"{"page":4294967295,"per_page":5000,"uuid":"x"}"#.to_owned(),
        r#"{"page":18446744073709551616}"#.to_owned(),
        r#"{"date_from":"9999-12-31","date_to":"-9999-01-01","uuid":"x"}"#.to_owned(),
        format!("{{\"order_id\":\"{}\"}}", "\u{1F9FE}".repeat(50_000)),
        r#"{"uuid":{"a":[null]},"order_id":true,"amount":[],"currency":0}"#.to_owned(),
    ];
    for body in &bodies {
        for path in PATHS_2328 {
            let raw = post_2328(&sandbox, path, body);
            assert!(raw.status < 500, "{path} {}", raw.text());
        }
        for path in PATHS_ALCHEMYPAY {
            let raw = post_json(&format!("{}{path}", sandbox.url_alchemypay()), body);
            assert_eq!(raw.status, 200);
            assert_ne!(raw.json()["code"], "0", "{path}");
            assert_ne!(raw.json()["code"], "1", "{path}");
        }
        let raw = control(&sandbox, "POST", "/payments/x/pay", body);
        assert!((400..500).contains(&raw.status), "{}", raw.status);
    }
    let odd = "\u{0}\u{7f}é".as_bytes();
    for path in [
        "/api/v1/payout/status/%2e%2e%2f",
        "/checkout/x/%00",
        "/_sandbox/payments/%ff",
    ] {
        let raw = send("GET", &format!("{}{path}", sandbox.url()), &[], odd).unwrap();
        assert!((400..500).contains(&raw.status), "{path} {}", raw.status);
    }
    lives(&sandbox);
}

#[test]
fn amounts_at_the_edges_are_paid_exactly() {
    let sandbox = fast().start_blocking().unwrap();
    let own = sandbox.control();
    own.set_price("PEPE", &amount("0.000000000000000000000000000000000001"))
        .unwrap();
    for (i, (price, coin, network)) in [
        ("9999999999999999999999999999999999999999", "BTC", "BTC"),
        (
            "0.00000000000000000000000000000000000001",
            "USDT",
            "TRX-TRC20",
        ),
        ("0.01", "BTC", "BTC"),
    ]
    .into_iter()
    .enumerate()
    {
        let body = format!(
            r#"{{"amount":"{price}","currency":"USD","order_id":"E{i}","to_currency":"{coin}","network":"{network}"}}"#
        );
        let raw = post_2328(&sandbox, "/v1/payment", &body);
        assert_eq!(raw.status, 200, "{}", raw.text());
        assert_eq!(
            raw.json()["result"]["amount"]
                .as_str()
                .unwrap()
                .trim_end_matches(".00"),
            price
        );
        own.pay(&format!("E{i}"), &Pay::Exact).unwrap();
        assert_eq!(own.payment(&format!("E{i}")).unwrap().status(), "paid");
    }
    for _ in 0..3 {
        own.advance(Duration::MAX).unwrap();
    }
    let body = r#"{"amount":"1","currency":"USD","order_id":"FUTURE"}"#;
    assert_eq!(post_2328(&sandbox, "/v1/payment", body).status, 200);
    lives(&sandbox);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_amount_is_owed_in_full_and_split_without_a_rest(
        price in "(0|[1-9][0-9]{0,9})(\\.[0-9]{1,8})?",
        percent in 1u32..100,
    ) {
        let sandbox = fast().start_blocking().unwrap();
        let own = sandbox.control();
        let body = format!(
            r#"{{"amount":"{price}","currency":"RUB","order_id":"P","to_currency":"ETH","network":"ETH-ERC20"}}"#
        );
        let raw = post_2328(&sandbox, "/v1/payment", &body);
        if amount(&price).is_zero() {
            prop_assert_eq!(raw.status, 422);
            return Ok(());
        }
        prop_assert_eq!(raw.status, 200);
        let owed = amount(raw.json()["result"]["payer_amount"].as_str().unwrap());
        prop_assert!(owed.is_positive() && owed.significant_scale() <= 8);
        if own.pay("P", &Pay::Short(Portion::Percent(percent))).is_ok() {
            own.pay("P", &Pay::TopUp).unwrap();
        } else {
            // Too little to be split in eight decimals.
            own.pay("P", &Pay::Exact).unwrap();
        }
        let info = post_2328(&sandbox, "/v1/payment/info", r#"{"order_id":"P"}"#).json();
        prop_assert_eq!(&info["result"]["payment_status"], "paid");
        prop_assert_eq!(amount(info["result"]["payment_amount"].as_str().unwrap()), owed);
    }

    #[test]
    fn any_text_of_a_shop_comes_back_as_it_was(text in "[^\\p{Cc}&=]{1,64}") {
        let sandbox = fast().start_blocking().unwrap();
        let quoted = serde_json::Value::from(text.clone()).to_string();
        let body = format!(r#"{{"amount":"1","currency":"USD","order_id":{quoted}}}"#);
        prop_assert_eq!(&post_2328(&sandbox, "/v1/payment", &body).json()["result"]["order_id"], &text);
        let body = format!(
            r#"{{"appId":"SANDBOX0001","merchantOrderNo":"1","orderAmount":"1","payCurrency":"USD","userId":{quoted}}}"#
        );
        let raw = post_alchemypay(&sandbox, "/open/api/payment/V2", Message::Create, &body);
        prop_assert_eq!(&raw.json()["code"], "0");
        let query = r#"{"appId":"SANDBOX0001","merchantOrderNo":"1"}"#;
        let raw = post_alchemypay(&sandbox, "/open/api/payment/query", Message::Query, query);
        prop_assert_eq!(&raw.json()["model"]["userId"], &text);
        let page = send("GET", &sandbox.control_url(), &[], b"").unwrap();
        prop_assert_eq!(page.status, 200);
    }
}
