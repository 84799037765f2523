//! What a gateway reported of a payment.

use super::status::Status;
use crate::money::{Amount, Currency};
use crate::text::Text;

/// A gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GatewayName {
    /// 2328.io.
    Gateway2328,
    /// Alchemy Pay or AEON.
    AlchemyPay,
}

impl GatewayName {
    /// The text used in event ids and settings: `2328` or `alchemypay`.
    pub fn as_str(self) -> &'static str {
        match self {
            GatewayName::Gateway2328 => "2328",
            GatewayName::AlchemyPay => "alchemypay",
        }
    }

    /// The gateway of that text; `None` for any other.
    pub fn parse(text: &str) -> Option<GatewayName> {
        match text {
            "2328" => Some(GatewayName::Gateway2328),
            "alchemypay" => Some(GatewayName::AlchemyPay),
            _ => None,
        }
    }

    /// True when the gateway says what the payer owes beside what arrived, so that a success
    /// without the two is not believed.
    pub(crate) fn reports_owed(self) -> bool {
        self == GatewayName::Gateway2328
    }

    /// True when an order can be refunded more than once, in parts (Alchemy §4.6).
    pub(crate) fn refunds_in_parts(self) -> bool {
        self == GatewayName::AlchemyPay
    }

    /// True when one id of the shop can have any number of payments: static wallets (2328 §7).
    pub(crate) fn has_accounts(self) -> bool {
        self == GatewayName::Gateway2328
    }
}

/// How a report came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// By a webhook whose signature was right.
    Webhook,
    /// As the answer to a query of the shop's own.
    Query,
}

/// What a gateway reported. Figures of different meaning have different names, since they are in
/// different currencies: the price, what the payer owes, what arrived.
///
/// Made by `observed` of the gateways' models and events; [`Observed::new`] is for tests and for
/// other languages.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Observed {
    /// The gateway.
    pub gateway: GatewayName,
    /// How the report came.
    pub source: Source,
    /// The gateway's id of the payment.
    pub payment_id: Option<Text>,
    /// The shop's id of the order.
    pub order_id: Option<Text>,
    /// The status.
    pub status: Status,
    /// The status in the gateway's own word.
    pub gateway_status: Text,
    /// The price.
    pub amount: Option<Amount>,
    /// The currency of the price.
    pub currency: Option<Currency>,
    /// What the payer owes, in `received_currency`.
    pub owed: Option<Amount>,
    /// What arrived, in `received_currency`.
    pub received: Option<Amount>,
    /// The coin that the payer pays in.
    pub received_currency: Option<Currency>,
    /// Why it failed, in the gateway's words.
    pub reason: Option<Text>,
}

impl Observed {
    /// A report with nothing but a status.
    pub fn new(gateway: GatewayName, source: Source, status: Status) -> Observed {
        Observed {
            gateway,
            source,
            payment_id: None,
            order_id: None,
            status,
            gateway_status: Text::from(status.as_str()),
            amount: None,
            currency: None,
            owed: None,
            received: None,
            received_currency: None,
            reason: None,
        }
    }
}
