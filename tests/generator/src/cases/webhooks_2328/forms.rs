//! The forms that a body can have on its way, and the forms that are signed.

use serde_json::{Value, json};

use super::{Accepted, accepted, event, input, pair, payment, payout, signed, wire};
use crate::cases::signing_2328::{API, PAGE_WEBHOOK, PAGE_WEBHOOK_SIGN};
use crate::cases::{repeat, repeated, text};
use crate::reference::json::{self as form, Style};
use crate::reference::rule_2328 as rule;
use crate::vectors::Case;

/// A payment whose signed text is `Style` and whose wire form is any text that means the same.
fn case(id: &str, comment: &str, body: &Value, wire: String, form: &str) -> Case {
    Accepted {
        id,
        comment,
        kind: "payment",
        event: event("payment", body),
        body: wire,
        form,
    }
    .case()
}

pub(super) fn cases() -> Vec<Case> {
    let body = payment();
    let page = format!(
        "{},\"sign\":\"{PAGE_WEBHOOK_SIGN}\"}}",
        PAGE_WEBHOOK.trim_end_matches('}')
    );
    let first = page.replacen('{', &format!("{{\"sign\":\"{PAGE_WEBHOOK_SIGN}\","), 1);
    let first = first.replace(&format!(",\"sign\":\"{PAGE_WEBHOOK_SIGN}\"}}"), "}");
    let middle = first.replacen(&format!("\"sign\":\"{PAGE_WEBHOOK_SIGN}\","), "", 1);
    let middle = middle.replacen(
        "\"network\"",
        &format!("\"sign\":\"{PAGE_WEBHOOK_SIGN}\",\"network\""),
        1,
    );
    let pretty = format!("{:#}", form::parse(&page));
    let mut cases = vec![
        case(
            "page",
            "the page's own vector, sign last",
            &body,
            page.clone(),
            "reference",
        ),
        case(
            "sign-first",
            "sign may stand anywhere",
            &body,
            first,
            "reference",
        ),
        case(
            "sign-middle",
            "sign may stand anywhere",
            &body,
            middle,
            "reference",
        ),
        case(
            "upper-case",
            "hexadecimal of either case: two clients lower it first",
            &body,
            page.replace(PAGE_WEBHOOK_SIGN, &PAGE_WEBHOOK_SIGN.to_uppercase()),
            "reference",
        ),
        case(
            "escaped-key",
            "a key with escapes is the key that it decodes to",
            &body,
            page.replace("\"sign\"", "\"s\\u0069gn\""),
            "reference",
        ),
        case(
            "escaped-sign",
            "a signature with escapes is the text that it decodes to",
            &body,
            page.replace("\"6175", "\"\\u00361\\u00375"),
            "reference",
        ),
        case(
            "pretty",
            "white space between tokens is not signed",
            &body,
            pretty,
            "reference",
        ),
        case(
            "white-space-around",
            "white space around the object is not signed",
            &body,
            format!(" \r\n\t{page}\n"),
            "reference",
        ),
        case(
            "php-wire",
            "PHP's default escapes on the wire, the reference form signed",
            &body,
            wire(&body, Style::PhpDefault, PAGE_WEBHOOK_SIGN),
            "reference",
        ),
    ];
    cases.extend(texts());
    cases.extend(as_received());
    cases.extend(values());
    cases.extend(sizes());
    cases
}

/// Text on which encoders differ.
fn texts() -> Vec<Case> {
    let with_order = |order_id: &str| {
        let mut body = payment();
        body["order_id"] = order_id.into();
        body
    };
    let both = |id: &str, comment: &str, order_id: &str| {
        let body = with_order(order_id);
        let sign = rule::sign_webhook(API, &body, Style::Reference);
        [
            case(
                id,
                comment,
                &body,
                wire(&body, Style::Reference, &sign),
                "reference",
            ),
            case(
                &format!("{id}-php-wire"),
                comment,
                &body,
                wire(&body, Style::PhpDefault, &sign),
                "reference",
            ),
        ]
    };
    let mut cases = Vec::new();
    cases.extend(both(
        "cyrillic",
        "non-ASCII is signed literally, however it is sent",
        "Заказ №3 — café",
    ));
    cases.extend(both(
        "astral",
        "a surrogate pair on the wire is one character",
        "😀𝒜",
    ));
    cases.extend(both(
        "slashes",
        "slashes are signed unescaped, however they are sent",
        "a/b//c",
    ));
    cases.extend(both(
        "escapes",
        "quotes, backslashes and controls have one minimal form",
        "a\"b\\c\n\t\r\u{8}\u{c}\u{1}\u{1f}\u{7f}",
    ));
    cases.extend(both("html", "no HTML character is escaped", "<b>&'\"</b>"));
    let separators = with_order("a\u{2028}b\u{2029}c");
    let php = rule::sign_webhook(API, &separators, Style::Reference);
    let others = rule::sign_webhook(API, &separators, Style::LiteralSeparators);
    cases.extend([
        case(
            "separators-escaped-signed-and-sent",
            "U+2028 and U+2029 as PHP writes them",
            &separators,
            wire(&separators, Style::Reference, &php),
            "reference",
        ),
        case(
            "separators-escaped-signed-literal-sent",
            "signed as PHP writes them, sent as themselves",
            &separators,
            wire(&separators, Style::LiteralSeparators, &php),
            "reference",
        ),
        case(
            "separators-literal-signed-and-sent",
            "as everything but PHP writes them",
            &separators,
            wire(&separators, Style::LiteralSeparators, &others),
            "literal_separators",
        ),
        case(
            "separators-literal-signed-escaped-sent",
            "signed as themselves, sent escaped",
            &separators,
            wire(&separators, Style::PhpDefault, &others),
            "literal_separators",
        ),
    ]);
    cases
}

/// A signature over the bytes themselves, `sign` cut out: a further form, which only whoever has
/// the key can make.
fn as_received() -> Vec<Case> {
    let mut body = payment();
    body["order_id"] = "Заказ/3".into();
    let received = |rest: String| {
        let sign = rule::sign(API, rest.as_bytes());
        format!("{},\"sign\":\"{sign}\"}}", rest.trim_end_matches('}'))
    };
    let php = form::write(&body, Style::PhpDefault);
    let ascii = form::write(&body, Style::Ascii);
    let spaced = "{ \"uuid\": \"1\", \"amount\": \"5.00\", \"currency\": \"USD\", \"payment_status\": \"paid\"}";
    vec![
        case(
            "as-received-php",
            "PHP's default escapes signed as they are sent",
            &body,
            received(php),
            "as_received",
        ),
        case(
            "as-received-ascii",
            "Python's escapes signed as they are sent",
            &body,
            received(ascii),
            "as_received",
        ),
        case(
            "as-received-spaces",
            "white space signed as it is sent",
            &form::parse(spaced),
            received(spaced.to_owned()),
            "as_received",
        ),
    ]
}

/// Values that are no strings.
fn values() -> Vec<Case> {
    let mut numbers = payment();
    numbers["amount"] = form::parse("180.00000000");
    numbers["payer_amount"] = form::parse("123456789012345678901234567890.10");
    numbers["exchange_rate"] = form::parse("-0.0");
    let mut extra = payment();
    extra["new_field"] =
        json!({"deep": [1, "2", null, {"sign": "nested"}], "empty": {}, "none": []});
    extra["flag"] = json!(false);
    let mut keys = payment();
    for key in ["10", "2", "1", "__proto__", "constructor", "toString", ""] {
        keys[key] = key.into();
    }
    // serde_json rewrites exponents, so the signed text is put together by hand.
    let rest = r#"{"uuid":"1","amount":"5.00","currency":"USD","url":"","payment_status":"paid","n":[1E5,1e+05,2.50e-3]}"#;
    let sign = rule::sign(API, rest.as_bytes());
    let exponents = format!("{},\"sign\":\"{sign}\"}}", rest.trim_end_matches('}'));
    let least = json!({"uuid": "1", "amount": "5.00", "currency": "USD", "url": "", "payment_status": "paid"});
    vec![
        case(
            "numbers",
            "a number keeps its text, and counts as that text",
            &numbers,
            signed(&numbers, API),
            "reference",
        ),
        Case::valid(
            "2328-webhook-exponents",
            super::SOURCE,
            "an exponent is signed as it was written",
            input(pair(), "payment", text(&exponents)),
            accepted("api", "reference", event("payment", &least)),
        ),
        case(
            "nested",
            "members that we do not know are signed and kept, a nested sign among them",
            &extra,
            signed(&extra, API),
            "reference",
        ),
        case(
            "key-order",
            "members keep their order, whatever the language does with such keys",
            &keys,
            signed(&keys, API),
            "reference",
        ),
    ]
}

/// Sizes up to the limits: 1 MiB and 32 levels.
fn sizes() -> Vec<Case> {
    const MOST: usize = 1 << 20;
    let body = payment();
    let page = signed(&body, API);
    let big = |id: &str, comment: &str, kind: &str, pieces: &[(&str, usize)], event: Value| {
        let bytes = repeat(pieces);
        assert!(rule::verifies(API, bytes.as_bytes()), "{id}");
        Case::valid(
            format!("2328-webhook-{id}"),
            super::SOURCE,
            comment,
            input(pair(), kind, repeated(pieces)),
            accepted("api", "reference", event),
        )
    };
    // The page's body with one long member in front of sign.
    let member = |pieces: &[(&str, usize)]| {
        let head = format!("{},\"picture\":", PAGE_WEBHOOK.trim_end_matches('}'));
        let rest = format!("{head}{}}}", repeat(pieces));
        let tail = format!(",\"sign\":\"{}\"}}", rule::sign(API, rest.as_bytes()));
        (head, tail)
    };
    let picture = [
        ("\"data:image/png;base64,", 1),
        ("iVBORw0KGgo+/A==", 4_096),
        ("\"", 1),
    ];
    let (head, tail) = member(&picture);
    let picture = big(
        "picture-64-kib",
        "a picture of the address makes bodies of tens of kilobytes",
        "payment",
        &[(&head, 1), picture[0], picture[1], picture[2], (&tail, 1)],
        event("payment", &body),
    );
    let digits = [("1234567890", 1_000)];
    let (head, tail) = member(&digits);
    let digits = big(
        "number-10000-digits",
        "a number of 10,000 digits is signed like any other",
        "payment",
        &[(&head, 1), digits[0], (&tail, 1)],
        event("payment", &body),
    );
    let levels = [("[", 31), ("]", 31)];
    let (head, tail) = member(&levels);
    let levels = big(
        "deep-32",
        "32 levels, the most that are read",
        "payment",
        &[(&head, 1), levels[0], levels[1], (&tail, 1)],
        event("payment", &body),
    );
    let padding = MOST - page.len();
    let padded = big(
        "bytes-1-mib",
        "1 MiB, the most that is read",
        "payment",
        &[(&page, 1), (" ", padding)],
        event("payment", &body),
    );
    let payout = payout();
    assert!(!rule::verifies(
        API,
        signed(&payout, super::PAYOUT).as_bytes()
    ));
    vec![picture, digits, levels, padded]
}
