//! The pages for people, and who may use what is behind them.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use cointill::gateway2328::PaymentCreate;
use cointill_sandbox::{Pay, Sandbox};
use support::{Raw, Shop, amount, call, control, fast, gateway2328, post_alchemypay, send};

fn create(sandbox: &Sandbox, shop: &Shop, id: &str, coin: bool) -> String {
    let mut order = PaymentCreate::new(amount("128"), "USD", id)
        .url_callback(shop.url("/hook"))
        .description("<b>Tea & cake</b>");
    if coin {
        order = order.to_currency("USDT").network("TRX-TRC20");
    }
    let payment = call(&gateway2328(sandbox).payments().create(&order).unwrap()).unwrap();
    payment.url.unwrap().as_str().to_owned()
}

fn act(page: &str, headers: &[(&str, &str)], body: &str) -> Raw {
    send("POST", &format!("{page}/actions"), headers, body.as_bytes()).unwrap()
}

#[test]
fn a_payer_chooses_and_pays_on_the_page() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    let page = create(&sandbox, &shop, "A", false);
    let html = send("GET", &page, &[], b"").unwrap();
    assert_eq!(
        html.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert!(
        html.header("content-security-policy")
            .unwrap()
            .contains("default-src 'none'")
    );
    assert!(html.text().contains("&lt;b&gt;Tea") && !html.text().contains("<b>Tea"));
    let wrong = r#"{"action":"choose_coin","currency":"BTC","network":"SOL"}"#;
    assert_eq!(act(&page, &[], wrong).status, 400);
    let choose = r#"{"action":"choose_coin","currency":"BTC","network":"BTC"}"#;
    assert_eq!(act(&page, &[], choose).json()["text"]["amount"], "0.002");
    let half = act(&page, &[], r#"{"action":"pay_short","amount":"0.0015"}"#).json();
    assert_eq!(
        (&half["text"]["status"], &half["text"]["amount"]),
        (&"underpaid_check".into(), &"0.0005".into())
    );
    let more = act(&page, &[], r#"{"action":"pay_over","amount":"0.001"}"#).json();
    assert_eq!(more["text"]["status"], "overpaid");
    assert_eq!(act(&page, &[], r#"{"action":"top_up"}"#).status, 409);
    assert_eq!(
        shop.told_of("A", 3),
        ["check", "underpaid_check", "overpaid"]
    );
    sandbox
        .control()
        .wait_for_deliveries(support::PATIENCE)
        .unwrap();
    let state = send("GET", &format!("{page}/state"), &[], b"")
        .unwrap()
        .json();
    assert_eq!(state["deliveries"].as_array().unwrap().len(), 3);
}

#[test]
fn every_action_of_the_panel_works() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    for (action, status) in [
        ("pay_exact", "paid"),
        ("pay_short", "underpaid_check"),
        ("pay_over", "overpaid"),
        ("pay_late", "paid"),
        ("wrong_coin", "check"),
        ("expire", "cancel"),
        ("aml_lock", "aml_lock"),
    ] {
        let page = create(&sandbox, &shop, action, true);
        let state = act(&page, &[], &format!(r#"{{"action":"{action}"}}"#)).json();
        assert_eq!(state["text"]["status"], status, "{action}");
    }
    let page = create(&sandbox, &shop, "pay_exact", true);
    for bad in [
        "",
        "{}",
        r#"{"action":"steal"}"#,
        r#"{"action":"pay_short","amount":"x"}"#,
    ] {
        assert_eq!(act(&page, &[], bad).status, 400, "{bad}");
    }
}

#[test]
fn the_cashier_page_of_alchemy_pay() {
    let sandbox = fast().start_blocking().unwrap();
    let body = r#"{"appId":"SANDBOX0001","merchantOrderNo":"7","orderAmount":"100","payCurrency":"USD","userId":"u","paymentTokens":"USDT"}"#;
    let message = cointill::alchemypay::Message::Create;
    let raw = post_alchemypay(&sandbox, "/open/api/payment/V2", message, body);
    let link = raw.json()["model"]["webUrl"].as_str().unwrap().to_owned();
    assert_eq!(send("GET", &link, &[], b"").unwrap().status, 200);
    let number = raw.json()["model"]["orderNo"].as_str().unwrap().to_owned();
    let page = format!("{}/checkout/alchemypay/{number}", sandbox.url());
    let state = send("GET", &format!("{page}/state"), &[], b"")
        .unwrap()
        .json();
    assert_eq!(state["choices"].as_array().unwrap().len(), 7);
    let choose = r#"{"action":"choose_coin","currency":"USDT","network":"BSC"}"#;
    assert_eq!(act(&page, &[], choose).status, 200);
    assert_eq!(
        act(&page, &[], r#"{"action":"pay_exact"}"#).json()["text"]["status"],
        "COMPLETED"
    );
    assert_eq!(act(&page, &[], r#"{"action":"aml_lock"}"#).status, 400);
    let other = format!("{}/checkout/2328/{number}", sandbox.url());
    assert_eq!(send("GET", &other, &[], b"").unwrap().status, 404);
}

#[test]
fn foreign_pages_and_hosts_move_nothing() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    let page = create(&sandbox, &shop, "A", true);
    let pay = r#"{"action":"pay_exact"}"#;
    let own = sandbox.url();
    for headers in [
        [("origin", "http://evil.example"), ("x", "y")],
        [("host", "evil.example"), ("origin", "http://evil.example")],
        [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "no-cors"),
        ],
    ] {
        assert_eq!(act(&page, &headers, pay).status, 403, "{headers:?}");
        let url = format!("{}/payments/A/pay", sandbox.control_url());
        assert_eq!(
            send("POST", &url, &headers, b"").unwrap().status,
            403,
            "{headers:?}"
        );
        let list = format!("{}/payments", sandbox.control_url());
        assert_eq!(
            send("GET", &list, &headers, b"").unwrap().status,
            403,
            "{headers:?}"
        );
    }
    assert_eq!(sandbox.control().payment("A").unwrap().status(), "check");
    assert_eq!(act(&page, &[("origin", own)], pay).status, 200);
    // A payer comes from the shop's own page.
    let link = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-mode", "navigate"),
    ];
    assert_eq!(send("GET", &page, &link, b"").unwrap().status, 200);

    let beyond = Sandbox::builder()
        .listen("0.0.0.0:0")
        .start_blocking()
        .unwrap_err();
    assert!(beyond.to_string().contains("loopback"), "{beyond}");
    let named = Sandbox::builder()
        .listen("0.0.0.0:0")
        .allow_host("sandbox")
        .public_url("http://sandbox:1/");
    let named = named.start_blocking().unwrap();
    let status = format!(
        "http://127.0.0.1:{}/_sandbox/status",
        named.address().port()
    );
    let raw = send("GET", &status, &[("host", "sandbox:1")], b"").unwrap();
    assert_eq!(raw.json()["url_2328"], "http://sandbox:1/api");
}

#[test]
fn the_first_page_and_the_sandbox_itself() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    let page = create(&sandbox, &shop, "<A>", true);
    let root = send("GET", sandbox.url(), &[], b"").unwrap();
    assert_eq!(
        (root.status, root.header("location")),
        (303, Some("/_sandbox"))
    );
    let index = send("GET", &sandbox.control_url(), &[], b"")
        .unwrap()
        .text();
    let path = page.strip_prefix(sandbox.url()).unwrap();
    assert!(index.contains(path) && index.contains("&lt;A&gt;") && !index.contains("<A>"));
    assert!(index.contains("sandbox-api-key") && index.contains("SANDBOX0001"));

    assert_eq!(
        control(&sandbox, "GET", "/status", "").json()["app_id"],
        "SANDBOX0001"
    );
    let before = control(&sandbox, "GET", "/clock", "").json()["now_ms"]
        .as_i64()
        .unwrap();
    let after = control(&sandbox, "POST", "/clock/advance", r#"{"seconds":3600}"#).json();
    assert!(after["now_ms"].as_i64().unwrap() >= before + 3_600_000);
    let list = control(&sandbox, "GET", "/payments", "").json();
    assert_eq!(
        (&list[0]["gateway"], &list[0]["status"]),
        (&"2328".into(), &"cancel".into())
    );
    assert_eq!(
        control(&sandbox, "GET", "/payments/%3CA%3E", "").json()["order_id"],
        "<A>"
    );
    let patch = r#"{"2328":{"ton_code":"gram"},"alchemypay":{"slippage_percent":"0.5"}}"#;
    let switches = control(&sandbox, "PATCH", "/switches", patch).json();
    assert_eq!(
        (
            &switches["2328"]["ton_code"],
            &switches["alchemypay"]["slippage_percent"]
        ),
        (&"gram".into(), &"0.5".into())
    );
    assert_eq!(
        control(&sandbox, "PATCH", "/switches", r#"{"2328":{"tn":1}}"#).status,
        400
    );
    assert_eq!(control(&sandbox, "GET", "/nothing", "").status, 404);
    assert_eq!(control(&sandbox, "POST", "/reset", "").status, 200);
    assert_eq!(
        control(&sandbox, "GET", "/payments", "").json(),
        serde_json::json!([])
    );
    assert_eq!(
        control(&sandbox, "GET", "/switches", "").json()["2328"]["ton_code"],
        "ton"
    );
}

#[test]
fn every_way_to_pay_over_http() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    for (i, (body, status)) in [
        ("", "paid"),
        (r#"{"how":"exact"}"#, "paid"),
        (r#"{"how":"amount","amount":"1"}"#, "underpaid_check"),
        (r#"{"how":"short"}"#, "underpaid_check"),
        (r#"{"how":"short","amount":"1.5"}"#, "underpaid_check"),
        (r#"{"how":"over","percent":5}"#, "overpaid"),
        (r#"{"how":"late"}"#, "paid"),
        (r#"{"how":"wrong_coin"}"#, "check"),
    ]
    .into_iter()
    .enumerate()
    {
        create(&sandbox, &shop, &format!("P{i}"), true);
        let raw = control(&sandbox, "POST", &format!("/payments/P{i}/pay"), body);
        assert_eq!(raw.json()["status"], status, "{body}: {}", raw.text());
    }
    for bad in [
        r#"{"how":"exact","amount":"1"}"#,
        r#"{"how":"short","amount":"1","percent":1}"#,
        r#"{"how":"amount"}"#,
        r#"{"how":"short","amount":1.5}"#,
        r#"{"how":"short","amount":"1.0000001"}"#,
        r#"{"how":"over","amount":"0"}"#,
    ] {
        create(&sandbox, &shop, "Q", true);
        assert_eq!(
            control(&sandbox, "POST", "/payments/Q/pay", bad).status,
            400,
            "{bad}"
        );
    }
    let control = sandbox.control();
    assert!(control.pay("2328:Q", &Pay::Exact).is_ok());
    assert!(control.payment("alchemypay:Q").is_err());
}
