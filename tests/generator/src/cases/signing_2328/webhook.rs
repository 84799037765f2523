//! A body gets its `sign` as the gateway makes it.

use serde_json::json;

use super::{API, PAGE_WEBHOOK, PAGE_WEBHOOK_SIGN, PAYOUT, rule};
use crate::reference::json::{self, Style};
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let signed = |body: &str, sign: &str| {
        let rest = json::write(&json::without_sign(&json::parse(body)), Style::Reference);
        let open = rest.strip_suffix('}').expect("an object").to_owned();
        let comma = if open.len() > 1 { "," } else { "" };
        format!("{open}{comma}\"sign\":\"{sign}\"}}")
    };
    let case = |id: &str, comment: &str, key: &str, secret: &str, body: &str| {
        let sign = rule::sign_webhook(secret, &json::parse(body), Style::Reference);
        Case::valid(
            format!("2328-sign-webhook-{id}"),
            "2328 §10",
            comment,
            json!({"key": key, "secret": secret, "body": body}),
            json!({"body": signed(body, &sign)}),
        )
    };
    let bad = |id: &str, comment: &str, body: &str| {
        Case::invalid(
            format!("2328-sign-webhook-{id}"),
            "2328 §10",
            comment,
            json!({"key": "api", "secret": API, "body": body}),
            json!({"error": {"code": "malformed_json"}}),
        )
    };
    vec![
        Case::valid(
            "2328-sign-webhook-page",
            "2328 §10",
            "the page's own webhook vector",
            json!({"key": "api", "secret": API, "body": PAGE_WEBHOOK}),
            json!({"body": signed(PAGE_WEBHOOK, PAGE_WEBHOOK_SIGN)}),
        ),
        case(
            "payout",
            "a payout's webhook is signed with the payout key",
            "payout",
            PAYOUT,
            r#"{"uuid":"1","status":"completed","to_address":"TTEST"}"#,
        ),
        case("empty-object", "nothing but sign", "api", API, "{}"),
        case(
            "replaces",
            "an earlier sign is replaced, not signed",
            "api",
            API,
            r#"{"sign":"old","uuid":"1"}"#,
        ),
        case(
            "nested-sign",
            "only the outermost sign is left out",
            "api",
            API,
            r#"{"a":{"sign":"x"},"b":[{"sign":"y"}]}"#,
        ),
        case(
            "php-wire",
            "escapes of PHP's default form are undone before signing",
            "api",
            API,
            r#"{"url":"https:\/\/a.example\/b","order_id":"\u0417\u0430\u043a\u0430\u0437"}"#,
        ),
        case(
            "pretty",
            "white space is taken out before signing",
            "api",
            API,
            "{\n  \"uuid\": \"1\",\n  \"items\": [ 1, 2 ]\n}\n",
        ),
        case(
            "separators",
            "U+2028 and U+2029 are signed escaped, as PHP writes them",
            "api",
            API,
            "{\"order_id\":\"a\u{2028}b\u{2029}c\"}",
        ),
        case(
            "controls",
            "control characters: a letter where JSON has one, \\u00xx in lower case otherwise",
            "api",
            API,
            r#"{"order_id":"\b\f\n\r\t\u0001\u001F\u007f"}"#,
        ),
        case(
            "numbers",
            "numbers keep their text",
            "api",
            API,
            r#"{"block_number":70123456,"rate":1.50,"big":123456789012345678901234567890.10}"#,
        ),
        case(
            "null-kept",
            "null is signed as it is sent",
            "api",
            API,
            r#"{"txid":null,"ok":true,"no":false}"#,
        ),
        case(
            "integer-like-keys",
            "members keep their order although JavaScript would sort these",
            "api",
            API,
            r#"{"10":"a","2":"b","1":"c"}"#,
        ),
        bad("list", "a list has no member sign", "[]"),
        bad("text", "a string has no member sign", "\"x\""),
        bad("empty", "nothing at all", ""),
        bad("truncated", "a body cut off", r#"{"uuid":"1""#),
        bad(
            "duplicate-key",
            "the same key twice has no single meaning",
            r#"{"uuid":"1","uuid":"2"}"#,
        ),
    ]
}
