//! The machine against random scripts of answers, failures and time.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use proptest::prelude::*;

use super::{
    Call, Endpoint, Exchange, Failure, Now, Phase, Place, Prepared, RateLimiter, Recovery, Repeat,
    RetryPolicy, SigningKey, Step,
};
use crate::error::{Error, ErrorCode};
use crate::http::{Method, Request, Response};

const RECOVERY_URL: &str = "https://gateway.example/query";

fn read(response: &Response) -> Result<u16, Error> {
    let code = match response.status() {
        200 => return Ok(200),
        409 => ErrorCode::Duplicate,
        422 => ErrorCode::Validation,
        429 => ErrorCode::RateLimited,
        500..=599 => ErrorCode::GatewayUnavailable,
        _ => ErrorCode::MalformedResponse,
    };
    Err(Error::new(code, "the gateway refuses").with_http_status(Some(response.status())))
}

fn call(repeat: Repeat) -> Call<u16> {
    let endpoint = Endpoint {
        name: "test.call",
        method: Method::Post,
        path: "/call",
        repeat,
    };
    let request = |url: &str| Request::new(Method::Post, url.to_owned(), b"{}".to_vec());
    let call = Call::new(endpoint, request("https://gateway.example/call"), read);
    if repeat != Repeat::ErrorThatTells {
        return call;
    }
    call.with_recovery(Recovery {
        applies: |error| error.code() == ErrorCode::Duplicate,
        request: request(RECOVERY_URL).into(),
        read: Arc::new(|response| read(response).map(|_| 201)),
    })
}

#[derive(Debug, Clone)]
enum Event {
    Answer(u16, Option<String>),
    Failure(Failure),
}

impl Event {
    fn leaves_unknown(&self) -> bool {
        match self {
            Event::Answer(status, _) => *status >= 500 || *status == 299,
            Event::Failure(failure) => failure.may_have_reached(),
        }
    }

    fn report(&self, exchange: &mut Exchange<u16>, now: Now) {
        match self {
            Event::Answer(status, after) => {
                let headers = after
                    .iter()
                    .map(|text| ("Retry-After".to_owned(), text.clone()))
                    .collect();
                exchange.response(&Response::new(*status, headers, Vec::new()), now);
            }
            Event::Failure(failure) => exchange.failure(*failure, "some words", now),
        }
    }
}

fn at(monotonic: Duration) -> Now {
    Now {
        monotonic,
        unix: 784_111_767,
    }
}

/// Everything that was sent: when, whether it was the recovery, and what came back.
struct Sent {
    at: Duration,
    recovery: bool,
    event: Event,
}

/// Plays a script; `late` is what the driver adds to each wait, `slow` how long an answer takes.
fn play(
    mut exchange: Exchange<u16>,
    policy: &RetryPolicy,
    script: &[(Event, u64, u64)],
) -> (Result<u16, Error>, Vec<Sent>) {
    let start = Duration::from_secs(1_000_000);
    let deadline = start + policy.total_deadline;
    let mut now = start;
    let mut sent: Vec<Sent> = Vec::new();
    let mut script = script.iter();
    for _ in 0..1_000 {
        let recovery = match exchange.step(at(now)) {
            Step::Done => return (exchange.finish(), sent),
            Step::Wait(wait) => {
                assert!(!wait.is_zero());
                assert!(now + wait < deadline, "waits for nothing");
                now += wait;
                continue;
            }
            Step::Sign { .. } => panic!("it is signed"),
            Step::Send {
                request,
                attempt,
                timeout,
            } => {
                assert!(now < deadline, "sent after the deadline");
                assert!(timeout > Duration::ZERO && timeout <= policy.attempt_timeout);
                assert!(now + timeout <= deadline);
                assert_eq!(attempt as usize, sent.len() + 1);
                request.url() == RECOVERY_URL
            }
        };
        let Some((event, slow, late)) = script.next() else {
            return (exchange.finish(), sent);
        };
        sent.push(Sent {
            at: now,
            recovery,
            event: event.clone(),
        });
        now += Duration::from_millis(*slow);
        event.report(&mut exchange, at(now));
        now += Duration::from_millis(*late);
    }
    panic!("the call does not end");
}

fn script(events: impl IntoIterator<Item = Event>) -> Vec<(Event, u64, u64)> {
    events.into_iter().map(|event| (event, 5, 0)).collect()
}

fn run(repeat: Repeat, events: Vec<Event>) -> (Result<u16, Error>, Vec<Sent>) {
    let policy = RetryPolicy::default();
    let exchange = Exchange::new(call(repeat), policy.clone(), 7);
    play(exchange, &policy, &script(events))
}

const LOST: Event = Event::Failure(Failure::Broken);
const REFUSED: Event = Event::Failure(Failure::Connect);
const DUPLICATE: Event = Event::Answer(409, None);
const OK: Event = Event::Answer(200, None);

#[test]
fn a_duplicate_after_an_unknown_outcome_is_recovered() {
    let busy = Event::Answer(503, None);
    let (result, sent) = run(
        Repeat::ErrorThatTells,
        vec![LOST, busy.clone(), DUPLICATE, busy.clone(), busy, OK],
    );
    assert_eq!(result.unwrap(), 201);
    let recoveries: Vec<bool> = sent.iter().map(|sent| sent.recovery).collect();
    assert_eq!(recoveries, [false, false, false, true, true, true]);
}

#[test]
fn a_duplicate_that_may_be_another_order_is_an_error() {
    for before in [vec![], vec![REFUSED], vec![Event::Answer(429, None)]] {
        let mut events = before;
        events.push(DUPLICATE);
        events.push(OK);
        let count = events.len() - 1;
        let (result, sent) = run(Repeat::ErrorThatTells, events);
        let error = result.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Duplicate);
        assert_eq!((sent.len(), error.attempts() as usize), (count, count));
        assert!(!error.outcome_unknown() && !error.retry_safe());
    }
}

#[test]
fn a_recovery_that_fails_leaves_the_outcome_unknown_unless_it_finds_another_order() {
    let refusal = Event::Answer(422, None);
    let (result, _) = run(Repeat::ErrorThatTells, vec![LOST, DUPLICATE, refusal]);
    let error = result.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Validation);
    assert!(error.outcome_unknown());

    let (result, sent) = run(Repeat::ErrorThatTells, vec![LOST, DUPLICATE, DUPLICATE]);
    assert!(!result.unwrap_err().outcome_unknown());
    assert_eq!(sent.len(), 3);
}

#[test]
fn an_unsafe_call_is_repeated_only_when_nothing_was_done() {
    let (result, sent) = run(
        Repeat::Unsafe,
        vec![REFUSED, Event::Answer(429, None), REFUSED, OK],
    );
    assert_eq!((result.unwrap(), sent.len()), (200, 4));

    for unknown in [
        LOST,
        Event::Failure(Failure::Timeout(Phase::Answer)),
        Event::Failure(Failure::Timeout(Phase::Attempt)),
        Event::Failure(Failure::TooLarge { limit: 1 }),
        Event::Failure(Failure::Cancelled),
        Event::Failure(Failure::Other),
        Event::Answer(500, None),
        Event::Answer(299, None),
    ] {
        let (result, sent) = run(Repeat::Unsafe, vec![REFUSED, unknown, OK]);
        let error = result.unwrap_err();
        assert!(error.outcome_unknown() && !error.retry_safe(), "{error:?}");
        assert_eq!(sent.len(), 2);
        assert_eq!(
            error.advice(),
            "look up whether the call was carried out before repeating it"
        );
    }
}

fn failures() -> impl Strategy<Value = Failure> {
    prop_oneof![
        Just(Failure::Connect),
        Just(Failure::Untrusted),
        Just(Failure::Unsendable),
        Just(Failure::Timeout(Phase::Connect)),
        Just(Failure::Timeout(Phase::Answer)),
        Just(Failure::Timeout(Phase::Attempt)),
        Just(Failure::Broken),
        Just(Failure::TooLarge { limit: 9 }),
        Just(Failure::Cancelled),
        Just(Failure::Other),
    ]
}

fn events() -> impl Strategy<Value = Event> {
    let after = prop_oneof![
        Just(None),
        (0_u64..90).prop_map(|seconds| Some(seconds.to_string())),
        Just(Some("Sun, 06 Nov 1994 08:49:37 GMT".to_owned())),
        Just(Some("99999999999999999999".to_owned())),
        "\\PC{0,12}".prop_map(Some),
    ];
    let status = prop_oneof![
        1 => Just(200_u16),
        1 => Just(299),
        2 => Just(409),
        1 => Just(422),
        4 => Just(429),
        4 => 500_u16..505,
    ];
    prop_oneof![
        (status, after).prop_map(|(status, after)| Event::Answer(status, after)),
        failures().prop_map(Event::Failure),
    ]
}

fn repeats() -> impl Strategy<Value = Repeat> {
    prop_oneof![
        Just(Repeat::SameResult),
        Just(Repeat::Harmless),
        Just(Repeat::ErrorThatTells),
        Just(Repeat::Unsafe),
    ]
}

fn policies() -> impl Strategy<Value = RetryPolicy> {
    (0_u32..6, 0_u64..2_000, 0_u64..30, 1_u64..40, 0_u64..90).prop_map(
        |(attempts, base, after, attempt, total)| RetryPolicy {
            max_attempts: attempts,
            base_delay: Duration::from_millis(base),
            max_delay: Duration::from_secs(20),
            max_retry_after: Duration::from_secs(after),
            attempt_timeout: Duration::from_secs(attempt),
            total_deadline: Duration::from_secs(total),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_script_keeps_the_rules(
        repeat in repeats(),
        policy in policies(),
        seed: u64,
        limited: bool,
        script in proptest::collection::vec((events(), 0_u64..20_000, 0_u64..3_000), 0..14),
    ) {
        let mut exchange = Exchange::new(call(repeat), policy.clone(), seed);
        if limited {
            exchange = exchange.with_limiter(Arc::new(Mutex::new(RateLimiter::new(1))));
        }
        let (result, sent) = play(exchange, &policy, &script);

        let (recovery, plain): (Vec<&Sent>, Vec<&Sent>) = sent.iter().partition(|s| s.recovery);
        let most = policy.max_attempts.max(1) as usize;
        prop_assert!(plain.len() <= most && recovery.len() <= most);

        // The first thing that may have been carried out, if any.
        let first_unknown = plain.iter().position(|sent| sent.event.leaves_unknown());
        if repeat == Repeat::Unsafe && let Some(first) = first_unknown {
            prop_assert_eq!(plain.len(), first + 1, "sent again after an unknown outcome");
        }
        if !recovery.is_empty() {
            prop_assert_eq!(repeat, Repeat::ErrorThatTells);
            let last = &plain[plain.len() - 1];
            prop_assert!(matches!(last.event, Event::Answer(409, _)));
            prop_assert!(first_unknown.is_some_and(|first| first < plain.len() - 1));
        }
        if limited {
            for pair in sent.windows(2) {
                prop_assert!(pair[1].at - pair[0].at >= Duration::from_millis(1_050));
            }
        }
        match result {
            Ok(value) => {
                let last = &sent[sent.len() - 1];
                prop_assert!(matches!(last.event, Event::Answer(200, _)));
                prop_assert_eq!(value, if last.recovery { 201 } else { 200 });
            }
            Err(error) => {
                prop_assert_eq!(error.endpoint(), Some("test.call"));
                if error.outcome_unknown() {
                    prop_assert!(repeat != Repeat::Harmless);
                    prop_assert!(repeat != Repeat::Unsafe || !error.retry_safe());
                } else if repeat != Repeat::Harmless {
                    let other_order = recovery
                        .last()
                        .is_some_and(|sent| matches!(sent.event, Event::Answer(409, _)));
                    prop_assert!(first_unknown.is_none() || other_order);
                }
            }
        }
    }

    #[test]
    fn no_window_holds_more_than_the_rate(
        rate in 1_u32..25,
        burst in 1_u32..30,
        pauses in proptest::collection::vec(prop_oneof![4 => Just(0_u64), 1 => 0_u64..400_000], 1..200),
    ) {
        let window = Duration::from_secs(1);
        let mut limiter = RateLimiter::new(rate).with_burst(burst).with_window(window);
        let mut now = Duration::from_secs(5);
        let mut starts = Vec::new();
        for pause in pauses {
            now += Duration::from_micros(pause);
            starts.push(now + limiter.reserve(now));
        }
        let burst = burst.min(rate);
        for (index, start) in starts.iter().enumerate() {
            let within = |span: Duration| {
                starts[index..].iter().take_while(|other| **other < *start + span).count()
            };
            prop_assert!(within(window) <= rate as usize);
            prop_assert!(within(window * burst / rate) <= burst as usize);
        }
    }
}

/// A call whose requests are signed elsewhere.
fn unsigned_call() -> Call<u16> {
    let place = Place {
        key: SigningKey::Api,
        message: None,
        hex_digits: 4,
        put: |request, sign| request.clone().header("sign", sign),
    };
    let signed = call(Repeat::ErrorThatTells);
    let (endpoint, recovery) = (signed.endpoint(), signed.recovery().unwrap().clone());
    let unsigned = |request: &Request| Prepared::unsigned(endpoint, request.clone(), place);
    Call::new(endpoint, unsigned(signed.request()), read).with_recovery(Recovery {
        request: unsigned(recovery.request.request()),
        ..recovery
    })
}

#[test]
fn a_request_is_signed_once_and_before_it_takes_its_turn() {
    let limiter = Arc::new(Mutex::new(RateLimiter::new(1)));
    let policy = RetryPolicy {
        max_attempts: 2,
        ..RetryPolicy::default()
    };
    let mut exchange = Exchange::new(unsigned_call(), policy, 7).with_limiter(limiter.clone());
    let mut now = Duration::ZERO;
    let mut steps = Vec::new();
    let mut reports = [LOST, DUPLICATE, LOST, OK].iter();
    loop {
        match exchange.step(at(now)) {
            Step::Done => break,
            Step::Wait(wait) => {
                now += wait;
                continue;
            }
            Step::Sign { request, timeout } => {
                assert!(!timeout.is_zero() && timeout <= RetryPolicy::default().attempt_timeout);
                steps.push(match request.url() == RECOVERY_URL {
                    true => "sign query",
                    false => "sign call",
                });
                // The driver owes a signature: nothing else is told before it came.
                assert!(matches!(exchange.step(at(now)), Step::Wait(_)));
                exchange.signature("00ff", at(now));
                // A second one is too late.
                exchange.signature("1111", at(now));
                let mut limiter = limiter.lock().unwrap();
                if steps.len() == 1 {
                    assert_eq!(limiter.reserve(now), Duration::ZERO, "no start was taken");
                }
            }
            Step::Send { request, .. } => {
                let sign = request.headers().find(|(name, _)| *name == "sign");
                assert_eq!(sign, Some(("sign", "00ff")));
                steps.push(match request.url() == RECOVERY_URL {
                    true => "query",
                    false => "call",
                });
                reports.next().unwrap().report(&mut exchange, at(now));
            }
        }
    }
    assert_eq!(
        steps,
        ["sign call", "call", "call", "sign query", "query", "query"]
    );
    assert_eq!(exchange.finish().unwrap(), 201);
}

#[test]
fn a_signer_that_fails_is_asked_as_often_as_a_request_is_sent_and_leaves_nothing_unknown() {
    for (failure, asked) in [
        (Failure::Broken, RetryPolicy::default().max_attempts),
        (
            Failure::Timeout(Phase::Attempt),
            RetryPolicy::default().max_attempts,
        ),
        (Failure::Unsigned, 1),
        (Failure::Cancelled, 1),
    ] {
        let mut exchange = Exchange::new(unsigned_call(), RetryPolicy::default(), 7);
        let (mut now, mut times) = (Duration::ZERO, 0);
        loop {
            match exchange.step(at(now)) {
                Step::Done => break,
                Step::Wait(wait) => now += wait,
                Step::Sign { .. } => {
                    times += 1;
                    exchange.failure(failure, "", at(now));
                }
                Step::Send { .. } => panic!("sent without a signature"),
            }
        }
        assert_eq!(times, asked, "{failure:?}");
        let error = exchange.finish().unwrap_err();
        assert_eq!((error.code(), error.attempts()), (failure.code(), 0));
        assert!(!error.outcome_unknown());
    }
}
