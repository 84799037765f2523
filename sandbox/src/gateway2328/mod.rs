//! 2328.io, emulated: every endpoint of 2328 §5 to §8 and the webhooks of §10.

mod arrival;
mod authenticate;
mod callback;
mod coins;
mod convert;
mod deposits;
mod form;
mod invoice;
mod life;
mod market;
mod payments;
mod payout;
mod payout_life;
mod payouts;
mod refusal;
mod render;
mod wallet;
mod wallets;

pub(crate) use arrival::{choices, choose_coin, pay};
pub use deposits::Deposit;
pub(crate) use deposits::{deposit, deposits_of, end_deposit};
pub use invoice::{Invoice, Transfer};
pub(crate) use life::{
    aml_lock, cancel, confirm, end_refund, expire, find, force_status, refund, release,
};
pub use payout::Payout;
pub(crate) use payout_life::{end as end_payout, find as find_payout};
pub use wallet::Wallet;
pub(crate) use wallet::{find as find_wallet, set_active};

use cointill::canonical::{Document, Kind, Limits};
use serde_json::{Value, json};

use crate::error::SandboxError;
use crate::faults::RetryAfter;
use crate::server::{Incoming, Outcome, retry_after_text};
use crate::switches::{RetryAfterForm, Switches2328};
use crate::world::{Step, World};
use authenticate::Key;
use form::Form;
use refusal::Refusal;

/// What an endpoint does: a step, the body's fields, and the last segment of the path if it is one.
type Run = fn(&Step<'_>, &Form<'_>, &str) -> Result<Value, Refusal>;

struct Route {
    /// The name that `cointill` gives the endpoint.
    name: &'static str,
    get: bool,
    /// With `*` for the last segment.
    path: &'static str,
    key: Key,
    run: Run,
}

const fn post(name: &'static str, path: &'static str, key: Key, run: Run) -> Route {
    Route {
        name,
        get: false,
        path,
        key,
        run,
    }
}

const fn get(name: &'static str, path: &'static str, key: Key, run: Run) -> Route {
    Route {
        get: true,
        ..post(name, path, key, run)
    }
}

const ROUTES: &[Route] = &[
    post("2328.payment.create", "/v1/payment", Key::Api, |s, f, _| {
        payments::create(s, f)
    }),
    post(
        "2328.payment.info",
        "/v1/payment/info",
        Key::Api,
        |s, f, _| payments::info(s, f),
    ),
    post(
        "2328.payment.list",
        "/v1/payment/list",
        Key::Api,
        |s, f, _| payments::list(s, f),
    ),
    post(
        "2328.payout.create",
        "/v1/payout",
        Key::Payout,
        |s, f, _| payouts::create(s, f),
    ),
    post(
        "2328.payout.calc",
        "/v1/payout/calc",
        Key::Payout,
        |s, f, _| payouts::calc(s, f),
    ),
    get(
        "2328.payout.status",
        "/v1/payout/status/*",
        Key::Payout,
        |s, _, id| payouts::status(s, id),
    ),
    post(
        "2328.static_wallet.create",
        "/v1/static-wallet",
        Key::Api,
        |s, f, _| wallets::create(s, f),
    ),
    post(
        "2328.static_wallet.info",
        "/v1/static-wallet/info",
        Key::Api,
        |s, f, _| wallets::info(s, f),
    ),
    post(
        "2328.static_wallet.list",
        "/v1/static-wallet/list",
        Key::Api,
        |s, f, _| wallets::list(s, f),
    ),
    post(
        "2328.static_wallet.enable",
        "/v1/static-wallet/enable",
        Key::Api,
        |s, f, _| wallets::switch(s, f, true),
    ),
    post(
        "2328.static_wallet.disable",
        "/v1/static-wallet/disable",
        Key::Api,
        |s, f, _| wallets::switch(s, f, false),
    ),
    post(
        "2328.static_wallet.transactions",
        "/v1/static-wallet/transactions",
        Key::Api,
        |s, f, _| wallets::transactions(s, f),
    ),
    get("2328.balance", "/v1/balance", Key::Api, |s, _, _| {
        market::balance(s)
    }),
    get(
        "2328.exchange_rates",
        "/v1/exchange-rates",
        Key::None,
        |s, _, _| market::exchange_rates(s),
    ),
    get("2328.prices", "/v1/prices", Key::Convert, |s, _, _| {
        market::prices(s)
    }),
    get(
        "2328.directions",
        "/v1/directions",
        Key::Convert,
        |s, _, _| market::directions(s),
    ),
    post(
        "2328.convert.price",
        "/v1/convert/price",
        Key::Convert,
        |s, f, _| convert::price(s, f),
    ),
    post("2328.convert", "/v1/convert", Key::Convert, |s, f, _| {
        convert::convert(s, f)
    }),
];

/// The path below the base, when the request is for this gateway.
fn path_of<'r>(switches: &Switches2328, incoming: &'r Incoming) -> Option<&'r str> {
    let path = incoming.uri.path();
    match path.strip_prefix("/api") {
        Some(rest) if rest.starts_with('/') => Some(rest),
        _ => Some(path).filter(|path| switches.base_without_api && path.starts_with("/v1/")),
    }
}

fn route(path: &str, get: bool) -> Option<(&'static Route, &str)> {
    let matching = |route: &'static Route| match route.path.strip_suffix('*') {
        Some(start) => {
            let last = path.strip_prefix(start)?;
            Some((route, last)).filter(|_| !last.is_empty() && !last.contains('/'))
        }
        None => Some((route, "")).filter(|_| route.path == path),
    };
    let routes = ROUTES.iter().filter(|route| route.get == get);
    routes.filter_map(matching).next()
}

/// The name of the endpoint that a request is for.
pub(crate) fn endpoint_name(world: &World, incoming: &Incoming) -> Option<&'static str> {
    let path = path_of(&world.switches().gateway2328, incoming)?;
    route(path, incoming.method == "GET").map(|(route, _)| route.name)
}

/// Answers a request to the gateway.
pub(crate) fn handle(world: &World, incoming: &Incoming) -> Outcome {
    let switches = world.switches();
    let switches = &switches.gateway2328;
    match answer(world, switches, incoming) {
        Ok(outcome) => outcome,
        Err(refusal) => refusal.into_outcome(switches.error_status),
    }
}

fn answer(world: &World, switches: &Switches2328, incoming: &Incoming) -> Result<Outcome, Refusal> {
    let unknown = || Refusal::new(404, "not found");
    let path = path_of(switches, incoming).ok_or_else(unknown)?;
    if switches.user_agent_required && incoming.header("user-agent").is_none() {
        return Err(Refusal::firewall(
            "the header User-Agent is missing (2328 §2)",
        ));
    }
    let is_get = incoming.method == "GET";
    let Some((route, last)) = route(path, is_get) else {
        let other = is_get || incoming.method == "POST";
        return Err(match self::route(path, !is_get) {
            Some(_) if other => Refusal::new(405, "method not allowed"),
            _ => unknown(),
        });
    };
    if switches.rate_limit && (route.key != Key::None || switches.rate_limit_counts_rates) {
        // Real time, whatever the sandbox's clock was moved to.
        let now = world.clock.now() - world.clock.ahead();
        let limit = usize::try_from(cointill::gateway2328::REQUESTS_PER_SECOND).unwrap_or(10);
        if let Err(wait) = world.limiter.take(now, limit) {
            let seconds = u32::try_from(wait.max(0)).unwrap_or(0).div_ceil(1_000);
            let after = match switches.retry_after {
                RetryAfterForm::None => return Ok(too_many_requests()),
                RetryAfterForm::Seconds => RetryAfter::Seconds(seconds),
                RetryAfterForm::Date => RetryAfter::Date(seconds),
            };
            return Ok(too_many_requests().with_header("retry-after", retry_after_text(after)));
        }
    }
    authenticate::check(world, switches, route.key, incoming)?;
    let kind = incoming.header("content-type").unwrap_or("");
    let kind = kind.split(';').next().unwrap_or("").trim();
    if !route.get && !kind.eq_ignore_ascii_case("application/json") {
        return Err(Refusal::new(
            415,
            "the content type is not application/json",
        ));
    }
    let document = read(incoming)?;
    let form = Form::new(document.as_ref().map(Document::root), switches);
    let result = world.change(|step| (route.run)(step, &form, last))?;
    let bare = route.name == "2328.prices" && !switches.prices_in_envelope;
    let body = if bare {
        result
    } else {
        json!({ "state": 0, "result": result })
    };
    Ok(Outcome::json(200, body.to_string()))
}

/// The body as a JSON object; `None` when there is none.
fn read(incoming: &Incoming) -> Result<Option<Document<'_>>, Refusal> {
    if incoming.body.is_empty() {
        return Ok(None);
    }
    let document = Document::parse(&incoming.body, Limits::WEBHOOK)
        .map_err(|error| Refusal::new(400, format!("the body is not JSON: {error}")))?;
    if document.root().kind() != Kind::Object {
        return Err(Refusal::new(400, "the body is not a JSON object"));
    }
    Ok(Some(document))
}

/// 429, whose body is not documented.
pub(crate) fn too_many_requests() -> Outcome {
    Refusal::new(429, "too many requests").into_outcome(crate::switches::ErrorStatus::Http)
}

/// A refusal that hides under HTTP 200.
pub(crate) fn refusal_under_200() -> Outcome {
    Refusal::new(400, "the request was refused")
        .into_outcome(crate::switches::ErrorStatus::StateOnly)
}

/// Everything whose time has come.
pub(crate) fn run_due(step: &Step<'_>) -> Result<(), SandboxError> {
    life::run_due(step)?;
    payout_life::run_due(step)?;
    deposits::run_due(step)
}
