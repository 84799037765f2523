//! Requests that go out: the exact bytes.

use serde_json::{Value, json};

use super::{
    Asked, CREATE, CREATE_V1, HOSTS, NATIVE, QUERY, REFUND, TELEGRAM, TELEGRAM_V1, least, with,
};
use crate::cases::signing_alchemypay::page::PAGE;
use crate::vectors::Case;

/// A body that has one of the page's signatures.
fn page(id: &str, name: &str, request: Value, vector: usize) -> Case {
    let page = &PAGE[vector];
    let case = Asked::new(
        id,
        "Alchemy §3.4",
        "the signature that the page prints, from the fields",
        name,
        request,
    )
    .is_sent();
    let body = case.expected["body"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(
        body.ends_with(&format!(",\"sign\":\"{}\"}}", page.sign)),
        "{id}"
    );
    case
}

/// Every field of a hosted order but those of Telegram.
fn extras() -> Value {
    json!({
        "orderModel": "ORDER", "paymentNetworks": "TRX,BSC", "payType": "WALLET", "expiredTime": 1800,
        "customParam": "{\"cart\":\"1&2\"}", "callbackURL": "https://shop.example/hook?a=1&b=2",
        "redirectURL": "https://shop.example/thanks", "paymentTokens": "USDT,ETH",
        "paymentExchange": "16f021b0-f220-4bbb-aa3b-82d423301957",
    })
}

pub(super) fn cases() -> Vec<Case> {
    let v1 = json!({
        "merchantOrderNo": "11126", "orderAmount": "1000", "payCurrency": "USD", "userId": "123@qq.com", "paymentTokens": "USDT,ETH",
        "paymentExchange": "16f021b0-f220-4bbb-aa3b-82d423301957,9226e5c2-ebc3-4fdd-94f6-ed52cdce1420",
    });
    let mut cases = vec![
        page("create-v1-of-the-page", CREATE, v1, 0),
        page(
            "create-k2",
            CREATE,
            with(
                least(CREATE),
                json!({"paymentTokens": "ETH", "callbackURL": "https://shop.example/hook"}),
            ),
            5,
        ),
        page(
            "create-k3",
            CREATE,
            with(least(CREATE), json!({"orderAmount": "100.12"})),
            6,
        ),
        page("query-k1", QUERY, least(QUERY), 4),
        page("refund-k4", REFUND, least(REFUND), 7),
    ];
    cases.extend(orders());
    cases.extend(amounts());
    cases.extend(natives());
    cases.extend(refunds());
    cases.extend(places());
    cases
}

fn orders() -> Vec<Case> {
    let sent = |id, source, comment, name: &'static str, changes: Value| {
        Asked::new(id, source, comment, name, with(least(name), changes)).is_sent()
    };
    let bot = json!({"tgModel": "BOT", "customParam": "{\"botName\":\"shop_bot\",\"orderDetail\":\"Two books\",\"chatId\":\"1\"}"});
    let user = |id, comment, user: &str| {
        sent(id, "Alchemy §4.1", comment, CREATE, json!({"userId": user}))
    };
    let all = |changes: Value| with(extras(), changes);
    vec![
        sent(
            "create-least",
            "Alchemy §4.1",
            "the mandatory fields",
            CREATE,
            json!({}),
        ),
        sent(
            "create-all",
            "Alchemy §4.1",
            "every field; those that are not signed may hold '&' and '='",
            CREATE,
            extras(),
        ),
        sent(
            "create-null-left-out",
            "Alchemy §3.1",
            "null is the same as not set",
            CREATE,
            json!({"paymentTokens": null, "customParam": null}),
        ),
        sent(
            "create-letters",
            "Alchemy §9 item 7",
            "letters in the order number, which the Telegram endpoint took (the default)",
            CREATE,
            json!({"merchantOrderNo": "to_2026-ABC"}),
        ),
        sent(
            "create-recharge",
            "Alchemy §5.3",
            "top-up",
            CREATE,
            json!({"orderModel": "RECHARGE"}),
        ),
        sent(
            "create-unknown-pay-type",
            "Alchemy §7.3",
            "the set of payment types differs between vendors and revisions",
            CREATE,
            json!({"payType": "NEW_PAY"}),
        ),
        user(
            "create-user-phone",
            "a phone number: '+' and spaces are not encoded",
            "+44 20 7946 0000",
        ),
        user(
            "create-user-wallet",
            "a wallet address",
            "0x52908400098527886E0F7030069857D2E4169EE7",
        ),
        user("create-user-cyrillic", "text is UTF-8", "Покупатель №1"),
        user(
            "create-user-space",
            "single values are not trimmed",
            " user ",
        ),
        user(
            "create-user-quote",
            "JSON escapes are undone for the signature",
            "a\"b\\c",
        ),
        sent(
            "create-v1-least",
            "Alchemy §4.2",
            "the older call takes cents: 100 goes out as 10000",
            CREATE_V1,
            json!({}),
        ),
        sent(
            "create-v1-all",
            "Alchemy §4.2",
            "every field",
            CREATE_V1,
            extras(),
        ),
        sent(
            "telegram-least",
            "Alchemy §4.3",
            "the mandatory fields",
            TELEGRAM,
            json!({}),
        ),
        sent(
            "telegram-all",
            "Alchemy §4.3",
            "every field",
            TELEGRAM,
            all(json!({"tgModel": "MINIAPP"})),
        ),
        sent(
            "telegram-browser",
            "Alchemy §4.3",
            "in a browser",
            TELEGRAM,
            json!({"tgModel": "BROWSER", "redirectURL": "https://shop.example/thanks"}),
        ),
        sent(
            "telegram-bot",
            "Alchemy §4.3",
            "by a bot, with the JSON that it needs",
            TELEGRAM,
            bot,
        ),
        sent(
            "telegram-v1",
            "Alchemy §4.3",
            "the older Telegram call takes cents, too",
            TELEGRAM_V1,
            json!({"orderAmount": "0.01"}),
        ),
        sent(
            "query",
            "Alchemy §4.5",
            "by the shop's number",
            QUERY,
            json!({}),
        ),
        sent(
            "query-letters",
            "Alchemy §9 item 7",
            "a number with letters can be asked for under any reading",
            QUERY,
            json!({"merchantOrderNo": "to_2026-ABC"}),
        ),
    ]
}

/// The format of amounts by currency (§7.1).
fn amounts() -> Vec<Case> {
    let amount = |id: &str, comment: &str, name: &'static str, currency: &str, amount: &str| {
        let changes = json!({"payCurrency": currency, "orderAmount": amount});
        Asked::new(
            &format!("amount-{id}"),
            "Alchemy §7.1",
            comment,
            name,
            with(least(name), changes),
        )
        .is_sent()
    };
    vec![
        amount("usd-2", "two decimals", CREATE, "USD", "100.12"),
        amount("usd-trailing-zero", "as written", CREATE, "USD", "100.10"),
        amount("usd-0", "no decimals", CREATE, "USD", "1"),
        amount("usd-cent", "a cent", CREATE, "USD", "0.01"),
        amount(
            "usd-more-zeros",
            "zeros beyond the format go",
            CREATE,
            "USD",
            "100.1000",
        ),
        amount(
            "usd-leading-zeros",
            "leading zeros go",
            CREATE,
            "USD",
            "0100.12",
        ),
        amount("eur", "two decimals", CREATE, "EUR", "9.99"),
        amount("hkd", "two decimals", CREATE, "HKD", "9.99"),
        amount("idr", "whole", CREATE, "IDR", "15000"),
        amount(
            "idr-zeros",
            "zeros behind the point go",
            CREATE,
            "IDR",
            "15000.00",
        ),
        amount("thb", "whole", CREATE, "THB", "1000"),
        amount("vnd", "whole", CREATE, "VND", "1000000"),
        amount("token-8", "eight decimals", CREATE, "USDT", "1.12345678"),
        amount(
            "token-9-zeros",
            "a ninth decimal that is zero goes",
            CREATE,
            "USDT",
            "1.123456780",
        ),
        amount(
            "lower-case",
            "codes in another case have the same format",
            CREATE,
            "usd",
            "1.50",
        ),
        amount(
            "unknown-currency",
            "the set of currencies is open: eight decimals",
            CREATE,
            "NEW",
            "1.12345678",
        ),
        amount(
            "long",
            "more digits than a float holds",
            CREATE,
            "USDT",
            "12345678901234567890.12345678",
        ),
        amount("cents", "100.12 is 10012 cents", CREATE_V1, "USD", "100.12"),
        amount("cents-one", "a cent", CREATE_V1, "USD", "0.01"),
        amount(
            "cents-zeros",
            "100.10 is 10010 cents",
            CREATE_V1,
            "USD",
            "100.10",
        ),
        amount(
            "cents-float-trap",
            "1.15 is 115 cents, not 114.99999999999999",
            CREATE_V1,
            "USD",
            "1.15",
        ),
        amount(
            "cents-float-trap-2",
            "4.35 is 435 cents",
            CREATE_V1,
            "USD",
            "4.35",
        ),
        amount(
            "cents-large",
            "beyond 2^53",
            CREATE_V1,
            "USD",
            "90071992547409.93",
        ),
        amount(
            "cents-idr",
            "hundredths in every currency: no other minor unit is documented",
            CREATE_V1,
            "IDR",
            "1000",
        ),
        amount(
            "cents-token",
            "tokens as far as they are whole cents",
            CREATE_V1,
            "USDT",
            "1.25",
        ),
    ]
}

fn natives() -> Vec<Case> {
    let native = |id, comment, changes: Value| {
        Asked::new(
            id,
            "Alchemy §4.4",
            comment,
            NATIVE,
            with(least(NATIVE), changes),
        )
    };
    let two = json!({"customize": {"token": "USDT", "network": "TRX"}});
    let all = json!({
        "payType": "BINANCE_PAY", "customize": {"token": "USDT"}, "redirectURL": "https://shop.example/thanks",
        "callbackURL": "https://shop.example/hook", "customParam": "x", "expiredTime": 900, "orderModel": "ORDER",
        "subMerchantNo": "sub-1",
    });
    vec![
        native(
            "native-least",
            "the mandatory fields; customize is signed as an object",
            json!({}),
        )
        .is_sent(),
        native("native-all", "every field", all).is_sent(),
        native("native-two", "a network beside the token", two.clone()).is_sent(),
        native(
            "native-flatten",
            "the other reading of nested objects (§3.3): the same body, another signature",
            two,
        )
        .under(json!({"nested": "flatten"}))
        .is_sent(),
        native("native-aeon", "on the host that documents it", json!({}))
            .on("aeon_production".into())
            .is_sent(),
    ]
}

fn refunds() -> Vec<Case> {
    let refund = |id, comment, changes: Value| {
        Asked::new(
            id,
            "Alchemy §4.6",
            comment,
            REFUND,
            with(least(REFUND), changes),
        )
    };
    let all = json!({"refundOrderNo": "R-1", "email": "user@example.com", "refundReason": "Changed mind & size", "memo": "12345"});
    vec![
        refund("refund-least", "no number of its own: nothing tells a repeat from a second refund, so it is never repeated", json!({})).is_sent(),
        refund("refund-all", "with a number of its own a repeat is refused (8034)", all.clone()).is_sent(),
        refund("refund-all-aeon", "AEON does not know the number: still never repeated", all).on("aeon_sandbox".into()).is_sent(),
        refund("refund-amount-8", "eight decimals", json!({"refundAmount": "0.12345678"})).is_sent(),
        refund("refund-ethereum", "the network as one sample prints it (§9 item 10)", json!({"refundNetwork": "ETHEREUM"})).is_sent(),
    ]
}

/// Every host, and every reading of which fields are signed.
fn places() -> Vec<Case> {
    let mut cases: Vec<Case> = HOSTS
        .iter()
        .map(|(host, _)| {
            let id = format!("host-{}", host.replace('_', "-"));
            Asked::new(
                &id,
                "Alchemy §1",
                "one protocol on four hosts",
                QUERY,
                least(QUERY),
            )
            .on((*host).into())
            .is_sent()
        })
        .collect();
    let local = json!({"custom": "http://127.0.0.1:2328/alchemy/"});
    cases.push(
        Asked::new(
            "host-custom",
            "Alchemy §1",
            "paths are documented with and without a leading slash",
            QUERY,
            least(QUERY),
        )
        .on(local)
        .is_sent(),
    );
    let all = json!({"signed_set": "all"});
    let plain = json!({"callbackURL": "https://shop.example/hook", "orderModel": "ORDER", "tgModel": "BROWSER"});
    cases.push(
        Asked::new(
            "signed-set-all",
            "Alchemy §3.2",
            "reading B: every field that is sent is signed",
            TELEGRAM,
            with(least(TELEGRAM), plain),
        )
        .under(all.clone())
        .is_sent(),
    );
    cases.push(
        Asked::new(
            "signed-set-all-native",
            "Alchemy §3.2",
            "the same with an object inside",
            NATIVE,
            least(NATIVE),
        )
        .under(all)
        .is_sent(),
    );
    cases
}
