//! Comparison, sums and shifts.

use std::cmp::Ordering;

use num_bigint::BigInt;
use serde_json::{Value, json};

use super::{DESIGN, Decimal};
use crate::vectors::Case;

pub(super) fn compare() -> Vec<Case> {
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

pub(super) fn combine(op: &str, compute: fn(&Decimal, &Decimal) -> Decimal) -> Vec<Case> {
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

pub(super) fn times() -> Vec<Case> {
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

pub(super) fn shift() -> Vec<Case> {
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

pub(super) fn from_minor() -> Vec<Case> {
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
