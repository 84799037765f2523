//! Limits of Telegram and native orders, queries and refunds (§4.3 to §4.6).

use serde_json::{Value, json};

use super::{NATIVE, On, QUERY, REFUND, TELEGRAM};
use crate::vectors::Case;

pub(super) fn telegram() -> Vec<Case> {
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

pub(super) fn native() -> Vec<Case> {
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

pub(super) fn others() -> Vec<Case> {
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
