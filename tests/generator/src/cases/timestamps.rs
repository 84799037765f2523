//! `timestamps.json`: what the gateways' times mean (2328 §4, Alchemy §4.5).

use serde_json::{Value, json};

use crate::vectors::{Case, File, Group};

pub(crate) fn file() -> File {
    File {
        subject: "timestamps",
        comment: "A time is kept as text; what it means is a second since 1970 UTC, or nothing",
        groups: vec![Group {
            op: "time.unix",
            comment: "RFC 3339 with any offset at 2328, yyyy-MM-dd HH:mm:ss in UTC+8 at Alchemy; a text that is neither means nothing and is no error",
            cases: cases(),
        }],
    }
}

fn cases() -> Vec<Case> {
    let case = |id: &str, source: &str, comment: &str, text: &str, seconds: Option<i64>| Case {
        valid: seconds.is_some(),
        ..Case::valid(
            format!("time-{id}"),
            source,
            comment,
            json!({"text": text}),
            json!({"text": text, "unix_seconds": seconds.map_or(Value::Null, Value::from)}),
        )
    };
    let old = |id, comment, text, seconds| case(id, "2328 §4", comment, text, Some(seconds));
    let beijing =
        |id, comment, text, seconds| case(id, "Alchemy §4.5", comment, text, Some(seconds));
    let none = |id, comment, text| case(id, "2328 §4", comment, text, None);
    // Seconds by `date -u -d … +%s`.
    vec![
        old(
            "moscow",
            "the webhook example",
            "2026-05-09T16:56:58+03:00",
            1_778_335_018,
        ),
        old(
            "same-moment-utc",
            "the same moment with Z",
            "2026-05-09T13:56:58Z",
            1_778_335_018,
        ),
        old(
            "negative-offset",
            "the same moment west of Greenwich",
            "2026-05-09T08:56:58-05:00",
            1_778_335_018,
        ),
        old(
            "half-hour-offset",
            "the same moment in India",
            "2026-05-09T19:26:58+05:30",
            1_778_335_018,
        ),
        old(
            "fraction",
            "fractions of a second are cut off",
            "2026-05-09T13:56:58.999999Z",
            1_778_335_018,
        ),
        old(
            "new-year",
            "an offset that changes the year",
            "2026-01-01T00:30:00+01:00",
            1_767_223_800,
        ),
        old(
            "leap-day",
            "a day of every fourth year",
            "2024-02-29T00:00:00Z",
            1_709_164_800,
        ),
        old("epoch", "the beginning", "1970-01-01T00:00:00Z", 0),
        old(
            "before-epoch",
            "a second before it",
            "1969-12-31T23:59:59Z",
            -1,
        ),
        old(
            "past-32-bits",
            "beyond 32 bits",
            "2038-01-19T03:14:08Z",
            2_147_483_648,
        ),
        beijing(
            "beijing",
            "UTC+8, which nothing in the text says",
            "2026-05-09 21:56:58",
            1_778_335_018,
        ),
        beijing(
            "beijing-midnight",
            "a day earlier in UTC",
            "2026-05-10 00:00:00",
            1_778_342_400,
        ),
        beijing(
            "beijing-new-year",
            "a year earlier in UTC",
            "2026-01-01 00:00:00",
            1_767_196_800,
        ),
        none("empty", "nothing", ""),
        none("word", "a word", "soon"),
        none(
            "no-leap-day",
            "a day that does not exist",
            "2026-02-29T00:00:00Z",
        ),
        none(
            "month-13",
            "a month that does not exist",
            "2026-13-01T00:00:00Z",
        ),
        none(
            "hour-25",
            "an hour that does not exist",
            "2026-01-01T25:00:00Z",
        ),
        none(
            "unix-number",
            "a number of seconds is no form of either gateway",
            "1778335018",
        ),
        none("slashes", "another form", "09/05/2026 13:56"),
    ]
}
