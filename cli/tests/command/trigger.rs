//! `cointill trigger` without a sandbox.

use cointill::alchemypay::{self, AppSecret};
use cointill::gateway2328::{self, ApiKey, PayoutKey};
use cointill::payment::{Expected, Policy, decide};
use cointill::{Amount, webhook};

use crate::run::{Done, KEYS, cointill};
use crate::shop::Shop;

#[track_caller]
fn trigger(url: &str, more: &[&str]) -> Done {
    let mut arguments = vec!["trigger", "--url", url];
    arguments.extend(more);
    cointill(&arguments).done()
}

fn decision(body: &str) -> String {
    let webhooks = gateway2328::Webhooks::new().with_api_key("k", ApiKey::new(KEYS[0]).unwrap());
    let event = webhooks
        .verify(gateway2328::WebhookKind::Payment, body.as_bytes())
        .unwrap();
    let expected = Expected::new("1001", "19.99".parse::<Amount>().unwrap(), "USD");
    decide(&expected, &event.observed().unwrap(), &Policy::default()).to_string()
}

fn alchemy_decision(body: &str) -> String {
    let webhooks = alchemypay::Webhooks::new().with_secret("k", AppSecret::new(KEYS[2]).unwrap());
    let event = webhooks
        .verify(alchemypay::WebhookKind::Any, body.as_bytes())
        .unwrap();
    let expected = Expected::new("1001", "19.99".parse::<Amount>().unwrap(), "USD");
    decide(&expected, &event.observed().unwrap(), &Policy::default()).to_string()
}

#[test]
fn payments_of_every_status_decide_as_they_should() {
    let shop = Shop::answering("200 OK", "", "ok");
    let cases = [
        ("check", "wait (not_paid)"),
        ("awaiting_confirmation", "wait (confirming)"),
        ("underpaid_check", "wait (partially_paid)"),
        ("paid", "credit 19.99 USD"),
        ("overpaid", "credit 19.99 USD"),
        ("underpaid", "hold (underpaid)"),
        ("cancel", "reject (expired)"),
        ("aml_lock", "hold (aml_lock)"),
        ("refund_process", "hold (refunding)"),
        ("refund_fail", "hold (refund_failed)"),
        ("refund_paid", "reject (refunded)"),
        ("brand_new", "hold (unknown_status)"),
    ];
    for (status, _) in cases {
        let key = [
            "--gateway",
            "2328",
            "--key-env",
            "API_KEY",
            "--status",
            status,
        ];
        trigger(&shop.url("/hook"), &key)
            .exits(0)
            .says(&format!("payment of order 1001: {status}, 19.99 USD"))
            .says("answer: 200")
            .says("delivered: yes; 2328 wants status 200");
    }
    let verdicts: Vec<_> = shop.bodies().iter().map(|body| decision(body)).collect();
    assert_eq!(verdicts, cases.map(|(_, verdict)| verdict));
}

#[test]
fn orders_of_every_status_decide_as_they_should() {
    let shop = Shop::answering("200 OK", "", "success");
    let cases = [
        ("COMPLETED", "credit 19.99 USD"),
        ("CLOSE", "hold (not_accepted)"),
        ("FAILED", "hold (not_accepted)"),
        ("TIMEOUT", "reject (expired)"),
        ("DELAY_SUCCESS", "hold (paid_late)"),
        ("DELAY_FAILED", "hold (failed_late)"),
        ("BRAND_NEW", "hold (unknown_status)"),
    ];
    for (status, _) in cases {
        let key = [
            "--kind",
            "order",
            "--key-env",
            "APP_SECRET",
            "--status",
            status,
        ];
        trigger(&shop.url("/hook"), &key)
            .exits(0)
            .says("delivered: yes; Alchemy Pay wants status 200 and \"success\"");
    }
    let verdicts: Vec<_> = shop
        .bodies()
        .iter()
        .map(|body| alchemy_decision(body))
        .collect();
    assert_eq!(verdicts, cases.map(|(_, verdict)| verdict));
}

#[test]
fn every_other_kind_is_understood() {
    let shop = Shop::answering("200 OK", "", "success");
    let cases = [
        ("payout", "PAYOUT_KEY"),
        ("static-wallet", "API_KEY"),
        ("refund", "APP_SECRET"),
        ("partial", "APP_SECRET"),
    ];
    for (kind, key) in cases {
        trigger(&shop.url("/"), &["--kind", kind, "--key-env", key]).exits(0);
    }
    let bodies = shop.bodies();
    let gateway2328 = gateway2328::Webhooks::new()
        .with_api_key("a", ApiKey::new(KEYS[0]).unwrap())
        .with_payout_key("p", PayoutKey::new(KEYS[1]).unwrap());
    let read = |kind, body: &str| gateway2328.verify(kind, body.as_bytes()).unwrap().data;
    assert!(matches!(
        read(gateway2328::WebhookKind::Any, &bodies[0]),
        gateway2328::EventData::Payout(payout) if payout.txid.is_some()
    ));
    assert!(matches!(
        read(gateway2328::WebhookKind::Any, &bodies[1]),
        gateway2328::EventData::StaticWallet(_)
    ));
    let alchemy = alchemypay::Webhooks::new().with_secret("s", AppSecret::new(KEYS[2]).unwrap());
    let read = |body: &str| alchemy.verify(alchemypay::WebhookKind::Any, body.as_bytes());
    assert!(matches!(
        read(&bodies[2]).unwrap().data,
        alchemypay::EventData::Refund(_)
    ));
    assert!(matches!(
        read(&bodies[3]).unwrap().data,
        alchemypay::EventData::Partial(_)
    ));
}

#[test]
fn fields_can_be_set_and_left_out() {
    let shop = Shop::answering("200 OK", "", "");
    trigger(
        &shop.url("/"),
        &[
            "--gateway",
            "2328",
            "--key-env",
            "API_KEY",
            "--order",
            "A-7",
            "--amount",
            "50",
            "--currency",
            "EUR",
            "--set",
            "network=TON",
            "--set-json",
            "payment_amount=null",
            "--unset",
            "txid",
            "--set",
            "new=a=b",
            "--show-body",
        ],
    )
    .exits(0)
    .says("payment of order A-7: paid, 50 EUR")
    .says("  network            \"TON\"\n");
    let body = shop.bodies().remove(0);
    for part in [
        r#""order_id":"A-7","amount":"50.00000000","currency":"EUR""#,
        r#""network":"TON""#,
        r#""payment_amount":null"#,
        r#""new":"a=b","sign":""#,
    ] {
        assert!(body.contains(part), "{part} in {body}");
    }
    assert!(!body.contains("txid"));
}

#[test]
fn the_same_arguments_give_the_same_event() {
    let shop = Shop::answering("200 OK", "", "ok");
    let arguments = ["--gateway", "2328", "--key-env", "API_KEY", "--times", "3"];
    trigger(&shop.url("/"), &arguments).exits(0);
    let bodies = shop.bodies();
    assert_eq!(bodies.len(), 3);
    assert!(bodies.iter().all(|body| *body == bodies[0]));
}

#[test]
fn the_rule_of_the_gateway_decides_what_is_delivered() {
    let cases = [
        ("2328", "API_KEY", "200 OK", "", "strict", 0),
        ("2328", "API_KEY", "204 No Content", "", "strict", 1),
        ("2328", "API_KEY", "204 No Content", "", "lenient", 0),
        ("2328", "API_KEY", "500 Oops", "trace", "lenient", 1),
        ("alchemypay", "APP_SECRET", "200 OK", "ok", "strict", 1),
        ("alchemypay", "APP_SECRET", "200 OK", "ok", "lenient", 0),
        (
            "alchemypay",
            "APP_SECRET",
            "401 No",
            "refused",
            "lenient",
            1,
        ),
    ];
    for (gateway, key, status, body, rule, code) in cases {
        let shop = Shop::answering(status, "", body);
        let arguments = ["--gateway", gateway, "--key-env", key, "--rule", rule];
        let done = trigger(&shop.url("/"), &arguments).exits(code);
        let done = done.says(&format!("answer: {}", &status[..3]));
        assert_eq!(done.out.contains("would try again"), code == 1, "{done:#?}");
    }
}

#[test]
fn the_answers_of_the_library_are_delivered() {
    let answer =
        |answer: webhook::Answer| Shop::answering(&format!("{} X", answer.status), "", answer.body);
    let shop = answer(gateway2328::Webhooks::new().accepted());
    trigger(
        &shop.url("/"),
        &["--gateway", "2328", "--key-env", "API_KEY"],
    )
    .exits(0);
    let shop = answer(alchemypay::Webhooks::new().accepted());
    trigger(
        &shop.url("/"),
        &["--gateway", "aeon", "--key-env", "APP_SECRET"],
    )
    .exits(0);
    let shop = answer(alchemypay::Webhooks::new().refused());
    trigger(
        &shop.url("/"),
        &["--gateway", "aeon", "--key-env", "APP_SECRET"],
    )
    .exits(1);
}

#[test]
fn no_redirect_is_followed_and_no_answer_is_told() {
    let target = Shop::answering("200 OK", "", "ok");
    let location = format!("Location: {}\r\n", target.url("/"));
    let shop = Shop::answering("302 Found", &location, "");
    trigger(
        &shop.url("/"),
        &["--gateway", "2328", "--key-env", "API_KEY"],
    )
    .exits(1)
    .says("answer: 302");
    assert!(target.bodies().is_empty());

    // Port 9 is not listened on; a freed port could be taken by another test.
    trigger(
        "http://127.0.0.1:9/",
        &["--gateway", "2328", "--key-env", "API_KEY"],
    )
    .exits(1)
    .says("no answer: nobody listens there")
    .says("delivered: no");
}

#[test]
fn answers_cannot_write_to_the_terminal() {
    let shop = Shop::answering("200 OK", "", "ok\u{1b}[2J\nsecond line");
    trigger(
        &shop.url("/"),
        &["--gateway", "2328", "--key-env", "API_KEY"],
    )
    .exits(0)
    .says("\"ok\\u{1b}[2J\\nsecond line\"");
}

#[test]
fn wrong_usage_ends_with_2() {
    let key = ["--gateway", "2328", "--key-env", "API_KEY"];
    for url in [
        "https://shop.example/hook",
        "http://10.0.0.7/",
        "http://127.0.0.1.example/",
    ] {
        trigger(url, &key).exits(2).complains("--allow-remote");
    }
    for url in ["shop", "ftp://127.0.0.1/", "http://user:word@127.0.0.1/"] {
        trigger(url, &key)
            .exits(2)
            .complains("--url: expected an address");
    }
    let local = "http://127.0.0.1:9/";
    trigger(local, &["--key-env", "API_KEY"])
        .exits(2)
        .complains("--gateway 2328");
    trigger(local, &["--gateway", "2328"])
        .exits(2)
        .complains("no key");
    let wrong = |more: &[&str], complaint: &str| {
        trigger(local, &[&key[..], more].concat())
            .exits(2)
            .complains(complaint);
    };
    wrong(
        &["--kind", "order"],
        "2328 sends payment, payout and static-wallet",
    );
    wrong(&["--amount", "1,50"], "expected an amount");
    wrong(&["--set", "sign=00"], "made by signing");
    wrong(&["--set", "novalue"], "expected NAME=VALUE");
    wrong(&["--set-json", "a=nope"], "expected NAME=JSON");
    wrong(&["--unset", "nothing"], "--unset: expected one of uuid");
    wrong(&["--times", "0"], "--times");
    cointill(&["trigger", "--gateway", "2328", "--key-env", "API_KEY"])
        .done()
        .exits(2)
        .complains("--url");
    trigger(
        local,
        &[
            "--kind",
            "partial",
            "--status",
            "x",
            "--key-env",
            "APP_SECRET",
        ],
    )
    .exits(2)
    .complains("a partial payment has none");
}
