//! Webhooks.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path, State};
use serde_json::json;

use super::bodies::{ReorderBody, WaitBody};
use super::{Control, Reply, read, reply};

pub(super) async fn list(State(control): State<Control>) -> Reply {
    reply(control.deliveries()?)
}

pub(super) async fn one(State(control): State<Control>, Path(id): Path<i64>) -> Reply {
    reply(control.delivery(id)?)
}

pub(super) async fn replay(State(control): State<Control>, Path(id): Path<i64>) -> Reply {
    reply(control.replay(id)?)
}

pub(super) async fn hold(State(control): State<Control>) -> Reply {
    control.hold_webhooks()?;
    reply(json!({ "held": true }))
}

pub(super) async fn release(State(control): State<Control>) -> Reply {
    control.release_webhooks()?;
    reply(json!({ "held": false }))
}

pub(super) async fn release_one(State(control): State<Control>, Path(id): Path<i64>) -> Reply {
    reply(control.release_webhook(id)?)
}

pub(super) async fn reorder(State(control): State<Control>, body: Bytes) -> Reply {
    let order: ReorderBody = read(&body)?;
    control.reorder_webhooks(&order.ids)?;
    reply(json!({ "ids": order.ids }))
}

pub(super) async fn wait(State(control): State<Control>, body: Bytes) -> Reply {
    let most: WaitBody = read(&body)?;
    let most = Duration::from_millis(u64::from(most.ms));
    reply(json!({ "done": control.deliveries_done(most).await? }))
}
