//! Alchemy Pay and AEON, emulated: every call of Alchemy §4 and the webhooks of §6, with the checks
//! in the order of §8.

mod arrival;
mod create;
mod envelope;
mod form;
mod life;
mod order;
mod refunds;
mod tokens;
mod webhook;

pub(crate) use arrival::{choices, choose_token, pay};
pub(crate) use envelope::payment_exception;
pub(crate) use life::{close, confirm, expire, find, force_status, run_due, settle_now};
pub use order::{Order, OrderSource};
pub use refunds::Refund;
pub(crate) use refunds::{claim, end as end_refund, find as find_refund};

use cointill::alchemypay::Message;
use cointill::canonical::{Document, Kind, Limits};

use crate::server::{Incoming, Outcome};
use crate::store;
use crate::switches::SwitchesAlchemyPay;
use crate::world::World;
use envelope::Refusal;
use form::Form;

/// A call of the merchant.
#[derive(Debug, Clone, Copy)]
enum Call {
    Create(OrderSource),
    Query,
    Refund,
}

struct Route {
    /// The name that `cointill` gives the endpoint.
    name: &'static str,
    path: &'static str,
    message: Message,
    call: Call,
}

const ROUTES: &[Route] = &[
    Route {
        name: "alchemypay.payment.create",
        path: "/open/api/payment/V2",
        message: Message::Create,
        call: Call::Create(OrderSource::Create),
    },
    Route {
        name: "alchemypay.payment.create_v1",
        path: "/open/api/payment",
        message: Message::Create,
        call: Call::Create(OrderSource::CreateV1),
    },
    Route {
        name: "alchemypay.payment.create_telegram",
        path: "/open/api/tg/payment/V2",
        message: Message::Telegram,
        call: Call::Create(OrderSource::Telegram),
    },
    Route {
        name: "alchemypay.payment.create_telegram_v1",
        path: "/open/api/tgPayment",
        message: Message::Telegram,
        call: Call::Create(OrderSource::TelegramV1),
    },
    Route {
        name: "alchemypay.payment.create_native",
        path: "/open/api/payment/customize/V2",
        message: Message::Native,
        call: Call::Create(OrderSource::Native),
    },
    Route {
        name: "alchemypay.payment.query",
        path: "/open/api/payment/query",
        message: Message::Query,
        call: Call::Query,
    },
    Route {
        name: "alchemypay.refund.create",
        path: "/open/api/payment/refund",
        message: Message::Refund,
        call: Call::Refund,
    },
];

fn route(incoming: &Incoming) -> Option<&'static Route> {
    let path = incoming.uri.path();
    ROUTES.iter().find(|route| route.path == path)
}

/// The name of the endpoint that a request is for.
pub(crate) fn endpoint_name(incoming: &Incoming) -> Option<&'static str> {
    route(incoming).map(|route| route.name)
}

/// The hosted cashier page (Alchemy §1).
pub(crate) fn checkout_url(world: &World, order_no: &str) -> String {
    format!("{}/checkout/alchemypay?orderNum={order_no}", world.base())
}

/// Answers a request to the gateway.
pub(crate) fn handle(world: &World, incoming: &Incoming) -> Outcome {
    let Some(route) = route(incoming) else {
        return Outcome::html(404, "<h1>404 Not Found</h1>\n").with_note("no such call");
    };
    if incoming.method != "POST" {
        return Outcome::html(405, "<h1>405 Method Not Allowed</h1>\n")
            .with_note("every call is a POST");
    }
    match answer(world, route, incoming) {
        Ok(outcome) => outcome,
        Err(refusal) => refusal.into_outcome(world),
    }
}

fn answer(world: &World, route: &Route, incoming: &Incoming) -> Result<Outcome, Refusal> {
    let switches = world.switches();
    let switches = &switches.alchemypay;
    let kind = incoming.header("content-type").unwrap_or("");
    let kind = kind.split(';').next().unwrap_or("").trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(Refusal::new("8003", "content type is not application/json"));
    }
    let unreadable = |note: String| Refusal::new("8004", "body is not valid JSON").with_note(note);
    let document = Document::parse(&incoming.body, Limits::WEBHOOK)
        .map_err(|error| unreadable(error.to_string()))?;
    if document.root().kind() != Kind::Object {
        return Err(unreadable("the body is not a JSON object".to_owned()));
    }
    let form = Form::new(document.root(), switches.strings_only);
    let app_id = form.required("appId", 64)?;
    if app_id != world.keys.app_id {
        // The live text ends with the id (Alchemy §4.7).
        return Err(Refusal::new(
            "8005",
            format!("merchant does not exist {app_id}"),
        ));
    }
    check_address(switches, incoming)?;
    let now = world.clock.now();
    match route.call {
        Call::Create(source) => {
            let request = create::read(&form, switches, source, now)?;
            check_signature(world, switches, route.message, &form, &document)?;
            let model = world.change(|step| create::run(step, request))?;
            Ok(envelope::success(world, model))
        }
        Call::Refund => {
            let request = refunds::read(&form)?;
            check_signature(world, switches, route.message, &form, &document)?;
            let model = world.change(|step| refunds::run(step, request))?;
            Ok(envelope::success(world, model))
        }
        Call::Query => {
            let number = form.required("merchantOrderNo", 64)?;
            check_signature(world, switches, route.message, &form, &document)?;
            let fields = world.change(|step| {
                let found = store::by_lookup::<Order>(step.tx, &number)?;
                let unknown = || Refusal::new("8029", "merchant order number not found");
                let order = found.ok_or_else(unknown)?;
                Ok::<_, Refusal>(webhook::queried(step, &order))
            })?;
            Ok(if switches.query_in_model {
                envelope::success(world, fields)
            } else {
                envelope::bare_success(world, &fields)
            })
        }
    }
}

/// 8012 for a caller that is not on the merchant's list, if there is one.
fn check_address(switches: &SwitchesAlchemyPay, incoming: &Incoming) -> Result<(), Refusal> {
    let own = incoming
        .peer
        .map(|peer| peer.to_string())
        .unwrap_or_default();
    if switches.allowed_ips.is_empty() || switches.allowed_ips.contains(&own) {
        return Ok(());
    }
    Err(Refusal::new("8012", "IP address is not allowed")
        .with_note(format!("the caller's address {own} is not in allowed_ips")))
}

/// 8007 for a signature that is missing or wrong. Telegram calls without one were seen to pass
/// once; the vendor insists on it (Alchemy §3.2).
fn check_signature(
    world: &World,
    switches: &SwitchesAlchemyPay,
    message: Message,
    form: &Form<'_>,
    document: &Document<'_>,
) -> Result<(), Refusal> {
    let wrong = |note: &str| Refusal::new("8007", "signature error").with_note(note);
    if form.text("sign", 256)?.is_none() {
        return Err(wrong("sign is missing"));
    }
    let options = webhook::options(switches, switches.request_fields);
    if world.keys.secret.verify(message, document.text(), &options) {
        return Ok(());
    }
    Err(wrong(
        "sign is not that of these fields: another secret, another set of fields, or a field \
         changed after signing",
    ))
}
