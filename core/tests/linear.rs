//! Rejecting costs time linear in the bytes, whatever they are (SECURITY.md, exhaustion).
//!
//! Each input is made in full and at a sixteenth of its size, and one run over the full one is
//! compared with sixteen runs over the other: linear work takes the same time, quadratic work
//! sixteen times as long. The bound lies between them, the best of several rounds counts, and a
//! round on a busy machine is followed by another.

#![allow(clippy::unwrap_used, reason = "a test may")]

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use cointill::Amount;
use cointill::exchange::retry_after;
use cointill::gateway2328::{ApiKey, Gateway2328, PayoutKey, WebhookKind, Webhooks};
use cointill::http::Response;

/// The largest webhook that is read at all; inputs stay a little below it.
const FULL: usize = 1 << 20;
const SIZE: usize = FULL - 1_000;
const PARTS: usize = 16;
/// Between 1 and 16: caches and allocators are worth a factor of 2.
const MOST: u32 = 5;
const ROUNDS: u32 = 2;
/// After that, it is not the machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// One measures at a time.
static ALONE: Mutex<()> = Mutex::new(());

/// The way in that an input takes.
type Reject = fn(&[u8]);

fn webhook(body: &[u8]) {
    let api = ApiKey::new("sandbox-api-key").unwrap();
    let payout = PayoutKey::new("sandbox-payout-key").unwrap();
    let webhooks = Webhooks::new()
        .with_api_key("api", api)
        .with_payout_key("payout", payout);
    assert!(webhooks.verify(WebhookKind::Any, body).is_err());
}

fn answer(body: &[u8]) {
    let gateway = Gateway2328::new(
        "00000000-0000-4000-8000-000000002328",
        ApiKey::new("sandbox-api-key").unwrap(),
    )
    .unwrap();
    for status in [200, 502] {
        let response = Response::new(status, Vec::new(), body.to_vec());
        let error = gateway.balance().get().unwrap().read(&response);
        assert!(error.unwrap_err().to_string().len() < 2_000);
    }
}

fn amount(body: &[u8]) {
    if let Ok(text) = std::str::from_utf8(body) {
        assert!(text.parse::<Amount>().is_err());
    }
}

fn header(body: &[u8]) {
    if let Ok(text) = std::str::from_utf8(body) {
        assert!(retry_after(text, 0).is_none());
    }
}

/// Panics unless each way in takes at most five times as long for all at once as in sixteen parts.
fn assert_linear(name: &str, rejects: &[Reject], full: usize, make: impl Fn(usize) -> Vec<u8>) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let small = make(full / PARTS);
    let large = make(full);
    // Or it would be refused for its size alone.
    assert!(large.len() <= FULL, "{name} has {} bytes", large.len());
    assert!(large.len() > small.len() * (PARTS - 2), "{name}");
    for (i, reject) in rejects.iter().enumerate() {
        let (mut in_parts, mut at_once) = (Duration::MAX, Duration::MAX);
        let begin = Instant::now();
        for round in 1.. {
            in_parts = in_parts.min(time(|| (0..PARTS).for_each(|_| reject(&small))));
            at_once = at_once.min(time(|| reject(&large)));
            if round >= ROUNDS && at_once < in_parts * MOST {
                break;
            }
            assert!(
                round < ROUNDS || begin.elapsed() < PATIENCE,
                "{name}, way in {i}: {} bytes took {at_once:?}, {PARTS} times {} bytes {in_parts:?}",
                large.len(),
                small.len(),
            );
        }
    }
}

fn time(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

/// `{"key":0,"key":0,…`, cut at `size` bytes, with no end, so that it is refused at the last byte.
fn object(size: usize, key: impl Fn(usize) -> String) -> Vec<u8> {
    let mut body = String::from("{");
    for i in 0.. {
        let member = format!("\"{}\":0,", key(i));
        if body.len() + member.len() > size {
            break;
        }
        body.push_str(&member);
    }
    body.into_bytes()
}

#[test]
fn brackets() {
    let ways: &[Reject] = &[webhook, answer];
    assert_linear("lists", ways, 100_000, |size| vec![b'['; size]);
    assert_linear("objects", ways, 500_000, |size| {
        "{\"a\":".repeat(size / 5).into_bytes()
    });
    // As deep as it may be, again and again.
    let deep = format!("{}{},", "[".repeat(20), "]".repeat(20));
    assert_linear("lists at the limit", ways, SIZE, |size| {
        format!("[{}", deep.repeat(size / deep.len())).into_bytes()
    });
}

#[test]
fn garbage() {
    let ways: &[Reject] = &[webhook, answer, amount, header];
    assert_linear("bytes", ways, SIZE, |size| {
        let byte = |i: usize| (i.wrapping_mul(0x9E37_79B9) >> 13) as u8;
        (0..size).map(byte).collect()
    });
    assert_linear("letters", ways, SIZE, |size| vec![b'x'; size]);
    assert_linear("points", ways, SIZE, |size| vec![b'.'; size]);
    assert_linear("hexadecimal digits", ways, SIZE, |size| {
        format!("<{}", "0f".repeat(size / 2)).into_bytes()
    });
    assert_linear("a page", ways, SIZE, |size| {
        "<p>403</p>".repeat(size / 10).into_bytes()
    });
    assert_linear("white space", ways, SIZE, |size| vec![b' '; size]);
    assert_linear("commas", ways, SIZE, |size| {
        format!("[0{}", ",0".repeat(size / 2)).into_bytes()
    });
    assert_linear("a number", &[webhook, answer], SIZE, |size| {
        format!("{{\"amount\":{}", "9".repeat(size)).into_bytes()
    });
}

#[test]
fn keys() {
    let ways: &[Reject] = &[webhook, answer];
    assert_linear("distinct", ways, SIZE, |size| {
        object(size, |i| format!("{i:06}"))
    });
    // Alike in length, first eight and last eight bytes, which is all that the bit set looks at.
    assert_linear("that collide", ways, SIZE, |size| {
        object(size, |i| format!("aaaaaaaa{i:06}zzzzzzzz"))
    });
    assert_linear("that collide and are escaped", ways, SIZE, |size| {
        object(size, |i| format!("\\u0061aaaaaaa{i:06}zzzzzzzz"))
    });
    // Just as many as are compared with each other before a hash set takes over.
    let forty: Vec<_> = (0..40)
        .map(|i| format!("\"aaaaaaaa{i:02}zzzzzzzz\":0"))
        .collect();
    let forty = format!("{{{}}},", forty.join(","));
    assert_linear("that collide in small objects", ways, SIZE, |size| {
        format!("[{}", forty.repeat(size / forty.len())).into_bytes()
    });
    // Long ones are compared in full and decoded for it.
    assert_linear("that are long and collide", ways, SIZE, |size| {
        let long = "\\t".repeat(size / 80);
        object(size, |i| format!("aaaaaaaa{long}{i:02}zzzzzzzz"))
    });
}

#[test]
fn escapes() {
    let ways: &[Reject] = &[webhook, answer];
    assert_linear("backslashes", ways, SIZE, |size| vec![b'\\'; size]);
    assert_linear("backslashes in a string", ways, SIZE, |size| {
        format!("{{\"a\":\"{}", "\\".repeat(size)).into_bytes()
    });
    assert_linear("escapes in a key", ways, SIZE, |size| {
        format!("{{\"{}\":", "\\n".repeat(size / 2)).into_bytes()
    });
    assert_linear("separators", ways, SIZE, |size| {
        format!("{{\"a\":\"{}\"}}", "\u{2028}".repeat(size / 3)).into_bytes()
    });
}

#[test]
fn signatures_that_match_nothing() {
    // Read to the end, written again in every form, and hashed with every key.
    let sign = "0".repeat(64);
    assert_linear("canonical", &[webhook], SIZE, |size| {
        format!("{{\"a\":\"{}\",\"sign\":\"{sign}\"}}", "x".repeat(size)).into_bytes()
    });
    assert_linear("with white space", &[webhook], SIZE, |size| {
        let space = " ".repeat(size);
        format!("{{\"a\" : \"\\/\" ,{space}\"sign\":\"{sign}\"}}").into_bytes()
    });
    assert_linear("of many members", &[webhook], SIZE, |size| {
        let mut body = object(size - 100, |i| format!("{i:06}"));
        body.extend_from_slice(format!("\"\\u0073ign\":\"{sign}\"}}").as_bytes());
        body
    });
}
