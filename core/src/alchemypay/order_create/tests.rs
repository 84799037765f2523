use super::*;

fn order() -> OrderCreate {
    OrderCreate::new("11126", Amount::from(100), "USD", "user@example.com")
}

#[test]
fn every_limit_names_field_limit_and_value() {
    let long = |count: usize| "x".repeat(count);
    let url = |count: usize| format!("https://{}", "x".repeat(count - 8));
    let fits = order()
        .payment_tokens("USDT,ETH")
        .payment_exchange(vec!["a"; 256].join(",") + "b")
        .redirect_url(url(512))
        .callback_url(url(512))
        .custom_param(long(512))
        .expired_time(172_800)
        .pay_type("NEW_PAY")
        .payment_networks("TRX,BSC")
        .order_model("RECHARGE");
    fits.validate(&Options::default()).unwrap();

    let cases = [
        (
            "merchantOrderNo: expected 1 to 64 characters, got 65",
            OrderCreate {
                merchant_order_no: long(65),
                ..order()
            },
        ),
        (
            "merchantOrderNo: expected another text, got \"null\"",
            OrderCreate {
                merchant_order_no: "null".into(),
                ..order()
            },
        ),
        (
            "userId: expected 1 to 128 characters, got 129",
            OrderCreate {
                user_id: long(129),
                ..order()
            },
        ),
        (
            "userId: expected 1 to 128 characters, got 0",
            OrderCreate {
                user_id: String::new(),
                ..order()
            },
        ),
        (
            "orderAmount: expected at most 2 decimals in USD, got 1.005",
            OrderCreate {
                order_amount: "1.005".parse().unwrap(),
                ..order()
            },
        ),
        (
            "payCurrency: expected a code such as USDT or TRX-TRC20, got \"US D\"",
            OrderCreate {
                pay_currency: "US D".into(),
                ..order()
            },
        ),
        (
            "paymentTokens: expected 1 to 128 characters, got 129",
            order().payment_tokens(long(129)),
        ),
        (
            "paymentTokens: expected a code such as USDT or TRX-TRC20, got \"\"",
            order().payment_tokens("USDT,"),
        ),
        (
            "paymentExchange: expected 1 to 512 characters, got 513",
            order().payment_exchange(long(513)),
        ),
        (
            "redirectURL: expected 1 to 512 characters, got 513",
            order().redirect_url(url(513)),
        ),
        (
            "callbackURL: expected an absolute http or https URL, got \"shop.example\"",
            order().callback_url("shop.example"),
        ),
        (
            "customParam: expected 1 to 512 characters, got 513",
            order().custom_param(long(513)),
        ),
        (
            "expiredTime: expected 1 to 172800, got 172801",
            order().expired_time(172_801),
        ),
        (
            "expiredTime: expected 1 to 172800, got 0",
            order().expired_time(0),
        ),
        (
            "payType: expected 1 to 32 characters, got 33",
            order().pay_type(long(33).as_str()),
        ),
        (
            "paymentNetworks: expected 1 to 32 characters, got 33",
            order().payment_networks(long(33)),
        ),
        (
            "orderModel: expected ORDER or RECHARGE, got order",
            order().order_model("order"),
        ),
    ];
    for (text, request) in cases {
        let error = request.validate(&Options::default()).unwrap_err();
        assert_eq!(error.to_string(), text);
        assert_eq!(error.field(), text.split(':').next());
    }
}

#[test]
fn contradictions_are_switches() {
    let strict = Options {
        digits_only_order_numbers: true,
        payment_exchange: false,
        ..Options::default()
    };
    let letters = OrderCreate {
        merchant_order_no: "to_1".into(),
        ..order()
    };
    letters.validate(&Options::default()).unwrap();
    let error = letters.validate(&strict).unwrap_err();
    assert_eq!(
        error.to_string(),
        "merchantOrderNo: expected digits only, got \"to_1\""
    );
    TelegramCreate::new("to_1", Amount::from(1), "USD", "u")
        .validate(&strict)
        .unwrap();
    let error = order().payment_exchange("a").validate(&strict).unwrap_err();
    assert_eq!(error.field(), Some("paymentExchange"));
}

#[test]
fn a_bot_needs_its_parameters() {
    let bot = || TelegramCreate::new("1", Amount::from(1), "USD", "u").tg_model("BOT");
    let options = Options::default();
    let good = r#"{"botName":"shop_bot","orderDetail":"2 books","chatId":1}"#;
    bot().custom_param(good).validate(&options).unwrap();
    bot().tg_model("MINIAPP").validate(&options).unwrap();
    for bad in [
        "text",
        "[]",
        r#"{"botName":"x"}"#,
        r#"{"botName":"","orderDetail":""}"#,
    ] {
        let error = bot().custom_param(bad).validate(&options).unwrap_err();
        assert_eq!(error.field(), Some("customParam"), "{bad}");
    }
    assert_eq!(
        bot().validate(&options).unwrap_err().field(),
        Some("customParam")
    );
    let error = bot().tg_model("bot").validate(&options).unwrap_err();
    assert_eq!(
        error.to_string(),
        "tgModel: expected BROWSER, MINIAPP or BOT, got bot"
    );
}
