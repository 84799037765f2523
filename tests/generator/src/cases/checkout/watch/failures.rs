//! What an app goes through between two views.

use serde_json::json;

use super::script::{SECOND, Script};
use super::waiting;
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let mut cases = vec![
        every_failure(),
        Script::new(
            "offline-long",
            "twelve failures in a row: the delay doubles up to a minute, and it goes on",
        )
        .failing(12)
        .answered(waiting())
        .changed(Some(3_599_900))
        .waits(2 * SECOND)
        .stops(),
        Script::new(
            "offline-between",
            "after a failure the pace is the one before",
        )
        .answered(waiting())
        .changed(Some(3_599_900))
        .waits(2 * SECOND)
        .failed(100, "broken")
        .backs_off(1, 0, "transport")
        .answered(waiting())
        .waits(2_500_000)
        .failed(100, "broken")
        .backs_off(1, 0, "transport")
        .stops(),
        Script::new(
            "never-answered",
            "a driver that never reports: the time of the question is up",
        )
        .silent()
        .backs_off(1, 0, "timeout")
        .stops(),
        Script::new("unsendable", "a request that cannot be sent never will be")
            .failed(100, "unsendable")
            .refused("configuration", None),
    ];
    cases.extend(answers());
    cases.extend(retry_after());
    cases
}

fn every_failure() -> Case {
    let mut script = Script::new(
        "failures",
        "whatever a phone meets on the way is waited out, a log-in page's certificate too",
    );
    let failures = [
        ("connect", "transport"),
        ("untrusted", "transport"),
        ("timeout_connect", "timeout"),
        ("timeout_answer", "timeout"),
        ("timeout_attempt", "timeout"),
        ("broken", "transport"),
        ("other", "transport"),
    ];
    for (n, (failure, code)) in failures.iter().enumerate() {
        script = script.failed(100, failure).backs_off(n as u32 + 1, 0, code);
    }
    script.stops()
}

fn answers() -> Vec<Case> {
    let passing = |id, comment, status, code| {
        Script::new(id, comment)
            .status(status, json!({}))
            .backs_off(1, 0, code)
            .answered(waiting())
            .changed(Some(3_599_900))
            .waits(2 * SECOND)
            .stops()
    };
    vec![
        passing("status-500", "the shop fails", 500, "gateway_unavailable"),
        passing(
            "status-503",
            "or is being deployed",
            503,
            "gateway_unavailable",
        ),
        passing("status-408", "a proxy gave up waiting", 408, "timeout"),
        passing("status-429", "too many questions", 429, "rate_limited"),
        passing(
            "status-204",
            "no view, and no refusal either",
            204,
            "malformed_response",
        ),
        Script::new("page", "a page that a proxy answers instead")
            .body("<html>log in</html>")
            .backs_off(1, 0, "malformed_response")
            .stops(),
        Script::new("cut", "an answer that was cut off")
            .body(r#"{"order_id":"ORDER-1","#)
            .backs_off(1, 0, "malformed_response")
            .stops(),
    ]
}

fn retry_after() -> Vec<Case> {
    let asked = |id, comment, text: &str, seconds| {
        Script::new(id, comment)
            .status(503, json!({"Retry-After": text}))
            .backs_off(1, seconds, "gateway_unavailable")
            .stops()
    };
    vec![
        asked(
            "retry-after",
            "the shop says how long, and the random delay is on top",
            "30",
            30,
        ),
        asked(
            "retry-after-date",
            "as a date",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            10,
        ),
        asked(
            "retry-after-long",
            "an hour counts as five minutes: the app would look dead",
            "3600",
            300,
        ),
        asked("retry-after-word", "a word is not there", "soon", 0),
        Script::new(
            "retry-after-look-now",
            "no app that comes to the foreground asks before it is over",
        )
        .status(429, json!({"Retry-After": "30"}))
        .looks_after_back_off(5_000, 1, 30, "rate_limited")
        .waits_with(25 * SECOND, "rate_limited")
        .stops(),
    ]
}
