//! What else a merchant has at 2328: payouts, static wallets, balances, rates, conversions.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use cointill::gateway2328::{
    AmountSide, ConversionRequest, EventData, FeeOption, PaymentStatus, Payout, PayoutCalc,
    PayoutCreate, PayoutStatus, StaticWalletCreate, StaticWalletList, StaticWalletQuery,
    StaticWalletTransactionList, WebhookKind,
};
use cointill::{Amount, ErrorCode};
use cointill_sandbox::{ConvertKey, PrivateCallbacks, Sandbox};
use support::{Shop, amount, call, control, fast, gateway2328, post_2328};

fn payout(shop: &Shop, id: &str) -> PayoutCreate {
    PayoutCreate::new("USDT", "TRX-TRC20", amount("100"), "TTEST")
        .order_id(id)
        .url_callback(shop.url("/payouts"))
}

fn send(sandbox: &Sandbox, request: &PayoutCreate) -> Result<Payout, cointill::Error> {
    call(&gateway2328(sandbox).payouts().create(request).unwrap())
}

fn free(sandbox: &Sandbox, code: &str) -> Amount {
    let balances = sandbox.control().balances().unwrap();
    let found = balances
        .into_iter()
        .find(|balance| balance.currency == code);
    found.unwrap().free
}

#[test]
fn a_payout_is_sent_and_told_with_the_payout_key() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    let sent = send(&sandbox, &payout(&shop, "PO-1")).unwrap();
    assert_eq!(sent.status, PayoutStatus::Pending);
    assert_eq!(sent.merchant_amount, Some(amount("100")));
    assert_eq!(sent.network_amount, Some(amount("98")));
    assert_eq!(free(&sandbox, "USDT"), amount("9900"));
    let again = send(&sandbox, &payout(&shop, "PO-1")).unwrap();
    assert_eq!(
        (again.uuid.clone(), free(&sandbox, "USDT")),
        (sent.uuid.clone(), amount("9900"))
    );

    let told = shop.wait_for(1).remove(0);
    let webhooks = gateway2328(&sandbox).webhooks();
    assert!(webhooks.verify(WebhookKind::Payment, &told.body).is_err());
    let event = webhooks.verify(WebhookKind::Payout, &told.body).unwrap();
    let EventData::Payout(event) = event.data else {
        panic!("no payout: {}", told.text());
    };
    assert_eq!(event.status, PayoutStatus::Completed);
    let gateway = gateway2328(&sandbox);
    let status = call(&gateway.payouts().status(&sent.uuid).unwrap()).unwrap();
    assert_eq!(status.status, PayoutStatus::Completed);
    assert!(status.txid.is_some() && status.block_number.is_some());
    let unknown = call(&gateway.payouts().status("x").unwrap()).unwrap_err();
    assert_eq!(unknown.code(), ErrorCode::NotFound);
}

#[test]
fn fees_are_added_or_deducted_and_other_balances_converted() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    sandbox
        .control()
        .switch(|all| all.gateway2328.payout_seconds = None)
        .unwrap();
    let add = send(&sandbox, &payout(&shop, "A").fee_option(FeeOption::Add)).unwrap();
    assert_eq!(add.merchant_amount, Some(amount("102")));
    assert_eq!(add.network_amount, Some(amount("100")));
    let calc = PayoutCalc::new("USDT", "TRX-TRC20", amount("100")).fee_option(FeeOption::Add);
    let calc = call(&gateway2328(&sandbox).payouts().calc(&calc).unwrap()).unwrap();
    assert_eq!(calc.merchant_amount, add.merchant_amount);
    assert_eq!(calc.total_fee_usd.unwrap().as_str(), "2.00");
    assert_eq!(free(&sandbox, "USDT"), amount("9898"));

    // 100 USDT at 0.25 USD for one TRX, and 0.2 % for the conversion.
    let from = send(&sandbox, &payout(&shop, "B").from_currency("TRX")).unwrap();
    assert_eq!(free(&sandbox, "TRX"), amount("9599.2"));
    let status = call(&gateway2328(&sandbox).payouts().status(&from.uuid).unwrap()).unwrap();
    assert_eq!(status.debited_amount, Some(amount("400.8")));
    assert_eq!(status.debited_currency.unwrap(), "TRX");

    let control = sandbox.control();
    control.fail_payout("B", "aml_risk").unwrap();
    assert_eq!(free(&sandbox, "TRX"), amount("10000"));
    control.cancel_payout("A").unwrap();
    assert_eq!(free(&sandbox, "USDT"), amount("10000"));
    assert!(control.complete_payout("A").is_err());
    assert_eq!(shop.told_of("B", 1), ["failed"]);
    assert_eq!(shop.told_of("A", 1), ["cancelled"]);

    for (request, field) in [
        (payout(&shop, "C").from_currency("BTC"), "amount"),
        (
            PayoutCreate::new("USDT", "TRX-TRC20", amount("5.9"), "T"),
            "amount",
        ),
        (
            PayoutCreate::new("USDT", "TRX-TRC20", amount("10.0000001"), "T"),
            "amount",
        ),
        (
            PayoutCreate::new("USDT", "BTC", amount("10"), "T"),
            "network",
        ),
    ] {
        control.set_balance("BTC", &Amount::zero()).unwrap();
        let error = send(&sandbox, &request).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Validation);
        assert!(error.details().unwrap().get(field).is_some(), "{error}");
    }
}

#[test]
fn static_wallets_take_deposits() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let shop = Shop::start();
    let gateway = gateway2328(&sandbox);
    let wallets = gateway.static_wallets();
    let request = StaticWalletCreate::new("USDT", "TRX-TRC20", "customer-1", shop.url("/wallet"))
        .label("Anna");
    let wallet = call(&wallets.create(&request).unwrap()).unwrap();
    assert_eq!(
        call(&wallets.create(&request).unwrap()).unwrap().uuid,
        wallet.uuid
    );
    let other = StaticWalletCreate::new("USDT", "SOL", "customer-1", shop.url("/wallet"));
    assert_ne!(
        call(&wallets.create(&other).unwrap()).unwrap().uuid,
        wallet.uuid
    );

    control.deposit(&wallet.uuid, &amount("10")).unwrap();
    let told = shop.wait_for(1).remove(0);
    let event = gateway
        .webhooks()
        .verify(WebhookKind::StaticWallet, &told.body)
        .unwrap();
    let EventData::StaticWallet(deposit) = event.data else {
        panic!("no deposit: {}", told.text());
    };
    assert_eq!(deposit.net_amount, Some(amount("9.97")));
    assert_eq!(deposit.address, wallet.address);
    assert_eq!(free(&sandbox, "USDT"), amount("10009.97"));

    let locked = control.deposit_locked(&wallet.uuid, &amount("5")).unwrap();
    assert_eq!(control.balances().unwrap()[0].locked, amount("4.985"));
    control.end_deposit(&locked.uuid).unwrap();
    assert_eq!(control.balances().unwrap()[0].locked, Amount::zero());
    assert_eq!(free(&sandbox, "USDT"), amount("10014.955"));

    let off = call(&wallets.disable(&wallet.uuid).unwrap()).unwrap();
    assert_eq!(off.status.as_str(), "inactive");
    control.deposit(&wallet.uuid, &amount("1")).unwrap();
    let query = StaticWalletQuery::Address(wallet.address.unwrap().to_string());
    let info = call(&wallets.info(&query).unwrap()).unwrap();
    assert_eq!(
        (info.total_received, info.transactions_count),
        (Some(amount("15")), Some(2))
    );
    call(&wallets.enable(&wallet.uuid).unwrap()).unwrap();
    for _ in 0..3 {
        control.deposit(&wallet.uuid, &amount("1")).unwrap();
    }
    let list = StaticWalletTransactionList::new(wallet.uuid.as_str()).per_page(2u32);
    let page = call(&wallets.transactions(&list).unwrap()).unwrap();
    assert_eq!((page.items.len(), page.next_page()), (2, Some(2)));
    assert_eq!(page.paginate.has_pages, Some(true));
    assert_eq!(page.items[0].payment_status, PaymentStatus::Paid);
    control
        .switch(|all| all.gateway2328.one_pagination_shape = true)
        .unwrap();
    let page = call(&wallets.transactions(&list).unwrap()).unwrap();
    assert_eq!(
        (page.paginate.total, page.paginate.has_pages),
        (Some(5), None)
    );
    let by_coin = StaticWalletList::new().network("SOL");
    assert_eq!(
        call(&wallets.list(&by_coin).unwrap()).unwrap().items.len(),
        1
    );
    assert_eq!(shop.wait_for(6).len(), 6);
}

#[test]
fn conversions_move_balances_every_time() {
    let sandbox = fast().start_blocking().unwrap();
    let gateway = gateway2328(&sandbox);
    let request = ConversionRequest::new("BTC", "USDT", amount("0.1"), AmountSide::From);
    let price = call(&gateway.conversions().price(&request).unwrap()).unwrap();
    assert_eq!(price.to_amount, amount("6387.2"));
    assert_eq!(price.effective_rate.unwrap().as_str(), "63872.00000000");
    assert_eq!(free(&sandbox, "BTC"), amount("1"));
    let done = call(&gateway.conversions().convert(&request).unwrap()).unwrap();
    assert_eq!(
        (done.id.as_str(), done.fee_amount),
        ("1", Some(amount("12.8")))
    );
    let done = call(&gateway.conversions().convert(&request).unwrap()).unwrap();
    assert_eq!(done.id, "2");
    assert_eq!(free(&sandbox, "BTC"), amount("0.8"));
    assert_eq!(free(&sandbox, "USDT"), amount("22774.4"));

    let to = ConversionRequest::new("USDT", "TRX", amount("4"), AmountSide::To);
    let price = call(&gateway.conversions().price(&to).unwrap()).unwrap();
    assert!(price.to_amount >= amount("4") && price.to_amount < amount("4.00000010"));
    let much = ConversionRequest::new("BTC", "USDT", amount("5"), AmountSide::From);
    let error = call(&gateway.conversions().convert(&much).unwrap()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Validation);
}

#[test]
fn markets_are_read_in_every_shape() {
    let sandbox = fast().start_blocking().unwrap();
    let control = sandbox.control();
    let gateway = gateway2328(&sandbox);
    let rates = gateway.rates();
    let matrix = call(&rates.exchange_rates().unwrap()).unwrap();
    assert_eq!(matrix.rate("RUB", "USD").unwrap().as_str(), "0.01250000");
    assert_eq!(matrix.rate("USDT", "INR").unwrap().as_str(), "78.12500000");
    assert!(matrix.rate("USD", "USD").is_none() && matrix.rate("PEPE", "USD").is_none());
    control.set_price("EUR", &amount("1.1")).unwrap();
    let matrix = call(&rates.exchange_rates().unwrap()).unwrap();
    assert_eq!(matrix.rate("EUR", "USD").unwrap().as_str(), "1.10000000");

    let bare = call(&rates.prices().unwrap()).unwrap();
    control
        .switch(|all| all.gateway2328.prices_in_envelope = true)
        .unwrap();
    assert_eq!(call(&rates.prices().unwrap()).unwrap(), bare);
    let btc = bare
        .iter()
        .find(|p| p.from == "BTC" && p.to == "USDT")
        .unwrap();
    assert_eq!(btc.price, amount("64640"));
    let directions = call(&rates.directions().unwrap()).unwrap();
    let usdt = directions.iter().filter(|d| d.currency == "USDT").count();
    assert_eq!((directions.len(), usdt), (26, 7));
    let balances = call(&gateway.balance().get().unwrap()).unwrap();
    assert_eq!(balances[0].balance.as_str(), "10000.00");

    control
        .switch(|all| all.gateway2328.convert_key = ConvertKey::PayoutKey)
        .unwrap();
    let error = call(&rates.prices().unwrap()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Authentication);
}

#[test]
fn private_callbacks_are_refused_when_a_switch_says_so() {
    let sandbox = fast().start_blocking().unwrap();
    let body = |id: &str, host: &str| {
        format!(
            r#"{{"amount":"5","currency":"USD","order_id":"{id}","url_callback":"https://{host}/x"}}"#
        )
    };
    let post = |body: &str| post_2328(&sandbox, "/v1/payment", body).status;
    assert_eq!(post(&body("A", "192.168.0.7")), 200);
    for (rule, status) in [
        (PrivateCallbacks::FirewallPage, 403),
        (PrivateCallbacks::Refused, 422),
    ] {
        sandbox
            .control()
            .switch(|all| all.gateway2328.private_callbacks = rule)
            .unwrap();
        assert_eq!(post(&body("B", "192.168.0.7")), status);
        assert_eq!(post(&body("C", "shop.example")), 200);
    }
}

#[test]
fn the_control_interface_does_the_same_over_http() {
    let sandbox = fast().start_blocking().unwrap();
    let shop = Shop::start();
    let patch = r#"{"2328":{"payout_seconds":null}}"#;
    assert_eq!(control(&sandbox, "PATCH", "/switches", patch).status, 200);
    send(&sandbox, &payout(&shop, "PO-1")).unwrap();
    let done = control(&sandbox, "POST", "/payouts/PO-1/complete", "");
    assert_eq!(
        (done.status, &done.json()["status"]),
        (200, &"completed".into())
    );
    assert_eq!(
        control(&sandbox, "POST", "/payouts/PO-1/complete", "").status,
        409
    );
    assert_eq!(
        control(&sandbox, "POST", "/payouts/PO-2/fail", "").status,
        404
    );
    assert_eq!(
        control(&sandbox, "POST", "/payouts/PO-1/explode", "").status,
        404
    );
    let balance = control(&sandbox, "PUT", "/balances/BTC", r#"{"free":"2.5"}"#);
    assert_eq!(balance.json()["free"], "2.5");
    let float = control(&sandbox, "PUT", "/balances/BTC", r#"{"free":2.5}"#);
    assert_eq!(float.status, 400);
    control(&sandbox, "PUT", "/prices/BTC", r#"{"usd":"80000"}"#);
    assert_eq!(
        control(&sandbox, "GET", "/prices", "").json()["BTC"],
        "80000"
    );
    let wallet =
        r#"{"currency":"BTC","network":"BTC","order_id":"w","url_callback":"http://127.0.0.1:9/"}"#;
    assert_eq!(post_2328(&sandbox, "/v1/static-wallet", wallet).status, 200);
    let deposit = control(
        &sandbox,
        "POST",
        "/wallets/w/deposits",
        r#"{"amount":"0.5"}"#,
    );
    assert_eq!(deposit.json()["status"], "paid");
    assert_eq!(
        control(&sandbox, "GET", "/wallets/w/deposits", "").json()[0]["amount"],
        "0.5"
    );
    assert_eq!(
        control(&sandbox, "POST", "/wallets/w/disable", "").json()["status"],
        "inactive"
    );
}
