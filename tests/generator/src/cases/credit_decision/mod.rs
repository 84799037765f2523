//! `credit_decision.json`: whether an order may be credited (design, decision 5).

mod accept;
mod decide;
mod observed;
mod observed_alchemypay;
mod scenarios;

use serde_json::{Value, json};

use crate::vectors::{File, Group};

const DESIGN: &str = "design, decision 5";

pub(crate) fn file() -> File {
    File {
        subject: "credit_decision",
        comment: "What the shop expected, what the gateway reported and a policy to one verdict; a status alone never credits",
        groups: vec![
            Group {
                op: "payment.decide",
                comment: "One report to one verdict; what is left out of a policy has its default, what is left out elsewhere is not known",
                cases: decide::cases(),
            },
            Group {
                op: "payment.scenario",
                comment: "Reports one after another: after each, the shop keeps the status that the life cycle leaves, and notes a credit",
                cases: scenarios::cases(),
            },
            Group {
                op: "payment.accept",
                comment: "A person of the shop accepts what has arrived: a credit of the price, once, whatever was reported",
                cases: accept::cases(),
            },
            Group {
                op: "2328.observed",
                comment: "What a webhook of 2328 says to the decision: figures of different meaning have different names",
                cases: observed::cases(),
            },
            Group {
                op: "alchemypay.observed",
                comment: "What a webhook of Alchemy Pay says to the decision, from its signed fields only",
                cases: observed_alchemypay::cases(),
            },
            Group {
                op: "2328.observed_answer",
                comment: "What the answer to a look-up says to the decision",
                cases: observed::answers(),
            },
            Group {
                op: "alchemypay.observed_answer",
                comment: "What the answer to a query says to the decision",
                cases: observed_alchemypay::answers(),
            },
        ],
    }
}

/// What a shop has written down of the payment of 2328's documentation.
fn expected() -> Value {
    json!({
        "order_id": "ORDER-1", "payment_id": "p-1", "price": {"amount": "180.00", "currency": "RUB"},
        "known": "waiting", "credited": false,
    })
}

/// What 2328 reports of it once it is paid.
fn paid() -> Value {
    json!({
        "gateway": "2328", "source": "webhook", "payment_id": "p-1", "order_id": "ORDER-1", "status": "paid",
        "amount": "180.00000000", "currency": "RUB", "owed": "0.95256917", "received": "0.95256917",
        "received_currency": "TON",
    })
}

/// What Alchemy Pay reports of a paid order: nothing says what is owed in coins.
fn completed() -> Value {
    json!({
        "gateway": "alchemypay", "source": "webhook", "payment_id": "300217236173748123456", "order_id": "11126",
        "status": "paid", "amount": "100", "currency": "USD", "received": "100.02", "received_currency": "USDT",
    })
}

/// `base` with some members set; `null` takes one out.
fn with(mut base: Value, changes: Value) -> Value {
    if let (Some(base), Value::Object(changes)) = (base.as_object_mut(), changes) {
        for (name, value) in changes {
            match value {
                Value::Null => base.shift_remove(&name),
                value => base.insert(name, value),
            };
        }
    }
    base
}

/// `credit 180.00 RUB`, or `wait not_paid`, as the vectors write it.
fn verdict(text: &str) -> Value {
    let words: Vec<&str> = text.split(' ').collect();
    match words.as_slice() {
        ["credit", amount, currency] => {
            json!({"verdict": "credit", "amount": amount, "currency": currency})
        }
        [verdict, reason] => json!({"verdict": verdict, "reason": reason}),
        _ => unreachable!("{text}"),
    }
}
