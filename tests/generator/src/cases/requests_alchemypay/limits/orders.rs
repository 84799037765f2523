//! Limits of hosted orders (§4.1).

use serde_json::json;

use super::{CREATE, On};
use crate::vectors::Case;

const ORDER: On = On {
    name: CREATE,
    prefix: "create",
    source: "Alchemy §4.1",
};

pub(super) fn cases() -> Vec<Case> {
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
