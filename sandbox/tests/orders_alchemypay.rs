//! Orders of Alchemy Pay through the core's own client code: create, pay, hear of it.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::time::Duration;

use cointill::Amount;
use cointill::alchemypay::{
    Customize, EventData, FailReason, NativeCreate, Order, OrderCreate, OrderModel, OrderStatus,
    PayType, TelegramCreate, WebhookKind,
};
use cointill_sandbox::{AmountUnit, FeePayer, Pay, Portion, Sandbox, ShortPayment};
use support::{Shop, alchemypay, amount, call, fast, send};

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
