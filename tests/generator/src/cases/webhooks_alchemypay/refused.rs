//! What is refused, and with which reason.

use serde_json::{Value, json};

use super::{
    DOCUMENTED, Reading, SECRET, input, order, partial, refund, refusal, rule, signed, signed_with,
    with, without,
};
use crate::cases::{base64, repeated, text};
use crate::reference::json::{self as form, Style};
use crate::vectors::Case;

/// Bodies that are no JSON object with one meaning.
pub(super) fn malformed() -> Vec<Case> {
    let case =
        |id: &str, comment: &str, body: Value| refusal(id, comment, "any", body, "malformed");
    let plain = |id: &str, comment: &str, body: &str| case(id, comment, text(body));
    let other = |id: &str, comment: &str, body: &str| {
        refusal(id, comment, "any", text(body), "not_an_object")
    };
    let wire = signed("order", &order());
    // Right for readers that take the last of two members.
    let twice = wire.replacen(
        "\"orderStatus\":\"COMPLETED\"",
        "\"orderStatus\":\"FAILED\",\"orderStatus\":\"COMPLETED\"",
        1,
    );
    vec![
        plain("empty", "nothing", ""),
        plain("form", "a form instead of JSON", "orderNo=1&sign=x"),
        plain("truncated", "cut off", &wire[..wire.len() - 1]),
        plain(
            "garbage-behind",
            "something behind the object",
            &format!("{wire}x"),
        ),
        plain(
            "byte-order-mark",
            "a byte-order mark is not JSON",
            &format!("\u{feff}{wire}"),
        ),
        plain(
            "duplicate-key",
            "two statuses: readers would disagree on which counts",
            &twice,
        ),
        plain(
            "duplicate-key-escaped",
            "the same with one name escaped",
            &twice.replacen("\"orderStatus\"", "\"order\\u0053tatus\"", 1),
        ),
        plain(
            "duplicate-unsigned",
            "even of what is not signed",
            &wire.replacen(
                "\"address\":\"TDeposit\"",
                "\"address\":\"a\",\"address\":\"b\"",
                1,
            ),
        ),
        plain(
            "lone-surrogate",
            "half a character",
            &wire.replacen("user@example.com", "\\ud800", 1),
        ),
        plain("nan", "not a number", &wire.replacen("\"10000\"", "NaN", 1)),
        plain(
            "raw-control",
            "a raw line break inside a text",
            &wire.replacen("TDeposit", "T\nDeposit", 1),
        ),
        case(
            "latin-1",
            "not UTF-8",
            base64(b"{\"orderNo\":\"caf\xe9\",\"sign\":\"x\"}"),
        ),
        case(
            "deep-100000",
            "100,000 brackets must not overflow a stack",
            repeated(&[("{\"a\":", 100_000)]),
        ),
        case(
            "bytes-64-mib",
            "64 MiB must be refused before they are read",
            repeated(&[("{\"a\":\"", 1), ("0123456789abcdef", 4 << 20), ("\"}", 1)]),
        ),
        other("list", "a list", &format!("[{wire}]")),
        other("null", "null", "null"),
        other("string", "a text", "\"success\""),
    ]
}

/// Members `sign` that are none, signatures of something else, and changed bodies.
pub(super) fn signatures() -> Vec<Case> {
    let body = order();
    let wire = signed("order", &body);
    let right = rule::sign(SECRET, "order-webhook", &body, DOCUMENTED);
    let raw = |json: &str| {
        let plain = form::write(&body, Style::Reference);
        plain.replacen('{', &format!("{{\"sign\":{json},"), 1)
    };
    let case = |id: &str, comment: &str, wire: &str, reason: &str| {
        refusal(id, comment, "order", text(wire), reason)
    };
    let missing = |id: &str, comment: &str, wire: &str| case(id, comment, wire, "missing");
    let format = |id: &str, comment: &str, sign: &str| {
        case(id, comment, &wire.replace(&right, sign), "format")
    };
    let mismatch = |id: &str, comment: &str, wire: &str| case(id, comment, wire, "mismatch");
    let signed_as = |sign: &str| wire.replace(&right, sign);
    let changed = |id: &str, comment: &str, from: &str, to: &str| {
        let body = wire.replacen(from, to, 1);
        assert_ne!(body, wire, "{id}");
        mismatch(&format!("changed-{id}"), comment, &body)
    };
    let ambiguous = |id: &str, comment: &str, changes: Value| {
        let body = signed("order", &with(order(), changes));
        case(&format!("ambiguous-{id}"), comment, &body, "ambiguous")
    };
    let all = Reading {
        all: true,
        ..DOCUMENTED
    };
    let moved = with(
        without(order(), &["userId"]),
        json!({"payFiatRate": "1&userId=user@example.com"}),
    );
    let moved = signed("order", &moved).replace("\"sign\":\"", "\"userId\":\"\",\"sign\":\"");
    let partial_as_order =
        signed("partial", &partial()).replacen('{', "{\"orderStatus\":\"COMPLETED\",", 1);
    let mut cases = vec![
        missing(
            "sign-missing",
            "an unsigned webhook",
            &form::write(&body, Style::Reference),
        ),
        missing("sign-null", "null is no signature", &raw("null")),
        missing("sign-number", "a number is no signature", &raw("1")),
        missing(
            "sign-list",
            "a list is no signature",
            &raw(&format!("[\"{right}\"]")),
        ),
        missing(
            "sign-other-case",
            "Sign is another member",
            &wire.replace("\"sign\"", "\"Sign\""),
        ),
        missing("empty-object", "nothing at all", "{}"),
        format("sign-empty", "no digits", ""),
        format("sign-127", "a digit too few", &right[..127]),
        format("sign-129", "a digit too many", &format!("{right}0")),
        format("sign-64", "the length of the other gateway's", &right[..64]),
        format("sign-space", "white space behind it", &format!("{right} ")),
        format("sign-not-hex", "128 letters beyond F", &"G".repeat(128)),
        format(
            "sign-full-width",
            "128 digits that are not ASCII",
            &"０".repeat(128),
        ),
        format(
            "sign-non-ascii-128-bytes",
            "128 bytes that are 64 letters",
            &"é".repeat(64),
        ),
        mismatch("sign-zeros", "128 zeros", &signed_as(&"0".repeat(128))),
        mismatch(
            "sign-other-secret",
            "made with a secret that nobody has set",
            &signed_with("8888", "order", &body, DOCUMENTED),
        ),
        mismatch(
            "sign-empty-secret",
            "made with an empty secret, as an unset variable gives it",
            &signed_as(&rule::hash(&format!(
                "{}&key=",
                rule::text("order-webhook", &body, DOCUMENTED)
            ))),
        ),
        mismatch(
            "sign-without-secret",
            "made without a secret",
            &signed_as(&rule::hash(&rule::text("order-webhook", &body, DOCUMENTED))),
        ),
        mismatch(
            "sign-all-fields",
            "made over every field, under the documented reading (§3.2)",
            &signed_with(SECRET, "order", &body, all),
        ),
        mismatch(
            "sign-of-other-body",
            "a signature of another order",
            &signed_as(&rule::sign(
                SECRET,
                "order-webhook",
                &with(order(), json!({"orderNo": "1"})),
                DOCUMENTED,
            )),
        ),
        mismatch(
            "order-as-refund-request",
            "a signature of a request of the shop's own is none of a webhook",
            &signed_as(&rule::sign(
                SECRET,
                "query",
                &json!({"appId": "TEST000001", "merchantOrderNo": "17236123450000"}),
                DOCUMENTED,
            )),
        ),
        mismatch(
            "partial-as-order",
            "a partial payment with an added status, at the URL of orders",
            &partial_as_order,
        ),
        mismatch(
            "refund-as-order",
            "a refund at the URL of orders",
            &signed("refund", &refund()),
        ),
        refusal(
            "order-as-refund",
            "an order at the URL of refunds",
            "refund",
            text(&wire),
            "mismatch",
        ),
        refusal(
            "order-as-partial",
            "an order at the URL of partial payments",
            "partial",
            text(&wire),
            "mismatch",
        ),
        changed("status", "another status", "COMPLETED", "DELAY_SUCCESS"),
        changed("amount", "another amount", "\"10000\"", "\"1\""),
        changed(
            "amount-zeros",
            "the same value with other digits",
            "\"10000\"",
            "\"10000.00\"",
        ),
        changed("order", "another order", "17236123450000", "17236123450001"),
        changed(
            "volume",
            "another volume",
            "\"payCryptoVolume\":\"100\"",
            "\"payCryptoVolume\":\"1000\"",
        ),
        changed("fee", "another fee", "\"0.8\"", "\"0.1\""),
        changed(
            "reason-added",
            "a reason where there was none",
            "\"failReason\":null",
            "\"failReason\":\"x\"",
        ),
        changed(
            "removed",
            "a signed field less",
            "\"hxAddress\":\"0xabc\",",
            "",
        ),
        changed(
            "renamed",
            "a signed field in another case",
            "\"userId\"",
            "\"userID\"",
        ),
        changed(
            "space",
            "a space in a signed value",
            "user@example.com",
            "user@example.com ",
        ),
        ambiguous(
            "ampersand",
            "'&' in a signed value: the same text could be another order",
            json!({"userId": "x&orderStatus=COMPLETED"}),
        ),
        ambiguous(
            "control",
            "a control character",
            json!({"failReason": "a\u{1}b"}),
        ),
        ambiguous("line-break", "a line break", json!({"userId": "a\nb"})),
        ambiguous(
            "del",
            "the last control character of ASCII",
            json!({"userId": "a\u{7f}b"}),
        ),
        ambiguous("list", "a list in a signed field", json!({"userId": ["a"]})),
        ambiguous(
            "object",
            "an object in a signed field of a webhook, where none is documented",
            json!({"userId": {"a": "b"}}),
        ),
        case(
            "moved",
            "one value made of two fields: the hash is right, and the fields are not",
            &moved,
            "ambiguous",
        ),
    ];
    let mut none = input("order", text(&wire));
    none["secrets"] = json!([]);
    cases.push(Case::invalid(
        "alchemypay-webhook-no-secrets",
        "Alchemy §6.4",
        "without a secret nothing is valid",
        none,
        json!({"refused": "no_key"}),
    ));
    cases
}
