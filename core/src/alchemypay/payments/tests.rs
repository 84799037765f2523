use super::*;
use crate::alchemypay::{
    AmountUnit, AppSecret, Customize, Host, Nested, Options, OrderStatus, SignedSet,
};
use crate::error::ErrorCode;
use crate::http::Response;

fn secret() -> AppSecret {
    AppSecret::new("9999").unwrap()
}

fn gateway(options: Options) -> AlchemyPay {
    AlchemyPay::new("TEST000001", secret(), Host::AlchemyProduction)
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

fn body<T>(call: &Call<T>) -> &str {
    std::str::from_utf8(call.request().body()).unwrap()
}

fn answer(body: &str) -> Response {
    Response::new(200, Vec::new(), body.as_bytes().to_vec())
}

#[test]
fn a_create_is_one_compact_signed_object() {
    let gateway = gateway(Options::default());
    let request = order()
        .payment_tokens("ETH")
        .callback_url("https://shop.example/hook?a=1&b=2")
        .expired_time(900);
    let call = gateway.payments().create(&request).unwrap();
    // K2 of the protocol page.
    assert_eq!(
        body(&call),
        concat!(
            r#"{"appId":"TEST000001","merchantOrderNo":"17236123450000","orderAmount":"100","#,
            r#""payCurrency":"USD","userId":"user@example.com","paymentTokens":"ETH","#,
            r#""callbackURL":"https://shop.example/hook?a=1&b=2","expiredTime":"900","#,
            r#""sign":"9D257F3235334E2C8E5AEE6018973DC7388E37DA377C4DB03390D8EC5E82B505"#,
            r#"FE2E9F6218F00EFDF30DA0D71E4E0347912AFAD61F5B28E22D809499B9F91D65"}"#
        )
    );
    assert_eq!(
        call.request().url(),
        "https://crypto-payment.alchemytech.cc/open/api/payment/V2"
    );
    let headers: Vec<_> = call.request().headers().map(|(name, _)| name).collect();
    assert_eq!(headers, ["content-type", "accept", "user-agent"]);
    assert_eq!(call.repeat(), Repeat::ErrorThatTells);
}

#[test]
fn every_create_has_its_path_amount_and_signature() {
    let options = Options::default();
    let gateway = gateway(options.clone());
    let payments = gateway.payments();
    let hosted = OrderCreate {
        order_amount: "100.10".parse().unwrap(),
        ..order()
    };
    let telegram = TelegramCreate::new("a_1", "1.5".parse::<Amount>().unwrap(), "USDT", "u")
        .tg_model("MINIAPP");
    let native = NativeCreate::new(
        "1",
        "7.0".parse::<Amount>().unwrap(),
        "VND",
        "u",
        "WALLET",
        Customize::new("USDT").with("network", "TRX"),
    );
    let calls = [
        (
            payments.create(&hosted).unwrap(),
            "payment/V2",
            r#""100.10""#,
            Message::Create,
        ),
        (
            payments.create_v1(&hosted).unwrap(),
            "payment",
            r#""10010""#,
            Message::Create,
        ),
        (
            payments.create_telegram(&telegram).unwrap(),
            "tg/payment/V2",
            r#""1.5""#,
            Message::Telegram,
        ),
        (
            payments.create_telegram_v1(&telegram).unwrap(),
            "tgPayment",
            r#""150""#,
            Message::Telegram,
        ),
    ];
    for (call, path, amount, message) in calls {
        let url = format!("https://crypto-payment.alchemytech.cc/open/api/{path}");
        assert_eq!(call.request().url(), url);
        assert!(
            body(&call).contains(&format!(r#""orderAmount":{amount}"#)),
            "{path}"
        );
        assert!(secret().verify(message, body(&call), &options), "{path}");
    }
    let call = payments.create_native(&native).unwrap();
    assert!(
        call.request()
            .url()
            .ends_with("/open/api/payment/customize/V2")
    );
    assert!(body(&call).contains(r#""orderAmount":"7""#));
    assert!(body(&call).contains(r#""customize":{"token":"USDT","network":"TRX"}"#));
    assert!(secret().verify(Message::Native, body(&call), &options));
    let odd = "1.125".parse::<Amount>().unwrap();
    let error = payments
        .create_telegram_v1(&TelegramCreate::new("1", odd, "USDT", "u"))
        .unwrap_err();
    assert_eq!(error.field(), Some("orderAmount"));
}

#[test]
fn the_options_reach_the_signature() {
    let flat = Options {
        nested: Nested::Flatten,
        ..Options::default()
    };
    let native = NativeCreate::new(
        "1",
        Amount::from(1),
        "USD",
        "u",
        "WALLET",
        Customize::new("USDT"),
    );
    let call = gateway(flat.clone())
        .payments()
        .create_native(&native)
        .unwrap();
    assert!(secret().verify(Message::Native, body(&call), &flat));
    assert!(!secret().verify(Message::Native, body(&call), &Options::default()));

    let all = Options {
        signed_set: SignedSet::All,
        ..Options::default()
    };
    let with_url = order().redirect_url("https://shop.example/done");
    let call = gateway(all.clone()).payments().create(&with_url).unwrap();
    assert!(secret().verify(Message::Create, body(&call), &all));
    assert!(!secret().verify(Message::Create, body(&call), &Options::default()));
}

#[test]
fn a_signed_value_cannot_imitate_a_field() {
    let gateway = gateway(Options::default());
    let bad = OrderCreate {
        user_id: "a&orderAmount=1".into(),
        ..order()
    };
    let error = gateway.payments().create(&bad).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidRequest);
    assert_eq!(error.field(), Some("userId"));
    assert!(gateway.payments().query("a=b").is_err());
}

#[test]
fn created_orders_and_refusals_are_read() {
    let gateway = gateway(Options::default());
    let call = gateway.payments().create(&order()).unwrap();
    let created = call
        .read(&answer(r#"{"code":"0","msg":"success","model":{"orderNo":"3002","webUrl":"https://x.example/?orderNum=3002","extra":1},"traceId":"t"}"#))
        .unwrap();
    assert_eq!(created.order_no, "3002");
    assert_eq!(
        created.web_url.as_deref(),
        Some("https://x.example/?orderNum=3002")
    );
    assert_eq!(created.recovered, None);
    assert_eq!(created.raw.get_text("extra").as_deref(), Some("1"));
    for body in [
        r#"{"code":"0","model":null}"#,
        r#"{"code":"0","model":""}"#,
        r#"{"code":"0","model":{"webUrl":"u"}}"#,
    ] {
        let error = call.read(&answer(body)).unwrap_err();
        assert_eq!(error.code(), ErrorCode::MalformedResponse, "{body}");
        assert_eq!(error.endpoint(), Some("alchemypay.payment.create"));
    }
    let error = call
        .read(&answer(
            r#"{"code":"8007","msg":"sign error","model":null}"#,
        ))
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::Authentication);
}

#[test]
fn an_order_is_read_with_misprints_blanks_and_numbers() {
    let gateway = gateway(Options::default());
    let call = gateway.payments().query("17236123450000").unwrap();
    assert!(
        body(&call)
            .starts_with(r#"{"appId":"TEST000001","merchantOrderNo":"17236123450000","sign":""#)
    );
    assert_eq!(call.repeat(), Repeat::Harmless);
    let order = call
        .read(&answer(r#"{"code":"0","model":{"orderNo":"3002","orderStatus":"COMPLETED","orderAmount":10012,"payFaitRate":"1","vCryptoNetwork":"TRX","payCryptoVolume":"","fee":null,"failReason":"null","customParam":{"a":[1]},"orderTime":"2024-10-28 12:00:00","payCryptoNetwork":""}}"#))
        .unwrap();
    assert_eq!(order.order_status, OrderStatus::Completed);
    assert_eq!(order.amount(AmountUnit::Cents).unwrap().as_str(), "100.12");
    assert_eq!(order.amount(AmountUnit::AsSent).unwrap().as_str(), "10012");
    assert_eq!(order.pay_fiat_rate, Some(Amount::from(1)));
    assert_eq!(order.pay_crypto_network.as_ref().unwrap().as_str(), "TRX");
    assert_eq!(order.pay_crypto_volume, None);
    assert_eq!(order.fail_reason, None);
    assert_eq!(order.custom_param.unwrap().as_str(), r#"{"a":[1]}"#);
    // Noon in UTC+8 is four in the morning in UTC.
    assert_eq!(
        order.order_time.unwrap().unix_seconds(),
        Some(1_730_088_000)
    );
    let both = call
        .read(&answer(r#"{"code":"0","model":{"orderNo":"3002","orderStatus":"NEW_ONE","payFaitRate":"2","payFiatRate":"1"}}"#))
        .unwrap();
    assert_eq!(both.pay_fiat_rate, Some(Amount::from(1)));
    assert_eq!(both.order_status.as_str(), "NEW_ONE");
}
