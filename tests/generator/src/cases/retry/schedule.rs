//! Delays, `Retry-After`, and the limiter.

use serde_json::{Value, json};

use super::DESIGN;
use crate::reference::back_off::delay;
use crate::vectors::Case;

const MILLI: u64 = 1_000;
const SECOND: u64 = 1_000_000;

pub(super) fn delays() -> Vec<Case> {
    let case = |id: &str, comment: &str, seed: u64, repeat: u32, base: u64, most: u64| {
        Case::valid(
            format!("delay-{id}"),
            DESIGN,
            comment,
            // Seeds as text: JSON readers of some languages round whole numbers past 2^53.
            json!({"seed": seed.to_string(), "repeat": repeat, "base_us": base, "max_us": most}),
            json!({"delay_us": delay(seed, repeat, base, most)}),
        )
    };
    let (base, most) = (250 * MILLI, 20 * SECOND);
    let mut cases: Vec<Case> = (1..=9)
        .map(|n| {
            let id = format!("repeat-{n}");
            case(
                &id,
                "the default policy: 250 ms, doubled up to 20 s",
                2328,
                n,
                base,
                most,
            )
        })
        .collect();
    cases.extend([
        case("seed-0", "the smallest seed", 0, 1, base, most),
        case("seed-largest", "the largest seed", u64::MAX, 1, base, most),
        case(
            "seed-past-53-bits",
            "a seed that no JavaScript number holds",
            9_007_199_254_740_993,
            1,
            base,
            most,
        ),
        case(
            "seed-reference",
            "the seed whose outputs the authors of the generator print",
            1_234_567,
            2,
            base,
            most,
        ),
        case(
            "far-repeat",
            "doubling stops at the limit and does not overflow",
            2328,
            200,
            base,
            most,
        ),
        case(
            "base-above-most",
            "the limit counts from the first repeat on",
            2328,
            1,
            30 * SECOND,
            most,
        ),
        case("base-0", "no delay at all", 2328, 3, 0, most),
        case("most-0", "no delay at all", 2328, 3, base, 0),
        case(
            "one-microsecond",
            "0 or 1 and nothing else",
            2328,
            1,
            1,
            most,
        ),
    ]);
    cases
}

pub(super) fn retry_after() -> Vec<Case> {
    // Ten seconds before the date that RFC 9110 gives as an example.
    const NOW: i64 = 784_111_767;
    let case = |id: &str, comment: &str, text: &str, unix: i64, seconds: Option<u32>| Case {
        valid: seconds.is_some(),
        ..Case::valid(
            format!("retry-after-{id}"),
            "RFC 9110 §10.2.3",
            comment,
            json!({"text": text, "unix": unix}),
            json!({"seconds": seconds.map_or(Value::Null, Value::from)}),
        )
    };
    let wait = |id, comment, text: &str, seconds| case(id, comment, text, NOW, Some(seconds));
    let none = |id, comment, text: &str| case(id, comment, text, NOW, None);
    const DAY: u32 = 86_400;
    vec![
        wait("seconds", "whole seconds", "120", 120),
        wait("zero", "at once", "0", 0),
        wait("leading-zeros", "digits are digits", "0010", 10),
        wait(
            "space-around",
            "white space around a header's value does not count",
            " 10\t",
            10,
        ),
        wait("day", "a day, the most that is believed", "86400", DAY),
        wait(
            "day-and-one",
            "a second more is read as a day",
            "86401",
            DAY,
        ),
        wait(
            "huge",
            "more digits than any machine number",
            "99999999999999999999999999",
            DAY,
        ),
        wait(
            "date",
            "the form that servers send",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            10,
        ),
        wait(
            "date-rfc-850",
            "the first obsolete form",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            10,
        ),
        wait(
            "date-asctime",
            "the second obsolete form",
            "Sun Nov  6 08:49:37 1994",
            10,
        ),
        wait(
            "date-wrong-day",
            "only the clock counts: a wrong name of the day is no reason to hammer a gateway",
            "Mon, 06 Nov 1994 08:49:37 GMT",
            10,
        ),
        wait("date-now", "now", "Sun, 06 Nov 1994 08:49:27 GMT", 0),
        wait(
            "date-past",
            "a date that has passed is no wait",
            "Sun, 06 Nov 1994 08:49:17 GMT",
            0,
        ),
        wait(
            "date-far",
            "a date a hundred years ahead is read as a day",
            "Sat, 06 Nov 2094 08:49:37 GMT",
            DAY,
        ),
        case(
            "date-before-1970",
            "a clock that was never set",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            -1,
            Some(DAY),
        ),
        none("empty", "nothing", ""),
        none("space", "nothing but white space", " "),
        none("negative", "less than nothing", "-5"),
        none("plus", "a sign", "+5"),
        none("fraction", "a fraction", "1.5"),
        none("exponent", "an exponent", "1e3"),
        none("unit", "a unit", "10s"),
        none("word", "a word", "soon"),
        none("arabic-indic", "digits that are not ASCII", "١٠"),
        none(
            "date-impossible",
            "a day that does not exist",
            "Thu, 31 Feb 1994 08:49:37 GMT",
        ),
        none(
            "date-hour-25",
            "an hour that does not exist",
            "Sun, 06 Nov 1994 25:49:37 GMT",
        ),
        none(
            "date-iso",
            "a form that HTTP does not have",
            "1994-11-06T08:49:37Z",
        ),
        none("list", "two values", "10, 20"),
    ]
}

/// Starts by the rule of the limiter's documentation, in microseconds.
fn starts(rate: usize, burst: usize, window: u64, asked: &[u64]) -> Vec<u64> {
    let spacing = (window * burst as u64).div_ceil(rate as u64);
    let mut starts: Vec<u64> = Vec::new();
    for now in asked {
        let earlier = |n: usize| starts.len().checked_sub(n).map(|at| starts[at]);
        let candidates = [
            Some(*now),
            earlier(1),
            earlier(rate).map(|start| start + window),
            earlier(burst).map(|start| start + spacing),
        ];
        let start = candidates.into_iter().flatten().max().unwrap_or(*now);
        starts.push(start);
    }
    starts
}

pub(super) fn limiter() -> Vec<Case> {
    let case =
        |id: &str, comment: &str, rate: usize, (burst, window): (usize, u64), asked: Vec<u64>| {
            let asked_us: Vec<u64> = asked.iter().map(|ms| ms * MILLI).collect();
            let starts = starts(rate, burst, window * MILLI, &asked_us);
            let waits: Vec<u64> = starts
                .iter()
                .zip(&asked_us)
                .map(|(start, asked)| start - asked)
                .collect();
            Case::valid(
                format!("limiter-{id}"),
                "2328 §11",
                comment,
                json!({"rate": rate, "burst": burst, "window_ms": window, "asked_ms": asked}),
                json!({"waits_us": waits}),
            )
        };
    vec![
        case(
            "burst",
            "25 at once: 10 a second, 3 of them together, in a window with a margin",
            10,
            (3, 1_050),
            vec![0; 25],
        ),
        case(
            "even",
            "one at a time, a tenth of a second apart",
            10,
            (1, 1_000),
            vec![0; 12],
        ),
        case(
            "whole-burst",
            "all ten together, and then none for a second",
            10,
            (10, 1_000),
            vec![0; 22],
        ),
        case(
            "slow",
            "slower than the limit: nobody waits",
            10,
            (3, 1_000),
            (0..12).map(|n| n * 200).collect(),
        ),
        case(
            "after-a-pause",
            "a pause is not saved up: no window holds more than ten",
            10,
            (10, 1_000),
            [vec![0; 10], vec![950; 10], vec![5_000; 12]].concat(),
        ),
        case(
            "edge",
            "at the very end of a window",
            10,
            (10, 1_000),
            [vec![0; 10], vec![999, 1_000, 1_001]].concat(),
        ),
        case(
            "one-a-second",
            "a rate of one",
            1,
            (1, 1_000),
            vec![0, 0, 500, 2_500],
        ),
    ]
}
