//! The life cycle, and what a gateway reported of a payment.

use cointill::payment::{self, GatewayName, Source};
use cointill::{Currency, Text};

use crate::problem::NativeProblem;
use crate::values::amount;

/// What is known of a status in the words of all gateways.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeStatus {
    /// Its text.
    pub word: String,
    /// The money is there.
    pub success: bool,
    /// No money will come.
    pub failure: bool,
    /// Money goes back.
    pub refund: bool,
    /// Nothing but a refund or a late payment follows.
    pub is_final: bool,
}

pub(super) fn status(text: &str) -> Result<payment::Status, NativeProblem> {
    payment::Status::parse(text).ok_or_else(|| {
        let all: Vec<_> = payment::Status::ALL
            .iter()
            .map(|own| own.as_str())
            .collect();
        NativeProblem::misused(format!(
            "status: expected one of {}, got {text:?}",
            all.join(", ")
        ))
    })
}

/// Every status.
#[uniffi::export]
pub fn statuses() -> Result<Vec<NativeStatus>, NativeProblem> {
    let all = payment::Status::ALL.iter();
    Ok(all
        .map(|own| NativeStatus {
            word: own.as_str().to_owned(),
            success: own.is_success(),
            failure: own.is_failure(),
            refund: own.is_refund(),
            is_final: own.is_final(),
        })
        .collect())
}

/// What follows when one status comes after another.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeTransition {
    /// The step.
    pub step: String,
    /// The status to write down.
    pub status: String,
}

/// What follows when `reported` comes after `known`.
#[uniffi::export]
pub fn transition(known: &str, reported: &str) -> Result<NativeTransition, NativeProblem> {
    let (known, reported) = (status(known)?, status(reported)?);
    let step = payment::transition(known, reported);
    Ok(NativeTransition {
        step: step.as_str().to_owned(),
        status: step.status(known, reported).as_str().to_owned(),
    })
}

/// A deterministic id of an event, from what tells it apart.
#[uniffi::export]
pub fn event_id(gateway: &str, kind: &str, parts: Vec<String>) -> Result<String, NativeProblem> {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    Ok(payment::event_id(gateway, kind, &parts))
}

/// What a gateway reported of a payment, in the words of all gateways.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeObserved {
    /// `2328` or `alchemypay`.
    pub gateway: String,
    /// `webhook` or `query`.
    pub source: String,
    /// The status in the words of all gateways.
    pub status: String,
    /// The gateway's own word for it.
    pub gateway_status: String,
    /// The shop's number of the order.
    pub order_id: Option<String>,
    /// The gateway's id of the payment.
    pub payment_id: Option<String>,
    /// The price.
    pub amount: Option<String>,
    /// Its currency.
    pub currency: Option<String>,
    /// What the payer was to send.
    pub owed: Option<String>,
    /// What arrived.
    pub received: Option<String>,
    /// The currency of both.
    pub received_currency: Option<String>,
    /// Why it failed.
    pub reason: Option<String>,
}

impl From<payment::Observed> for NativeObserved {
    fn from(own: payment::Observed) -> NativeObserved {
        let text = |text: Option<&str>| text.map(str::to_owned);
        NativeObserved {
            gateway: own.gateway.as_str().to_owned(),
            source: match own.source {
                Source::Webhook => "webhook",
                Source::Query => "query",
            }
            .to_owned(),
            status: own.status.as_str().to_owned(),
            gateway_status: own.gateway_status.as_str().to_owned(),
            order_id: text(own.order_id.as_deref()),
            payment_id: text(own.payment_id.as_deref()),
            amount: text(own.amount.as_ref().map(|amount| amount.as_str())),
            currency: text(own.currency.as_ref().map(Currency::as_str)),
            owed: text(own.owed.as_ref().map(|amount| amount.as_str())),
            received: text(own.received.as_ref().map(|amount| amount.as_str())),
            received_currency: text(own.received_currency.as_ref().map(Currency::as_str)),
            reason: text(own.reason.as_deref()),
        }
    }
}

pub(super) fn observed(given: &NativeObserved) -> Result<payment::Observed, NativeProblem> {
    let gateway = match given.gateway.as_str() {
        "2328" => GatewayName::Gateway2328,
        "alchemypay" => GatewayName::AlchemyPay,
        other => {
            return Err(NativeProblem::misused(format!(
                "gateway: expected 2328 or alchemypay, got {other:?}"
            )));
        }
    };
    let source = match given.source.as_str() {
        "webhook" => Source::Webhook,
        "query" => Source::Query,
        other => {
            return Err(NativeProblem::misused(format!(
                "source: expected webhook or query, got {other:?}"
            )));
        }
    };
    let mut own = payment::Observed::new(gateway, source, status(&given.status)?);
    own.gateway_status = Text::from(given.gateway_status.as_str());
    own.order_id = given.order_id.as_deref().map(Text::from);
    own.payment_id = given.payment_id.as_deref().map(Text::from);
    own.amount = given.amount.as_deref().map(amount).transpose()?;
    own.currency = given.currency.as_deref().map(Currency::from);
    own.owed = given.owed.as_deref().map(amount).transpose()?;
    own.received = given.received.as_deref().map(amount).transpose()?;
    own.received_currency = given.received_currency.as_deref().map(Currency::from);
    own.reason = given.reason.as_deref().map(Text::from);
    Ok(own)
}
