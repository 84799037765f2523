//! What the shop expects of a payment, and how it wants to deal with the exceptions.

use super::status::Status;
use crate::money::{Amount, Currency};

/// What an order costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectedAmount {
    /// Exactly this, in the currency that the payment was created with.
    Exact {
        /// The price.
        amount: Amount,
        /// Its currency.
        currency: Currency,
    },
    /// Whatever arrives: a static wallet, or Alchemy's `RECHARGE` mode. The credit is what arrived,
    /// in the coin it arrived in.
    Any,
}

/// What the shop's own record says of a payment, written down before the payer was sent away.
///
/// ```
/// use cointill::payment::{Expected, Status};
/// use cointill::Amount;
///
/// let expected = Expected::new("ORDER-1", "180.00".parse::<Amount>()?, "RUB")
///     .payment_id("11111111-2222-3333-4444-555555555555")
///     .known(Status::Waiting, false);
/// # let _ = expected;
/// # Ok::<(), cointill::AmountError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Expected {
    /// The shop's id of the order, as it was sent when the payment was created.
    pub order_id: String,
    /// The gateway's id of the payment, once known. Without it any payment of the order counts.
    pub payment_id: Option<String>,
    /// The price.
    pub amount: ExpectedAmount,
    /// The last status that the shop has recorded.
    pub known: Option<Status>,
    /// Whether the order has been credited.
    pub credited: bool,
}

impl Expected {
    /// An order with a price.
    pub fn new(
        order_id: impl Into<String>,
        amount: impl Into<Amount>,
        currency: impl Into<Currency>,
    ) -> Expected {
        Expected::with(
            order_id.into(),
            ExpectedAmount::Exact {
                amount: amount.into(),
                currency: currency.into(),
            },
        )
    }

    /// An account that takes any amount.
    pub fn any_amount(order_id: impl Into<String>) -> Expected {
        Expected::with(order_id.into(), ExpectedAmount::Any)
    }

    fn with(order_id: String, amount: ExpectedAmount) -> Expected {
        Expected {
            order_id,
            payment_id: None,
            amount,
            known: None,
            credited: false,
        }
    }

    /// The gateway's id of the payment.
    #[must_use]
    pub fn payment_id(mut self, id: impl Into<String>) -> Expected {
        self.payment_id = Some(id.into());
        self
    }

    /// What the shop has recorded so far.
    #[must_use]
    pub fn known(mut self, status: Status, credited: bool) -> Expected {
        self.known = Some(status);
        self.credited = credited;
        self
    }
}

/// What to do with an overpayment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum OnOverpaid {
    /// Credit the price: the documentation calls `overpaid` a success (2328 §9).
    #[default]
    Credit,
    /// Leave it to a person.
    Hold,
}

/// What to do with a payment that came after the invoice had ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum OnPaidLate {
    /// Leave it to a person: price and stock may have moved.
    #[default]
    Hold,
    /// Credit it.
    Credit,
}

/// How the shop deals with the exceptions. The default never credits what a person may want to see
/// first, save for overpayments.
///
/// ```
/// use cointill::payment::Policy;
/// let mut policy = Policy::default();
/// policy.confirm_by_query = true;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Policy {
    /// What to do with an overpayment.
    pub overpaid: OnOverpaid,
    /// What to do with a late payment.
    pub paid_late: OnPaidLate,
    /// Percent of what the payer owes that is enough, 0 to 100. Default 100: all of it.
    pub least_percent: u8,
    /// Credit only what a query has confirmed: a webhook alone is answered with
    /// [`WaitReason::Confirmation`](super::WaitReason::Confirmation). Neither gateway protects its
    /// webhooks from being replayed (2328 §10, Alchemy §6.4); the life cycle makes replays
    /// harmless, and this protects a shop whose key has leaked. Default: `false`.
    pub confirm_by_query: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            overpaid: OnOverpaid::default(),
            paid_late: OnPaidLate::default(),
            least_percent: 100,
            confirm_by_query: false,
        }
    }
}
