//! Texts that are amounts, and those that are none.

use serde_json::json;

use super::{DESIGN, Decimal};
use crate::vectors::Case;

/// Texts that are amounts, with why.
const GOOD: &[(&str, &str, &str)] = &[
    ("zero", "0", "nothing"),
    ("one", "1", "a whole number"),
    ("cents", "19.99", "two decimals"),
    (
        "create-example",
        "100.00",
        "trailing zeros are kept (2328 §5.1)",
    ),
    (
        "webhook-example",
        "180.00000000",
        "eight decimals, all kept (2328 §10)",
    ),
    (
        "eighteen-decimals",
        "0.949711462490000000",
        "merchant_amount has 18 decimals (2328 §4)",
    ),
    (
        "negative",
        "-0.05",
        "price_markup may be below zero (2328 §5.1)",
    ),
    ("negative-zero", "-0", "zero with a sign is zero"),
    (
        "negative-zero-decimals",
        "-0.00",
        "zero with a sign is zero, its decimals kept",
    ),
    (
        "leading-zeros",
        "007.50",
        "leading zeros are kept in the text and do not count",
    ),
    (
        "many-leading-zeros",
        "0000000000000000000000000000000001",
        "more digits than any machine word, small value",
    ),
    ("u64-and-one", "18446744073709551616", "beyond 64 bits"),
    (
        "i128-and-one",
        "170141183460469231731687303715884105728",
        "beyond 128 bits",
    ),
    (
        "beyond-decimal-28",
        "79228162514264337593543950336",
        "beyond a 96-bit decimal",
    ),
    (
        "forty-decimals",
        "0.0000000000000000000000000000000000000001",
        "more decimals than a 128-bit decimal holds",
    ),
    ("float-trap-sum", "0.1", "no binary fraction"),
    (
        "float-trap-17",
        "12345678901234567.89",
        "a float would make ...568 of it",
    ),
    (
        "float-trap-integer",
        "9007199254740993",
        "2^53 + 1, which no JavaScript number holds",
    ),
    ("one-decimal-zero", "5.0", "equals 5, and says more"),
    (
        "only-fraction-zeros",
        "10.000",
        "trailing zeros behind the point only",
    ),
    ("whole-zeros", "1000", "zeros before the point count"),
];

/// Texts that are none, with why.
const BAD: &[(&str, &str, &str)] = &[
    ("empty", "", "nothing"),
    ("space", " ", "white space"),
    ("space-before", " 1", "white space before"),
    ("space-behind", "1 ", "white space behind"),
    ("line-break", "1\n", "a line break behind"),
    ("inner-space", "1 000", "a space as separator"),
    (
        "no-break-space",
        "1\u{a0}000",
        "a no-break space as separator",
    ),
    ("comma", "1,50", "a decimal comma"),
    ("thousands", "1,000.00", "separators of thousands"),
    (
        "underscore",
        "1_000",
        "an underscore, which some decimal types accept",
    ),
    ("plus", "+1", "a plus sign"),
    ("minus-only", "-", "a sign and nothing behind it"),
    ("two-minus", "--1", "two signs"),
    ("minus-behind", "1-", "the sign behind"),
    ("minus-space", "- 1", "a space behind the sign"),
    ("unicode-minus", "\u{2212}1", "a typographic minus"),
    ("point-only", ".", "a point and nothing around it"),
    ("no-digit-before", ".5", "no digit before the point"),
    ("no-digit-behind", "5.", "no digit behind the point"),
    ("minus-point", "-.5", "no digit between sign and point"),
    ("two-points", "1.2.3", "two points"),
    ("double-point", "1..2", "two points together"),
    ("exponent", "1e3", "an exponent, as a float prints it"),
    ("exponent-upper", "1E3", "an exponent in upper case"),
    (
        "exponent-negative",
        "1.5e-7",
        "what JavaScript prints for a small number",
    ),
    ("nan", "NaN", "not a number"),
    ("infinity", "Infinity", "no amount"),
    ("inf", "-inf", "no amount"),
    ("hex", "0x10", "hexadecimal"),
    ("currency", "$5", "a currency sign"),
    ("code", "5 USD", "a code behind it"),
    ("percent", "5%", "a percent sign"),
    ("letters", "ten", "words"),
    ("null", "null", "the word null"),
    ("true", "true", "the word true"),
    ("full-width", "１２", "digits that are not ASCII"),
    (
        "arabic-indic",
        "١٢",
        "digits that are not ASCII, which regular expressions' \\d may accept",
    ),
    ("superscript", "1²", "a superscript digit"),
    ("nul", "1\u{0}", "a zero byte"),
    ("byte-order-mark", "\u{feff}1", "a byte-order mark"),
    ("quotes", "\"1\"", "quotes left around it"),
    ("fraction", "1/2", "a fraction"),
    ("apostrophe", "1'000", "a Swiss separator"),
];

pub(super) fn cases() -> Vec<Case> {
    let good = |id: &str, text: &str, comment: &str| {
        let value = Decimal::parse(text);
        let normalized = value.normalized();
        let scale = normalized.split_once('.').map_or(0, |(_, tail)| tail.len());
        Case::valid(
            format!("amount-parse-{id}"),
            DESIGN,
            comment,
            json!({"text": text}),
            json!({
                "text": text,
                "normalized": normalized,
                "scale": value.scale(),
                "significant_scale": scale,
                "sign": value.sign(),
            }),
        )
    };
    let bad = |id: &str, text: &str, comment: &str| {
        Case::invalid(
            format!("amount-parse-{id}"),
            DESIGN,
            comment,
            json!({"text": text}),
            json!({"error": {"code": "invalid_amount"}}),
        )
    };
    let long = "1234567890".repeat(1_000);
    let mut cases: Vec<Case> = GOOD
        .iter()
        .map(|(id, text, comment)| good(id, text, comment))
        .collect();
    cases.push(good(
        "ten-thousand-digits",
        &long,
        "a number of 10,000 digits is an amount like any other",
    ));
    cases.push(good(
        "ten-thousand-decimals",
        &format!("0.{long}"),
        "10,000 decimals, the last of them zero",
    ));
    cases.extend(BAD.iter().map(|(id, text, comment)| bad(id, text, comment)));
    cases.push(bad(
        "ten-thousand-digits-and-a-letter",
        &format!("{long}x"),
        "the error of a long text is short and comes in linear time",
    ));
    cases
}
