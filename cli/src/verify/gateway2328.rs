//! Webhooks of 2328.io.

use clap::{Args, ValueEnum};
use cointill::gateway2328::{
    ApiKey, Event, EventData, PayoutKey, SignedForm, WebhookKind, Webhooks,
};

use super::{Finding, fact};
use crate::failure::Failure;
use crate::key::{self, KeyArgs, NamedKey};
use crate::output::clean;

/// Check a webhook of 2328.io
///
/// Payments and static wallets are signed with the API key, payouts with the payout API key. Name
/// several keys while you replace one: any of them may match.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  export SHOP_API_KEY=sandbox-api-key SHOP_PAYOUT_KEY=sandbox-payout-key
  cointill verify 2328 --key-env SHOP_API_KEY < webhook.json
  cointill verify 2328 --kind payout --key-env SHOP_PAYOUT_KEY --explain \\
    --other-key-env SHOP_API_KEY < webhook.json

Exit codes:
  0  valid
  1  invalid; one line on standard output says why, --explain says more
  2  no key, no input, or more than 1 MiB of it")]
pub(super) struct Verify2328 {
    /// Which webhooks come to the URL that this one came to
    #[arg(long, value_enum, default_value_t = Kind::Any)]
    kind: Kind,

    /// Say what was tried, or more of what the webhook tells
    #[arg(long)]
    pub(super) explain: bool,

    #[command(flatten)]
    keys: KeyArgs,

    /// The other key of the pair, only to tell a mix-up with --explain
    #[arg(long, value_name = "NAME", help_heading = "Key")]
    other_key_env: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Any kind; each key may be either of the pair
    Any,
    /// Payments, signed with the API key
    Payment,
    /// Payouts, signed with the payout API key
    Payout,
    /// Deposits to static wallets, signed with the API key
    StaticWallet,
}

impl Kind {
    fn webhook(self) -> WebhookKind {
        match self {
            Kind::Any => WebhookKind::Any,
            Kind::Payment => WebhookKind::Payment,
            Kind::Payout => WebhookKind::Payout,
            Kind::StaticWallet => WebhookKind::StaticWallet,
        }
    }
}

impl Verify2328 {
    pub(super) fn check(&self) -> Result<Finding, Failure> {
        let keys = self.keys.all()?;
        let other = self.other_key_env.as_deref().map(key::from_env);
        let other = other.transpose()?;
        let body = super::read_body()?;

        let mut webhooks = Webhooks::new();
        for key in &keys {
            webhooks = match self.kind {
                // Nobody said which of the pair they are.
                Kind::Any => with_payout(with_api(webhooks, key)?, key)?,
                Kind::Payout => with_payout(webhooks, key)?,
                Kind::Payment | Kind::StaticWallet => with_api(webhooks, key)?,
            };
        }
        match webhooks.verify(self.kind.webhook(), &body) {
            Ok(event) => Ok(valid(&event)),
            Err(error) => Ok(Finding::Invalid {
                reason: error.to_string(),
                explanation: self.explained(&keys, other.as_ref())?.explain(
                    match self.kind {
                        Kind::Payout => WebhookKind::Payout,
                        _ => WebhookKind::Payment,
                    },
                    &body,
                ),
            }),
        }
    }

    /// The keys in their parts: those that should match, and the other of the pair.
    fn explained(&self, keys: &[NamedKey], other: Option<&NamedKey>) -> Result<Webhooks, Failure> {
        let payout = self.kind == Kind::Payout;
        let mut webhooks = Webhooks::new();
        for key in keys {
            webhooks = match payout {
                true => with_payout(webhooks, key)?,
                false => with_api(webhooks, key)?,
            };
        }
        match (other, payout) {
            (Some(other), true) => with_api(webhooks, other),
            (Some(other), false) => with_payout(webhooks, other),
            (None, _) => Ok(webhooks),
        }
    }
}

fn with_api(webhooks: Webhooks, key: &NamedKey) -> Result<Webhooks, Failure> {
    Ok(webhooks.with_api_key(&key.name, ApiKey::from_secret(&key.secret)?))
}

fn with_payout(webhooks: Webhooks, key: &NamedKey) -> Result<Webhooks, Failure> {
    Ok(webhooks.with_payout_key(&key.name, PayoutKey::from_secret(&key.secret)?))
}

fn valid(event: &Event) -> Finding {
    let form = match event.form {
        SignedForm::Reference => "the body without \"sign\", compact",
        SignedForm::LiteralSeparators => "the same with U+2028 and U+2029 literal",
        SignedForm::AsReceived => "the bytes as received, without \"sign\"",
    };
    let (what, mut facts) = match &event.data {
        EventData::Payment(payment) => (
            format!(
                "payment {} is {}",
                quoted(payment.order_id.as_deref()),
                payment.payment_status
            ),
            vec![
                ("payment", payment.uuid.to_string()),
                ("price", format!("{} {}", payment.amount, payment.currency)),
                ("owed", fact(payment.payer_amount.as_ref())),
                ("arrived", fact(payment.payment_amount.as_ref())),
                ("coin", fact(payment.payer_currency.as_ref())),
            ],
        ),
        EventData::Payout(payout) => (
            format!(
                "payout {} is {}",
                quoted(payout.order_id.as_deref()),
                payout.status
            ),
            vec![
                ("payout", payout.uuid.to_string()),
                ("amount", fact(payout.amount.as_ref())),
                ("coin", fact(payout.currency.as_ref())),
            ],
        ),
        EventData::StaticWallet(deposit) => (
            format!(
                "deposit to wallet {} is {}",
                quoted(deposit.order_id.as_deref()),
                deposit.payment_status
            ),
            vec![
                ("arrived", fact(deposit.amount.as_ref())),
                ("coin", fact(deposit.currency.as_ref())),
            ],
        ),
        EventData::Unknown(unknown) => (
            "an event that this version does not know".to_owned(),
            vec![("problem", unknown.problem.clone())],
        ),
        _ => ("an event".to_owned(), Vec::new()),
    };
    facts.push(("signed", form.to_owned()));
    // The id of an event without a meaning is made of its whole body, signature included.
    if !matches!(event.data, EventData::Unknown(_)) {
        facts.push(("event id", event.id()));
    }
    Finding::Valid {
        summary: format!("{}, signed with {}", clean(&what, 200), event.key_id),
        facts,
    }
}

fn quoted(order: Option<&str>) -> String {
    order.map_or_else(
        || "of no order".to_owned(),
        |order| format!("of order {order:?}"),
    )
}
