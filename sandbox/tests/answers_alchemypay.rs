//! Refunds of Alchemy Pay, every code of its answers, and the readings of its documents.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use cointill::alchemypay::{
    EventData, FailReason, Message, Options, Order, OrderCreate, PayType, RefundCreate, WebhookKind,
};
use cointill::{Amount, ErrorCode};
use cointill_sandbox::{OverLimit, Pay, Portion, RefundUnit, Sandbox, SignedFields, UnpaidFields};
use support::{Shop, alchemypay, amount, call, fast, post_alchemypay, post_json, send};

fn order(shop: &Shop, number: &str) -> OrderCreate {
    OrderCreate::new(number, amount("100"), "USD", "user@example.com")
        .callback_url(shop.url("/hook"))
        .custom_param("{\"cart\":7}")
}

fn create(sandbox: &Sandbox, order: &OrderCreate) -> String {
    let created = call(&alchemypay(sandbox).payments().create(order).unwrap()).unwrap();
    created.order_no.as_str().to_owned()
}

fn query(sandbox: &Sandbox, number: &str) -> Order {
    call(&alchemypay(sandbox).payments().query(number).unwrap()).unwrap()
}

#[test]
fn refunds_run_and_every_refusal_has_its_code() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    control
        .switch(|all| {
            all.alchemypay.refund_callback_url = Some(shop.url("/refunds"));
            all.alchemypay.refund_seconds = None;
        })
        .unwrap();
    let refund = |order: &str, dollars: &str, number: &str| {
        let request = RefundCreate::new(order, "TWallet", amount(dollars), "USDT", "TRX")
            .refund_order_no(number);
        let gateway = alchemypay(&sandbox);
        call(&gateway.refunds().create(&request).unwrap())
            .map(|_| "0".to_owned())
            .unwrap_or_else(|error| error.gateway_code().unwrap().to_owned())
    };
    assert_eq!(refund("404", "10", "r"), "8029");
    create(&sandbox, &order(&shop, "1"));
    assert_eq!(refund("1", "10", "r"), "8031");
    control.pay("1", &Pay::Exact).unwrap();
    assert_eq!(refund("1", "1.00", "r"), "8037");
    assert_eq!(refund("1", "100.01", "r"), "8000");
    assert_eq!(refund("1", "25.50", "r1"), "0");
    assert_eq!(refund("1", "25.50", "r1"), "8034");
    assert_eq!(refund("1", "25.50", "r2"), "8033");
    control.end_order_refund("r1", true).unwrap();
    let told = shop.wait_for(2).remove(1);
    assert_eq!(told.path, "/refunds");
    let event = alchemypay(&sandbox)
        .webhooks()
        .verify(WebhookKind::Refund, &told.body)
        .unwrap();
    let EventData::Refund(event) = event.data else {
        panic!("no refund: {}", told.text());
    };
    assert_eq!(event.signed.fiat_amount, Some(amount("25.5")));
    assert!(told.json()["faitAmount"].is_string() && event.signed.hx_address.is_some());
    assert_eq!(refund("1", "74.51", "r3"), "8000");
    control.settle("1").unwrap();
    assert_eq!(refund("1", "10", "r4"), "8035");

    create(&sandbox, &order(&shop, "2"));
    control.pay("2", &Pay::half()).unwrap();
    let claim = control.claim_refund("2").unwrap();
    assert_eq!(
        (claim.refund_type.as_str(), &claim.amount),
        ("lower_amount", &amount("50"))
    );
    assert_eq!(refund("2", "10", "r5"), "8036");
    create(&sandbox, &order(&shop, "3"));
    control
        .pay("3", &Pay::Over(Portion::Amount(amount("5"))))
        .unwrap();
    assert_eq!(control.claim_refund("3").unwrap().amount, amount("5"));
    create(&sandbox, &order(&shop, "4"));
    control
        .pay("4", &Pay::Over(Portion::Amount(amount("4.99"))))
        .unwrap();
    assert!(control.claim_refund("4").is_err());
}

#[test]
fn checks_come_in_their_order() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let url = format!("{}/open/api/payment/V2", sandbox.url_alchemypay());
    let code = |raw: support::Raw| {
        assert_eq!(raw.status, 200);
        let body = raw.json();
        assert_eq!(
            (&body["model"], &body["success"]),
            (&serde_json::Value::Null, &false.into())
        );
        assert_eq!(body["traceId"].as_str().unwrap().len(), 32);
        body["code"].as_str().unwrap().to_owned()
    };
    let form = send("POST", &url, &[("content-type", "text/plain")], b"{").unwrap();
    assert_eq!(code(form), "8003");
    assert_eq!(code(post_json(&url, "{")), "8004");
    let stranger = post_json(&url, r#"{"appId":"OTHER"}"#);
    assert!(stranger.json()["msg"].as_str().unwrap().ends_with("OTHER"));
    assert_eq!(code(stranger), "8005");
    control
        .switch(|all| all.alchemypay.allowed_ips = vec!["10.0.0.1".to_owned()])
        .unwrap();
    assert_eq!(code(post_json(&url, r#"{"appId":"SANDBOX0001"}"#)), "8012");
    control
        .switch(|all| all.alchemypay.allowed_ips.push("127.0.0.1".to_owned()))
        .unwrap();
    assert_eq!(code(post_json(&url, r#"{"appId":"SANDBOX0001"}"#)), "8000");
    let body = |number: &str, rest: &str| {
        format!(
            r#"{{"appId":"SANDBOX0001","merchantOrderNo":"{number}","orderAmount":"100","userId":"u"{rest}}}"#
        )
    };
    let post = |body: &str| {
        code(post_alchemypay(
            &sandbox,
            "/open/api/payment/V2",
            Message::Create,
            body,
        ))
    };
    let usd = body("1", r#","payCurrency":"USD""#);
    assert_eq!(code(post_json(&url, &usd)), "8007");
    assert_eq!(
        code(post_json(&url, &usd.replace('}', r#","sign":"00"}"#))),
        "8007"
    );
    assert_eq!(post(&body("1", r#","payCurrency":"XXX""#)), "8013");
    assert_eq!(
        post(&body("1", r#","payCurrency":"USD","payType":"CASH""#)),
        "8016"
    );
    let good = post_alchemypay(&sandbox, "/open/api/payment/V2", Message::Create, &usd);
    assert_eq!(
        (&good.json()["code"], &good.json()["success"]),
        (&"0".into(), &true.into())
    );
    assert_eq!(post(&usd), "8011");
    assert_eq!(send("GET", &url, &[], b"").unwrap().status, 405);
    assert_eq!(post_json(&format!("{url}/x"), "{}").status, 404);
    // Reasons are for the developer, and not in the answer.
    let recorded = sandbox.control().requests();
    let unsigned = recorded
        .iter()
        .find(|r| r.note.as_deref() == Some("sign is missing"));
    assert_eq!(
        unsigned.unwrap().endpoint.as_deref(),
        Some("alchemypay.payment.create")
    );
}

#[test]
fn parameters_are_checked_one_by_one() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let post = |number: &str, rest: &str| {
        let body = format!(
            r#"{{"appId":"SANDBOX0001","merchantOrderNo":"{number}","userId":"u","payCurrency":"USD"{rest}}}"#
        );
        let raw = post_alchemypay(&sandbox, "/open/api/payment/V2", Message::Create, &body);
        raw.json()["code"].as_str().unwrap().to_owned()
    };
    for bad in [
        "",
        r#","orderAmount":"0""#,
        r#","orderAmount":"1e2""#,
        r#","orderAmount":"1.234""#,
        r#","orderAmount":{"a":1}"#,
        r#","orderAmount":"1","expiredTime":"0""#,
        r#","orderAmount":"1","expiredTime":"172801""#,
        r#","orderAmount":"1","orderModel":"order""#,
        r#","orderAmount":"1","paymentExchange":"binance""#,
    ] {
        assert_eq!(post("1", bad), "8000", "{bad}");
    }
    let number = r#","orderAmount":1.5,"expiredTime":172801"#;
    control
        .switch(|all| all.alchemypay.expiry_over_limit = OverLimit::Clamped)
        .unwrap();
    assert_eq!(post("1", number), "0");
    control
        .switch(|all| all.alchemypay.strings_only = true)
        .unwrap();
    assert_eq!(post("2", number), "8000");
    let plain = r#","orderAmount":"1""#;
    control
        .switch(|all| all.alchemypay.digits_only = true)
        .unwrap();
    assert_eq!(
        (post("A1", plain), post("3", plain)),
        ("8000".to_owned(), "0".to_owned())
    );
    let token = r#","orderAmount":"1","paymentTokens":"USDT,XYZ""#;
    assert_eq!(post("4", token), "0");
    control
        .switch(|all| all.alchemypay.unknown_token_refused = true)
        .unwrap();
    assert_eq!(post("5", token), "8013");
    let exchange = r#","orderAmount":"1","paymentExchange":"9226e5c2-ebc3-4fdd-94f6-ed52cdce1420""#;
    assert_eq!(post("6", exchange), "0");
    control
        .switch(|all| all.alchemypay.payment_exchange = false)
        .unwrap();
    assert_eq!(post("7", exchange), "8016");
}

#[test]
fn answers_and_signatures_follow_their_switches() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    create(&sandbox, &order(&shop, "1"));
    let query = |sandbox: &Sandbox| {
        let body = r#"{"appId":"SANDBOX0001","merchantOrderNo":"1"}"#;
        post_alchemypay(sandbox, "/open/api/payment/query", Message::Query, body).json()
    };
    assert!(query(&sandbox)["model"].get("fee").is_none());
    control
        .switch(|all| all.alchemypay.unpaid_fields = UnpaidFields::Null)
        .unwrap();
    assert!(query(&sandbox)["model"]["fee"].is_null());
    control
        .switch(|all| {
            all.alchemypay.unpaid_fields = UnpaidFields::Empty;
            all.alchemypay.query_in_model = false;
            all.alchemypay.envelope_flags = false;
        })
        .unwrap();
    let bare = query(&sandbox);
    assert_eq!(
        (&bare["fee"], &bare["orderStatus"]),
        (&"".into(), &"INIT".into())
    );
    assert!(bare.get("model").is_none() && bare.get("success").is_none());

    control
        .switch(|all| all.alchemypay.request_fields = SignedFields::All)
        .unwrap();
    assert_eq!(query(&sandbox)["code"], "0");
    let refused = call(
        &alchemypay(&sandbox)
            .payments()
            .create(&order(&shop, "2"))
            .unwrap(),
    );
    assert_eq!(refused.unwrap_err().code(), ErrorCode::Authentication);
    let mut all = Options::default();
    all.signed_set = cointill::alchemypay::SignedSet::All;
    let signing_all = alchemypay(&sandbox).with_options(all.clone());
    call(&signing_all.payments().create(&order(&shop, "2")).unwrap()).unwrap();

    control
        .switch(|all| all.alchemypay.webhook_fields = SignedFields::All)
        .unwrap();
    control.pay("2", &Pay::Exact).unwrap();
    let body = shop.wait_for(1).remove(0).body;
    assert!(
        alchemypay(&sandbox)
            .webhooks()
            .verify(WebhookKind::Order, &body)
            .is_err()
    );
    signing_all
        .webhooks()
        .verify(WebhookKind::Order, &body)
        .unwrap();
}

#[test]
fn oddities_of_the_pages_are_switches() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    control
        .switch(|all| {
            let own = &mut all.alchemypay;
            own.misprints = true;
            own.custom_param_is_object = true;
            own.code_is_number = true;
            own.error_http_status = 400;
            own.old_reason_text = true;
            own.slippage_percent = Some(Amount::from(1));
            own.refund_unit = RefundUnit::OrderCurrency;
        })
        .unwrap();
    let mesh = order(&shop, "1").pay_type(PayType::MeshWallet);
    create(&sandbox, &mesh);
    control.choose_coin("1", "ETH", "ETH").unwrap();
    control.set_price("ETH", &amount("3000")).unwrap();
    control.pay("1", &Pay::Exact).unwrap();
    let own = query(&sandbox, "1");
    assert_eq!(own.fail_reason, Some(FailReason::CurrencyFluctuation));
    assert_eq!(own.pay_crypto_network.unwrap(), "ETH");
    assert_eq!(
        own.custom_param.unwrap().get_text("cart").as_deref(),
        Some("7")
    );
    assert!(own.from_address.unwrap().contains("SANDBOX") && own.pay_method.is_some());
    let body = r#"{"appId":"SANDBOX0001","merchantOrderNo":"404"}"#;
    let raw = post_alchemypay(&sandbox, "/open/api/payment/query", Message::Query, body);
    assert_eq!((raw.status, &raw.json()["code"]), (400, &8029.into()));

    create(
        &sandbox,
        &OrderCreate::new("2", amount("1000000"), "VND", "u"),
    );
    control.pay("2", &Pay::Exact).unwrap();
    let refund = RefundCreate::new("2", "W", amount("500000"), "USDC", "ETHEREUM");
    call(&alchemypay(&sandbox).refunds().create(&refund).unwrap()).unwrap();
    let refund = control.order_refund("2").unwrap();
    assert_eq!(
        (refund.amount, refund.network.as_str()),
        (amount("20"), "ETH")
    );
}
