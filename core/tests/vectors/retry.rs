//! `retry.json`.

use std::time::Duration;

use cointill::Error;
use cointill::exchange::{
    Exchange, Failure, Now, Phase, RateLimiter, RetryPolicy, Step, retry_after,
};
use serde_json::{Value, json};

use crate::harness::{Op, Outcome, list, string};
use crate::{calls_2328, calls_alchemypay, responses_2328};

pub(crate) const OPS: &[Op] = &[
    ("retry.delay", delay),
    ("retry.after", after),
    ("retry.limiter", limiter),
    ("retry.exchange", exchange),
];

fn number(value: &Value, name: &str) -> u64 {
    value[name]
        .as_u64()
        .unwrap_or_else(|| panic!("{name}: expected a number in {value}"))
}

fn delay(input: &Value) -> Outcome {
    let mut policy = RetryPolicy::default();
    policy.base_delay = Duration::from_micros(number(input, "base_us"));
    policy.max_delay = Duration::from_micros(number(input, "max_us"));
    let seed = string(input, "seed").parse().unwrap();
    let delay = policy.delay(seed, number(input, "repeat").try_into().unwrap());
    Ok(json!({"delay_us": delay.as_micros() as u64}))
}

fn after(input: &Value) -> Outcome {
    let wait = retry_after(string(input, "text"), input["unix"].as_i64().unwrap());
    let outcome = json!({"seconds": wait.map(|wait| wait.as_secs())});
    if wait.is_some() {
        Ok(outcome)
    } else {
        Err(outcome)
    }
}

fn limiter(input: &Value) -> Outcome {
    let of = |name| u32::try_from(number(input, name)).unwrap();
    let mut limiter = RateLimiter::new(of("rate"))
        .with_burst(of("burst"))
        .with_window(Duration::from_millis(number(input, "window_ms")));
    let waits: Vec<u64> = list(input, "asked_ms")
        .iter()
        .map(|asked| {
            let now = Duration::from_millis(asked.as_u64().unwrap());
            limiter.reserve(now).as_micros() as u64
        })
        .collect();
    Ok(json!({"waits_us": waits}))
}

/// An exchange, whatever it gives.
pub(crate) trait Machine {
    fn step(&mut self, now: Now) -> Step<'_>;
    fn report(&mut self, report: &Value, now: Now);
    fn end(self: Box<Self>) -> Result<(), Error>;
}

impl<T> Machine for Exchange<T> {
    fn step(&mut self, now: Now) -> Step<'_> {
        Exchange::step(self, now)
    }

    fn report(&mut self, report: &Value, now: Now) {
        match report["failure"].as_str() {
            Some(name) => self.failure(failure(name), "", now),
            None => self.response(&responses_2328::answer(&report["response"]), now),
        }
    }

    fn end(self: Box<Self>) -> Result<(), Error> {
        self.finish().map(drop)
    }
}

pub(crate) fn failure(name: &str) -> Failure {
    match name {
        "connect" => Failure::Connect,
        "untrusted" => Failure::Untrusted,
        "unsendable" => Failure::Unsendable,
        "timeout_connect" => Failure::Timeout(Phase::Connect),
        "timeout_answer" => Failure::Timeout(Phase::Answer),
        "timeout_attempt" => Failure::Timeout(Phase::Attempt),
        "broken" => Failure::Broken,
        "too_large" => Failure::TooLarge { limit: 1 },
        "cancelled" => Failure::Cancelled,
        "other" => Failure::Other,
        other => panic!("failure {other:?} is not known"),
    }
}

fn policy(value: &Value) -> RetryPolicy {
    let mut policy = RetryPolicy::default();
    for (name, value) in value.as_object().unwrap() {
        let number = value.as_u64().unwrap();
        let time = Duration::from_millis(number);
        match name.as_str() {
            "max_attempts" => policy.max_attempts = number.try_into().unwrap(),
            "base_delay_ms" => policy.base_delay = time,
            "max_delay_ms" => policy.max_delay = time,
            "max_retry_after_ms" => policy.max_retry_after = time,
            "attempt_timeout_ms" => policy.attempt_timeout = time,
            "total_deadline_ms" => policy.total_deadline = time,
            other => panic!("policy {other:?} is not known"),
        }
    }
    policy
}

fn exchange(input: &Value) -> Outcome {
    let call = &input["call"];
    let seed = string(input, "seed").parse().unwrap();
    let endpoint = string(call, "endpoint");
    let prepared = if endpoint.starts_with("2328.") {
        calls_2328::call(&calls_2328::test_gateway(), endpoint, &call["request"])
    } else {
        let gateway = calls_alchemypay::test_gateway(&json!({}));
        calls_alchemypay::call(&gateway, endpoint, &call["request"])
    };
    let mut machine = (prepared.unwrap().exchange)(policy(&input["policy"]), seed);
    let mut reports = list(input, "reports").iter();
    let mut monotonic = Duration::ZERO;
    let unix = input["unix"].as_i64().unwrap();
    let mut steps = Vec::new();
    loop {
        let now = Now { monotonic, unix };
        match machine.step(now) {
            Step::Sign { .. } => panic!("the gateway has its keys"),
            Step::Send {
                request,
                attempt,
                timeout,
            } => {
                let timeout = timeout.as_micros() as u64;
                steps.push(json!({"send": attempt, "url": request.url(), "timeout_us": timeout}));
                let report = reports.next().expect("more is sent than the case reports");
                monotonic += Duration::from_millis(number(report, "after_ms"));
                machine.report(report, Now { monotonic, unix });
            }
            Step::Wait(wait) => {
                steps.push(json!({"wait_us": wait.as_micros() as u64}));
                monotonic += wait;
            }
            Step::Done => break,
        }
    }
    assert_eq!(reports.count(), 0, "less was sent than the case reports");
    match machine.end() {
        Ok(()) => Ok(json!({"steps": steps, "result": {"ok": true}})),
        Err(error) => Err(json!({"steps": steps, "result": {"error": ended(&error)}})),
    }
}

fn ended(error: &Error) -> Value {
    let mut facts = json!({
        "code": error.code().as_str(),
        "attempts": error.attempts(),
        "outcome_unknown": error.outcome_unknown(),
        "retry_safe": error.retry_safe(),
    });
    if let Some(status) = error.http_status() {
        facts["http_status"] = status.into();
    }
    if let Some(code) = error.gateway_code() {
        facts["gateway_code"] = code.into();
    }
    if let Some(wait) = error.retry_after() {
        facts["retry_after_s"] = wait.as_secs().into();
    }
    facts
}
