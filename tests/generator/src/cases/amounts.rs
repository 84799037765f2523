//! `amounts.json`: exact decimal text (design, decision 3; 2328 §4).

use std::cmp::Ordering;

use num_bigint::BigInt;
use serde_json::{Value, json};

use crate::reference::decimal::Decimal;
use crate::vectors::{Case, File, Group};

const DESIGN: &str = "design, decision 3";

pub(crate) fn file() -> File {
    File {
        subject: "amounts",
        comment: "An amount is exact text: every digit is kept, and values are compared, not texts (design, decision 3)",
        groups: vec![
            Group {
                op: "amount.parse",
                comment: "An optional '-', digits, and optionally a point with digits behind it; nothing else",
                cases: parse(),
            },
            Group {
                op: "amount.compare",
                comment: "By value: the 180.00 that was sent equals the 180.00000000 of the webhook (2328 §4)",
                cases: compare(),
            },
            Group {
                op: "amount.add",
                comment: "Exact; as many decimals as the longer of the two",
                cases: combine("add", Decimal::add),
            },
            Group {
                op: "amount.subtract",
                comment: "Exact; as many decimals as the longer of the two",
                cases: combine("subtract", Decimal::subtract),
            },
            Group {
                op: "amount.times",
                comment: "A whole factor; the decimals stay",
                cases: times(),
            },
            Group {
                op: "amount.shift",
                comment: "Times a power of ten: cents to units and back (Alchemy §9 item 1)",
                cases: shift(),
            },
            Group {
                op: "amount.from_minor",
                comment: "Cents and the like to an amount",
                cases: from_minor(),
            },
        ],
    }
}

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

fn parse() -> Vec<Case> {
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

fn compare() -> Vec<Case> {
    const PAIRS: &[(&str, &str, &str, &str)] = &[
        (
            "sent-and-webhook",
            "180.00",
            "180.00000000",
            "what was sent and what the webhook says (2328 §4)",
        ),
        ("leading-zeros", "007", "7", "leading zeros do not count"),
        ("zero-and-negative-zero", "0", "-0.000", "there is one zero"),
        ("by-one-decimal", "100.00", "100.01", "a cent apart"),
        (
            "last-of-18",
            "0.949711462490000000",
            "0.949711462490000001",
            "apart in the 18th decimal",
        ),
        ("not-as-text", "9", "10", "as text 9 would be the larger"),
        (
            "not-as-text-fraction",
            "0.9",
            "0.10",
            "as text or as whole numbers .10 would be the larger",
        ),
        (
            "fraction-longer-is-smaller",
            "0.12",
            "0.1199999999999999999999",
            "more digits, smaller value",
        ),
        ("negative", "-1", "1", "the sign comes first"),
        (
            "both-negative",
            "-2",
            "-1",
            "of two debts the larger is the smaller amount",
        ),
        (
            "negative-and-zero",
            "-0.0000000000000000000001",
            "0",
            "just below zero",
        ),
        (
            "float-equal",
            "9007199254740993",
            "9007199254740992",
            "equal as floats",
        ),
        (
            "float-equal-decimals",
            "0.30000000000000001",
            "0.3",
            "equal as floats",
        ),
        (
            "huge",
            "100000000000000000000000000000000000000",
            "99999999999999999999999999999999999999",
            "beyond 128 bits",
        ),
        ("same", "1.5", "1.5", "a value equals itself"),
    ];
    let case = |id: String, a: &str, b: &str, comment: &str| {
        let order = match Decimal::parse(a).compare(&Decimal::parse(b)) {
            Ordering::Less => "less",
            Ordering::Equal => "equal",
            Ordering::Greater => "greater",
        };
        let input = json!({"a": a, "b": b});
        Case::valid(id, DESIGN, comment, input, json!({"order": order}))
    };
    PAIRS
        .iter()
        .flat_map(|(id, a, b, comment)| {
            [
                case(format!("amount-compare-{id}"), a, b, comment),
                case(format!("amount-compare-{id}-turned"), b, a, comment),
            ]
        })
        .collect()
}

fn combine(op: &str, compute: fn(&Decimal, &Decimal) -> Decimal) -> Vec<Case> {
    const PAIRS: &[(&str, &str, &str, &str)] = &[
        ("float-trap", "0.1", "0.2", "0.30000000000000004 as floats"),
        ("scales", "100", "0.01", "the longer scale is kept"),
        (
            "trailing-zeros",
            "5.00",
            "5.000",
            "trailing zeros are decimals too",
        ),
        ("carry", "999.99", "0.01", "a carry through all digits"),
        (
            "borrow",
            "1000",
            "0.00000001",
            "a borrow through all digits",
        ),
        ("turns-negative", "1", "2000", "the smaller first"),
        ("opposite-signs", "-5", "5.00", "to nothing, without a sign"),
        ("both-negative", "-0.5", "-0.75", "two debts"),
        ("negative-zero", "0", "-0.0", "no sign before a zero"),
        (
            "leading-zeros",
            "0001",
            "12.5",
            "leading zeros are not kept in a result",
        ),
        (
            "top-up",
            "0.50000000",
            "0.45256917",
            "two payments for one invoice (2328 §9, underpaid_check)",
        ),
        (
            "fee",
            "0.95256917",
            "0.002857707510000000",
            "what arrived and the fee of the docs' example (2328 §5.4)",
        ),
        (
            "huge",
            "170141183460469231731687303715884105727",
            "1.000000000000000000000000000000000000001",
            "beyond 128 bits on both sides of the point",
        ),
        (
            "same",
            "12345678901234567890.12",
            "12345678901234567890.12",
            "a value and itself",
        ),
        (
            "shorter-is-larger",
            "2",
            "000000000000000001",
            "more digits, smaller value",
        ),
    ];
    PAIRS
        .iter()
        .map(|(id, a, b, comment)| {
            let value = compute(&Decimal::parse(a), &Decimal::parse(b));
            Case::valid(
                format!("amount-{op}-{id}"),
                DESIGN,
                *comment,
                json!({"a": a, "b": b}),
                text(&value),
            )
        })
        .collect()
}

fn text(value: &Decimal) -> Value {
    json!({"text": value.text()})
}

fn times() -> Vec<Case> {
    const PAIRS: &[(&str, &str, u32, &str)] = &[
        (
            "fee",
            "0.95256917",
            997,
            "99.7 per cent, before the shift (2328 §5.4)",
        ),
        ("zero", "-1.5", 0, "no sign before a zero"),
        ("one", "19.90", 1, "the decimals stay"),
        ("quantity", "19.99", 3, "three of something"),
        ("carry", "0.05", 4_000_000_000, "a factor near 32 bits"),
        (
            "largest-factor",
            "99999999999999999999.99",
            u32::MAX,
            "the largest factor",
        ),
        ("negative", "-0.01", 100, "a debt"),
        (
            "leading-zeros",
            "0002.50",
            2,
            "leading zeros are not kept in a result",
        ),
    ];
    PAIRS
        .iter()
        .map(|(id, amount, factor, comment)| {
            Case::valid(
                format!("amount-times-{id}"),
                DESIGN,
                *comment,
                json!({"amount": amount, "factor": factor}),
                text(&Decimal::parse(amount).times(*factor)),
            )
        })
        .collect()
}

fn shift() -> Vec<Case> {
    const PAIRS: &[(&str, &str, i32, &str)] = &[
        (
            "cents-to-units",
            "10000",
            -2,
            "the query's cents as dollars (Alchemy §4.5)",
        ),
        (
            "units-to-cents",
            "100.12",
            2,
            "the older create call wants cents (Alchemy §4.2)",
        ),
        (
            "units-to-cents-whole",
            "1",
            2,
            "a whole number becomes larger",
        ),
        (
            "tenth-of-a-cent",
            "1.005",
            2,
            "what does not fit whole cents stays visible",
        ),
        ("zero-places", "1.50", 0, "nothing changes"),
        ("leading-zero-gone", "0.05", 2, "no leading zero stays"),
        ("below-one", "5", -3, "zeros are put in"),
        ("negative", "-0.5", 1, "the sign stays"),
        ("negative-zero", "-0.0", 1, "no sign before a zero"),
        (
            "keeps-scale",
            "1.2300",
            1,
            "trailing zeros are shifted, not dropped",
        ),
        (
            "wei",
            "1000000000000000000",
            -18,
            "the smallest unit of an 18-decimal token",
        ),
    ];
    PAIRS
        .iter()
        .map(|(id, amount, places, comment)| {
            Case::valid(
                format!("amount-shift-{id}"),
                DESIGN,
                *comment,
                json!({"amount": amount, "places": places}),
                text(&Decimal::parse(amount).shift(*places)),
            )
        })
        .collect()
}

fn from_minor() -> Vec<Case> {
    const PAIRS: &[(&str, i64, u8, &str)] = &[
        ("cents", 1999, 2, "cents to dollars"),
        ("negative", -5, 2, "a debt of five cents"),
        ("zero", 0, 2, "nothing, with its decimals"),
        (
            "no-decimals",
            1000,
            0,
            "a currency without decimals (Alchemy §7.1)",
        ),
        ("satoshi", 1, 8, "one satoshi"),
        ("largest", i64::MAX, 18, "the largest 64-bit number of wei"),
        ("smallest", i64::MIN, 2, "the smallest 64-bit number"),
        (
            "past-53-bits",
            9_007_199_254_740_993,
            2,
            "2^53 + 1, which no JavaScript number holds",
        ),
    ];
    PAIRS
        .iter()
        .map(|(id, minor, exponent, comment)| {
            let value = Decimal::new(BigInt::from(*minor), usize::from(*exponent));
            Case::valid(
                format!("amount-from-minor-{id}"),
                DESIGN,
                *comment,
                // As text: JSON readers of some languages round whole numbers past 2^53.
                json!({"minor": minor.to_string(), "exponent": exponent}),
                text(&value),
            )
        })
        .collect()
}
