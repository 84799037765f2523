//! Orders of Alchemy Pay through the core's own client code: create, pay, hear of it, refund.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::time::Duration;

use cointill::alchemypay::{
    Customize, EventData, FailReason, Message, NativeCreate, Options, Order, OrderCreate,
    OrderModel, OrderStatus, PayType, RefundCreate, TelegramCreate, WebhookKind,
};
use cointill::{Amount, ErrorCode};
use cointill_sandbox::{
    AmountUnit, FeePayer, OverLimit, Pay, Portion, RefundUnit, Sandbox, ShortPayment, SignedFields,
    UnpaidFields,
};
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

fn status(sandbox: &Sandbox, number: &str) -> String {
    query(sandbox, number).order_status.as_str().to_owned()
}

#[test]
fn an_order_is_created_paid_and_told() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    let created = alchemypay(&sandbox)
        .payments()
        .create(&order(&shop, "1001"))
        .unwrap();
    let created = call(&created).unwrap();
    assert_eq!(created.order_no.len(), 21);
    let page = created.web_url.unwrap();
    assert!(page.ends_with(&format!(
        "/checkout/alchemypay?orderNum={}",
        created.order_no
    )));
    assert_eq!(send("GET", &page, &[], b"").unwrap().status, 200);

    let before = query(&sandbox, "1001");
    assert_eq!(before.order_status, OrderStatus::Init);
    assert_eq!(before.order_amount.as_ref().unwrap().as_str(), "10000");
    assert!(before.hx_address.is_none() && before.fee.is_none());

    sandbox.control().pay("1001", &Pay::Exact).unwrap();
    let webhook = shop.wait_for(1).remove(0);
    let event = alchemypay(&sandbox)
        .webhooks()
        .verify(WebhookKind::Order, &webhook.body)
        .unwrap();
    let EventData::Order(told) = event.data else {
        panic!("no order: {}", webhook.text());
    };
    assert_eq!(told.signed.order_status, OrderStatus::Completed);
    assert_eq!(told.signed.pay_crypto_volume, Some(amount("100")));
    assert_eq!(told.signed.fee, Some(amount("1")));
    assert_eq!(told.unsigned.settlement_amount, Some(amount("99")));
    assert_eq!(told.signed.user_id.as_deref(), Some("user@example.com"));
    assert!(
        webhook
            .json()
            .as_object()
            .unwrap()
            .values()
            .all(|value| value.is_string())
    );
    let after = query(&sandbox, "1001");
    assert_eq!(after.order_status, OrderStatus::Completed);
    assert_eq!(after.hx_address, told.signed.hx_address);
    assert_eq!(
        after.order_time.unwrap().as_str().len(),
        "2026-11-22 10:00:00".len()
    );
}

#[test]
fn short_wrong_expired_late_and_closed() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    for number in ["1", "2", "3", "4", "5", "6"] {
        create(&sandbox, &order(&shop, number));
    }
    control.pay("1", &Pay::half()).unwrap();
    let short = query(&sandbox, "1");
    assert_eq!(short.order_status, OrderStatus::Failed);
    assert_eq!(short.fail_reason, Some(FailReason::LowerAmount));
    control.pay("2", &Pay::WrongCoin).unwrap();
    let wrong = query(&sandbox, "2");
    assert_eq!(wrong.fail_reason, Some(FailReason::WrongCoinOrNetwork));
    assert_ne!(wrong.pay_crypto_currency.unwrap(), "USDT");
    control.pay("3", &Pay::Late).unwrap();
    assert_eq!(shop.told_of("3", 2), ["TIMEOUT", "DELAY_SUCCESS"]);
    control.advance(Duration::from_secs(3_600)).unwrap();
    assert_eq!(status(&sandbox, "4"), "TIMEOUT");
    control.pay("4", &Pay::half()).unwrap();
    assert_eq!(shop.told_of("4", 2), ["TIMEOUT", "DELAY_FAILED"]);
    assert_eq!(status(&sandbox, "5"), "TIMEOUT");

    control
        .switch(|all| all.alchemypay.short_payment = ShortPayment::Close)
        .unwrap();
    control
        .switch(|all| all.alchemypay.timeout_webhook = false)
        .unwrap();
    create(&sandbox, &order(&shop, "7"));
    control.pay("7", &Pay::half()).unwrap();
    assert_eq!(status(&sandbox, "7"), "CLOSE");
    create(&sandbox, &order(&shop, "8"));
    control.expire("8").unwrap();
    assert_eq!(status(&sandbox, "8"), "TIMEOUT");
    create(&sandbox, &order(&shop, "9"));
    control.cancel("9").unwrap();
    assert_eq!(shop.told_of("9", 1), ["CLOSE"]);
    assert!(shop.told_so_far("8").is_empty());
    assert!(control.aml_lock("9").is_err());
}

#[test]
fn accumulation_tells_of_every_part() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    control
        .switch(|all| all.alchemypay.accumulation = true)
        .unwrap();
    create(&sandbox, &order(&shop, "1"));
    control.pay("1", &Pay::Short(Portion::Percent(30))).unwrap();
    control.pay("1", &Pay::Short(Portion::Percent(30))).unwrap();
    assert_eq!(status(&sandbox, "1"), "PROCESSING");
    control.pay("1", &Pay::TopUp).unwrap();
    let received = shop.wait_for(3);
    let webhooks = alchemypay(&sandbox).webhooks();
    let mut volumes = Vec::new();
    for webhook in &received {
        match webhooks
            .verify(WebhookKind::Any, &webhook.body)
            .unwrap()
            .data
        {
            EventData::Partial(part) => {
                assert_eq!(part.signed.order_crypto_volume, amount("100"));
                volumes.push(part.signed.all_pay_crypto_volume.to_string());
            }
            EventData::Order(order) => {
                assert_eq!(order.signed.order_status, OrderStatus::Completed);
                volumes.push(order.signed.pay_crypto_volume.unwrap().to_string());
            }
            _ => panic!("unexpected: {}", webhook.text()),
        }
    }
    assert_eq!(volumes, ["30", "60", "100"]);
}

#[test]
fn recharge_slippage_and_fees() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    create(
        &sandbox,
        &order(&shop, "1").order_model(OrderModel::Recharge),
    );
    control.pay("1", &Pay::half()).unwrap();
    let top_up = query(&sandbox, "1");
    assert_eq!(top_up.order_status, OrderStatus::Completed);
    assert_eq!(top_up.order_amount, Some(amount("5000")));

    let eth = order(&shop, "2").payment_tokens("ETH");
    create(&sandbox, &eth);
    control.choose_coin("2", "ETH", "ETH").unwrap();
    control
        .switch(|all| all.alchemypay.slippage_percent = Some(Amount::from(1)))
        .unwrap();
    control.set_price("ETH", &amount("3136")).unwrap();
    control.pay("2", &Pay::Exact).unwrap();
    let fallen = query(&sandbox, "2");
    assert_eq!(fallen.fail_reason, Some(FailReason::CurrencyFluctuation));
    // 102 is settled as 101 under 1 % (Alchemy §1); 1 % fee.
    control.set_price("ETH", &amount("3200")).unwrap();
    create(&sandbox, &order(&shop, "3").payment_tokens("ETH"));
    control.choose_coin("3", "ETH", "ETH").unwrap();
    control.set_price("ETH", &amount("3264")).unwrap();
    control.pay("3", &Pay::Exact).unwrap();
    assert_eq!(
        query(&sandbox, "3").settlement_amount,
        Some(amount("99.99"))
    );

    control
        .switch(|all| {
            all.alchemypay.fee_payer = FeePayer::User;
            all.alchemypay.fee_percent = Amount::from(3);
        })
        .unwrap();
    create(&sandbox, &order(&shop, "4"));
    control.pay("4", &Pay::Exact).unwrap();
    let by_payer = query(&sandbox, "4");
    assert_eq!(by_payer.pay_crypto_volume, Some(amount("103")));
    assert_eq!(by_payer.settlement_amount, Some(amount("100")));
    assert_eq!(by_payer.fee, Some(amount("3")));
}

#[test]
fn all_five_creates_and_their_units() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    let gateway = alchemypay(&sandbox);
    let payments = gateway.payments();
    call(&payments.create_v1(&order(&shop, "1")).unwrap()).unwrap();
    let telegram = TelegramCreate::new("to_2", amount("19.99"), "USD", "42");
    call(&payments.create_telegram(&telegram).unwrap()).unwrap();
    let telegram = TelegramCreate::new("to_3", amount("19.99"), "USD", "42");
    call(&payments.create_telegram_v1(&telegram).unwrap()).unwrap();
    let native = NativeCreate::new(
        "4",
        amount("10"),
        "USD",
        "u",
        PayType::Wallet,
        Customize::new("USDT").with("network", "BSC"),
    );
    call(&payments.create_native(&native).unwrap()).unwrap();
    for (number, cents) in [
        ("1", "10000"),
        ("to_2", "1999"),
        ("to_3", "1999"),
        ("4", "1000"),
    ] {
        assert_eq!(
            query(&sandbox, number).order_amount,
            Some(amount(cents)),
            "{number}"
        );
    }
    let control = sandbox.control();
    control
        .switch(|all| all.alchemypay.amount_unit = AmountUnit::AsSent)
        .unwrap();
    for (number, sent) in [
        ("1", "10000"),
        ("to_2", "19.99"),
        ("to_3", "1999"),
        ("4", "10"),
    ] {
        assert_eq!(
            query(&sandbox, number).order_amount,
            Some(amount(sent)),
            "{number}"
        );
    }
    control.pay("4", &Pay::Exact).unwrap();
    let paid = query(&sandbox, "4");
    assert_eq!(paid.pay_crypto_network.unwrap(), "BSC");
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
