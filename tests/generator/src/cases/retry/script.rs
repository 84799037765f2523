//! A call against an injected clock, told step by step.

use serde_json::{Value, json};

use super::DESIGN;
use crate::reference::back_off::delay;
use crate::tables::{requests_2328, requests_alchemypay};
use crate::vectors::Case;

/// The wall-clock time of all scripts: ten seconds before the date that RFC 9110 gives as an example.
const UNIX: i64 = 784_111_767;
/// The seed of all scripts, as text in the vectors.
const SEED: u64 = 2328;

/// Where an endpoint is, at the default addresses of both gateways.
fn url(name: &str) -> String {
    match name.starts_with("2328.") {
        true => format!(
            "https://api.2328.io/api{}",
            requests_2328::endpoint(name).path
        ),
        false => format!(
            "https://crypto-payment-sbx.alchemytech.cc{}",
            requests_alchemypay::endpoint(name).path
        ),
    }
}

/// What a script writes down: what the driver is told, and what it reports.
pub(super) struct Script {
    id: &'static str,
    comment: &'static str,
    call: Value,
    /// Where the next request goes.
    url: String,
    policy: Value,
    clock: u64,
    attempts: u32,
    steps: Vec<Value>,
    reports: Vec<Value>,
}

impl Script {
    /// Of an endpoint with a request, under the default policy.
    pub(super) fn new(
        id: &'static str,
        comment: &'static str,
        endpoint: &str,
        request: Value,
    ) -> Script {
        Script {
            id,
            comment,
            call: json!({"endpoint": endpoint, "request": request}),
            url: url(endpoint),
            policy: json!({}),
            clock: 0,
            attempts: 0,
            steps: Vec::new(),
            reports: Vec::new(),
        }
    }

    /// Members of the policy that differ from their defaults.
    pub(super) fn policy(mut self, policy: Value) -> Script {
        self.policy = policy;
        self
    }

    fn setting(&self, name: &str, default: u64) -> u64 {
        self.policy[name].as_u64().unwrap_or(default)
    }

    fn left(&self) -> u64 {
        let total = self.setting("total_deadline_ms", 60_000) * 1_000;
        total.saturating_sub(self.clock)
    }

    fn send(mut self, after_ms: u64, mut report: Value) -> Script {
        self.attempts += 1;
        let timeout = self
            .left()
            .min(self.setting("attempt_timeout_ms", 30_000) * 1_000);
        self.steps
            .push(json!({"send": self.attempts, "url": self.url, "timeout_us": timeout}));
        report["after_ms"] = after_ms.into();
        self.reports.push(report);
        self.clock += after_ms * 1_000;
        self
    }

    /// It is sent, and 100 ms later the answer is there.
    pub(super) fn answered(self, status: u16, body: &str) -> Script {
        let response = json!({"status": status, "headers": {}, "body": {"text": body}});
        self.send(100, json!({"response": response}))
    }

    /// The same with `Retry-After`.
    pub(super) fn asked_to_wait(self, status: u16, retry_after: &str) -> Script {
        let headers = json!({"Retry-After": retry_after});
        let response =
            json!({"status": status, "headers": headers, "body": {"text": r#"{"message":"x"}"#}});
        self.send(100, json!({"response": response}))
    }

    /// It is sent, and after a while there is no answer, for this reason.
    pub(super) fn failed(self, after_ms: u64, failure: &str) -> Script {
        self.send(after_ms, json!({"failure": failure}))
    }

    /// The driver waits for delay number `n` of the seed, and `asked` seconds more.
    pub(super) fn waits(self, n: u32, asked: u64) -> Script {
        self.waits_with(SEED, n, asked)
    }

    /// From here on the query is sent that tells whose order it is.
    pub(super) fn recovers(mut self) -> Script {
        self.url = url("alchemypay.payment.query");
        self
    }

    /// The driver waits for delay number `n` of the query, whose delays have a seed of their own:
    /// every bit of the call's turned round.
    pub(super) fn waits_in_recovery(self, n: u32) -> Script {
        self.waits_with(!SEED, n, 0)
    }

    fn waits_with(self, seed: u64, n: u32, asked: u64) -> Script {
        let base = self.setting("base_delay_ms", 250) * 1_000;
        let most = self.setting("max_delay_ms", 20_000) * 1_000;
        self.waits_exactly(asked * 1_000_000 + delay(seed, n, base, most))
    }

    pub(super) fn waits_exactly(mut self, delay_us: u64) -> Script {
        assert!(delay_us < self.left(), "{}", self.id);
        self.steps.push(json!({"wait_us": delay_us}));
        self.clock += delay_us;
        self
    }

    fn case(self, result: Value, valid: bool) -> Case {
        Case {
            valid,
            ..Case::valid(
                format!("exchange-{}", self.id),
                DESIGN,
                self.comment,
                json!({
                    "call": self.call, "policy": self.policy, "seed": SEED.to_string(), "unix": UNIX,
                    "reports": self.reports,
                }),
                json!({"steps": self.steps, "result": result}),
            )
        }
    }

    /// The call ends well.
    pub(super) fn succeeds(self) -> Case {
        self.case(json!({"ok": true}), true)
    }

    /// The call ends in an error; how often something was sent follows from the script.
    pub(super) fn ends(self, code: &str, unknown: bool, safe: bool, facts: Value) -> Case {
        let mut error = json!({
            "code": code, "attempts": self.attempts, "outcome_unknown": unknown, "retry_safe": safe,
        });
        if let (Some(error), Value::Object(facts)) = (error.as_object_mut(), facts) {
            error.extend(facts);
        }
        self.case(json!({"error": error}), false)
    }
}
