//! The way of every request to a gateway: read, hit by a fault, carried out, recorded, answered.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Request, Response};
use axum::routing::any;

use super::{Cut, Incoming, Outcome};
use crate::checkout::Gateway;
use crate::faults::{RequestEffect, RetryAfter};
use crate::recording::RecordedRequest;
use crate::world::World;
use crate::{alchemypay, gateway2328};

pub(super) fn routes(world: Arc<World>) -> Router {
    Router::new()
        .route("/open/api/{*path}", any(alchemypay))
        .fallback(any(other))
        .with_state(world)
}

async fn alchemypay(State(world): State<Arc<World>>, request: Request<Body>) -> Response<Body> {
    answer(&world, Gateway::AlchemyPay, request).await
}

// `/api/…`, and `/v1/…` under a switch: everything that nobody else takes.
async fn other(State(world): State<Arc<World>>, request: Request<Body>) -> Response<Body> {
    answer(&world, Gateway::Gateway2328, request).await
}

async fn answer(world: &Arc<World>, gateway: Gateway, request: Request<Body>) -> Response<Body> {
    let Some(incoming) = Incoming::read(request).await else {
        return Outcome::html(413, "<h1>413 Payload Too Large</h1>\n").into_response();
    };
    let endpoint = match gateway {
        Gateway::Gateway2328 => gateway2328::endpoint_name(world, &incoming),
        Gateway::AlchemyPay => alchemypay::endpoint_name(&incoming),
    };
    // Faults are for endpoints: a browser that asks for an icon must not use one up.
    let effect = endpoint.and_then(|name| world.faults.request(gateway, name));
    let own = effect
        .as_ref()
        .and_then(|effect| instead(effect, gateway, world));
    let executed = match &effect {
        Some(effect) if !is_carried_out(effect) => None,
        _ => Some(match gateway {
            Gateway::Gateway2328 => gateway2328::handle(world, &incoming),
            Gateway::AlchemyPay => alchemypay::handle(world, &incoming),
        }),
    };
    let cut = matches!(
        effect,
        Some(RequestEffect::CutBefore | RequestEffect::CutAfter)
    );
    let outcome = own.or(executed).filter(|_| !cut);
    record(
        world,
        gateway,
        endpoint,
        &incoming,
        effect.as_ref(),
        outcome.as_ref(),
    );
    match outcome {
        Some(outcome) => spoil(outcome, effect).await,
        None => {
            let mut response = Response::new(Body::empty());
            response.extensions_mut().insert(Cut);
            response
        }
    }
}

/// The answer that takes the place of the gateway's own.
fn instead(effect: &RequestEffect, gateway: Gateway, world: &World) -> Option<Outcome> {
    Some(match effect {
        RequestEffect::TooManyRequests { retry_after } => {
            let outcome = match gateway {
                Gateway::Gateway2328 => gateway2328::too_many_requests(),
                Gateway::AlchemyPay => Outcome::html(429, "<h1>429 Too Many Requests</h1>\n"),
            };
            match retry_after {
                Some(after) => outcome.with_header("retry-after", retry_after_text(*after)),
                None => outcome,
            }
        }
        RequestEffect::ServerError { status, .. } => {
            Outcome::html(*status, format!("<h1>{status} Server Error</h1>\n"))
        }
        RequestEffect::FirewallPage => Outcome::firewall(),
        RequestEffect::Redirect { location } => {
            Outcome::html(307, "").with_header("location", location.clone())
        }
        RequestEffect::Refusal => match gateway {
            Gateway::Gateway2328 => gateway2328::refusal_under_200(),
            Gateway::AlchemyPay => alchemypay::payment_exception(world),
        },
        RequestEffect::Answer {
            status,
            content_type,
            body,
            ..
        } => Outcome {
            content_type: content_type.clone(),
            ..Outcome::json(*status, body.clone())
        },
        _ => return None,
    })
}

fn is_carried_out(effect: &RequestEffect) -> bool {
    match effect {
        RequestEffect::ServerError { carried_out, .. }
        | RequestEffect::Answer { carried_out, .. } => *carried_out,
        RequestEffect::TooManyRequests { .. }
        | RequestEffect::FirewallPage
        | RequestEffect::Redirect { .. }
        | RequestEffect::Refusal
        | RequestEffect::CutBefore => false,
        RequestEffect::SlowAnswer { .. }
        | RequestEffect::SlowBody { .. }
        | RequestEffect::CutAfter
        | RequestEffect::TruncatedBody { .. }
        | RequestEffect::WrongContentType { .. } => true,
    }
}

/// `Retry-After`, against the machine's clock: that is the one its reader compares with.
pub(crate) fn retry_after_text(after: RetryAfter) -> String {
    match after {
        RetryAfter::Seconds(seconds) => seconds.to_string(),
        RetryAfter::Date(seconds) => {
            let now = jiff::Timestamp::now();
            let seconds = jiff::SignedDuration::from_secs(i64::from(seconds));
            let at = now.checked_add(seconds).unwrap_or(now);
            at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
        }
    }
}

/// Sends the answer, in the way that the fault asks for.
async fn spoil(mut outcome: Outcome, effect: Option<RequestEffect>) -> Response<Body> {
    let pause = |ms: u32| Duration::from_millis(u64::from(ms));
    match effect {
        Some(RequestEffect::SlowAnswer { ms }) => {
            tokio::time::sleep(pause(ms)).await;
            outcome.into_response()
        }
        Some(RequestEffect::SlowBody { ms }) => outcome.into_slow_response(pause(ms)),
        Some(RequestEffect::TruncatedBody { honest_length }) => {
            if !honest_length {
                return outcome.into_broken_response();
            }
            let mut middle = outcome.body.len() / 2;
            while !outcome.body.is_char_boundary(middle) {
                middle -= 1;
            }
            outcome.body.truncate(middle);
            outcome.into_response()
        }
        Some(RequestEffect::WrongContentType { content_type }) => {
            outcome.content_type = content_type;
            outcome.into_response()
        }
        _ => outcome.into_response(),
    }
}

fn record(
    world: &World,
    gateway: Gateway,
    endpoint: Option<&'static str>,
    incoming: &Incoming,
    effect: Option<&RequestEffect>,
    outcome: Option<&Outcome>,
) {
    let headers = incoming.headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    let fault = effect.and_then(|effect| {
        let value = serde_json::to_value(effect).ok()?;
        Some(value.get("kind")?.as_str()?.to_owned())
    });
    world.recording.add(RecordedRequest {
        id: 0,
        at_ms: world.clock.now(),
        gateway,
        endpoint: endpoint.map(str::to_owned),
        method: incoming.method.as_str().to_owned(),
        path: incoming.uri.to_string(),
        headers: headers.collect(),
        body: incoming.body.to_vec(),
        status: outcome.map(|outcome| outcome.status),
        fault,
        note: outcome.and_then(|outcome| outcome.note.clone()),
    });
}
