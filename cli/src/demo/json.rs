//! The demo for machines: one JSON object a line. The fields are documented in `docs/cli.md`.

use cointill::payment::Verdict;
use serde_json::{Map, Value, json};

use super::shop::Judged;
use super::step::{Called, Narrator, Run, Step};
use super::words;
use crate::output;

#[derive(Debug)]
pub(super) struct Json;

impl Narrator for Json {
    fn tell(&mut self, run: Run, step: &Step) {
        let (name, fields) = object(step);
        let mut line = Map::new();
        line.insert("step".to_owned(), name.into());
        line.insert("gateway".to_owned(), run.gateway.as_str().into());
        line.insert("scenario".to_owned(), run.scenario.name().into());
        if let Value::Object(fields) = fields {
            line.extend(fields);
        }
        output::line(Value::Object(line));
    }
}

fn object(step: &Step) -> (&'static str, Value) {
    match step {
        Step::Start {
            sandbox,
            shop,
            order,
        } => (
            "start",
            json!({
                "sandbox_url": sandbox,
                "webhook_url": shop,
                "order_id": order.id,
                "amount": order.amount.as_str(),
                "currency": order.currency.as_str(),
            }),
        ),
        Step::Created { call, created } => (
            "create",
            json!({
                "request": request(call),
                "payment_id": created.payment_id,
                "status": created.status.as_str(),
                "owed": created.owed,
                "checkout_url": created.checkout_url,
            }),
        ),
        Step::Act(act) => ("act", json!({ "act": act.name() })),
        Step::Webhook(delivered) => {
            let heard = delivered.heard.as_ref().ok();
            (
                "webhook",
                json!({
                    "path": delivered.path,
                    "bytes": delivered.bytes,
                    "signature": if heard.is_some() { "valid" } else { "invalid" },
                    "key_id": heard.map(|heard| &heard.key_id),
                    "event_id": heard.map(|heard| &heard.event_id),
                    "judged": delivered.judged.as_ref().map(judged),
                    "answer_status": delivered.answer.status,
                }),
            )
        }
        Step::Lost { status } => ("lost", json!({ "gateway_status": status })),
        Step::Queried { call, judged: own } => (
            "query",
            json!({ "request": request(call), "judged": judged(own) }),
        ),
        Step::OtherPolicy {
            setting,
            verdict: other,
        } => (
            "other_policy",
            json!({ "setting": setting, "verdict": verdict(other) }),
        ),
        Step::Failed(error) => (
            "error",
            json!({ "code": error.code().as_str(), "message": error.to_string() }),
        ),
        Step::End(ended) => (
            "end",
            json!({
                "ok": ended.problems.is_empty(),
                "problems": ended.problems,
                "verdicts": ended.verdicts.iter().map(verdict).collect::<Vec<_>>(),
                "credits": ended.credits,
                "elapsed_ms": millis(ended.elapsed),
            }),
        ),
    }
}

fn request(call: &Called) -> Value {
    json!({
        "method": call.method,
        "path": call.path,
        "http_status": call.http_status,
        "elapsed_ms": millis(call.elapsed),
        "attempts": call.attempts,
    })
}

fn judged(judged: &Judged) -> Value {
    let facts = words::facts(judged).into_iter().map(|fact| {
        json!({
            "name": fact.name,
            "expected": fact.expected,
            "reported": fact.reported,
            "result": fact.result,
        })
    });
    json!({
        "status": judged.observed.status.as_str(),
        "gateway_status": judged.observed.gateway_status.as_str(),
        "transition": judged.transition.as_str(),
        "facts": facts.collect::<Vec<_>>(),
        "verdict": verdict(&judged.verdict),
        "why": words::why(judged),
        "gateway_reason": judged.observed.reason.as_deref(),
        "credits": judged.credits,
    })
}

fn verdict(verdict: &Verdict) -> Value {
    match verdict {
        Verdict::Credit(credit) => json!({
            "kind": verdict.as_str(),
            "reason": null,
            "amount": credit.amount.as_str(),
            "currency": credit.currency.as_str(),
        }),
        other => json!({ "kind": other.as_str(), "reason": other.reason() }),
    }
}

fn millis(duration: std::time::Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
