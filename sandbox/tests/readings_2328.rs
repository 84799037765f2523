//! Payments of 2328: repeats, lists, problems of fields, and how texts follow the switches.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use cointill::ErrorCode;
use cointill::gateway2328::{Payment, PaymentCreate, PaymentList, PaymentStatus, WebhookKind};
use cointill_sandbox::{Pay, RepeatedCreate, Sandbox, Times, TonCode, WebhookForm};
use support::{Shop, amount, call, fast, gateway2328, post_2328};

fn order(shop: &Shop, id: &str) -> PaymentCreate {
    PaymentCreate::new(amount("100"), "USD", id)
        .to_currency("USDT")
        .network("TRX-TRC20")
        .url_callback(shop.url("/hook"))
}

fn create(sandbox: &Sandbox, order: &PaymentCreate) -> Payment {
    call(&gateway2328(sandbox).payments().create(order).unwrap()).unwrap()
}

#[test]
fn the_same_order_id_gives_the_same_invoice_until_a_switch_says_otherwise() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    let first = create(&sandbox, &order(&shop, "A"));
    let again = create(&sandbox, &order(&shop, "A"));
    assert_eq!(first.uuid, again.uuid);
    let other = order(&shop, "A").description("another");
    assert_eq!(create(&sandbox, &other).uuid, first.uuid);
    control.pay("A", &Pay::Exact).unwrap();
    assert_eq!(
        create(&sandbox, &order(&shop, "A")).payment_status,
        PaymentStatus::Paid
    );

    control
        .switch(|all| all.gateway2328.repeat_with_other_body = RepeatedCreate::Conflict)
        .unwrap();
    let error = call(&gateway2328(&sandbox).payments().create(&other).unwrap()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Duplicate);
    create(&sandbox, &order(&shop, "B"));
    control.expire("B").unwrap();
    assert_eq!(
        create(&sandbox, &order(&shop, "B")).payment_status,
        PaymentStatus::Cancel
    );
    control
        .switch(|all| all.gateway2328.repeat_of_dead_invoice = RepeatedCreate::New)
        .unwrap();
    assert_eq!(
        create(&sandbox, &order(&shop, "B")).payment_status,
        PaymentStatus::Check
    );
}

#[test]
fn lists_have_pages_and_filters() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    for i in 0..7 {
        create(&sandbox, &order(&shop, &format!("O{i}")));
    }
    sandbox.control().pay("O3", &Pay::Exact).unwrap();
    let gateway = gateway2328(&sandbox);
    let list = |request: PaymentList| call(&gateway.payments().list(&request).unwrap()).unwrap();
    let page = list(PaymentList::new().per_page(3u32).page(3u32));
    assert_eq!((page.items.len(), page.next_page()), (1, None));
    assert_eq!(page.items[0].order_id.as_deref(), Some("O0"));
    let place = page.paginate;
    assert_eq!(
        (place.total, place.total_pages, place.count),
        (Some(7), Some(3), Some(1))
    );
    let paid = list(PaymentList::new().status(PaymentStatus::Paid));
    assert_eq!(paid.items[0].order_id.as_deref(), Some("O3"));
    assert_eq!(paid.items.len(), 1);
    assert!(
        list(PaymentList::new().date_to("2026-01-01"))
            .items
            .is_empty()
    );
    assert_eq!(
        list(PaymentList::new().date_from("2026-01-01")).items.len(),
        7
    );
}

#[test]
fn texts_follow_their_switches() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    control
        .switch(|all| {
            let own = &mut all.gateway2328;
            own.ton_code = TonCode::Gram;
            own.times = Times::Moscow;
            own.webhook_form = WebhookForm::PhpEscaped;
            own.webhook_has_link_and_qr = true;
            own.sign_first = true;
        })
        .unwrap();
    let payment = create(
        &sandbox,
        &PaymentCreate::new(amount("5"), "TON", "Ключ/1")
            .network("TON")
            .url_callback(shop.url("/hook")),
    );
    assert_eq!(payment.currency, "GRAM");
    assert_eq!(payment.payer_currency.unwrap(), "GRAM");
    assert!(payment.created_at.unwrap().as_str().ends_with("+03:00"));
    control.pay("Ключ/1", &Pay::Exact).unwrap();
    let webhook = shop.wait_for(1).remove(0);
    assert!(
        webhook.text().starts_with("{\"sign\":\""),
        "{}",
        webhook.text()
    );
    assert!(
        webhook.text().contains("http:\\/\\/127.0.0.1"),
        "{}",
        webhook.text()
    );
    assert!(webhook.text().contains("\\u041a"), "{}", webhook.text());
    assert!(webhook.json()["qr"].is_string() && webhook.json()["tg_deeplink"].is_string());
    let verifier = gateway2328(&sandbox).webhooks();
    verifier
        .verify(WebhookKind::Payment, &webhook.body)
        .unwrap();
}

#[test]
fn problems_of_fields_are_told_all_at_once() {
    let sandbox = fast().start_blocking().unwrap();
    let body = r#"{"amount":"-1","currency":"XXX","network":"TRX-TRC20","ttl_seconds":60,"url_callback":"ftp://x"}"#;
    let raw = post_2328(&sandbox, "/v1/payment", body);
    assert_eq!(raw.status, 422);
    let fields: Vec<_> = raw.json()["errors"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(
        fields,
        [
            "amount",
            "order_id",
            "currency",
            "network",
            "url_callback",
            "ttl_seconds"
        ]
    );
    let both = r#"{"uuid":"x","order_id":"y"}"#;
    let raw = post_2328(&sandbox, "/v1/payment/info", both);
    assert_eq!((raw.status, raw.json()["state"].as_i64()), (404, Some(1)));
    for bad in ["[]", "{", "{\"a\":1,\"a\":2}"] {
        assert_eq!(post_2328(&sandbox, "/v1/payment", bad).status, 400, "{bad}");
    }
    // Digits of a JSON number count as they are written.
    let number = r#"{"amount":12345678901234567.89,"currency":"USD","order_id":"N"}"#;
    let raw = post_2328(&sandbox, "/v1/payment", number);
    assert_eq!(raw.json()["result"]["amount"], "12345678901234567.89");
}
