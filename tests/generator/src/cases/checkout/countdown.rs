//! Countdowns.

use serde_json::{Value, json};

use super::TOKEN;
use super::read::body;
use crate::cases::text;
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let case = |id: &str, comment: &str, expires: Value, asked: u64, ats: &[u64], left: Value| {
        let view = body(&json!({"expires_at": expires}));
        let body = text(&view.to_string());
        let input = json!({"body": body, "asked_ms": asked, "at_ms": ats});
        Case {
            valid: !left.is_null(),
            ..Case::valid(
                format!("countdown-{id}"),
                TOKEN,
                comment,
                input,
                json!({"left_ms": left}),
            )
        }
    };
    // The shop's time is 13:56:58 UTC.
    vec![
        case(
            "minute",
            "a minute, from when the view was asked for",
            json!("2026-05-09T13:57:58Z"),
            0,
            &[0, 1, 59_999, 60_000, 60_001],
            json!([60_000, 59_999, 1, 0, 0]),
        ),
        case(
            "asked-later",
            "on a clock that runs already",
            json!("2026-05-09T13:57:58Z"),
            5_000,
            &[5_000, 5_250, 65_000],
            json!([60_000, 59_750, 0]),
        ),
        case(
            "before",
            "a clock is not asked before it was asked",
            json!("2026-05-09T13:57:58Z"),
            5_000,
            &[0],
            json!([65_000]),
        ),
        case(
            "offset",
            "an end with an offset",
            json!("2026-05-09T16:57:58+03:00"),
            0,
            &[0],
            json!([60_000]),
        ),
        case(
            "fraction",
            "fractions of a second are cut off",
            json!("2026-05-09T13:57:58.9Z"),
            0,
            &[0],
            json!([60_000]),
        ),
        case(
            "now",
            "its time is up",
            json!("2026-05-09T13:56:58Z"),
            0,
            &[0, 1],
            json!([0, 0]),
        ),
        case(
            "past",
            "or was up long ago",
            json!("2020-01-01T00:00:00Z"),
            0,
            &[0],
            json!([0]),
        ),
        case(
            "day",
            "a day",
            json!("2026-05-10T13:56:58Z"),
            0,
            &[0, 86_399_000],
            json!([86_400_000, 1_000]),
        ),
        case(
            "none",
            "a view that says no end",
            Value::Null,
            0,
            &[0],
            Value::Null,
        ),
        case(
            "word",
            "or none that is a time",
            json!("soon"),
            0,
            &[0],
            Value::Null,
        ),
    ]
}
