//! An invoice as the gateway writes it: on create, in info and lists, in webhooks.

use cointill::Amount;
use cointill::gateway2328::PaymentStatus;
use serde_json::{Map, Value};

use super::coins::{self, code_out};
use super::invoice::Invoice;
use crate::checkout::Gateway;
use crate::clock::{Millis, Zone, write_time};
use crate::error::SandboxError;
use crate::exact::{Rounding, at_least, product, round};
use crate::prices;
use crate::store::{NewDelivery, WebhookKind};
use crate::switches::{Times, WebhookForm};
use crate::wire;
use crate::world::Step;

/// Which of the gateway's texts a field stands in: they differ in decimals and time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Create,
    Info,
    Webhook,
}

impl Place {
    /// Decimals of amounts (2328 §4: "vary by endpoint").
    fn decimals(self) -> u8 {
        match self {
            Place::Create => 2,
            Place::Info | Place::Webhook => 8,
        }
    }
}

pub(super) fn time(step: &Step<'_>, at: Millis, place: Place) -> String {
    let zone = match (step.switches.gateway2328.times, place) {
        (Times::Moscow, _) | (Times::Documented, Place::Webhook) => Zone::Moscow,
        _ => Zone::Utc,
    };
    write_time(at, zone)
}

/// The hosted checkout page.
pub(crate) fn checkout_url(step: &Step<'_>, uuid: &str) -> String {
    format!("{}/checkout/2328/{uuid}", step.world.base())
}

fn text(value: impl Into<String>) -> Value {
    Value::String(value.into())
}

fn optional(value: Option<impl Into<String>>) -> Value {
    value.map_or(Value::Null, |value| Value::String(value.into()))
}

/// A field of an invoice by its name on the wire.
fn field(
    step: &Step<'_>,
    invoice: &Invoice,
    name: &str,
    place: Place,
) -> Result<Value, SandboxError> {
    let amount = |amount: &Amount| at_least(amount, place.decimals()).to_string();
    let paid = Some(&invoice.received).filter(|received| received.is_positive());
    Ok(match name {
        "uuid" => text(&invoice.uuid),
        "order_id" => text(&invoice.order_id),
        "amount" => text(amount(&invoice.amount)),
        "currency" => text(code_out(step, &invoice.currency)),
        "url" => text(checkout_url(step, &invoice.uuid)),
        "tg_deeplink" => text(format!("https://t.me/my2328bot?start=pay_{}", invoice.uuid)),
        "expires_at" => text(time(step, invoice.expires_at_ms, place)),
        "created_at" => text(time(step, invoice.created_at_ms, place)),
        "payer_currency" => optional(
            invoice
                .payer_currency
                .as_deref()
                .map(|code| code_out(step, code)),
        ),
        "payer_amount" => optional(invoice.payer_amount.as_ref().map(amount)),
        "network" => optional(invoice.network.as_deref()),
        "address" => optional(invoice.address.as_deref()),
        "payment_status" => text(invoice.status.as_str()),
        "txid" => optional(invoice.txid()),
        "payment_amount" => optional(paid.map(amount)),
        // 18 decimals in the webhook example (2328 §5.4).
        "merchant_amount" => optional(paid.map(|paid| at_least(&coins::net(paid), 18).to_string())),
        "qr" => optional(invoice.qr.as_deref()),
        "amount_usd" => {
            let rate = match &invoice.exchange_rate {
                Some(rate) => rate.clone(),
                None => prices::price(step, &invoice.currency)?,
            };
            let usd = product(&invoice.amount, &rate);
            text(round(&usd, place.decimals(), Rounding::Half).to_string())
        }
        "exchange_rate" => optional(
            invoice
                .exchange_rate
                .as_ref()
                .map(|rate| round(rate, 8, Rounding::Half).to_string()),
        ),
        _ => Value::Null,
    })
}

fn object(
    step: &Step<'_>,
    invoice: &Invoice,
    names: &[&str],
    place: Place,
) -> Result<Value, SandboxError> {
    let mut object = Map::new();
    for name in names {
        object.insert((*name).to_owned(), field(step, invoice, name, place)?);
    }
    Ok(Value::Object(object))
}

/// The result of create, in the order of the documents (2328 §5.1).
pub(super) fn create(step: &Step<'_>, invoice: &Invoice) -> Result<Value, SandboxError> {
    const NAMES: &[&str] = &[
        "uuid",
        "order_id",
        "amount",
        "currency",
        "amount_usd",
        "exchange_rate",
        "url",
        "tg_deeplink",
        "expires_at",
        "created_at",
        "payer_currency",
        "payer_amount",
        "network",
        "address",
        "payment_status",
        "txid",
        "payment_amount",
        "qr",
    ];
    object(step, invoice, NAMES, Place::Create)
}

/// The result of info, and an item of the list (2328 §5.2).
pub(super) fn info(step: &Step<'_>, invoice: &Invoice) -> Result<Value, SandboxError> {
    const NAMES: &[&str] = &[
        "uuid",
        "order_id",
        "amount",
        "currency",
        "url",
        "tg_deeplink",
        "expires_at",
        "created_at",
        "payer_currency",
        "payer_amount",
        "network",
        "address",
        "payment_status",
        "txid",
        "payment_amount",
        "merchant_amount",
        "qr",
        "amount_usd",
        "exchange_rate",
    ];
    object(step, invoice, NAMES, Place::Info)
}

/// Puts the webhook that tells the invoice's status into the outbox.
pub(crate) fn tell(step: &Step<'_>, invoice: &Invoice) -> Result<(), SandboxError> {
    let Some(url) = invoice.url_callback.clone() else {
        return Ok(());
    };
    let mut names = vec!["uuid", "order_id", "amount", "currency", "url"];
    let extras = step.switches.gateway2328.webhook_has_link_and_qr;
    if extras {
        names.push("tg_deeplink");
    }
    names.extend([
        "expires_at",
        "created_at",
        "payer_currency",
        "payer_amount",
        "network",
        "address",
        "payment_status",
        "txid",
        "payment_amount",
        "merchant_amount",
    ]);
    if extras {
        names.push("qr");
    }
    names.extend(["amount_usd", "exchange_rate"]);
    let body = object(step, invoice, &names, Place::Webhook)?;
    enqueue(
        step,
        WebhookKind::Payment,
        &invoice.uuid,
        invoice.status.as_str(),
        url,
        &body,
    )
}

/// Signs a webhook with the key of its kind and writes it as the switches say.
pub(crate) fn enqueue(
    step: &Step<'_>,
    kind: WebhookKind,
    subject: &str,
    status: &str,
    url: String,
    body: &Value,
) -> Result<(), SandboxError> {
    let keys = &step.world.keys;
    let plain = body.to_string();
    let signed = match kind {
        WebhookKind::Payout => keys.payout.sign_webhook(&plain),
        _ => keys.api.sign_webhook(&plain),
    };
    let mut body = signed.map_err(|error| SandboxError::invalid(error.to_string()))?;
    let switches = &step.switches.gateway2328;
    if switches.sign_first {
        body = wire::sign_first(&body);
    }
    if switches.webhook_form == WebhookForm::PhpEscaped {
        body = wire::php_escaped(&body);
    }
    step.enqueue(NewDelivery {
        gateway: Gateway::Gateway2328,
        kind,
        subject: subject.to_owned(),
        status: status.to_owned(),
        url,
        body,
    })
}

/// Every status that the list filters by (2328 §9).
pub(super) fn known_statuses() -> Vec<&'static str> {
    PaymentStatus::KNOWN.iter().map(|(text, _)| *text).collect()
}
