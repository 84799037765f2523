//! The pages for people: the first page, and the checkout page of every payment.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::json;

use super::guard;
use crate::checkout::{self, ActionKind, ActionRequest};
use crate::checkout_view;
use crate::control::Control;
use crate::error::{ErrorKind, SandboxError};
use crate::pay::{Pay, Portion};
use crate::world::World;

pub(super) fn routes(world: Arc<World>) -> Router {
    let guarded = Router::new()
        .route("/_sandbox", get(index))
        .route("/_sandbox/", get(index))
        .route("/checkout/{gateway}/{id}/actions", post(act))
        .layer(from_fn_with_state(Arc::clone(&world), guard));
    Router::new()
        .route("/", get(|| async { Redirect::to("/_sandbox") }))
        .route("/checkout/alchemypay", get(by_order_num))
        .route("/checkout/{gateway}/{id}", get(page))
        .route("/checkout/{gateway}/{id}/state", get(state))
        .merge(guarded)
        .with_state(Control::new(world))
}

/// A page that loads nothing, is kept nowhere and sits in no frame.
fn html(text: String) -> Response {
    let headers = [
        (header::CONTENT_SECURITY_POLICY, checkout::csp()),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("x-content-type-options"), "nosniff"),
        (HeaderName::from_static("referrer-policy"), "no-referrer"),
    ];
    (headers, Html(text)).into_response()
}

fn failed(error: &SandboxError) -> Response {
    let status = match error.kind() {
        ErrorKind::NotFound => StatusCode::NOT_FOUND,
        ErrorKind::NotNow => StatusCode::CONFLICT,
        ErrorKind::Invalid => StatusCode::BAD_REQUEST,
        ErrorKind::Store | ErrorKind::Io => StatusCode::INTERNAL_SERVER_ERROR,
    };
    (status, axum::Json(json!({ "error": error.to_string() }))).into_response()
}

async fn index(State(control): State<Control>) -> Response {
    match checkout_view::index(&control) {
        Ok(view) => html(checkout::index(&view)),
        Err(error) => failed(&error),
    }
}

async fn page(
    State(control): State<Control>,
    Path((gateway, id)): Path<(String, String)>,
) -> Response {
    match checkout_view::view(&control, &gateway, &id) {
        Ok(view) => html(checkout::page(&view)),
        Err(error) => failed(&error),
    }
}

/// The cashier's own form of link (Alchemy §1).
#[derive(Debug, Deserialize)]
struct OrderNum {
    #[serde(rename = "orderNum")]
    order_num: String,
}

async fn by_order_num(State(control): State<Control>, Query(query): Query<OrderNum>) -> Response {
    page(
        State(control),
        Path(("alchemypay".to_owned(), query.order_num)),
    )
    .await
}

async fn state(
    State(control): State<Control>,
    Path((gateway, id)): Path<(String, String)>,
) -> Response {
    match checkout_view::view(&control, &gateway, &id) {
        Ok(view) => {
            let headers = [(header::CACHE_CONTROL, "no-store")];
            (headers, axum::Json(checkout::state(&view))).into_response()
        }
        Err(error) => failed(&error),
    }
}

async fn act(
    State(control): State<Control>,
    Path((gateway, id)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    match carry_out(&control, &gateway, &id, &body) {
        Ok(state) => axum::Json(state).into_response(),
        Err(error) => failed(&error),
    }
}

fn carry_out(
    control: &Control,
    gateway: &str,
    id: &str,
    body: &[u8],
) -> Result<serde_json::Value, SandboxError> {
    let request: ActionRequest = serde_json::from_slice(body)
        .map_err(|error| SandboxError::invalid(format!("body: {error}")))?;
    let id = &checkout_view::own_id(control, gateway, id)?;
    let amount = request.amount.as_deref().filter(|text| !text.is_empty());
    let amount = amount.map(str::parse::<cointill::Amount>).transpose();
    let amount = amount.map_err(|error| SandboxError::invalid(error.to_string()))?;
    // The field says what is sent, whatever that makes of the payment.
    let sent = |usual: Pay| amount.clone().map_or(usual, Pay::Amount);
    match request.action {
        ActionKind::PayExact => control.pay(id, &Pay::Exact)?,
        ActionKind::PayShort => control.pay(id, &sent(Pay::Short(Portion::Percent(50))))?,
        ActionKind::TopUp => control.pay(id, &sent(Pay::TopUp))?,
        ActionKind::PayOver => control.pay(id, &sent(Pay::Over(Portion::Percent(10))))?,
        ActionKind::PayLate => control.pay(id, &Pay::Late)?,
        ActionKind::WrongCoin => control.pay(id, &Pay::WrongCoin)?,
        ActionKind::Expire => control.expire(id)?,
        ActionKind::AmlLock => control.aml_lock(id)?,
        ActionKind::ChooseCoin => {
            let text = |value: Option<String>| value.unwrap_or_default();
            control.choose_coin(id, &text(request.currency), &text(request.network))?
        }
    };
    Ok(checkout::state(&checkout_view::view(control, gateway, id)?))
}
