//! A payment of 2328 as the sandbox keeps it.

use cointill::Amount;
use cointill::gateway2328::PaymentStatus;
use serde::{Deserialize, Serialize};

use super::coins::Coin;
use crate::clock::Millis;
use crate::store::Entity;
use crate::{amount_text, open_text};

/// A payment of 2328 (2328 §5), named by what the payer sees of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Invoice {
    /// The gateway's id.
    pub uuid: String,
    /// The shop's id.
    pub order_id: String,
    /// The status.
    #[serde(with = "open_text::payment_status")]
    pub status: PaymentStatus,
    /// The price, in `currency`.
    #[serde(with = "amount_text")]
    pub amount: Amount,
    /// The price's currency.
    pub currency: String,
    /// The coin that the payer pays with; `None` until it is chosen.
    pub payer_currency: Option<String>,
    /// The network that it is sent on.
    pub network: Option<String>,
    /// What the payer owes in all, in `payer_currency`.
    #[serde(with = "amount_text::optional")]
    pub payer_amount: Option<Amount>,
    /// US dollars for one unit of `currency`, fixed with the coin.
    #[serde(with = "amount_text::optional")]
    pub exchange_rate: Option<Amount>,
    /// Where the payer pays to.
    pub address: Option<String>,
    /// The address as a picture.
    pub qr: Option<String>,
    /// What arrived and counts, in `payer_currency`.
    #[serde(with = "amount_text")]
    pub received: Amount,
    /// Every transfer to the address, whether it counts or not.
    pub transfers: Vec<Transfer>,
    /// Percent of the fee that the payer bears.
    #[serde(with = "amount_text::optional")]
    pub fee_split: Option<Amount>,
    /// Percent that is added to the price.
    #[serde(with = "amount_text::optional")]
    pub price_markup: Option<Amount>,
    /// Shown to the payer.
    pub description: Option<String>,
    /// Where the payer goes afterwards.
    pub url_return: Option<String>,
    /// Where the payer goes after success.
    pub url_success: Option<String>,
    /// Where webhooks go.
    pub url_callback: Option<String>,
    /// When it was created, by the sandbox's clock.
    pub created_at_ms: i64,
    /// When it expires, by the sandbox's clock.
    pub expires_at_ms: i64,
    /// When the next thing happens by itself but expiry: a confirmation, the end of a refund.
    pub next_step_at_ms: Option<i64>,
    /// True once it ran out of time or was cancelled.
    pub ended: bool,
    /// What the merchant's balance was credited with, in `payer_currency`.
    #[serde(with = "amount_text")]
    pub credited: Amount,
    /// True while that is locked.
    pub locked: bool,
    /// Restricts what the payer may choose: the coin that the shop named without a network.
    pub only_currency: Option<String>,
    /// The body of the create call, for telling a repeat from another order.
    pub(crate) request: serde_json::Value,
}

/// Money that arrived at an invoice's address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Transfer {
    /// When it arrived, by the sandbox's clock.
    pub at_ms: i64,
    /// How much.
    #[serde(with = "amount_text")]
    pub amount: Amount,
    /// Of which coin.
    pub currency: String,
    /// On which network.
    pub network: String,
    /// The transaction.
    pub txid: String,
    /// False when the gateway takes no notice of it.
    pub counts: bool,
}

impl Invoice {
    /// True while the payer can pay in time.
    pub(crate) fn is_open(&self) -> bool {
        matches!(
            self.status,
            PaymentStatus::Pending | PaymentStatus::Check | PaymentStatus::UnderpaidCheck
        )
    }

    pub(crate) fn coin(&self) -> Option<Coin> {
        Coin::find(self.payer_currency.as_deref()?, self.network.as_deref()?)
    }

    /// What is still owed, in the payer's coin; zero when all or more arrived.
    pub(crate) fn rest(&self) -> Amount {
        match &self.payer_amount {
            Some(owed) if *owed > self.received => owed - &self.received,
            _ => Amount::zero(),
        }
    }

    pub(super) fn txid(&self) -> Option<&str> {
        let last = self.transfers.iter().rev().find(|transfer| transfer.counts);
        last.map(|transfer| transfer.txid.as_str())
    }
}

impl Entity for Invoice {
    const TABLE: &'static str = "invoice";

    fn id(&self) -> &str {
        &self.uuid
    }

    fn lookup(&self) -> &str {
        &self.order_id
    }

    fn status(&self) -> &str {
        self.status.as_str()
    }

    fn created_at(&self) -> Millis {
        self.created_at_ms
    }

    fn due_at(&self) -> Option<Millis> {
        let expiry = Some(self.expires_at_ms).filter(|_| self.is_open());
        match (self.next_step_at_ms, expiry) {
            (Some(step), Some(expiry)) => Some(step.min(expiry)),
            (step, expiry) => step.or(expiry),
        }
    }
}
