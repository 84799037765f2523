//! Delivery: repeats, order, holding back, replaying, and what a shop's answer means.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::time::Duration;

use cointill::gateway2328::PaymentCreate;
use cointill_sandbox::{
    Acknowledgement, Delivery, DeliveryState, Fault, Pay, Portion, RetrySchedule, Sandbox,
    WebhookEffect, WebhookFault,
};
use support::{PATIENCE, Shop, amount, call, control, fast, gateway2328, post_alchemypay};

fn create(sandbox: &Sandbox, shop: &Shop, id: &str) {
    let order = PaymentCreate::new(amount("100"), "USD", id)
        .to_currency("USDT")
        .network("TRX-TRC20")
        .url_callback(shop.url("/hook"));
    call(&gateway2328(sandbox).payments().create(&order).unwrap()).unwrap();
}

fn part(percent: u32) -> Pay {
    Pay::Short(Portion::Percent(percent))
}

/// An order of Alchemy Pay, with letters in its number.
fn order(sandbox: &Sandbox, shop: &Shop, number: &str) {
    let body = format!(
        r#"{{"appId":"SANDBOX0001","merchantOrderNo":"{number}","orderAmount":"1","payCurrency":"USD","userId":"u","callbackURL":"{}"}}"#,
        shop.url("/order")
    );
    let message = cointill::alchemypay::Message::Create;
    let raw = post_alchemypay(sandbox, "/open/api/payment/V2", message, &body);
    assert_eq!(raw.json()["code"], "0");
}

fn deliveries(sandbox: &Sandbox) -> Vec<Delivery> {
    sandbox.control().deliveries().unwrap()
}

fn settle(sandbox: &Sandbox) {
    assert!(sandbox.control().wait_for_deliveries(PATIENCE).unwrap());
}

#[test]
fn what_is_not_taken_is_repeated_until_it_is() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    shop.answer(&[(500, ""), (204, ""), (307, "")]);
    create(&sandbox, &shop, "A");
    sandbox.control().pay("A", &Pay::Exact).unwrap();
    settle(&sandbox);
    let delivery = deliveries(&sandbox).remove(0);
    let statuses: Vec<_> = delivery
        .attempts
        .iter()
        .map(|a| a.http_status.unwrap())
        .collect();
    assert_eq!(statuses, [500, 204, 307, 200]);
    assert_eq!(delivery.state, DeliveryState::Delivered);
    let received = shop.received();
    assert!(received.iter().all(|webhook| webhook.path == "/hook"));
    assert!(
        received
            .iter()
            .all(|webhook| webhook.body == delivery.body.as_bytes())
    );
    // 10 s, 30 s and 60 s of the schedule, a thousand times faster.
    let gaps: Vec<_> = delivery
        .attempts
        .windows(2)
        .map(|w| w[1].at_ms - w[0].at_ms)
        .collect();
    assert!(gaps[0] >= 10 && gaps[1] >= 30 && gaps[2] >= 60, "{gaps:?}");
}

#[test]
fn a_shop_that_never_takes_it_is_given_up() {
    let sandbox = Sandbox::builder()
        .time_scale(1_000_000)
        .start_blocking()
        .unwrap();
    let shop = Shop::start();
    shop.answer(&[(500, ""); 10]);
    create(&sandbox, &shop, "A");
    sandbox.control().pay("A", &Pay::Exact).unwrap();
    settle(&sandbox);
    let delivery = deliveries(&sandbox).remove(0);
    assert_eq!(
        (delivery.attempts.len(), delivery.state),
        (10, DeliveryState::GivenUp)
    );
    // Nobody listens there.
    let gone = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let body = format!(
        r#"{{"amount":"1","currency":"USD","order_id":"B","url_callback":"http://{gone}/"}}"#
    );
    assert_eq!(
        support::post_2328(&sandbox, "/v1/payment", &body).status,
        200
    );
    sandbox.control().pay("B", &Pay::Exact).unwrap();
    settle(&sandbox);
    let refused = deliveries(&sandbox).pop().unwrap();
    let error = refused.attempts[0].error.clone().unwrap();
    assert!(error.to_lowercase().contains("refused"), "{error}");
}

#[test]
fn a_slow_shop_runs_into_the_time_out() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    sandbox
        .control()
        .switch(|all| all.delivery.timeout_ms = 60)
        .unwrap();
    shop.take_its_time(Duration::from_millis(200));
    create(&sandbox, &shop, "A");
    sandbox.control().pay("A", &Pay::Exact).unwrap();
    shop.wait_for(1);
    shop.take_its_time(Duration::ZERO);
    settle(&sandbox);
    let attempts = deliveries(&sandbox).remove(0).attempts;
    assert_eq!(attempts[0].error.as_deref(), Some("no answer within 60 ms"));
    assert!(attempts.last().unwrap().taken);
}

/// Waits until the newest delivery was tried so often.
fn tried(sandbox: &Sandbox, attempts: usize) -> Delivery {
    let end = std::time::Instant::now() + PATIENCE;
    loop {
        let delivery = deliveries(sandbox).pop().unwrap();
        if delivery.attempts.len() >= attempts {
            return delivery;
        }
        assert!(std::time::Instant::now() < end, "{delivery:?}");
        std::thread::sleep(Duration::from_millis(3));
    }
}

#[test]
fn both_rules_and_both_schedules_of_alchemy_pay() {
    let sandbox = Sandbox::builder().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    // Seconds from the first attempt to the second, once the first has failed.
    let gap =
        |delivery: &Delivery| (delivery.next_at_ms - delivery.attempts[0].at_ms - 1) / 10_000 * 10;
    shop.answer(&[(200, "ok"), (201, "success")]);
    order(&sandbox, &shop, "A");
    control.pay("A", &Pay::Exact).unwrap();
    assert_eq!(gap(&tried(&sandbox, 1)), 120);
    control.advance(Duration::from_secs(121)).unwrap();
    tried(&sandbox, 2);
    control.advance(Duration::from_secs(121)).unwrap();
    settle(&sandbox);
    assert_eq!(deliveries(&sandbox)[0].attempts.len(), 3);

    control
        .switch(|all| {
            all.alchemypay.acknowledgement = Acknowledgement::Or;
            all.alchemypay.retry_schedule = RetrySchedule::Old;
        })
        .unwrap();
    shop.answer(&[(500, "no"), (200, "ok")]);
    order(&sandbox, &shop, "B");
    control.pay("B", &Pay::Exact).unwrap();
    assert_eq!(gap(&tried(&sandbox, 1)), 10);
    control.advance(Duration::from_secs(11)).unwrap();
    settle(&sandbox);
    assert_eq!(deliveries(&sandbox)[1].attempts.len(), 2);
}

#[test]
fn events_of_a_payment_wait_for_each_other_unless_a_switch_says_otherwise() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    shop.answer(&[(500, "")]);
    create(&sandbox, &shop, "A");
    control.pay("A", &part(10)).unwrap();
    control.pay("A", &part(10)).unwrap();
    control.pay("A", &Pay::TopUp).unwrap();
    settle(&sandbox);
    let told = shop.told_so_far("A");
    assert_eq!(
        told,
        [
            "underpaid_check",
            "underpaid_check",
            "underpaid_check",
            "paid"
        ]
    );
    let bodies: Vec<_> = shop
        .received()
        .iter()
        .map(|r| r.text().to_owned())
        .collect();
    assert_eq!(bodies[0], bodies[1]);

    control.switch(|all| all.delivery.in_order = false).unwrap();
    shop.answer(&[(500, "")]);
    create(&sandbox, &shop, "B");
    control.pay("B", &part(10)).unwrap();
    control.pay("B", &Pay::TopUp).unwrap();
    settle(&sandbox);
    assert_eq!(
        shop.told_so_far("B"),
        ["underpaid_check", "paid", "underpaid_check"]
    );
}

#[test]
fn holding_releasing_reordering_and_replaying() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    control.hold_webhooks().unwrap();
    create(&sandbox, &shop, "A");
    control.pay("A", &part(10)).unwrap();
    control.pay("A", &part(20)).unwrap();
    control.pay("A", &Pay::TopUp).unwrap();
    std::thread::sleep(Duration::from_millis(50));
    assert!(shop.received().is_empty());
    let ids: Vec<_> = deliveries(&sandbox).iter().map(|d| d.id).collect();
    // The newest overtakes all.
    control.release_webhook(ids[2]).unwrap();
    assert_eq!(shop.told_of("A", 1), ["paid"]);
    settle(&sandbox);
    assert!(control.reorder_webhooks(&[ids[2], ids[0]]).is_err());
    control.reorder_webhooks(&[ids[1], ids[0]]).unwrap();
    control.release_webhooks().unwrap();
    settle(&sandbox);
    let amounts: Vec<_> = shop
        .received()
        .iter()
        .map(|r| r.json()["payment_amount"].clone())
        .collect();
    assert_eq!(amounts, ["100.00000000", "30.00000000", "10.00000000"]);
    let copy = control.replay(ids[0]).unwrap();
    settle(&sandbox);
    let received = shop.received();
    assert_eq!((received.len(), copy.id), (4, 4));
    assert_eq!(received[3].body, received[2].body);
    assert!(control.replay(99).is_err());
}

fn with(sandbox: &Sandbox, effect: WebhookEffect) {
    sandbox.control().inject(WebhookFault::new(effect)).unwrap();
}

#[test]
fn webhooks_are_lost_doubled_reordered_and_delayed_on_demand() {
    let sandbox = Sandbox::builder().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    create(&sandbox, &shop, "A");
    let fault = WebhookFault::new(WebhookEffect::Lost).status("paid");
    control.inject(fault).unwrap();
    control.pay("A", &part(50)).unwrap();
    control.pay("A", &Pay::TopUp).unwrap();
    settle(&sandbox);
    assert_eq!(shop.told_so_far("A"), ["underpaid_check"]);
    assert_eq!(deliveries(&sandbox)[1].state, DeliveryState::Lost);

    with(&sandbox, WebhookEffect::Doubled);
    create(&sandbox, &shop, "B");
    control.pay("B", &Pay::Exact).unwrap();
    settle(&sandbox);
    assert_eq!(shop.told_so_far("B"), ["paid", "paid"]);

    with(&sandbox, WebhookEffect::Reordered);
    create(&sandbox, &shop, "C");
    control.pay("C", &part(50)).unwrap();
    std::thread::sleep(Duration::from_millis(30));
    assert!(shop.told_so_far("C").is_empty());
    control.pay("C", &Pay::TopUp).unwrap();
    settle(&sandbox);
    assert_eq!(shop.told_so_far("C"), ["paid", "underpaid_check"]);

    with(&sandbox, WebhookEffect::Delayed { ms: 60_000 });
    create(&sandbox, &shop, "D");
    control.pay("D", &part(50)).unwrap();
    control.pay("D", &Pay::TopUp).unwrap();
    shop.told_of("D", 1);
    control.advance(Duration::from_secs(60)).unwrap();
    settle(&sandbox);
    assert_eq!(shop.told_so_far("D"), ["paid", "underpaid_check"]);
    assert!(control.faults().is_empty());
}

#[test]
fn webhooks_are_written_otherwise_and_tampered_with_on_demand() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    let webhooks = gateway2328(&sandbox).webhooks();
    let kind = cointill::gateway2328::WebhookKind::Payment;
    for (i, (effect, good)) in [
        (WebhookEffect::PhpEscaped, true),
        (WebhookEffect::TamperedSignature, false),
        (WebhookEffect::TamperedAmount, false),
        (WebhookEffect::Reserialised, false),
    ]
    .into_iter()
    .enumerate()
    {
        with(&sandbox, effect.clone());
        let id = format!("É{i}");
        create(&sandbox, &shop, &id);
        control.pay(&id, &Pay::Exact).unwrap();
        let body = shop.wait_for(i + 1).remove(i).body;
        assert_eq!(webhooks.verify(kind, &body).is_ok(), good, "{effect:?}");
    }
    with(&sandbox, WebhookEffect::Reserialised);
    order(&sandbox, &shop, "Z");
    control.pay("Z", &Pay::Exact).unwrap();
    let body = shop.wait_for(5).remove(4).body;
    // Alchemy Pay sorts before it signs, so the order on the wire does not matter.
    let kind = cointill::alchemypay::WebhookKind::Order;
    support::alchemypay(&sandbox)
        .webhooks()
        .verify(kind, &body)
        .unwrap();
}

#[test]
fn the_control_interface_does_the_same_over_http() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    let post = |path: &str, body: &str| control(&sandbox, "POST", path, body);
    let fault = r#"{"on":"webhook","kind":"payment","effect":{"kind":"doubled"}}"#;
    assert_eq!(post("/faults", fault).json()["id"], 1);
    let parsed: Fault = serde_json::from_str(fault).unwrap();
    assert_eq!(sandbox.control().faults(), [(1, parsed)]);
    assert_eq!(post("/deliveries/hold", "").json()["held"], true);
    create(&sandbox, &shop, "A");
    assert_eq!(
        post("/payments/A/pay", r#"{"how":"short","percent":25}"#).status,
        200
    );
    let list = control(&sandbox, "GET", "/deliveries", "").json();
    let states: Vec<_> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["state"].clone())
        .collect();
    assert_eq!(states, ["held", "held"]);
    assert_eq!(post("/deliveries/2/release", "").json()["state"], "pending");
    shop.wait_for(1);
    assert_eq!(post("/deliveries/reorder", r#"{"ids":[1]}"#).status, 200);
    assert_eq!(post("/deliveries/release", "").json()["held"], false);
    assert_eq!(
        post("/deliveries/wait", r#"{"ms":20000}"#).json()["done"],
        true
    );
    assert_eq!(post("/deliveries/1/replay", "").json()["id"], 3);
    assert_eq!(post("/deliveries/wait", "").json()["done"], true);
    let one = control(&sandbox, "GET", "/deliveries/3", "").json();
    assert_eq!(
        (&one["state"], &one["attempts"][0]["http_status"]),
        (&"delivered".into(), &200.into())
    );
    assert_eq!(control(&sandbox, "DELETE", "/faults/1", "").status, 404);
    assert_eq!(
        post("/faults", r#"{"on":"webhook","effect":{"kind":"mangled"}}"#).status,
        400
    );
}
