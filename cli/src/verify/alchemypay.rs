//! Messages of Alchemy Pay and AEON: webhooks, and requests of somebody's client.

use clap::Args;
use cointill::alchemypay::{AppSecret, Event, EventData, Message, Options, WebhookKind, Webhooks};
use cointill::canonical::{Document, Kind, Limits};
use cointill::webhook::Explanation;

use super::{Finding, fact};
use crate::failure::Failure;
use crate::key::{KeyArgs, NamedKey};
use crate::output::clean;
use crate::sign::{ReadingArgs, message_parser};

/// Check a webhook, or a request, of Alchemy Pay or AEON
///
/// Only some fields are signed, and which ones depends on what the message is. Facts that no
/// signature covers are not shown: anybody on the way may have written them.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  export SHOP_SECRET=sandbox-secret
  cointill verify alchemypay --key-env SHOP_SECRET < webhook.json
  cointill verify alchemypay --message refund-webhook --explain \\
    --key-env SHOP_SECRET < webhook.json

Exit codes:
  0  valid
  1  invalid; one line on standard output says why, --explain says more
  2  no key, no input, or more than 1 MiB of it")]
pub(super) struct VerifyAlchemyPay {
    /// What the message is; any of the webhooks when left out
    #[arg(long, value_parser = message_parser())]
    message: Option<Message>,

    /// Say what was tried, or more of what the webhook tells
    #[arg(long)]
    pub(super) explain: bool,

    #[command(flatten)]
    keys: KeyArgs,

    #[command(flatten)]
    readings: ReadingArgs,
}

impl VerifyAlchemyPay {
    pub(super) fn check(&self) -> Result<Finding, Failure> {
        let keys = self.keys.all()?;
        let body = super::read_body()?;
        let options = self.readings.options();
        let kind = match self.message {
            None => WebhookKind::Any,
            Some(Message::OrderWebhook) => WebhookKind::Order,
            Some(Message::RefundWebhook) => WebhookKind::Refund,
            Some(Message::PartialWebhook) => WebhookKind::Partial,
            Some(request) => return check_request(request, &keys, &body, &options),
        };
        let mut webhooks = Webhooks::new().with_options(options);
        for key in &keys {
            let secret = AppSecret::from_secret(&key.secret)?;
            webhooks = webhooks.with_secret(&key.name, secret);
        }
        Ok(match webhooks.verify(kind, &body) {
            Ok(event) => valid(&event),
            Err(error) => Finding::Invalid {
                reason: error.to_string(),
                explanation: webhooks.explain(kind, &body),
            },
        })
    }
}

fn valid(event: &Event) -> Finding {
    let (what, mut facts) = match &event.data {
        EventData::Order(order) => {
            let signed = &order.signed;
            (
                format!(
                    "order {:?} is {}",
                    signed.merchant_order_no.as_str(),
                    signed.order_status
                ),
                vec![
                    ("order no", signed.order_no.to_string()),
                    ("price", fact(signed.order_amount.as_ref())),
                    ("currency", fact(signed.order_currency.as_ref())),
                    ("arrived", fact(signed.pay_crypto_volume.as_ref())),
                    ("coin", fact(signed.pay_crypto_currency.as_ref())),
                    ("reason", fact(signed.fail_reason.as_ref())),
                ],
            )
        }
        EventData::Refund(refund) => {
            let signed = &refund.signed;
            (
                format!(
                    "refund of order {:?} is {}",
                    signed.merchant_order_no.as_str(),
                    signed.order_status
                ),
                vec![
                    ("amount", fact(signed.token_amount.as_ref())),
                    ("coin", fact(signed.refund_token.as_ref())),
                ],
            )
        }
        EventData::Partial(partial) => {
            let signed = &partial.signed;
            (
                format!(
                    "a part of order {:?} was paid",
                    signed.merchant_order_no.as_str()
                ),
                vec![
                    ("arrived", signed.all_pay_crypto_volume.to_string()),
                    ("owed", signed.order_crypto_volume.to_string()),
                    ("coin", fact(signed.pay_crypto_currency.as_ref())),
                ],
            )
        }
        EventData::Unknown(unknown) => (
            "an event that this version does not know".to_owned(),
            vec![("problem", unknown.problem.clone())],
        ),
        _ => ("an event".to_owned(), Vec::new()),
    };
    facts.push(("event id", event.id()));
    Finding::Valid {
        summary: format!("{}, signed with {}", clean(&what, 200), event.key_id),
        facts,
    }
}

/// Requests have no event to tell and no reading of their own: the signature is all.
fn check_request(
    message: Message,
    keys: &[NamedKey],
    body: &[u8],
    options: &Options,
) -> Result<Finding, Failure> {
    let invalid = |reason: String, cause: String, tried: Vec<String>| {
        Ok(Finding::Invalid {
            reason: format!("request refused: {reason}"),
            explanation: Explanation { cause, tried },
        })
    };
    let mut tried = vec![format!("reading {} bytes as JSON", body.len())];
    let document = match Document::parse(body, Limits::WEBHOOK) {
        Ok(document) => document,
        Err(error) => {
            let cause = "the body is not acceptable JSON; pass the raw bytes".to_owned();
            return invalid(error.to_string(), cause, tried);
        }
    };
    tried.push("looking for \"sign\"".to_owned());
    let sign = document.root().get("sign");
    if sign.is_none_or(|sign| sign.kind() != Kind::String) {
        let reason = "expected a member \"sign\" with text, got none".to_owned();
        let cause = "the message is not signed, or is no JSON object".to_owned();
        return invalid(reason, cause, tried);
    }
    let others = Message::ALL.iter().filter(|other| **other != message);
    for attempt in [message].iter().chain(others) {
        for key in keys {
            tried.push(format!("key {:?} over the fields of {attempt}", key.name));
            let secret = AppSecret::from_secret(&key.secret)?;
            if !secret.verify(*attempt, document.text(), options) {
                continue;
            }
            if *attempt == message {
                return Ok(Finding::Valid {
                    summary: format!("a {message} request, signed with {}", key.name),
                    facts: vec![("signed", message.signed_fields().join(", "))],
                });
            }
            let cause = format!("it is signed as {attempt}, with key {:?}", key.name);
            return invalid("the signature does not match".to_owned(), cause, tried);
        }
    }
    invalid(
        "the signature does not match".to_owned(),
        format!(
            "no key explains it: the body was changed on its way, or it was signed with a key that \
             is not named here ({} tried)",
            keys.len()
        ),
        tried,
    )
}
