//! Whether a signature is that of exactly these bytes.

use serde_json::json;

use super::{API, PAGE, PAYOUT, rule, text};
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let body = PAGE[2].body;
    let right = PAGE[2].sign;
    let case = |id: &str, comment: &str, body: &str, sign: &str, valid: bool| Case {
        valid,
        ..Case::valid(
            format!("2328-verify-{id}"),
            "2328 §10",
            comment,
            json!({"key": "api", "secret": API, "body": text(body), "sign": sign}),
            json!({"matches": valid}),
        )
    };
    let no = |id, comment, sign: &str| case(id, comment, body, sign, false);
    let mut flipped = right.to_owned();
    flipped.replace_range(63.., if right.ends_with('0') { "1" } else { "0" });
    let mut first = right.to_owned();
    first.replace_range(..1, if right.starts_with('0') { "1" } else { "0" });
    vec![
        case("right", "V3 as printed", body, right, true),
        case(
            "upper-case",
            "hexadecimal of either case is accepted: two clients lower it first",
            body,
            &right.to_uppercase(),
            true,
        ),
        case(
            "empty-body",
            "V1: a signature over nothing",
            "",
            PAGE[0].sign,
            true,
        ),
        no("last-digit", "one digit differs at the end", &flipped),
        no("first-digit", "one digit differs at the start", &first),
        no("empty", "no signature at all", ""),
        no("one-digit-short", "63 digits", &right[..63]),
        no("one-digit-long", "65 digits", &format!("{right}0")),
        no("twice", "the right signature twice over", &right.repeat(2)),
        no(
            "space-before",
            "white space around it is no part of a signature",
            &format!(" {right}"),
        ),
        no(
            "line-break-behind",
            "white space around it is no part of a signature",
            &format!("{right}\n"),
        ),
        no(
            "0x",
            "a prefix is no part of a signature",
            &format!("0x{}", &right[2..]),
        ),
        no(
            "base64",
            "the right MAC as Base64",
            &rule::sign_as_base64(API, body.as_bytes()),
        ),
        no(
            "without-base64",
            "a MAC over the body itself, the Base64 step left out",
            &rule::sign_without_base64(API, body.as_bytes()),
        ),
        no(
            "other-key",
            "the same body under the payout key",
            &rule::sign(PAYOUT, body.as_bytes()),
        ),
        no(
            "full-width-digits",
            "digits that are not ASCII: 64 characters, more bytes",
            &"０".repeat(64),
        ),
        no(
            "non-ascii-64-bytes",
            "64 bytes of which none is a digit",
            &"é".repeat(32),
        ),
        no("not-hex", "64 letters beyond f", &"g".repeat(64)),
        case(
            "changed-body",
            "one digit of the amount changed",
            &body.replace("100.00", "900.00"),
            right,
            false,
        ),
        case(
            "space-added",
            "one space added",
            &body.replace(",\"currency", ", \"currency"),
            right,
            false,
        ),
        case(
            "line-break-added",
            "a line break behind the body",
            &format!("{body}\n"),
            right,
            false,
        ),
    ]
}
