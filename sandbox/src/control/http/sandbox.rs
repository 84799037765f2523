//! The sandbox itself: clock, switches, faults, recorded requests.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path, State};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::bodies::AdvanceBody;
use super::{Control, Failure, Reply, read, reply};
use crate::clock::{Zone, write_time};
use crate::error::SandboxError;
use crate::faults::Fault;
use crate::recording::RecordedRequest;
use crate::switches::Switches;

pub(super) async fn status(State(control): State<Control>) -> Reply {
    let world = control.world();
    reply(json!({
        "version": env!("CARGO_PKG_VERSION"),
        "url_2328": format!("{}/api", world.base()),
        "url_alchemypay": world.base(),
        "project": world.keys.project,
        "app_id": world.keys.app_id,
        "now": write_time(control.now_ms(), Zone::Utc),
        "time_scale": world.time_scale,
        "webhooks_held": control.webhooks_held()?,
    }))
}

pub(super) async fn reset(State(control): State<Control>) -> Reply {
    control.reset()?;
    reply(json!({}))
}

fn time(now_ms: i64) -> Value {
    json!({ "now_ms": now_ms, "now": write_time(now_ms, Zone::Utc) })
}

pub(super) async fn clock(State(control): State<Control>) -> Reply {
    reply(time(control.now_ms()))
}

pub(super) async fn advance(State(control): State<Control>, body: Bytes) -> Reply {
    let by: AdvanceBody = read(&body)?;
    reply(time(control.advance(Duration::from_secs(by.seconds))?))
}

pub(super) async fn switches(State(control): State<Control>) -> Reply {
    reply(control.switches())
}

/// Members that are objects are merged, everything else is replaced (RFC 7396 without removal).
fn merge(into: &mut Value, patch: Value) {
    match (into, patch) {
        (Value::Object(into), Value::Object(patch)) => {
            for (key, value) in patch {
                match into.get_mut(&key) {
                    Some(own) => merge(own, value),
                    None => {
                        into.insert(key, value);
                    }
                }
            }
        }
        (into, patch) => *into = patch,
    }
}

pub(super) async fn patch_switches(State(control): State<Control>, body: Bytes) -> Reply {
    let patch: Value = read(&body)?;
    let mut all = serde_json::to_value(control.switches()).map_err(SandboxError::from)?;
    merge(&mut all, patch);
    let switches: Switches = serde_json::from_value(all)
        .map_err(|error| Failure(SandboxError::invalid(format!("switches: {error}"))))?;
    control.set_switches(switches)?;
    reply(control.switches())
}

fn with_id(id: u64, fault: &Fault) -> Result<Value, SandboxError> {
    let mut value = serde_json::to_value(fault)?;
    value["id"] = id.into();
    Ok(value)
}

pub(super) async fn faults(State(control): State<Control>) -> Reply {
    let faults = control.faults();
    let list: Result<Vec<_>, _> = faults
        .iter()
        .map(|(id, fault)| with_id(*id, fault))
        .collect();
    reply(list?)
}

pub(super) async fn inject(State(control): State<Control>, body: Bytes) -> Reply {
    let fault: Fault = read(&body)?;
    let id = control.inject(fault.clone())?;
    reply(with_id(id, &fault)?)
}

pub(super) async fn clear_faults(State(control): State<Control>) -> Reply {
    control.clear_faults();
    reply(json!({}))
}

pub(super) async fn clear_fault(State(control): State<Control>, Path(id): Path<u64>) -> Reply {
    control.clear_fault(id)?;
    reply(json!({}))
}

/// The body as text where it is text, and always as Base64, since only that is exact.
fn recorded(request: &RecordedRequest) -> Value {
    let headers = request.headers.iter();
    let headers: Vec<_> = headers.map(|(name, value)| json!([name, value])).collect();
    json!({
        "id": request.id,
        "at_ms": request.at_ms,
        "gateway": request.gateway,
        "endpoint": request.endpoint,
        "method": request.method,
        "path": request.path,
        "headers": headers,
        "body": std::str::from_utf8(&request.body).ok(),
        "body_base64": STANDARD.encode(&request.body),
        "status": request.status,
        "fault": request.fault,
        "note": request.note,
    })
}

pub(super) async fn requests(State(control): State<Control>) -> Reply {
    reply(control.requests().iter().map(recorded).collect::<Vec<_>>())
}

pub(super) async fn clear_requests(State(control): State<Control>) -> Reply {
    control.clear_requests();
    reply(json!({}))
}
