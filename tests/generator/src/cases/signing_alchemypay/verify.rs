//! Bodies with a `sign`, and whether it is right.

use serde_json::{Value, json};

use super::page::{PAGE, SECRET};
use super::{DOCUMENTED, Reading, form, options, rule};
use crate::reference::json::Style;
use crate::vectors::Case;

fn with_sign(body: &str, sign: &str) -> String {
    let mut body = form::without_sign(&form::parse(body));
    body["sign"] = sign.into();
    form::write(&body, Style::Reference)
}

pub(super) fn signed_bodies() -> Vec<Case> {
    let case = |id: &str, comment: &str, message: &str, body: &str| {
        let sign = rule::sign(SECRET, message, &form::parse(body), DOCUMENTED);
        Case::valid(
            format!("alchemypay-sign-body-{id}"),
            "Alchemy §3.1",
            comment,
            json!({"message": message, "secret": SECRET, "options": {}, "body": body}),
            json!({"body": with_sign(body, &sign)}),
        )
    };
    let k5 = PAGE[8].body;
    vec![
        case("query", "a request", "query", PAGE[4].body),
        case(
            "webhook",
            "a webhook as the gateway would send it",
            "order-webhook",
            k5,
        ),
        case(
            "replaces",
            "an old sign is replaced, not signed",
            "query",
            r#"{"sign":"old","appId":"A","merchantOrderNo":"1"}"#,
        ),
        case(
            "unsigned-kept",
            "unsigned fields go along as they are",
            "order-webhook",
            r#"{"orderNo":"1","address":"a&b=c"}"#,
        ),
    ]
}

pub(super) fn cases() -> Vec<Case> {
    let k5 = &PAGE[8];
    let case = |id: &str,
                comment: &str,
                message: &str,
                body: &str,
                reading: Reading,
                valid: bool| Case {
        valid,
        ..Case::valid(
            format!("alchemypay-verify-{id}"),
            "Alchemy §6.4",
            comment,
            json!({"message": message, "secret": SECRET, "options": options(reading), "body": body}),
            json!({"matches": valid}),
        )
    };
    let webhook = |id, comment, body: &str, valid| {
        case(id, comment, "order-webhook", body, DOCUMENTED, valid)
    };
    let sign =
        |id, comment, sign: &str, valid| webhook(id, comment, &with_sign(k5.body, sign), valid);
    let right = with_sign(k5.body, k5.sign);
    let reversed: String = k5.sign.chars().rev().collect();
    let odd = |value: &str| {
        let body = form::parse(&format!(r#"{{"orderNo":"1","userId":"{value}"}}"#));
        let sign = rule::sign(SECRET, "order-webhook", &body, DOCUMENTED);
        with_sign(&form::write(&body, Style::Reference), &sign)
    };
    let everything = Reading {
        all: true,
        ..DOCUMENTED
    };
    let all_sign = rule::sign(SECRET, "order-webhook", &form::parse(k5.body), everything);
    vec![
        webhook("right", "K5 as printed", &right, true),
        sign(
            "lower-case",
            "either case: the vendor's helper compares so",
            &k5.sign.to_lowercase(),
            true,
        ),
        webhook(
            "pretty",
            "white space between tokens does not count",
            &format!("{:#}", form::parse(&right)),
            true,
        ),
        webhook(
            "unsigned-changed",
            "what is not signed may be anybody's",
            &right.replace("TDeposit", "TForged"),
            true,
        ),
        webhook(
            "unsigned-added",
            "nor do further fields count",
            &right.replacen('{', "{\"somethingNew\":\"x\",", 1),
            true,
        ),
        webhook(
            "null-to-empty",
            "null, empty and absent are one to the signature",
            &right.replace("\"failReason\":null", "\"failReason\":\"\""),
            true,
        ),
        webhook(
            "number-for-text",
            "a number with the same digits is the same text",
            &right.replace("\"orderAmount\":\"10000\"", "\"orderAmount\":10000"),
            true,
        ),
        webhook(
            "equals",
            "'=' in a value hides nothing: the value starts at the first one",
            &odd("a=b"),
            true,
        ),
        webhook(
            "ampersand",
            "'&' in a value could hide a field: refused although the hash is right",
            &odd("a&b"),
            false,
        ),
        webhook(
            "control",
            "so could a control character",
            &odd("a\\u0001b"),
            false,
        ),
        webhook(
            "signed-changed",
            "a signed field changed",
            &right.replace("COMPLETED", "FAILED"),
            false,
        ),
        webhook(
            "amount-changed",
            "a signed amount changed",
            &right.replace("\"10000\"", "\"1\""),
            false,
        ),
        webhook(
            "number-rewritten",
            "a number with other digits is another text",
            &right.replace("\"orderAmount\":\"10000\"", "\"orderAmount\":10000.0"),
            false,
        ),
        webhook(
            "null-to-value",
            "a value where there was none",
            &right.replace("\"failReason\":null", "\"failReason\":\"x\""),
            false,
        ),
        webhook(
            "removed",
            "a signed field removed",
            &right.replace(",\"fee\":\"0.8\"", ""),
            false,
        ),
        webhook("unsigned", "no sign at all", k5.body, false),
        sign("empty", "no digits", "", false),
        sign("short", "a digit too few", &k5.sign[..127], false),
        sign("long", "a digit too many", &format!("{}0", k5.sign), false),
        sign(
            "space",
            "white space around it",
            &format!(" {}", k5.sign),
            false,
        ),
        sign(
            "reversed",
            "the right digits in another order",
            &reversed,
            false,
        ),
        sign("not-hex", "128 letters beyond F", &"G".repeat(128), false),
        sign(
            "full-width",
            "128 digits that are not ASCII",
            &"０".repeat(128),
            false,
        ),
        sign(
            "sha256",
            "the length of the other gateway's",
            &k5.sign[..64],
            false,
        ),
        sign(
            "other-secret",
            "made with another secret",
            &rule::sign("8888", "order-webhook", &form::parse(k5.body), DOCUMENTED),
            false,
        ),
        sign(
            "without-key",
            "made without &key=",
            &rule::hash(k5.text.trim_end_matches("&key=9999")),
            false,
        ),
        sign(
            "all-fields",
            "made over every field, under the documented reading",
            &all_sign,
            false,
        ),
        case(
            "all-fields-reading",
            "the same under the other reading",
            "order-webhook",
            &with_sign(k5.body, &all_sign),
            everything,
            true,
        ),
        case(
            "all-fields-unsigned-changed",
            "under which every field counts",
            "order-webhook",
            &with_sign(k5.body, &all_sign).replace("TDeposit", "TForged"),
            everything,
            false,
        ),
        case(
            "v1-hash-on-k1",
            "a trap of the published pages: V1's hash is printed under K1's string",
            "query",
            &with_sign(PAGE[4].body, PAGE[0].sign),
            DOCUMENTED,
            false,
        ),
        case(
            "other-message",
            "an order webhook is no refund webhook",
            "refund-webhook",
            &right,
            DOCUMENTED,
            false,
        ),
        webhook("not-json", "no JSON", "orderNo=1", false),
        webhook("list", "a list", "[]", false),
    ]
}

pub(super) fn keys() -> Vec<Case> {
    let case = |id: &str, comment: &str, secret: &str, valid: bool| {
        let expected: Value = match valid {
            true => json!({"usable": true}),
            false => json!({"error": {"code": "configuration", "field": "key"}}),
        };
        Case {
            valid,
            ..Case::valid(
                format!("alchemypay-key-{id}"),
                "Alchemy §1",
                comment,
                json!({"secret": secret}),
                expected,
            )
        }
    };
    vec![
        case("short", "the documentation's placeholder", "9999", true),
        case(
            "inner-space",
            "a space inside may be part of it",
            "two words",
            true,
        ),
        case(
            "empty",
            "an empty secret would accept what anyone signs",
            "",
            false,
        ),
        case(
            "line-break",
            "read from a file with its line break",
            "9999\n",
            false,
        ),
        case(
            "space",
            "pasted with a space, which the vendor's helper would trim away",
            "9999 ",
            false,
        ),
        case("control", "a control character", "99\u{1}99", false),
    ]
}
