//! Payments of both gateways.

use axum::body::Bytes;
use axum::extract::{Path, State};

use super::bodies::{CoinBody, PayBody, StatusBody};
use super::{Control, Reply, no_action, read, reply};

/// The actions of `POST /_sandbox/payments/{id}/{action}`.
pub(super) const ACTIONS: &[&str] = &[
    "pay",
    "choose_coin",
    "confirm",
    "expire",
    "cancel",
    "aml_lock",
    "release",
    "refund",
    "complete_refund",
    "fail_refund",
    "settle",
    "status",
];

pub(super) async fn list(State(control): State<Control>) -> Reply {
    reply(control.payments()?)
}

pub(super) async fn one(State(control): State<Control>, Path(id): Path<String>) -> Reply {
    reply(control.payment(&id)?)
}

pub(super) async fn act(
    State(control): State<Control>,
    Path((id, action)): Path<(String, String)>,
    body: Bytes,
) -> Reply {
    let payment = match action.as_str() {
        "pay" => control.pay(&id, &read::<PayBody>(&body)?.pay()?),
        "choose_coin" => {
            let coin: CoinBody = read(&body)?;
            control.choose_coin(&id, &coin.currency, &coin.network)
        }
        "confirm" => control.confirm(&id),
        "expire" => control.expire(&id),
        "cancel" => control.cancel(&id),
        "aml_lock" => control.aml_lock(&id),
        "release" => control.release(&id),
        "refund" => control.refund(&id),
        "complete_refund" => control.end_refund(&id, true),
        "fail_refund" => control.end_refund(&id, false),
        "settle" => control.settle(&id),
        "status" => control.force_status(&id, &read::<StatusBody>(&body)?.status),
        other => return no_action(&ACTIONS.join(", "), other),
    };
    reply(payment?)
}

pub(super) async fn refunds(State(control): State<Control>) -> Reply {
    reply(control.refunds()?)
}

pub(super) async fn refund(State(control): State<Control>, Path(id): Path<String>) -> Reply {
    reply(control.order_refund(&id)?)
}

pub(super) async fn claim(State(control): State<Control>, Path(id): Path<String>) -> Reply {
    reply(control.claim_refund(&id)?)
}

pub(super) async fn end_refund(
    State(control): State<Control>,
    Path((id, action)): Path<(String, String)>,
) -> Reply {
    let done = match action.as_str() {
        "complete" => true,
        "fail" => false,
        other => return no_action("complete, fail", other),
    };
    reply(control.end_order_refund(&id, done)?)
}
