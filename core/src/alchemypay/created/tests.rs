use super::*;
use crate::alchemypay::{
    AlchemyPay, AppSecret, Customize, Message, NativeCreate, Options, OrderCreate, OrderStatus,
};

fn secret() -> AppSecret {
    AppSecret::new("9999").unwrap()
}

fn gateway(host: Host, options: Options) -> AlchemyPay {
    AlchemyPay::new("TEST000001", secret(), host)
        .unwrap()
        .with_options(options)
}

fn order() -> OrderCreate {
    OrderCreate::new(
        "17236123450000",
        Amount::from(100),
        "USD",
        "user@example.com",
    )
}

fn answer(body: &str) -> Response {
    Response::new(200, Vec::new(), body.as_bytes().to_vec())
}

fn found(number: &str, currency: &str, user: &str, amount: &str) -> Response {
    answer(&format!(
        r#"{{"code":"0","model":{{"orderNo":"3002","orderStatus":"INIT","merchantOrderNo":"{number}","orderCurrency":"{currency}","userId":"{user}","orderAmount":"{amount}"}}}}"#
    ))
}

#[test]
fn a_lost_create_is_recovered_by_query() {
    let number = "17236123450000";
    let user = "user@example.com";
    let as_sent = Options {
        amount_unit: AmountUnit::AsSent,
        ..Options::default()
    };
    for (options, v1, amount) in [
        (Options::default(), false, "10000"),
        (Options::default(), true, "10000"),
        (as_sent.clone(), false, "100.00"),
        (as_sent.clone(), true, "10000"),
    ] {
        let gateway = gateway(Host::AlchemyProduction, options);
        let call = match v1 {
            false => gateway.payments().create(&order()),
            true => gateway.payments().create_v1(&order()),
        };
        let call = call.unwrap();
        let recovery = call.recovery().unwrap();
        let duplicate = call.read(&answer(
            r#"{"code":"8011","msg":"order not already exists"}"#,
        ));
        assert!((recovery.applies)(&duplicate.unwrap_err()));
        let other = call.read(&answer(r#"{"code":"8000"}"#));
        assert!(!(recovery.applies)(&other.unwrap_err()));
        assert!(
            recovery
                .request
                .request()
                .url()
                .ends_with("/open/api/payment/query")
        );
        let query = std::str::from_utf8(recovery.request.request().body()).unwrap();
        assert!(secret().verify(Message::Query, query, gateway.options()));
        // The payer need not be repeated.
        for user in [user, ""] {
            let created = (recovery.read)(&found(number, "USD", user, amount)).unwrap();
            assert_eq!(created.order_no, "3002");
            assert_eq!(
                created.web_url.as_deref(),
                Some("https://crypto-payment.alchemypay.org?orderNum=3002")
            );
            let order = created.recovered.unwrap();
            assert_eq!(order.order_status, OrderStatus::Init);
        }
    }
}

#[test]
fn what_a_query_finds_is_the_order_or_certainly_another_or_left_open() {
    let gateway = gateway(Host::AlchemyProduction, Options::default());
    let call = gateway.payments().create(&order()).unwrap();
    let recovery = call.recovery().unwrap();
    let number = "17236123450000";
    let user = "user@example.com";
    let used = |text: &str| format!("the order number {number} is used already{text}");
    for (response, code, text) in [
        (
            found("1", "USD", user, "10000"),
            ErrorCode::Duplicate,
            used(
                " by another order: expected merchantOrderNo \"17236123450000\", the existing order has \"1\"",
            ),
        ),
        (
            found(number, "EUR", user, "10000"),
            ErrorCode::Duplicate,
            used(
                " by another order: expected orderCurrency \"USD\", the existing order has \"EUR\"",
            ),
        ),
        (
            found(number, "USD", "u", "10000"),
            ErrorCode::Duplicate,
            used(
                " by another order: expected userId \"user@example.com\", the existing order has \"u\"",
            ),
        ),
        (
            found(number, "USD", user, "10001"),
            ErrorCode::Duplicate,
            used(
                " by another order: expected orderAmount \"10000\", the existing order has \"10001\"",
            ),
        ),
        (
            found(number, "USD", user, "100"),
            ErrorCode::Configuration,
            used(
                ": expected orderAmount 10000, the existing order has 100; a factor of 100 says that the option amount_unit is wrong",
            ),
        ),
        (
            found(number, "", user, "10000"),
            ErrorCode::MalformedResponse,
            "Order.orderCurrency: expected a value to tell the order by, got none".to_owned(),
        ),
        (
            found(number, "USD", user, ""),
            ErrorCode::MalformedResponse,
            "Order.orderAmount: expected a value to tell the order by, got none".to_owned(),
        ),
        (
            answer(r#"{"code":"8029"}"#),
            ErrorCode::NotFound,
            used(", yet a query does not find it: ask again before using another number"),
        ),
    ] {
        let error = (recovery.read)(&response).unwrap_err();
        assert_eq!(error.code(), code, "{text}");
        assert_eq!(error.endpoint(), Some("alchemypay.payment.create"));
        assert_eq!(error.to_string(), text);
    }
    let error = (recovery.read)(&answer(r#"{"code":"1"}"#)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::GatewayUnavailable);
}

#[test]
fn the_page_is_known_only_where_its_address_is_documented() {
    let found = || found("17236123450000", "USD", "user@example.com", "10000");
    let gateway = gateway(Host::AeonProduction, Options::default());
    let call = gateway.payments().create(&order()).unwrap();
    let created = (call.recovery().unwrap().read)(&found()).unwrap();
    assert_eq!(created.web_url, None);
    let native = NativeCreate::new(
        "17236123450000",
        Amount::from(100),
        "USD",
        "user@example.com",
        "WALLET",
        Customize::new("USDT"),
    );
    let call = gateway.payments().create_native(&native).unwrap();
    let created = (call.recovery().unwrap().read)(&found()).unwrap();
    assert_eq!(created.order_no.as_deref(), Some("3002"));
    assert!(created.recovered.is_some());
}
