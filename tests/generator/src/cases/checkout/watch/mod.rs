//! An app's look at one payment, told step by step.

mod failures;
mod script;

use serde_json::{Value, json};

use super::TOKEN;
use crate::vectors::Case;
use script::{SECOND, Script};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = pace();
    cases.extend(ends());
    cases.extend(failures::cases());
    cases.extend(refused());
    cases
}

fn waiting() -> Value {
    json!({"expires_at": "2026-05-09T14:56:58Z"})
}

fn paid() -> Value {
    json!({"status": "paid", "is_final": true, "is_paid": true, "is_payable": false})
}

/// How often it asks.
fn pace() -> Vec<Case> {
    let mut slower = Script::new(
        "slower",
        "each answer without news makes the wait a quarter longer, up to 15 s",
    )
    .answered(waiting())
    .changed(Some(3_599_900))
    .waits(2 * SECOND);
    let mut wait = 2 * SECOND;
    for _ in 0..12 {
        slower = slower.answered(waiting());
        wait = (wait + wait / 4).min(15 * SECOND);
        slower = slower.waits(wait);
    }
    let long = json!({"interval_ms": 20_000, "max_interval_ms": 5_000});
    let short = json!({"interval_ms": 1, "max_interval_ms": 1});
    vec![
        Script::new("paid", "waiting, seen, paid")
            .answered(waiting())
            .changed(Some(3_599_900))
            .waits(2 * SECOND)
            .answered(json!({"status": "confirming", "is_payable": false}))
            .changed(None)
            .waits(2 * SECOND)
            .answered(paid())
            .changed(None)
            .ends("final"),
        slower.stops(),
        Script::new("quick-again", "news makes it quick again")
            .answered(waiting())
            .changed(Some(3_599_900))
            .waits(2 * SECOND)
            .answered(waiting())
            .waits(2_500_000)
            .answered(json!({"status": "confirming"}))
            .changed(None)
            .waits(2 * SECOND)
            .answered(json!({"status": "confirming"}))
            .waits(2_500_000)
            .stops(),
        Script::new("time-is-no-news", "another time at the shop is no news")
            .answered(waiting())
            .changed(Some(3_599_900))
            .waits(2 * SECOND)
            .answered(json!({"expires_at": "2026-05-09T14:56:58Z", "server_time": "2026-05-09T13:57:00Z"}))
            .waits(2_500_000)
            .stops(),
        Script::new("new-field-is-news", "a field that is not known is")
            .answered(json!({}))
            .changed(None)
            .waits(2 * SECOND)
            .answered(json!({"confirmations": 1}))
            .changed(None)
            .waits(2 * SECOND)
            .stops(),
        Script::new("interval-above-most", "the first interval is the least")
            .policy(long)
            .answered(waiting())
            .changed(Some(3_599_900))
            .waits(20 * SECOND)
            .answered(waiting())
            .waits(20 * SECOND)
            .stops(),
        Script::new("interval-too-short", "no shop is asked more than once a second")
            .policy(short)
            .answered(waiting())
            .changed(Some(3_599_900))
            .waits(SECOND)
            .answered(waiting())
            .waits(SECOND)
            .stops(),
        Script::new("look-now", "an app that comes to the foreground asks at once")
            .answered(waiting())
            .changed(Some(3_599_900))
            .waits(2 * SECOND)
            .answered(waiting())
            .waits(2_500_000)
            .answered(waiting())
            .looks(2_700, 3_125_000)
            .answered(waiting())
            .waits(3_906_250)
            .stops(),
        Script::new("look-now-early", "but not within the first interval")
            .answered(waiting())
            .changed(Some(3_599_900))
            .looks(100, 2 * SECOND)
            // Sent at 0, answered at 100 ms, asked again at 200 ms: until 2 s.
            .waits(1_800_000)
            .answered(waiting())
            .waits(2_500_000)
            .stops(),
    ]
}

fn ends() -> Vec<Case> {
    vec![
        Script::new("final-at-once", "an order that was paid long ago")
            .answered(paid())
            .changed(None)
            .ends("final"),
        Script::new("expired-invoice", "an invoice that has ended unpaid")
            .answered(json!({"status": "expired", "is_final": true, "is_payable": false}))
            .changed(None)
            .ends("final"),
        Script::new("held", "what somebody has to look at is not the end")
            .answered(json!({"status": "paid", "is_held": true, "is_payable": false}))
            .changed(None)
            .waits(2 * SECOND)
            .stops(),
        Script::new("unauthorized", "the token's time is up")
            .status(401, json!({}))
            .ends("unauthorized"),
        Script::new("unauthorized-later", "in the middle; the last view stays")
            .answered(waiting())
            .changed(Some(3_599_900))
            .waits(2 * SECOND)
            .status(401, json!({}))
            .ends("unauthorized"),
        Script::new("renewed", "with another token it goes on where it was")
            .answered(waiting())
            .changed(Some(3_599_900))
            .waits(2 * SECOND)
            .status(401, json!({}))
            .renews()
            .answered(waiting())
            .waits(2_500_000)
            .answered(paid())
            .changed(None)
            .ends("final"),
        Script::new(
            "another-order",
            "a token of another order: its address must not be paid for this one",
        )
        .answered(waiting())
        .changed(Some(3_599_900))
        .waits(2 * SECOND)
        .answered(json!({"order_id": "ORDER-2"}))
        .refused("refused", Some(200)),
        Script::new("forbidden", "the server refuses the app")
            .status(403, json!({}))
            .refused("forbidden", Some(403)),
        Script::new("not-found", "a wrong address")
            .status(404, json!({}))
            .refused("not_found", Some(404)),
        Script::new("redirect", "a token is not sent on to another address")
            .status(302, json!({"Location": "https://elsewhere.example/"}))
            .refused("unexpected_redirect", Some(302)),
        Script::new("too-large-body", "more than 64 KiB")
            .large()
            .refused("response_too_large", Some(200)),
        Script::new("too-large", "more than the driver takes")
            .failed(100, "too_large")
            .refused("response_too_large", None),
        Script::new("cancelled", "the app gives up")
            .failed(100, "cancelled")
            .refused("cancelled", None),
    ]
}

/// What is refused before anything is sent.
fn refused() -> Vec<Case> {
    let case = |id: &str, comment: &str, url: &str, token: &str, code: &str, field: &str| {
        let input = json!({
            "url": url, "token": token, "policy": {}, "seed": "7", "unix": 0, "script": [],
        });
        let error = json!({"error": {"code": code, "field": field}});
        Case::invalid(format!("watch-{id}"), TOKEN, comment, input, error)
    };
    let url = |id, comment, url| case(id, comment, url, "cvt1.x", "configuration", "url");
    let token = |id, comment, token: &str| {
        case(
            id,
            comment,
            "https://shop.example/view",
            token,
            "invalid_request",
            "token",
        )
    };
    vec![
        url(
            "url-http",
            "a token over plain http can be read on the way",
            "http://shop.example/view",
        ),
        url(
            "url-query",
            "what is asked for is in the token",
            "https://shop.example/view?order=1",
        ),
        url(
            "url-user",
            "a password in a URL ends in logs",
            "https://u:p@shop.example/view",
        ),
        url("url-relative", "no server", "/view"),
        url("url-scheme", "another scheme", "file:///view"),
        token("token-empty", "no token", ""),
        token("token-space", "a space", "cvt1.x y"),
        token(
            "token-line-break",
            "a line break would start another header",
            "cvt1.x\r\nx: y",
        ),
        token("token-unicode", "a header is ASCII", "cvt1.ключ"),
        token("token-too-long", "1,025 characters", &"x".repeat(1_025)),
    ]
}
