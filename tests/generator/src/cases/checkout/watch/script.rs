//! What a script writes down: what the driver is told, and what it reports.

use serde_json::{Value, json};

use super::super::TOKEN;
use super::super::read::body;
use crate::cases::{repeated, text};
use crate::reference::back_off::delay;
use crate::vectors::Case;

pub(super) const SECOND: u64 = 1_000_000;
const SEED: u64 = 2328;
/// Ten seconds before the date that RFC 9110 gives as an example.
const UNIX: i64 = 784_111_767;
const URL: &str = "https://shop.example/webhooks/view/";
const FIRST: &str = "cvt1.first";
const SECOND_TOKEN: &str = "cvt1.second";

pub(super) struct Script {
    id: &'static str,
    comment: &'static str,
    policy: Value,
    token: &'static str,
    status: String,
    script: Vec<Value>,
    steps: Vec<Value>,
}

impl Script {
    pub(super) fn new(id: &'static str, comment: &'static str) -> Script {
        Script {
            id,
            comment,
            policy: json!({}),
            token: FIRST,
            status: String::new(),
            script: Vec::new(),
            steps: Vec::new(),
        }
    }

    /// Members of the policy that differ from their defaults.
    pub(super) fn policy(mut self, policy: Value) -> Script {
        self.policy = policy;
        self
    }

    fn send(mut self, after_ms: u64, mut report: Value) -> Script {
        let headers = json!({
            "accept": "application/json", "authorization": format!("Bearer {}", self.token),
        });
        self.steps.push(json!({
            "send": {"method": "GET", "url": URL, "headers": headers, "timeout_us": 15 * SECOND},
        }));
        report["after_ms"] = after_ms.into();
        self.script.push(report);
        self
    }

    fn answer(self, status: u16, headers: Value, body: Value) -> Script {
        let response = json!({"status": status, "headers": headers, "body": body});
        self.send(100, json!({"response": response}))
    }

    /// It is sent, and 100 ms later the view is there, with these members on top.
    pub(super) fn answered(mut self, further: Value) -> Script {
        let view = body(&further);
        self.status = view["status"].as_str().unwrap_or_default().to_owned();
        self.answer(200, json!({}), text(&view.to_string()))
    }

    /// It is sent, and an answer comes that is no view.
    pub(super) fn status(self, status: u16, headers: Value) -> Script {
        self.answer(status, headers, text(""))
    }

    pub(super) fn body(self, body: &str) -> Script {
        self.answer(200, json!({}), text(body))
    }

    pub(super) fn large(self) -> Script {
        self.answer(200, json!({}), repeated(&[(" ", (64 << 10) + 1)]))
    }

    pub(super) fn failed(self, after_ms: u64, failure: &str) -> Script {
        self.send(after_ms, json!({"failure": failure}))
    }

    /// It is sent, and nothing is ever reported.
    pub(super) fn silent(self) -> Script {
        self.send(15_000, json!({"silence": true}))
    }

    /// The app is shown the view, and how long the invoice still lives.
    pub(super) fn changed(mut self, left_ms: Option<u64>) -> Script {
        let status = &self.status;
        self.steps
            .push(json!({"changed": {"status": status, "left_ms": left_ms}}));
        self
    }

    pub(super) fn waits(self, wait_us: u64) -> Script {
        self.waited(wait_us, Value::Null)
    }

    /// It waits, and the last question got no view.
    pub(super) fn waits_with(self, wait_us: u64, trouble: &str) -> Script {
        self.waited(wait_us, trouble.into())
    }

    fn waited(mut self, wait_us: u64, trouble: Value) -> Script {
        if wait_us > 0 {
            self.steps
                .push(json!({"wait_us": wait_us, "trouble": trouble}));
        }
        self
    }

    /// It waits for delay number `n` of the seed, and `asked` seconds more.
    pub(super) fn backs_off(self, n: u32, asked: u64, trouble: &str) -> Script {
        let random = delay(SEED, n, SECOND, 60 * SECOND);
        self.waits_with(asked * SECOND + random, trouble)
    }

    /// So many failures in a row.
    pub(super) fn failing(mut self, times: u32) -> Script {
        for n in 1..=times {
            self = self.failed(100, "connect").backs_off(n, 0, "transport");
        }
        self
    }

    /// It is told to wait; the app asks it to look after a part of that.
    pub(super) fn looks(mut self, after_ms: u64, wait_us: u64) -> Script {
        self.script.push(json!({"look_now_after_ms": after_ms}));
        self.waits(wait_us)
    }

    pub(super) fn looks_after_back_off(
        mut self,
        after_ms: u64,
        n: u32,
        asked: u64,
        trouble: &str,
    ) -> Script {
        self.script.push(json!({"look_now_after_ms": after_ms}));
        self.backs_off(n, asked, trouble)
    }

    /// The app gets another token.
    pub(super) fn renews(mut self) -> Script {
        self.script.push(json!({"renew": SECOND_TOKEN}));
        self.steps.push(json!({"end": "unauthorized"}));
        self.token = SECOND_TOKEN;
        self
    }

    /// The app stops driving it.
    pub(super) fn stops(self) -> Case {
        self.ends("stopped")
    }

    pub(super) fn refused(mut self, code: &str, status: Option<u16>) -> Case {
        let mut error = json!({"code": code});
        if let Some(status) = status {
            error["http_status"] = status.into();
        }
        self.steps.push(json!({"end": "refused", "error": error}));
        self.case()
    }

    pub(super) fn ends(mut self, end: &str) -> Case {
        self.steps.push(json!({"end": end}));
        self.case()
    }

    fn case(self) -> Case {
        Case::valid(
            format!("watch-{}", self.id),
            TOKEN,
            self.comment,
            json!({
                "url": URL, "token": FIRST, "policy": self.policy, "seed": SEED.to_string(),
                "unix": UNIX, "script": self.script,
            }),
            json!({"steps": self.steps}),
        )
    }
}
