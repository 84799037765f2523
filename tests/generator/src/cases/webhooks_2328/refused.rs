//! What is refused, and with which reason.

use serde_json::{Value, json};

use super::{API, PAYOUT, payment, refusal, signed, wire};
use crate::cases::{base64, repeated, text};
use crate::reference::json::{self as form, Style};
use crate::reference::rule_2328 as rule;
use crate::vectors::Case;

/// Bodies that are no JSON object with one meaning.
pub(super) fn malformed() -> Vec<Case> {
    let case =
        |id: &str, comment: &str, body: Value| refusal(id, comment, "any", body, "malformed");
    let plain = |id: &str, comment: &str, body: &str| case(id, comment, text(body));
    let other = |id: &str, comment: &str, body: &str| {
        refusal(id, comment, "any", text(body), "not_an_object")
    };
    let page = signed(&payment(), API);
    // Most readers take the last of two members, some the first: an attacker who adds one could
    // have each side see another amount. The signature is right for the readers that take the last.
    let mut last = payment();
    last["amount"] = "1.00".into();
    let sign = rule::sign_webhook(API, &last, Style::Reference);
    let twice = wire(&last, Style::Reference, &sign).replacen(
        "\"amount\":\"1.00\"",
        "\"amount\":\"180.00000000\",\"amount\":\"1.00\"",
        1,
    );
    let twice_escaped = twice.replacen("\"amount\"", "\"\\u0061mount\"", 1);
    let latin1 = [br#"{"order_id":"caf"#, &[0xe9][..], br#"","sign":"x"}"#].concat();
    let utf16: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        plain("empty", "nothing", ""),
        plain("white-space", "nothing but white space", " \n"),
        plain("truncated", "cut off", &page[..page.len() - 1]),
        plain(
            "truncated-in-string",
            "cut off inside a string",
            &page[..20],
        ),
        plain(
            "garbage-behind",
            "something behind the object",
            &format!("{page}x"),
        ),
        plain("two-objects", "two bodies in one", &format!("{page}{page}")),
        plain(
            "garbage-before",
            "something before the object",
            &format!("x{page}"),
        ),
        plain(
            "byte-order-mark",
            "a byte-order mark is not JSON",
            &format!("\u{feff}{page}"),
        ),
        plain("form-encoded", "a form instead of JSON", "uuid=1&sign=x"),
        plain("xml", "a page instead of JSON", "<html></html>"),
        plain(
            "single-quotes",
            "quotes that JSON does not have",
            "{'uuid':'1'}",
        ),
        plain("no-quotes", "a key without quotes", "{uuid:\"1\"}"),
        plain(
            "trailing-comma",
            "a comma behind the last member",
            "{\"uuid\":\"1\",}",
        ),
        plain("comment", "a comment", "{\"uuid\":\"1\"/* paid */}"),
        plain("nan", "not a number, and no JSON", "{\"amount\":NaN}"),
        plain("infinity", "no JSON", "{\"amount\":-Infinity}"),
        plain(
            "leading-zero",
            "a number that JSON does not have",
            "{\"amount\":01}",
        ),
        plain(
            "plus",
            "a number that JSON does not have",
            "{\"amount\":+1}",
        ),
        plain(
            "point-first",
            "a number that JSON does not have",
            "{\"amount\":.5}",
        ),
        plain(
            "point-last",
            "a number that JSON does not have",
            "{\"amount\":5.}",
        ),
        plain(
            "hex",
            "a number that JSON does not have",
            "{\"amount\":0x10}",
        ),
        plain(
            "raw-control",
            "a raw line break inside a string",
            "{\"order_id\":\"a\nb\"}",
        ),
        plain(
            "raw-nul",
            "a raw zero byte inside a string",
            "{\"order_id\":\"a\u{0}b\"}",
        ),
        plain(
            "bad-escape",
            "an escape that JSON does not have",
            "{\"order_id\":\"a\\x41\"}",
        ),
        plain(
            "short-escape",
            "an escape that is cut off",
            "{\"order_id\":\"a\\u12\"}",
        ),
        plain(
            "lone-high-surrogate",
            "half a pair, which no text can hold",
            "{\"order_id\":\"\\ud800\"}",
        ),
        plain(
            "lone-low-surrogate",
            "the other half",
            "{\"order_id\":\"\\udc00\"}",
        ),
        plain(
            "high-surrogate-twice",
            "two first halves",
            "{\"order_id\":\"\\ud800\\ud800\"}",
        ),
        plain(
            "surrogates-turned",
            "the halves in the wrong order",
            "{\"order_id\":\"\\udc00\\ud800\"}",
        ),
        plain(
            "surrogate-and-text",
            "half a pair before plain text",
            "{\"order_id\":\"\\ud800x\"}",
        ),
        plain(
            "duplicate-key",
            "two amounts: readers would disagree on which counts",
            &twice,
        ),
        plain(
            "duplicate-key-escaped",
            "the same with one key escaped",
            &twice_escaped,
        ),
        plain(
            "duplicate-key-nested",
            "the same inside a member",
            "{\"a\":{\"b\":1,\"b\":2},\"sign\":\"x\"}",
        ),
        plain(
            "duplicate-sign",
            "two signatures",
            &page.replacen('{', "{\"sign\":\"x\",", 1),
        ),
        case("latin-1", "not UTF-8", base64(&latin1)),
        case("utf-16", "UTF-16", base64(&utf16)),
        case(
            "overlong",
            "an overlong form of a quote, which strict UTF-8 does not have",
            base64(b"{\"a\":\"\xc0\xa2\"}"),
        ),
        case(
            "utf8-surrogate",
            "a surrogate written as UTF-8",
            base64(b"{\"a\":\"\xed\xa0\x80\"}"),
        ),
        case(
            "cut-character",
            "cut off inside a character",
            base64(
                "{\"a\":\"é"
                    .as_bytes()
                    .split_last()
                    .map_or(&[][..], |(_, head)| head),
            ),
        ),
        case(
            "deep-33",
            "one level more than is read",
            repeated(&[("{\"a\":", 1), ("[", 32), ("]", 32), ("}", 1)]),
        ),
        case(
            "deep-100000",
            "100,000 brackets must not overflow a stack",
            repeated(&[("[", 100_000)]),
        ),
        case(
            "deep-objects",
            "the same with objects",
            repeated(&[("{\"a\":", 100_000)]),
        ),
        case(
            "bytes-1-mib-and-one",
            "one byte more than is read",
            repeated(&[(&page, 1), (" ", (1 << 20) - page.len() + 1)]),
        ),
        case(
            "bytes-64-mib",
            "64 MiB must be refused before they are read",
            repeated(&[("{\"a\":\"", 1), ("0123456789abcdef", 4 << 20), ("\"}", 1)]),
        ),
        other("list", "a list", &format!("[{page}]")),
        other("string", "a string", "\"paid\""),
        other("number", "a number", "1"),
        other("null", "null", "null"),
        other("true", "true", "true"),
    ]
}

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
