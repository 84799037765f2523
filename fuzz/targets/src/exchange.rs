//! One call against a gateway that does anything: it ends, within its limits, and nothing unsafe
//! is sent twice.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cointill::alchemypay::{AlchemyPay, AppSecret, Host, OrderCreate};
use cointill::exchange::{
    Call, Exchange, Failure, Now, Phase, RateLimiter, Repeat, RetryPolicy, Step,
};
use cointill::gateway2328::{AmountSide, ApiKey, ConversionRequest, Gateway2328, PaymentCreate};
use cointill::http::Response;
use cointill::{Amount, Error};

/// The first byte chooses the call and where it is signed, the next four its policy, the rest is what
/// happens.
pub fn run(data: &[u8]) {
    let [call, attempts, base, total, limit, script @ ..] = data else {
        return;
    };
    let mut policy = RetryPolicy::default();
    policy.max_attempts = u32::from(attempts % 7);
    policy.base_delay = Duration::from_millis(u64::from(*base) * 4);
    policy.total_deadline = Duration::from_millis(u64::from(*total) * 400);
    let rate = usize::from(limit % 4);
    let limiter = match limit % 4 {
        0 => None,
        rate => Some(RateLimiter::new(u32::from(rate))),
    };
    let play = Play {
        policy,
        limiter: limiter.map(|limiter| Arc::new(Mutex::new(limiter))),
        rate,
        seed: u64::from_le_bytes([*call, *attempts, *base, *total, *limit, 0, 0, 0]),
        script,
    };
    play_call(*call, play).expect("calls within their limits");
}

fn play_call(call: u8, play: Play<'_>) -> Result<(), Error> {
    const PROJECT: &str = "00000000-0000-4000-8000-000000002328";
    let elsewhere = call & 4 != 0;
    let gateway = match elsewhere {
        true => Gateway2328::signed_elsewhere(PROJECT)?,
        false => Gateway2328::new(PROJECT, ApiKey::new("sandbox-api-key")?)?,
    };
    let one = Amount::from(1);
    match call % 4 {
        0 => play.run(gateway.balance().get()?, "{\"state\":0,\"result\":[]}"),
        1 => play.run(
            gateway
                .payments()
                .create(&PaymentCreate::new(&one, "USD", "ORDER-1"))?,
            "{\"state\":0,\"result\":{\"uuid\":\"1\",\"amount\":\"1\",\"currency\":\"USD\",\
             \"payment_status\":\"check\"}}",
        ),
        2 => {
            let request = ConversionRequest::new("USDT", "BTC", &one, AmountSide::From);
            play.run(
                gateway.conversions().convert(&request)?,
                "{\"state\":0,\"result\":{\"id\":1,\"from_currency\":\"USDT\",\
                 \"to_currency\":\"BTC\",\"from_amount\":\"1\"}}",
            );
        }
        _ => {
            let (app_id, host) = ("SANDBOX0001", Host::AlchemySandbox);
            let gateway = match elsewhere {
                true => AlchemyPay::signed_elsewhere(app_id, host)?,
                false => AlchemyPay::new(app_id, AppSecret::new("sandbox-secret")?, host)?,
            };
            let request = OrderCreate::new("1001", &one, "USD", "user@example.com");
            play.run(
                gateway.payments().create(&request)?,
                "{\"code\":\"0\",\"model\":{\"orderNo\":\"3\",\"webUrl\":\"https://a.example/\",\
                 \"merchantOrderNo\":\"1001\",\"orderStatus\":\"INIT\",\"orderCurrency\":\"USD\",\
                 \"orderAmount\":\"100\"}}",
            );
        }
    }
    Ok(())
}

struct Play<'s> {
    policy: RetryPolicy,
    limiter: Option<Arc<Mutex<RateLimiter>>>,
    /// Requests a second; 0 without a limiter.
    rate: usize,
    seed: u64,
    script: &'s [u8],
}

/// What came of one sending.
struct Report {
    /// The call may have been carried out although nothing says so.
    unknown: bool,
    /// How long the gateway asked to wait.
    asked: Duration,
}

impl Play<'_> {
    fn run<T>(self, call: Call<T>, success: &str) {
        let repeat = call.repeat();
        let own_url = call.request().url().to_owned();
        let elsewhere = call.signing().is_some();
        let mut signed = Vec::new();
        let mut signings = 0;
        let mut exchange = Exchange::new(call, self.policy.clone(), self.seed);
        if let Some(limiter) = &self.limiter {
            exchange = exchange.with_limiter(limiter.clone());
        }
        let mut script = self.script.iter().copied();
        let start = Duration::from_secs(5);
        let mut now = start;
        let mut sends = 0;
        let mut sent_at = Vec::new();
        let mut other_sends = 0;
        let mut unknown = false;
        let mut not_before = start;
        for step in 0.. {
            assert!(step < 2_000, "it does not end");
            let at = clock(now);
            match exchange.step(at) {
                Step::Done => break,
                Step::Wait(wait) => {
                    assert!(!wait.is_zero());
                    assert!(now + wait <= start + self.policy.total_deadline);
                    match script.next() {
                        // Asking early is allowed.
                        Some(byte) if byte % 8 == 0 => now += wait / 2,
                        Some(255) => exchange.failure(Failure::Cancelled, "", at),
                        _ => now += wait,
                    }
                }
                Step::Sign { request, timeout } => {
                    assert!(elsewhere, "it was signed");
                    assert!(!timeout.is_zero() && timeout <= self.policy.attempt_timeout);
                    assert!(now < start + self.policy.total_deadline);
                    let url = request.url().to_owned();
                    assert!(!signed.contains(&url), "signed twice");
                    signings += 1;
                    let digits = match request.message() {
                        Some(_) => 128,
                        None => 64,
                    };
                    now += Duration::from_millis(u64::from(script.next().unwrap_or(0)));
                    let at = clock(now);
                    match script.next().unwrap_or(0) % 8 {
                        0 => exchange.failure(Failure::Unsigned, "no", at),
                        1 => exchange.failure(Failure::Broken, "", at),
                        2 => exchange.failure(Failure::Timeout(Phase::Attempt), "", at),
                        3 => exchange.signature("nonsense", at),
                        _ => {
                            exchange.signature(&"0".repeat(digits), at);
                            signed.push(url);
                        }
                    }
                }
                Step::Send {
                    request,
                    attempt,
                    timeout,
                } => {
                    sends += 1;
                    assert_eq!(attempt, sends);
                    assert!(!timeout.is_zero() && timeout <= self.policy.attempt_timeout);
                    assert!(now < start + self.policy.total_deadline);
                    assert!(now >= not_before, "it was asked to wait");
                    sent_at.push(now);
                    if let Some(earlier) = sent_at.iter().rev().nth(self.rate)
                        && self.rate > 0
                    {
                        assert!(now >= *earlier + Duration::from_secs(1), "too fast");
                    }
                    let url = request.url().to_owned();
                    assert!(
                        !elsewhere || signed.contains(&url),
                        "sent without a signature"
                    );
                    let own = url == own_url;
                    if own {
                        assert!(!(unknown && repeat == Repeat::Unsafe), "sent twice");
                        assert_eq!(other_sends, 0, "sent again after it was found");
                    } else {
                        other_sends += 1;
                        assert!(unknown && repeat == Repeat::ErrorThatTells);
                    }
                    let most = self.policy.max_attempts.max(1);
                    assert!(sends - other_sends <= most && other_sends <= most);
                    now += Duration::from_millis(u64::from(script.next().unwrap_or(0)));
                    let what = script.next().unwrap_or(0);
                    let seconds = script.next().unwrap_or(0);
                    let report = report(&mut exchange, what, seconds, success, now);
                    not_before = now + report.asked;
                    unknown |= own && report.unknown && repeat != Repeat::Harmless;
                }
            }
        }
        assert!(signings <= 2 * self.policy.max_attempts.max(1));
        // Whatever comes late is ignored.
        let ended = clock(now + Duration::from_secs(1_000));
        exchange.failure(Failure::Broken, "late", ended);
        exchange.response(&Response::new(500, Vec::new(), Vec::new()), ended);
        exchange.signature(&"0".repeat(64), ended);
        assert!(matches!(exchange.step(ended), Step::Done));
        if let Err(error) = exchange.finish() {
            assert_eq!(error.attempts(), sends);
            assert!(!error.outcome_unknown() || unknown);
            // A query may tell that nothing was done after all; nothing else does.
            assert!(error.outcome_unknown() == unknown || other_sends > 0);
            let unsafe_repeat = error.outcome_unknown() && repeat == Repeat::Unsafe;
            assert!(!(error.retry_safe() && unsafe_repeat));
        }
    }
}

fn clock(now: Duration) -> Now {
    Now {
        monotonic: now,
        unix: 1_700_000_000,
    }
}

fn report<T>(
    exchange: &mut Exchange<T>,
    what: u8,
    seconds: u8,
    success: &str,
    now: Duration,
) -> Report {
    let at = clock(now);
    let mut asked = Duration::ZERO;
    let mut answer = |status, body: &str, retry_after: Option<String>| {
        let headers = retry_after.map(|text| ("retry-after".to_owned(), text));
        let headers = headers.into_iter().collect();
        exchange.response(&Response::new(status, headers, body.into()), at);
    };
    let unknown = match what % 16 {
        0 => {
            answer(200, success, None);
            false
        }
        1 => {
            answer(500, "{\"message\":\"down\"}", None);
            true
        }
        2 => {
            answer(502, "<html>", Some("soon".to_owned()));
            true
        }
        3 => {
            asked = Duration::from_secs(u64::from(seconds));
            answer(429, "{\"message\":\"slow\"}", Some(seconds.to_string()));
            false
        }
        4 => {
            answer(422, "{\"message\":\"bad\",\"errors\":{}}", None);
            false
        }
        5 => {
            answer(403, "<html>", None);
            false
        }
        6 => {
            answer(200, "{\"state\":0,\"resu", None);
            true
        }
        7 => {
            answer(200, "{\"code\":\"8011\",\"msg\":\"exists\"}", None);
            // To 2328 it is no answer of its own.
            exchange.call().repeat() != Repeat::ErrorThatTells
        }
        8 => {
            answer(302, "", None);
            false
        }
        other => {
            let failure = match other {
                9 => Failure::Connect,
                10 => Failure::Untrusted,
                11 => Failure::Timeout(Phase::Connect),
                12 => Failure::Timeout(Phase::Answer),
                13 => Failure::Broken,
                14 => Failure::TooLarge { limit: 1 },
                _ => Failure::Other,
            };
            exchange.failure(failure, "it \u{7}broke", at);
            failure.may_have_reached()
        }
    };
    Report { unknown, asked }
}
