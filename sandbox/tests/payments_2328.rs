//! Payments of 2328 through the core's own client code: create, pay, hear of it.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use cointill::Amount;
use cointill::gateway2328::{
    EventData, Payment, PaymentCreate, PaymentQuery, PaymentStatus, WebhookKind,
};
use cointill_sandbox::{LatePayment, Pay, Portion, Sandbox, WrongCoin};
use std::time::Duration;
use support::{Shop, amount, call, fast, gateway2328};

fn order(shop: &Shop, id: &str) -> PaymentCreate {
    PaymentCreate::new(amount("100"), "USD", id)
        .to_currency("USDT")
        .network("TRX-TRC20")
        .url_callback(shop.url("/hook"))
}

fn create(sandbox: &Sandbox, order: &PaymentCreate) -> Payment {
    call(&gateway2328(sandbox).payments().create(order).unwrap()).unwrap()
}

fn info(sandbox: &Sandbox, order_id: &str) -> Payment {
    let query = PaymentQuery::OrderId(order_id.to_owned());
    call(&gateway2328(sandbox).payments().info(&query).unwrap()).unwrap()
}

fn status(sandbox: &Sandbox, order_id: &str) -> String {
    info(sandbox, order_id).payment_status.as_str().to_owned()
}

#[test]
fn an_invoice_is_created_paid_told_and_credited() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    let payment = create(&sandbox, &order(&shop, "ORDER-1"));
    assert_eq!(payment.payment_status, PaymentStatus::Check);
    assert_eq!(payment.amount.as_str(), "100.00");
    assert_eq!(payment.payer_amount.unwrap().as_str(), "100.00");
    assert_eq!(payment.exchange_rate.unwrap().as_str(), "1.00000000");
    assert!(payment.address.unwrap().starts_with("TSANDBOX"));
    assert!(payment.qr.unwrap().starts_with("data:image/png;base64,"));
    assert!(payment.merchant_amount.is_none() && payment.txid.is_none());
    let ttl = payment.expires_at.unwrap().unix_seconds().unwrap()
        - payment.created_at.unwrap().unix_seconds().unwrap();
    assert_eq!(ttl, 3_600);

    let before = sandbox.control().balances().unwrap()[0].free.clone();
    sandbox.control().pay("ORDER-1", &Pay::Exact).unwrap();
    let webhook = shop.wait_for(1).remove(0);
    assert_eq!(webhook.path, "/hook");
    let verifier = gateway2328(&sandbox).webhooks();
    let event = verifier
        .verify(WebhookKind::Payment, &webhook.body)
        .unwrap();
    let EventData::Payment(told) = event.data else {
        panic!("no payment: {}", webhook.text());
    };
    assert_eq!(told.payment_status, PaymentStatus::Paid);
    assert_eq!(told.amount.as_str(), "100.00000000");
    assert_eq!(told.payment_amount.unwrap().as_str(), "100.00000000");
    assert_eq!(
        told.merchant_amount.unwrap().as_str(),
        "99.700000000000000000"
    );
    assert!(told.created_at.unwrap().as_str().ends_with("+03:00"));
    let keys: Vec<_> = webhook
        .json()
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(
        keys.join(" "),
        "uuid order_id amount currency url expires_at created_at payer_currency payer_amount \
         network address payment_status txid payment_amount merchant_amount amount_usd \
         exchange_rate sign"
    );
    let credited = &sandbox.control().balances().unwrap()[0].free - &before;
    assert_eq!(credited, amount("99.7"));
    assert!(
        sandbox
            .control()
            .wait_for_deliveries(support::PATIENCE)
            .unwrap()
    );
    let info = info(&sandbox, "ORDER-1");
    assert_eq!(info.payment_status, PaymentStatus::Paid);
    assert!(info.created_at.unwrap().as_str().ends_with('Z'));
}

#[test]
fn short_topped_up_over_expired_and_late() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    create(&sandbox, &order(&shop, "A"));
    let short = Pay::Short(Portion::Amount(amount("40")));
    control.pay("A", &short).unwrap();
    assert_eq!(status(&sandbox, "A"), "underpaid_check");
    control.pay("A", &Pay::TopUp).unwrap();
    let a = info(&sandbox, "A");
    assert_eq!(a.payment_status, PaymentStatus::Paid);
    assert_eq!(a.payment_amount, Some(amount("100")));

    create(&sandbox, &order(&shop, "B"));
    control.pay("B", &Pay::Over(Portion::Percent(10))).unwrap();
    assert_eq!(info(&sandbox, "B").payment_amount, Some(amount("110")));

    create(&sandbox, &order(&shop, "C"));
    control.pay("C", &short).unwrap();
    control.advance(Duration::from_secs(3_600)).unwrap();
    assert_eq!(status(&sandbox, "C"), "underpaid");

    create(&sandbox, &order(&shop, "D"));
    control.expire("D").unwrap();
    assert_eq!(status(&sandbox, "D"), "cancel");
    assert!(control.pay("D", &Pay::Exact).is_err());
    control.pay("D", &Pay::Late).unwrap();
    assert_eq!(status(&sandbox, "D"), "paid");

    assert_eq!(shop.told_of("A", 2), ["underpaid_check", "paid"]);
    assert_eq!(shop.told_of("B", 1), ["overpaid"]);
    assert_eq!(shop.told_of("C", 2), ["underpaid_check", "underpaid"]);
    assert_eq!(shop.told_of("D", 2), ["cancel", "paid"]);
}

#[test]
fn a_payer_chooses_the_coin_of_a_coinless_invoice() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    let bare = |id: &str, currency: &str| {
        PaymentCreate::new(amount("128"), currency, id).url_callback(shop.url("/hook"))
    };
    let payment = create(&sandbox, &bare("A", "USD"));
    assert_eq!(payment.payment_status, PaymentStatus::Pending);
    assert!(payment.address.is_none() && payment.qr.is_none() && payment.exchange_rate.is_none());
    assert!(control.choose_coin("A", "BTC", "TRX-TRC20").is_err());
    control.choose_coin("A", "BTC", "BTC").unwrap();
    let chosen = info(&sandbox, "A");
    assert_eq!(chosen.payer_amount.unwrap().as_str(), "0.00200000");
    assert_eq!(chosen.payment_status, PaymentStatus::Check);
    assert!(control.choose_coin("A", "LTC", "LTC").is_err());
    assert_eq!(shop.told_of("A", 1), ["check"]);

    // Price in a coin without a network: seen live (2328 §13 item 6).
    create(&sandbox, &bare("B", "USDT"));
    assert!(control.choose_coin("B", "BTC", "BTC").is_err());
    control.choose_coin("B", "USDT", "SOL").unwrap();
    control.pay("B", &Pay::Exact).unwrap();
    assert_eq!(info(&sandbox, "B").payment_amount, Some(amount("128")));

    control
        .switch(|all| all.gateway2328.coinless_is_pending = false)
        .unwrap();
    assert_eq!(
        create(&sandbox, &bare("C", "EUR")).payment_status,
        PaymentStatus::Check
    );
    control.pay("C", &Pay::Exact).unwrap();
    let c = info(&sandbox, "C");
    assert_eq!(c.payment_amount.unwrap().as_str(), "160.00000000");
    assert_eq!(c.amount_usd.unwrap().as_str(), "160.00000000");
}

#[test]
fn markup_and_fee_split_raise_what_the_payer_owes() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    let with = order(&shop, "A")
        .price_markup(amount("10"))
        .fee_split(amount("50"));
    let payment = create(&sandbox, &with);
    // 100 × 1.10 × (1 + 0.3 % × 50 %).
    assert_eq!(payment.payer_amount.unwrap().as_str(), "110.165");
    assert_eq!(payment.amount_usd.unwrap().as_str(), "100.00");
}

#[test]
fn locks_refunds_and_confirmations() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    let usdt = || control.balances().unwrap()[0].clone();
    let start = usdt().free;
    control
        .switch(|all| all.gateway2328.refund_seconds = None)
        .unwrap();

    create(&sandbox, &order(&shop, "A"));
    control.aml_lock("A").unwrap();
    assert_eq!(
        (usdt().free, usdt().locked),
        (start.clone(), amount("99.7"))
    );
    control.release("A").unwrap();
    assert_eq!(
        (usdt().free, usdt().locked),
        (&start + &amount("99.7"), Amount::zero())
    );
    control.refund("A").unwrap();
    assert_eq!(usdt().free, start);
    control.end_refund("A", false).unwrap();
    assert_eq!(usdt().free, &start + &amount("99.7"));
    control.refund("A").unwrap();
    control.end_refund("A", true).unwrap();
    assert!(control.end_refund("A", true).is_err());
    let told = shop.told_of("A", 6);
    assert_eq!(
        told,
        [
            "aml_lock",
            "paid",
            "refund_process",
            "refund_fail",
            "refund_process",
            "refund_paid"
        ]
    );

    control
        .switch(|all| all.gateway2328.confirmation_seconds = 60)
        .unwrap();
    create(&sandbox, &order(&shop, "B"));
    control.pay("B", &Pay::Exact).unwrap();
    assert_eq!(shop.told_of("B", 2), ["awaiting_confirmation", "paid"]);
    control.force_status("B", "brand_new_status").unwrap();
    assert_eq!(status(&sandbox, "B"), "brand_new_status");
    assert_eq!(shop.told_of("B", 3)[2], "brand_new_status");
}

#[test]
fn late_and_wrong_payments_follow_their_switches() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    create(&sandbox, &order(&shop, "A"));
    control.pay("A", &Pay::WrongCoin).unwrap();
    assert_eq!(status(&sandbox, "A"), "check");
    assert!(shop.told_so_far("A").is_empty());
    control
        .switch(|all| all.gateway2328.wrong_coin = WrongCoin::Credited)
        .unwrap();
    control.pay("A", &Pay::WrongCoin).unwrap();
    let a = info(&sandbox, "A");
    assert_eq!(a.payment_status, PaymentStatus::Paid);
    assert_eq!(a.payer_currency.unwrap(), "TRX");
    assert_eq!(a.payment_amount, Some(amount("400")));

    control
        .switch(|all| all.gateway2328.late_payment = LatePayment::Ignored)
        .unwrap();
    create(&sandbox, &order(&shop, "B"));
    control.pay("B", &Pay::Late).unwrap();
    let b = info(&sandbox, "B");
    assert_eq!(
        (b.payment_status, b.payment_amount),
        (PaymentStatus::Cancel, None)
    );
    assert_eq!(shop.told_of("B", 1), ["cancel"]);
}

#[test]
fn a_late_payer_of_a_coinless_invoice_is_given_a_coin() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    for (id, expires_first) in [("A", false), ("B", true)] {
        let bare = PaymentCreate::new(amount("128"), "USD", id).url_callback(shop.url("/hook"));
        create(&sandbox, &bare);
        if expires_first {
            control.expire(id).unwrap();
        }
        control.pay(id, &Pay::Late).unwrap();
        let paid = info(&sandbox, id);
        assert_eq!(paid.payment_status, PaymentStatus::Paid, "{id}");
        assert!(paid.payer_currency.is_some() && paid.payment_amount == paid.payer_amount);
        assert_eq!(shop.told_of(id, 2), ["cancel", "paid"]);
    }
}

#[test]
fn the_list_of_payments_is_complete() {
    let sandbox = fast().start_blocking().unwrap();
    let gateway = gateway2328(&sandbox);
    for number in 0..1_001 {
        let order = PaymentCreate::new(amount("1"), "USD", format!("ORDER-{number}"));
        call(&gateway.payments().create(&order).unwrap()).unwrap();
    }
    let payments = sandbox.control().payments().unwrap();
    assert_eq!(payments.len(), 1_001);
    assert_eq!(payments[0].order_id(), "ORDER-1000");
    assert_eq!(payments[1_000].order_id(), "ORDER-0");
}
