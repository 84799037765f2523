//! The control interface over HTTP: everything of [`Control`] as JSON under `/_sandbox`.
//!
//! `docs/sandbox.md` describes every route; a test holds it to the table here.

mod bodies;
mod gateway2328;
mod payments;
mod sandbox;
mod webhooks;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, any, delete, get, post, put};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::Control;
use crate::error::{ErrorKind, SandboxError};
use crate::server::guard;
use crate::world::World;

/// An answer, or why there is none.
type Reply = Result<Response, Failure>;

/// Becomes `{"error": "…"}` with the status of its kind.
struct Failure(SandboxError);

impl From<SandboxError> for Failure {
    fn from(error: SandboxError) -> Failure {
        Failure(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = match self.0.kind() {
            ErrorKind::NotFound => StatusCode::NOT_FOUND,
            ErrorKind::Invalid => StatusCode::BAD_REQUEST,
            ErrorKind::NotNow => StatusCode::CONFLICT,
            ErrorKind::Store | ErrorKind::Io => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let body = axum::Json(json!({ "error": self.0.to_string() }));
        (status, body).into_response()
    }
}

fn reply(value: impl Serialize) -> Reply {
    Ok(axum::Json(value).into_response())
}

fn no_action(expected: &str, got: &str) -> Reply {
    let text = format!("action: expected one of {expected}, got {got:?}");
    Err(Failure(SandboxError::new(ErrorKind::NotFound, text)))
}

/// The body as JSON; an empty one stands for `{}`.
fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Failure> {
    let body: &[u8] = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|error| {
        let text = format!("body: expected JSON as docs/sandbox.md describes it: {error}");
        Failure(SandboxError::invalid(text))
    })
}

/// Every route: its path and what serves it.
fn table() -> Vec<(&'static str, MethodRouter<Control>)> {
    vec![
        ("/_sandbox/status", get(sandbox::status)),
        ("/_sandbox/reset", post(sandbox::reset)),
        ("/_sandbox/clock", get(sandbox::clock)),
        ("/_sandbox/clock/advance", post(sandbox::advance)),
        (
            "/_sandbox/switches",
            get(sandbox::switches).patch(sandbox::patch_switches),
        ),
        (
            "/_sandbox/faults",
            get(sandbox::faults)
                .post(sandbox::inject)
                .delete(sandbox::clear_faults),
        ),
        ("/_sandbox/faults/{id}", delete(sandbox::clear_fault)),
        (
            "/_sandbox/requests",
            get(sandbox::requests).delete(sandbox::clear_requests),
        ),
        ("/_sandbox/payments", get(payments::list)),
        ("/_sandbox/payments/{id}", get(payments::one)),
        ("/_sandbox/payments/{id}/{action}", post(payments::act)),
        (
            "/_sandbox/payments/{id}/claim_refund",
            post(payments::claim),
        ),
        ("/_sandbox/refunds", get(payments::refunds)),
        ("/_sandbox/refunds/{id}", get(payments::refund)),
        (
            "/_sandbox/refunds/{id}/{action}",
            post(payments::end_refund),
        ),
        ("/_sandbox/payouts", get(gateway2328::payouts)),
        ("/_sandbox/payouts/{id}", get(gateway2328::payout)),
        (
            "/_sandbox/payouts/{id}/{action}",
            post(gateway2328::end_payout),
        ),
        ("/_sandbox/wallets", get(gateway2328::wallets)),
        ("/_sandbox/wallets/{id}", get(gateway2328::wallet)),
        (
            "/_sandbox/wallets/{id}/deposits",
            get(gateway2328::deposits).post(gateway2328::deposit),
        ),
        (
            "/_sandbox/wallets/{id}/{action}",
            post(gateway2328::switch_wallet),
        ),
        (
            "/_sandbox/deposits/{id}/end",
            post(gateway2328::end_deposit),
        ),
        ("/_sandbox/balances", get(gateway2328::balances)),
        (
            "/_sandbox/balances/{currency}",
            put(gateway2328::set_balance),
        ),
        ("/_sandbox/prices", get(gateway2328::prices)),
        ("/_sandbox/prices/{currency}", put(gateway2328::set_price)),
        ("/_sandbox/deliveries", get(webhooks::list)),
        ("/_sandbox/deliveries/hold", post(webhooks::hold)),
        ("/_sandbox/deliveries/release", post(webhooks::release)),
        ("/_sandbox/deliveries/reorder", post(webhooks::reorder)),
        ("/_sandbox/deliveries/wait", post(webhooks::wait)),
        ("/_sandbox/deliveries/{id}", get(webhooks::one)),
        ("/_sandbox/deliveries/{id}/replay", post(webhooks::replay)),
        (
            "/_sandbox/deliveries/{id}/release",
            post(webhooks::release_one),
        ),
    ]
}

/// Everything under `/_sandbox/`, behind the guard.
pub(crate) fn routes(world: Arc<World>) -> Router {
    let mut router = Router::new();
    for (path, serves) in table() {
        router = router.route(path, serves);
    }
    router
        .route("/_sandbox/{*rest}", any(unknown))
        .layer(from_fn_with_state(Arc::clone(&world), guard))
        .with_state(Control::new(world))
}

async fn unknown() -> Reply {
    Err(Failure(SandboxError::new(
        ErrorKind::NotFound,
        "no such route: docs/sandbox.md lists them",
    )))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_documentation_lists_every_route() {
        let page = include_str!("../../../../docs/sandbox.md");
        for (path, _) in super::table() {
            assert!(
                page.contains(&format!("{path}`")),
                "docs/sandbox.md lacks {path}"
            );
        }
    }
}
