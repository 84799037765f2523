//! An order of Alchemy Pay as the sandbox keeps it.

use cointill::Amount;
use cointill::alchemypay::OrderStatus;
use serde::{Deserialize, Serialize};

use super::tokens::Token;
use crate::clock::Millis;
use crate::gateway2328::Transfer;
use crate::store::Entity;
use crate::{amount_text, open_text};

/// The call that an order was made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderSource {
    /// `open/api/payment/V2`.
    Create,
    /// `open/api/payment`, in cents.
    CreateV1,
    /// `open/api/tg/payment/V2`.
    Telegram,
    /// `open/api/tgPayment`, in cents.
    TelegramV1,
    /// `open/api/payment/customize/V2`.
    Native,
}

/// An order of Alchemy Pay or AEON (Alchemy §4, §5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Order {
    /// The gateway's number.
    pub order_no: String,
    /// The shop's number.
    pub merchant_order_no: String,
    /// The status.
    #[serde(with = "open_text::order_status")]
    pub status: OrderStatus,
    /// The call that made it.
    pub source: OrderSource,
    /// True for `RECHARGE`: whatever arrives becomes the amount.
    pub recharge: bool,
    /// The price, in the major unit of `currency`.
    #[serde(with = "amount_text")]
    pub amount: Amount,
    /// The price as the create call wrote it.
    #[serde(with = "amount_text")]
    pub amount_as_sent: Amount,
    /// The price's currency.
    pub currency: String,
    /// The payer, in the shop's words.
    pub user_id: String,
    /// The tokens that the payer may use; empty for all.
    pub payment_tokens: Vec<String>,
    /// The networks that the payer may use; empty for all.
    pub payment_networks: Vec<String>,
    /// How the payer pays, if the shop said so.
    pub pay_type: Option<String>,
    /// Where the payer goes afterwards.
    pub redirect_url: Option<String>,
    /// Where order webhooks go.
    pub callback_url: Option<String>,
    /// The shop's own data.
    pub custom_param: Option<String>,
    /// The token that the payer pays with; `None` until it is chosen.
    pub token: Option<String>,
    /// The network that it is sent on.
    pub network: Option<String>,
    /// What the payer owes in all, in `token`.
    #[serde(with = "amount_text::optional")]
    pub payer_amount: Option<Amount>,
    /// `token` in USDT, fixed with the token.
    #[serde(with = "amount_text::optional")]
    pub crypto_rate: Option<Amount>,
    /// `currency` in US dollars, fixed with the token.
    #[serde(with = "amount_text::optional")]
    pub fiat_rate: Option<Amount>,
    /// Where the payer pays to.
    pub address: Option<String>,
    /// Where the payer pays from, told of connected wallets only.
    pub payer_address: String,
    /// What arrived of `token`.
    #[serde(with = "amount_text")]
    pub received: Amount,
    /// Every transfer to the address.
    pub transfers: Vec<Transfer>,
    /// Why it failed, in the gateway's literal sentence.
    pub fail_reason: Option<String>,
    /// The gateway's number of the payment, once there is one.
    pub payment_order_no: Option<String>,
    /// The merchant's fee, in USDT.
    #[serde(with = "amount_text::optional")]
    pub fee: Option<Amount>,
    /// What the merchant is credited, in USDT.
    #[serde(with = "amount_text::optional")]
    pub settlement_amount: Option<Amount>,
    /// True once that is in the settlement account, from where nothing is refunded.
    pub settled: bool,
    /// When it was created, by the sandbox's clock.
    pub created_at_ms: i64,
    /// When it expires, by the sandbox's clock.
    pub expires_at_ms: i64,
    /// When it was paid.
    pub paid_at_ms: Option<i64>,
    /// When a payment that was seen is decided.
    pub decides_at_ms: Option<i64>,
}

impl Order {
    /// True while the payer can pay in time.
    pub(crate) fn is_open(&self) -> bool {
        match self.status {
            OrderStatus::Init => true,
            // Paid in part, and waiting for the rest.
            OrderStatus::Processing => self.decides_at_ms.is_none(),
            _ => false,
        }
    }

    pub(crate) fn coin(&self) -> Option<Token> {
        Token::find(self.token.as_deref()?, self.network.as_deref()?)
    }

    /// What is still owed; zero when all or more arrived.
    pub(crate) fn rest(&self) -> Amount {
        match &self.payer_amount {
            Some(owed) if *owed > self.received => owed - &self.received,
            _ => Amount::zero(),
        }
    }

    /// True when the create call counted in cents.
    pub(super) fn in_cents(&self) -> bool {
        matches!(self.source, OrderSource::CreateV1 | OrderSource::TelegramV1)
    }
}

impl Entity for Order {
    const TABLE: &'static str = "merchant_order";

    fn id(&self) -> &str {
        &self.order_no
    }

    fn lookup(&self) -> &str {
        &self.merchant_order_no
    }

    fn status(&self) -> &str {
        self.status.as_str()
    }

    fn created_at(&self) -> Millis {
        self.created_at_ms
    }

    fn due_at(&self) -> Option<Millis> {
        self.decides_at_ms
            .or_else(|| Some(self.expires_at_ms).filter(|_| self.is_open()))
    }
}
