//! Calls of the gateways through the machine, as a driver in any language sees it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cointill::exchange::{Exchange, Failure, Now, Phase, RateLimiter, Repeat, RetryPolicy, Step};
use cointill::gateway2328::{
    AmountSide, ApiKey, ConversionRequest, Gateway2328, PaymentCreate, PayoutCreate, PayoutKey,
};
use cointill::http::Response;
use cointill::{Amount, Error, ErrorCode};

/// 1994-11-06 08:49:27 UTC.
const WALL: i64 = 784_111_767;

fn at(millis: u64) -> Now {
    Now {
        monotonic: Duration::from_millis(millis),
        unix: WALL,
    }
}

fn gateway() -> Gateway2328 {
    let api_key = ApiKey::new("sandbox-api-key").unwrap();
    Gateway2328::new("00000000-0000-4000-8000-000000002328", api_key)
        .unwrap()
        .with_payout_key(PayoutKey::new("sandbox-payout-key").unwrap())
}

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

fn create() -> cointill::exchange::Call<cointill::gateway2328::Payment> {
    let order = PaymentCreate::new(amount("19.99"), "USD", "ORDER-1");
    gateway().payments().create(&order).unwrap()
}

fn payout(order_id: Option<&str>) -> PayoutCreate {
    let mut payout = PayoutCreate::new("USDT", "TRX-TRC20", amount("5.00"), "TTEST");
    payout.order_id = order_id.map(str::to_owned);
    payout
}

fn paid() -> Response {
    let body = br#"{"state":0,"result":{"uuid":"u-1","amount":"19.99","currency":"USD",
        "payment_status":"paid"}}"#;
    Response::new(200, Vec::new(), body.to_vec())
}

fn refusal(status: u16, retry_after: Option<&str>) -> Response {
    let headers = retry_after
        .map(|text| ("Retry-After".to_owned(), text.to_owned()))
        .into_iter()
        .collect();
    Response::new(status, headers, br#"{"message":"no"}"#.to_vec())
}

/// Sends at `millis` and reports the answer at once.
fn answer<T>(exchange: &mut Exchange<T>, millis: u64, response: &Response) {
    assert!(matches!(exchange.step(at(millis)), Step::Send { .. }));
    exchange.response(response, at(millis));
}

fn wait<T>(exchange: &mut Exchange<T>, millis: u64) -> Duration {
    match exchange.step(at(millis)) {
        Step::Wait(wait) => wait,
        other => panic!("expected a wait, got {other:?}"),
    }
}

fn fails<T>(mut exchange: Exchange<T>, millis: u64) -> Error {
    assert!(matches!(exchange.step(at(millis)), Step::Done));
    exchange.finish().err().unwrap()
}

#[test]
fn the_same_bytes_are_sent_each_time() {
    let mut exchange = Exchange::new(create(), RetryPolicy::default(), 1);
    let bytes = create().request().body().to_vec();
    for (attempt, millis) in [(1, 0), (2, 1_000), (3, 5_000)] {
        match exchange.step(at(millis)) {
            Step::Send {
                request,
                attempt: number,
                ..
            } => {
                assert_eq!((number, request.body()), (attempt, bytes.as_slice()));
            }
            other => panic!("{other:?}"),
        }
        exchange.failure(Failure::Broken, "", at(millis));
    }
    answer(&mut exchange, 9_000, &paid());
    let payment = exchange.finish().unwrap();
    assert_eq!(payment.uuid, "u-1");
}

#[test]
fn retry_after_is_obeyed_in_both_forms() {
    for text in ["10", "Sun, 06 Nov 1994 08:49:37 GMT"] {
        let policy = RetryPolicy::default();
        let jitter = policy.delay(7, 1);
        let mut exchange = Exchange::new(create(), policy, 7);
        answer(&mut exchange, 0, &refusal(429, Some(text)));
        let delay = wait(&mut exchange, 0);
        assert_eq!(delay, Duration::from_secs(10) + jitter, "{text}");
        assert!(!delay.is_zero() && wait(&mut exchange, 9_999) < Duration::from_secs(1));
        answer(&mut exchange, 10_400, &paid());
        assert!(exchange.finish().is_ok());
    }
}

#[test]
fn a_retry_after_beyond_the_deadline_ends_the_call_at_once() {
    for (text, seconds) in [("59", 59), ("61", 61), ("9999999", 86_400)] {
        let mut exchange = Exchange::new(create(), RetryPolicy::default(), 7);
        let _ = exchange.step(at(0));
        exchange.response(&refusal(429, Some(text)), at(2_000));
        let error = fails(exchange, 2_000);
        assert_eq!(error.code(), ErrorCode::RateLimited);
        assert_eq!(error.retry_after(), Some(Duration::from_secs(seconds)));
        assert_eq!(error.http_status(), Some(429));
        assert_eq!(error.endpoint(), Some("2328.payment.create"));
        assert_eq!(error.attempts(), 1);
        assert!(error.retry_safe() && !error.outcome_unknown());
    }
}

#[test]
fn garbage_in_retry_after_means_the_usual_delay() {
    let mut exchange = Exchange::new(create(), RetryPolicy::default(), 7);
    answer(&mut exchange, 0, &refusal(503, Some("-1 fortnight")));
    assert_eq!(wait(&mut exchange, 0), RetryPolicy::default().delay(7, 1));
}

#[test]
fn a_definite_refusal_is_not_repeated() {
    let mut exchange = Exchange::new(create(), RetryPolicy::default(), 7);
    answer(&mut exchange, 0, &refusal(422, Some("1")));
    let error = fails(exchange, 0);
    assert_eq!(error.code(), ErrorCode::Validation);
    assert_eq!((error.attempts(), error.retry_after()), (1, None));
    assert!(!error.outcome_unknown() && !error.retry_safe());
}

#[test]
fn money_that_may_have_moved_is_never_sent_again() {
    let convert = ConversionRequest::new("USDT", "BTC", amount("5"), AmountSide::From);
    let convert = gateway().conversions().convert(&convert).unwrap();
    assert_eq!(convert.repeat(), Repeat::Unsafe);
    let mut exchange = Exchange::new(convert, RetryPolicy::default(), 7);
    let _ = exchange.step(at(0));
    exchange.failure(Failure::Timeout(Phase::Answer), "", at(30_000));
    let error = fails(exchange, 30_000);
    assert_eq!(error.code(), ErrorCode::Timeout);
    assert!(error.outcome_unknown() && !error.retry_safe());

    // The order id makes the difference.
    for (order_id, repeated) in [(None, false), (Some("PO-1"), true)] {
        let call = gateway().payouts().create(&payout(order_id)).unwrap();
        let mut exchange = Exchange::new(call, RetryPolicy::default(), 7);
        answer(&mut exchange, 0, &refusal(502, None));
        let step = exchange.step(at(0));
        assert_eq!(matches!(step, Step::Wait(_)), repeated, "{order_id:?}");
        let error = exchange.finish().unwrap_err();
        assert!(error.outcome_unknown(), "{order_id:?}");
    }
}

#[test]
fn a_cut_answer_is_an_unknown_outcome_and_a_query_never_is() {
    let cut = Response::new(200, Vec::new(), br#"{"state":0,"resu"#.to_vec());
    let call = gateway().payouts().create(&payout(None)).unwrap();
    let mut exchange = Exchange::new(call, RetryPolicy::default(), 7);
    answer(&mut exchange, 0, &cut);
    let error = fails(exchange, 0);
    assert_eq!(error.code(), ErrorCode::MalformedResponse);
    assert!(error.outcome_unknown());

    let call = gateway().payouts().status("u-1").unwrap();
    let mut exchange = Exchange::new(call, RetryPolicy::once(), 7);
    answer(&mut exchange, 0, &cut);
    let error = fails(exchange, 0);
    assert!(!error.outcome_unknown() && error.retry_safe());
}

#[test]
fn the_deadline_holds_for_delays_and_for_a_driver_that_oversleeps() {
    let mut policy = RetryPolicy::default();
    policy.total_deadline = Duration::from_secs(3);
    policy.attempt_timeout = Duration::from_secs(2);
    let mut exchange = Exchange::new(create(), policy, 7);
    match exchange.step(at(0)) {
        Step::Send { timeout, .. } => assert_eq!(timeout, Duration::from_secs(2)),
        other => panic!("{other:?}"),
    }
    exchange.failure(Failure::Broken, "reset\nby peer", at(1_500));
    match exchange.step(at(2_500)) {
        Step::Send { timeout, .. } => assert_eq!(timeout, Duration::from_millis(500)),
        other => panic!("{other:?}"),
    }
    exchange.failure(Failure::Broken, "reset\nby peer", at(2_500));
    // Whatever the delay would have been, the driver comes back too late.
    let error = fails(exchange, 3_000);
    assert_eq!(error.code(), ErrorCode::Transport);
    assert_eq!(error.attempts(), 2);
    assert_eq!(
        error.to_string(),
        "the connection broke before the answer was whole: reset by peer"
    );
}

#[test]
fn a_driver_that_reports_nothing_gets_no_second_request() {
    let mut exchange = Exchange::new(create(), RetryPolicy::default(), 7);
    assert!(matches!(exchange.step(at(0)), Step::Send { .. }));
    assert_eq!(wait(&mut exchange, 10_000), Duration::from_secs(50));
    let error = fails(exchange, 60_000);
    assert_eq!((error.code(), error.attempts()), (ErrorCode::Timeout, 1));
    assert!(error.outcome_unknown() && error.retry_safe());
}

#[test]
fn cancelling_says_whether_the_call_may_have_been_carried_out() {
    let mut exchange = Exchange::new(create(), RetryPolicy::default(), 7);
    answer(&mut exchange, 0, &refusal(429, None));
    exchange.failure(Failure::Cancelled, "", at(1));
    let error = fails(exchange, 1);
    assert_eq!(error.code(), ErrorCode::Cancelled);
    assert!(!error.outcome_unknown());

    let mut exchange = Exchange::new(create(), RetryPolicy::default(), 7);
    let _ = exchange.step(at(0));
    // Dropped halfway by its driver.
    assert!(exchange.finish().unwrap_err().outcome_unknown());
}

#[test]
fn the_limiter_counts_against_the_deadline() {
    let limiter = Arc::new(Mutex::new(
        RateLimiter::new(10)
            .with_burst(1)
            .with_window(Duration::from_secs(1)),
    ));
    let limited = |seconds| {
        let mut policy = RetryPolicy::default();
        policy.total_deadline = Duration::from_secs(seconds);
        Exchange::new(create(), policy, 7).with_limiter(limiter.clone())
    };
    let mut first = limited(60);
    assert!(matches!(first.step(at(0)), Step::Send { .. }));
    let mut second = limited(60);
    assert_eq!(wait(&mut second, 0), Duration::from_millis(100));
    match second.step(at(100)) {
        Step::Send { timeout, .. } => assert_eq!(timeout, Duration::from_secs(30)),
        other => panic!("{other:?}"),
    }
    // Ten seconds of others are waiting: a call with five seconds is refused and takes no turn.
    for _ in 0..98 {
        limiter.lock().unwrap().reserve(Duration::from_millis(100));
    }
    for _ in 0..2 {
        let error = fails(limited(5), 100);
        assert_eq!(
            (error.code(), error.attempts()),
            (ErrorCode::RateLimited, 0)
        );
        assert_eq!(error.retry_after(), Some(Duration::from_millis(9_900)));
    }
    assert_eq!(wait(&mut limited(60), 100), Duration::from_millis(9_900));
}

#[test]
fn the_limiter_does_not_drift() {
    let mut limiter = RateLimiter::new(3)
        .with_burst(1)
        .with_window(Duration::from_secs(1));
    let mut now = Duration::ZERO;
    for _ in 0..3_001 {
        now += limiter.reserve(now);
    }
    assert_eq!(now.as_millis(), 1_000_000);
}

#[test]
fn by_default_a_strict_limit_of_ten_a_second_is_kept() {
    let mut limiter = RateLimiter::new(10);
    let starts: Vec<Duration> = (0..200).map(|_| limiter.reserve(Duration::ZERO)).collect();
    assert_eq!(starts[2], Duration::ZERO);
    for (index, start) in starts.iter().enumerate() {
        // Both ends counted, and a jitter of 40 ms on top.
        let end = *start + Duration::from_millis(1_040);
        let within = starts[index..].iter().take_while(|s| **s <= end).count();
        assert!(within <= 10, "{within} from {start:?}");
    }
    // What is lost for that is the margin and no more.
    assert!(starts[199] <= Duration::from_millis(1_050) * 20);
}

#[test]
fn a_limiter_of_the_driver_is_asked_once_for_each_sending() {
    let mut policy = RetryPolicy::default();
    policy.total_deadline = Duration::from_secs(10);
    policy.base_delay = Duration::ZERO;
    let mut exchange = Exchange::new(create(), policy.clone(), 7);
    assert_eq!(exchange.wants_start(at(0)), Some(Duration::from_secs(10)));
    exchange.give_start(Ok(Duration::from_millis(300)), at(0));
    assert_eq!(exchange.wants_start(at(0)), None);
    assert_eq!(wait(&mut exchange, 0), Duration::from_millis(300));
    // An answer that nobody asked for changes nothing.
    exchange.give_start(Err(Duration::ZERO), at(100));
    answer(&mut exchange, 300, &refusal(503, None));
    // The repeat is a sending of its own, and the time that has passed counts.
    let left = Some(Duration::from_millis(9_600));
    assert_eq!(exchange.wants_start(at(400)), left);
    exchange.give_start(Ok(Duration::ZERO), at(400));
    answer(&mut exchange, 400, &paid());
    assert_eq!(exchange.wants_start(at(400)), None);
    assert!(exchange.finish().is_ok());

    let mut exchange = Exchange::new(create(), policy, 7);
    assert!(exchange.wants_start(at(0)).is_some());
    exchange.give_start(Err(Duration::from_secs(12)), at(0));
    let error = fails(exchange, 0);
    assert_eq!(error.code(), ErrorCode::RateLimited);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(12)));
    assert_eq!(error.attempts(), 0);
}
