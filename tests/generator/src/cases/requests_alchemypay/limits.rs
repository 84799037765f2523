//! Every documented limit, at it and one beyond (§4, §5.4, §7).

use serde_json::{Value, json};

use super::{Asked, CREATE, CREATE_V1, NATIVE, QUERY, REFUND, TELEGRAM, TELEGRAM_V1, least, with};
use crate::vectors::Case;

const INVALID: &str = "invalid_request";

struct On {
    name: &'static str,
    prefix: &'static str,
    source: &'static str,
}

impl On {
    fn asked<'a>(&self, id: &'a str, comment: &'a str, changes: Value) -> Asked<'a> {
        Asked::new(
            id,
            self.source,
            comment,
            self.name,
            with(least(self.name), changes),
        )
    }

    fn ok(&self, id: &str, comment: &str, changes: Value) -> Case {
        let id = format!("{}-{id}", self.prefix).to_lowercase();
        self.asked(&id, comment, changes).is_sent()
    }

    fn bad(&self, id: &str, comment: &str, changes: Value, field: &str) -> Case {
        let id = format!("{}-{id}", self.prefix).to_lowercase();
        self.asked(&id, comment, changes).is_refused(INVALID, field)
    }

    /// A field of at most `most` characters, made of `unit` behind `head`.
    fn length(&self, field: &str, head: &str, unit: &str, most: usize) -> Vec<Case> {
        let text = |length: usize| {
            let fill = (length - head.chars().count()) / unit.chars().count();
            json!({field: format!("{head}{}", unit.repeat(fill))})
        };
        vec![
            self.ok(
                &format!("{field}-at"),
                "as many characters as allowed",
                text(most),
            ),
            self.bad(
                &format!("{field}-beyond"),
                "one character too many",
                text(most + 1),
                field,
            ),
        ]
    }

    /// The same for text in which any character may stand.
    fn text(&self, field: &str, most: usize) -> Vec<Case> {
        let mut cases = self.length(field, "", "a", most);
        cases.extend([
            self.ok(
                &format!("{field}-at-two-bytes"),
                "characters count, not bytes",
                json!({field: "я".repeat(most)}),
            ),
            self.ok(
                &format!("{field}-at-astral"),
                "characters count, not UTF-16 units",
                json!({field: "😀".repeat(most)}),
            ),
            self.bad(
                &format!("{field}-beyond-two-bytes"),
                "one character too many",
                json!({field: "я".repeat(most + 1)}),
                field,
            ),
        ]);
        cases
    }

    fn empty(&self, field: &str) -> Case {
        self.bad(
            &format!("{field}-empty"),
            "an empty one names nothing",
            json!({field: ""}),
            field,
        )
    }

    fn missing(&self, field: &str) -> Case {
        self.bad(
            &format!("{field}-missing"),
            "a mandatory field",
            json!({field: null}),
            field,
        )
    }
}

const ORDER: On = On {
    name: CREATE,
    prefix: "create",
    source: "Alchemy §4.1",
};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = orders();
    cases.extend(amounts());
    cases.extend(options());
    cases.extend(telegram());
    cases.extend(native());
    cases.extend(others());
    cases
}

fn orders() -> Vec<Case> {
    let on = ORDER;
    let mut cases = on.text("merchantOrderNo", 64);
    cases.extend(on.text("userId", 128));
    cases.extend(on.text("customParam", 512));
    for field in ["redirectURL", "callbackURL"] {
        cases.extend(on.length(field, "https://shop.example/", "a", 512));
        cases.push(on.bad(
            &format!("{field}-relative"),
            "no absolute URL",
            json!({field: "/thanks"}),
            field,
        ));
        cases.push(on.bad(
            &format!("{field}-scheme"),
            "neither http nor https",
            json!({field: "javascript:alert(1)"}),
            field,
        ));
    }
    for field in ["merchantOrderNo", "userId", "payCurrency"] {
        cases.push(on.empty(field));
    }
    for field in ["merchantOrderNo", "orderAmount", "payCurrency", "userId"] {
        cases.push(on.missing(field));
    }
    // Three characters each with the comma, and one more in front.
    cases.extend([
        on.ok(
            "paymenttokens-at",
            "128 characters",
            json!({"paymentTokens": format!("ABCD{}", ",ABC".repeat(31))}),
        ),
        on.bad(
            "paymenttokens-beyond",
            "129 characters",
            json!({"paymentTokens": format!("ABCDE{}", ",ABC".repeat(31))}),
            "paymentTokens",
        ),
        on.bad(
            "paymenttokens-empty-item",
            "nothing between two commas",
            json!({"paymentTokens": "USDT,,ETH"}),
            "paymentTokens",
        ),
        on.bad(
            "paymenttokens-space",
            "a space behind the comma would be signed",
            json!({"paymentTokens": "USDT, ETH"}),
            "paymentTokens",
        ),
        on.ok(
            "paymentexchange-at",
            "512 characters",
            json!({"paymentExchange": format!("ABCD{}", ",ABC".repeat(127))}),
        ),
        on.bad(
            "paymentexchange-beyond",
            "513 characters",
            json!({"paymentExchange": format!("ABCDE{}", ",ABC".repeat(127))}),
            "paymentExchange",
        ),
        on.ok(
            "paymentnetworks-at",
            "32 characters",
            json!({"paymentNetworks": format!("ABCD{}", ",ABC".repeat(7))}),
        ),
        on.bad(
            "paymentnetworks-beyond",
            "33 characters",
            json!({"paymentNetworks": format!("ABCDE{}", ",ABC".repeat(7))}),
            "paymentNetworks",
        ),
        on.ok(
            "paytype-at",
            "32 characters",
            json!({"payType": "A".repeat(32)}),
        ),
        on.bad(
            "paytype-beyond",
            "33 characters",
            json!({"payType": "A".repeat(33)}),
            "payType",
        ),
        on.ok("expiredtime-least", "a second", json!({"expiredTime": 1})),
        on.ok(
            "expiredtime-most",
            "48 hours",
            json!({"expiredTime": 172_800}),
        ),
        on.bad(
            "expiredtime-zero",
            "no time at all",
            json!({"expiredTime": 0}),
            "expiredTime",
        ),
        on.bad(
            "expiredtime-beyond",
            "a second more",
            json!({"expiredTime": 172_801}),
            "expiredTime",
        ),
        on.bad(
            "expiredtime-milliseconds",
            "an epoch in milliseconds, as a client once sent",
            json!({"expiredTime": 1_732_000_000}),
            "expiredTime",
        ),
        on.bad(
            "expiredtime-negative",
            "a time that has passed",
            json!({"expiredTime": -1}),
            "expiredTime",
        ),
        on.bad(
            "ordermodel-unknown",
            "an unknown model might take any amount for an order",
            json!({"orderModel": "ANY"}),
            "orderModel",
        ),
        on.bad(
            "ordermodel-lower-case",
            "the two are upper case",
            json!({"orderModel": "order"}),
            "orderModel",
        ),
        on.bad(
            "unknown-field",
            "a misspelt field is an error, not a wish that nobody hears",
            json!({"redirectUrl": "https://shop.example/"}),
            "",
        ),
        on.bad(
            "merchantorderno-number",
            "a number is text: as a number it would lose its leading zeros",
            json!({"merchantOrderNo": 11126}),
            "merchantOrderNo",
        ),
    ]);
    cases
}

/// The format of amounts by currency (§7.1), and cents (§4.2).
fn amounts() -> Vec<Case> {
    let amount = |id: &str, comment: &str, name: &'static str, currency: &str, amount: &str| {
        let id = format!("amount-{id}");
        let changes = json!({"payCurrency": currency, "orderAmount": amount});
        Asked::new(
            &id,
            "Alchemy §7.1",
            comment,
            name,
            with(least(name), changes),
        )
        .is_refused(INVALID, "orderAmount")
    };
    let word = |id: &str, comment: &str, text: &str| {
        Asked::new(
            id,
            "Alchemy §4.1",
            comment,
            CREATE,
            with(least(CREATE), json!({"orderAmount": text})),
        )
        .is_refused("invalid_amount", "orderAmount")
    };
    let mut cases = Vec::new();
    for currency in ["USD", "EUR", "HKD"] {
        cases.push(amount(
            &format!("{}-3", currency.to_lowercase()),
            "three decimals where two are allowed",
            CREATE,
            currency,
            "1.001",
        ));
    }
    for currency in ["IDR", "THB", "VND"] {
        cases.push(amount(
            &format!("{}-1", currency.to_lowercase()),
            "a decimal where none is allowed",
            CREATE,
            currency,
            "1000.5",
        ));
    }
    cases.extend([
        amount(
            "usd-lower-3",
            "the format does not depend on the case of the code",
            CREATE,
            "usd",
            "1.001",
        ),
        amount(
            "token-9",
            "nine decimals where eight are allowed",
            CREATE,
            "USDT",
            "1.123456789",
        ),
        amount("zero", "nothing to pay", CREATE, "USD", "0"),
        amount(
            "zero-decimals",
            "nothing, with decimals",
            CREATE,
            "USD",
            "0.00",
        ),
        amount("negative", "below zero", CREATE, "USD", "-1"),
        amount("too-long", "65 characters", CREATE, "USDT", &"1".repeat(65)),
        amount("v1-half-cent", "half a cent", CREATE_V1, "USDT", "1.005"),
        amount(
            "v1-three-decimals",
            "a tenth of a cent",
            CREATE_V1,
            "USD",
            "1.001",
        ),
        amount("v1-zero", "nothing to pay", CREATE_V1, "USD", "0"),
        amount(
            "v1-too-long",
            "64 characters, and 66 as cents",
            CREATE_V1,
            "USD",
            &"1".repeat(64),
        ),
        amount(
            "telegram-v1-half-cent",
            "half a cent",
            TELEGRAM_V1,
            "USDT",
            "1.005",
        ),
        amount("telegram-3", "three decimals", TELEGRAM, "USD", "1.001"),
        amount("native-3", "three decimals", NATIVE, "USD", "1.001"),
        word("amount-comma", "a decimal comma", "1,50"),
        word(
            "amount-exponent",
            "an exponent, as a float prints it",
            "1e2",
        ),
        word("amount-empty", "no digits", ""),
    ]);
    cases
}

/// Where the documentation contradicts itself: both readings.
fn options() -> Vec<Case> {
    let asked = |id, source, comment, name: &'static str, changes: Value, options: Value| {
        Asked::new(id, source, comment, name, with(least(name), changes)).under(options)
    };
    let digits = || json!({"digits_only_order_numbers": true});
    let letters = || json!({"merchantOrderNo": "to_2026"});
    let no_exchange = || json!({"payment_exchange": false});
    let exchange = || json!({"paymentExchange": "16f021b0-f220-4bbb-aa3b-82d423301957"});
    let no_number = || json!({"refund_order_no": false});
    let (item7, item8, item9) = (
        "Alchemy §9 item 7",
        "Alchemy §9 item 8",
        "Alchemy §9 item 9",
    );
    vec![
        asked(
            "digits-only-letters",
            item7,
            "digits only, as the documents say",
            CREATE,
            letters(),
            digits(),
        )
        .is_refused(INVALID, "merchantOrderNo"),
        asked(
            "digits-only-other-digits",
            item7,
            "digits beyond ASCII are none",
            CREATE,
            json!({"merchantOrderNo": "١٢٣"}),
            digits(),
        )
        .is_refused(INVALID, "merchantOrderNo"),
        asked(
            "digits-only-digits",
            item7,
            "digits under the same reading",
            CREATE,
            json!({}),
            digits(),
        )
        .is_sent(),
        asked(
            "digits-only-native",
            item7,
            "the native call, too",
            NATIVE,
            letters(),
            digits(),
        )
        .is_refused(INVALID, "merchantOrderNo"),
        asked(
            "digits-only-telegram",
            item7,
            "the Telegram call has no such remark",
            TELEGRAM,
            letters(),
            digits(),
        )
        .is_sent(),
        asked(
            "digits-only-query",
            item7,
            "an order that exists can be asked for, whatever its number",
            QUERY,
            letters(),
            digits(),
        )
        .is_sent(),
        asked(
            "exchange-allowed",
            item8,
            "paymentExchange as the newest revision has it (the default)",
            CREATE,
            exchange(),
            json!({}),
        )
        .is_sent(),
        asked(
            "exchange-refused",
            item8,
            "several revisions do not support it",
            CREATE,
            exchange(),
            no_exchange(),
        )
        .is_refused(INVALID, "paymentExchange"),
        asked(
            "exchange-not-given",
            item8,
            "without it nothing changes",
            CREATE,
            json!({}),
            no_exchange(),
        )
        .is_sent(),
        asked(
            "refund-number-allowed",
            item9,
            "refundOrderNo as newer revisions have it (the default)",
            REFUND,
            json!({"refundOrderNo": "R-1"}),
            json!({}),
        )
        .is_sent(),
        asked(
            "refund-number-refused",
            item9,
            "AEON's page has no such field",
            REFUND,
            json!({"refundOrderNo": "R-1"}),
            no_number(),
        )
        .is_refused(INVALID, "refundOrderNo"),
    ]
}

fn telegram() -> Vec<Case> {
    let on = On {
        name: TELEGRAM,
        prefix: "telegram",
        source: "Alchemy §4.3",
    };
    let bot = |id, comment, param: Value| {
        on.bad(
            id,
            comment,
            json!({"tgModel": "BOT", "customParam": param}),
            "customParam",
        )
    };
    let mut cases = on.text("merchantOrderNo", 64);
    cases.extend([
        on.bad(
            "tgmodel-unknown",
            "an unknown model might send the payer where no order is paid",
            json!({"tgModel": "WEB"}),
            "tgModel",
        ),
        on.bad(
            "tgmodel-lower-case",
            "the three are upper case",
            json!({"tgModel": "bot"}),
            "tgModel",
        ),
        bot(
            "bot-no-param",
            "a bot needs to know where to go back",
            Value::Null,
        ),
        bot("bot-no-json", "as JSON text", "shop_bot".into()),
        bot(
            "bot-no-name",
            "with its name",
            "{\"orderDetail\":\"x\"}".into(),
        ),
        bot(
            "bot-no-detail",
            "and what is paid for",
            "{\"botName\":\"shop_bot\"}".into(),
        ),
        bot("bot-list", "in an object", "[]".into()),
        on.bad(
            "expiredtime-beyond",
            "a second more than 48 hours",
            json!({"expiredTime": 172_801}),
            "expiredTime",
        ),
        on.bad(
            "userid-beyond",
            "129 characters",
            json!({"userId": "a".repeat(129)}),
            "userId",
        ),
    ]);
    cases
}

fn native() -> Vec<Case> {
    let on = On {
        name: NATIVE,
        prefix: "native",
        source: "Alchemy §4.4",
    };
    // `{"token":"USDT","m":"…"}`: 23 characters around the filling.
    let filled =
        |length: usize| json!({"customize": {"token": "USDT", "m": "a".repeat(length - 23)}});
    let mut cases = on.text("subMerchantNo", 64);
    cases.extend([
        on.ok("customize-at", "512 characters as JSON", filled(512)),
        on.bad(
            "customize-beyond",
            "513 characters as JSON",
            filled(513),
            "customize",
        ),
        on.ok(
            "token-at",
            "64 characters",
            json!({"customize": {"token": "A".repeat(64)}}),
        ),
        on.bad(
            "token-beyond",
            "65 characters",
            json!({"customize": {"token": "A".repeat(65)}}),
            "customize",
        ),
        on.bad(
            "token-empty",
            "no coin",
            json!({"customize": {"token": ""}}),
            "customize",
        ),
        on.missing("payType"),
        on.missing("customize"),
        on.bad(
            "paytype-empty",
            "no way to pay",
            json!({"payType": ""}),
            "payType",
        ),
        on.bad(
            "expiredtime-beyond",
            "a second more than 48 hours",
            json!({"expiredTime": 172_801}),
            "expiredTime",
        ),
        on.bad(
            "ordermodel-unknown",
            "an unknown model",
            json!({"orderModel": "ANY"}),
            "orderModel",
        ),
        on.bad(
            "merchantorderno-beyond",
            "65 characters",
            json!({"merchantOrderNo": "1".repeat(65)}),
            "merchantOrderNo",
        ),
    ]);
    cases
}

fn others() -> Vec<Case> {
    let query = On {
        name: QUERY,
        prefix: "query",
        source: "Alchemy §4.5",
    };
    let refund = On {
        name: REFUND,
        prefix: "refund",
        source: "Alchemy §4.6",
    };
    let mut cases = query.text("merchantOrderNo", 64);
    cases.push(query.empty("merchantOrderNo"));
    cases.extend(refund.text("merchantOrderNo", 64));
    cases.extend(refund.length("walletAddress", "", "a", 64));
    for field in ["refundOrderNo", "email", "refundReason", "memo"] {
        cases.extend(refund.text(field, 64));
    }
    cases.extend(refund.length("refundToken", "", "A", 32));
    cases.extend(refund.length("refundNetwork", "", "A", 32));
    for field in [
        "merchantOrderNo",
        "walletAddress",
        "refundToken",
        "refundNetwork",
    ] {
        cases.push(refund.empty(field));
        cases.push(refund.missing(field));
    }
    let amount = |id, comment, text: &str| {
        refund.bad(id, comment, json!({"refundAmount": text}), "refundAmount")
    };
    cases.extend([
        refund.missing("refundAmount"),
        amount("amount-zero", "nothing to give back", "0"),
        amount("amount-negative", "below zero", "-1"),
        amount(
            "amount-9",
            "nine decimals, more than any amount of this gateway has",
            "0.123456789",
        ),
        amount("amount-too-long", "33 characters", &"1".repeat(33)),
        refund.ok(
            "amount-at",
            "32 characters",
            json!({"refundAmount": "1".repeat(32)}),
        ),
        refund.bad(
            "walletaddress-space",
            "an address with white space in it is another, or none",
            json!({"walletAddress": "T Wallet"}),
            "walletAddress",
        ),
    ]);
    cases
}
