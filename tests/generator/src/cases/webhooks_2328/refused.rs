//! Signatures that are refused, and changes to what was signed.

use serde_json::{Value, json};

use super::{API, PAYOUT, payment, refusal, signed, wire};
use crate::cases::text;
use crate::reference::json::{self as form, Style};
use crate::reference::rule_2328 as rule;
use crate::vectors::Case;

/// Members `sign` that are none.
pub(super) fn signatures() -> Vec<Case> {
    let body = payment();
    let right = rule::sign_webhook(API, &body, Style::Reference);
    let plain = form::write(&body, Style::Reference);
    let case = |id: &str, comment: &str, body: &str, reason: &str| {
        refusal(id, comment, "payment", text(body), reason)
    };
    let with = |sign: &str| wire(&body, Style::Reference, sign);
    let raw = |json: &str| plain.replacen('{', &format!("{{\"sign\":{json},"), 1);
    let missing = |id: &str, comment: &str, body: &str| case(id, comment, body, "missing");
    let format = |id: &str, comment: &str, sign: &str| case(id, comment, &with(sign), "format");
    let mismatch = |id: &str, comment: &str, sign: &str| case(id, comment, &with(sign), "mismatch");
    let bytes = plain.as_bytes();
    vec![
        missing("sign-missing", "an unsigned webhook", &plain),
        missing("sign-null", "null is no signature", &raw("null")),
        missing("sign-number", "a number is no signature", &raw("6175")),
        missing(
            "sign-list",
            "a list is no signature",
            &raw(&format!("[\"{right}\"]")),
        ),
        missing("sign-object", "an object is no signature", &raw("{}")),
        missing("sign-true", "true is no signature", &raw("true")),
        missing(
            "sign-other-case",
            "Sign is another member",
            &plain.replacen('{', &format!("{{\"Sign\":\"{right}\","), 1),
        ),
        missing(
            "sign-nested",
            "only the outermost member counts",
            &plain.replacen('{', &format!("{{\"data\":{{\"sign\":\"{right}\"}},"), 1),
        ),
        missing("sign-empty-object", "nothing at all", "{}"),
        format("sign-empty", "no digits", ""),
        format("sign-63", "a digit too few", &right[..63]),
        format("sign-65", "a digit too many", &format!("{right}0")),
        format(
            "sign-128",
            "the length of the other gateway's",
            &right.repeat(2),
        ),
        format(
            "sign-base64",
            "the right MAC as Base64",
            &rule::sign_as_base64(API, bytes),
        ),
        format("sign-space", "white space before it", &format!(" {right}")),
        format(
            "sign-line-break",
            "a line break behind it",
            &format!("{right}\n"),
        ),
        format(
            "sign-prefix",
            "a prefix as other vendors have",
            &format!("sha256={right}"),
        ),
        format(
            "sign-0x",
            "a prefix in the place of two digits",
            &format!("0x{}", &right[2..]),
        ),
        format("sign-not-hex", "64 letters beyond f", &"g".repeat(64)),
        format(
            "sign-full-width",
            "64 digits that are not ASCII",
            &"６".repeat(64),
        ),
        format(
            "sign-non-ascii-64-bytes",
            "64 bytes that are 32 letters",
            &"é".repeat(32),
        ),
        format(
            "sign-inner-nul",
            "a zero byte among the digits",
            &format!("{}\u{0}{}", &right[..31], &right[32..]),
        ),
        mismatch("sign-zeros", "64 zeros", &"0".repeat(64)),
        mismatch(
            "sign-reversed",
            "the right digits in another order",
            &right.chars().rev().collect::<String>(),
        ),
        mismatch(
            "sign-of-other",
            "a signature of another body",
            &rule::sign(API, b"{}"),
        ),
        mismatch(
            "sign-without-base64",
            "made without the Base64 step",
            &rule::sign_without_base64(API, bytes),
        ),
        mismatch(
            "sign-of-base64-key",
            "made with a key that nobody has set",
            &rule::sign("dGVzdC1hcGkta2V5", bytes),
        ),
        mismatch(
            "sign-empty-key",
            "made with an empty key, as an unset variable gives it",
            &rule::sign("", bytes),
        ),
        mismatch(
            "sign-key-line-break",
            "made with a key that kept its line break",
            &rule::sign("test-api-key\n", bytes),
        ),
        mismatch(
            "sign-of-empty-body",
            "the constant signature of a GET",
            &rule::sign(API, b""),
        ),
        mismatch(
            "sign-with-sign",
            "made over a body that had sign in it",
            &rule::sign(API, with("").as_bytes()),
        ),
        mismatch(
            "sign-payout-key",
            "made with the payout key",
            &rule::sign(PAYOUT, bytes),
        ),
    ]
}

/// Changes to a body whose signature was right.
pub(super) fn changed() -> Vec<Case> {
    let page = signed(&payment(), API);
    let case = |id: &str, comment: &str, from: &str, to: &str| {
        let body = page.replacen(from, to, 1);
        assert_ne!(body, page, "{id}");
        assert!(!rule::verifies(API, body.as_bytes()), "{id}");
        refusal(
            &format!("changed-{id}"),
            comment,
            "payment",
            text(&body),
            "mismatch",
        )
    };
    let sorted = {
        let mut members: Vec<_> = payment()
            .as_object()
            .cloned()
            .unwrap_or_default()
            .into_iter()
            .collect();
        members.sort_by(|(a, _), (b, _)| a.cmp(b));
        Value::Object(members.into_iter().collect())
    };
    let by_sorting = wire(
        &payment(),
        Style::Reference,
        &rule::sign_webhook(API, &sorted, Style::Reference),
    );
    let slashes = rule::sign(API, form::write(&payment(), Style::PhpDefault).as_bytes());
    let escaped = wire(&payment(), Style::Reference, &slashes);
    let pretty = {
        let spaced = format!("{:#}", payment());
        wire(
            &payment(),
            Style::Reference,
            &rule::sign(API, spaced.as_bytes()),
        )
    };
    let mut without_null = payment();
    without_null["txid"] = json!(null);
    let dropped = signed(&without_null, API).replacen("\"txid\":null,", "", 1);
    vec![
        case("amount", "another amount", "180.00000000", "1.00000000"),
        case(
            "zeros",
            "fewer trailing zeros: the same value, other bytes",
            "180.00000000",
            "180.00",
        ),
        case("status", "another status", "\"paid\"", "\"overpaid\""),
        case("order", "another order", "ORDER-1", "ORDER-2"),
        case("currency", "another currency", "\"RUB\"", "\"USD\""),
        case("case", "another case", "ORDER-1", "order-1"),
        case("space", "a space inside a string", "ORDER-1", "ORDER-1 "),
        case(
            "member-added",
            "a member more",
            "{\"uuid\"",
            "{\"x\":1,\"uuid\"",
        ),
        case("member-removed", "a member less", "\"txid\":\"ab\",", ""),
        case(
            "members-swapped",
            "two members in the other order: the order is signed",
            "\"payer_currency\":\"TON\",\"payer_amount\":\"0.95256917\"",
            "\"payer_amount\":\"0.95256917\",\"payer_currency\":\"TON\"",
        ),
        case(
            "string-to-number",
            "a number for a string",
            "\"180.00000000\"",
            "180.00000000",
        ),
        case(
            "null-for-text",
            "null for a text",
            "\"txid\":\"ab\"",
            "\"txid\":null",
        ),
        case(
            "key-renamed",
            "a key in another case",
            "\"amount\"",
            "\"Amount\"",
        ),
        refusal(
            "changed-null-dropped",
            "null is signed, so a body without it is another",
            "payment",
            text(&dropped),
            "mismatch",
        ),
        refusal(
            "signed-sorted",
            "signed over sorted members: no client that sorts is known to work",
            "payment",
            text(&by_sorting),
            "mismatch",
        ),
        refusal(
            "signed-php-default",
            "signed over escaped slashes and sent unescaped",
            "payment",
            text(&escaped),
            "mismatch",
        ),
        refusal(
            "signed-pretty",
            "signed over white space and sent without",
            "payment",
            text(&pretty),
            "mismatch",
        ),
    ]
}
