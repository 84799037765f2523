//! What the shop expects of a payment, and how it wants to deal with the exceptions.

use super::decision::of_another;
use super::life_cycle::transition;
use super::observed::Observed;
use super::status::Status;
use super::verdict::{Credit, HoldReason, IgnoreReason, Verdict};
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
    /// Whatever arrives: a deposit to a static wallet, or an order in Alchemy's `RECHARGE` mode. The
    /// credit is what arrived, in the coin it arrived in.
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
    /// The last status that the shop has recorded: what [`next_status`](Self::next_status) gave.
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

    /// A payment that may be of any amount.
    ///
    /// A static wallet takes any number of deposits under one `order_id`, so keep a record for each
    /// deposit, found by [`Observed::payment_id`], and none for the wallet: with
    /// [`payment_id`](Self::payment_id) set, what is known and credited is that deposit's. Without
    /// it a further deposit could not be told from a repeat, and is held.
    ///
    /// ```
    /// use cointill::payment::{decide, Expected, GatewayName, Observed, Policy, Source, Status};
    ///
    /// let mut deposit = Observed::new(GatewayName::Gateway2328, Source::Webhook, Status::Paid);
    /// deposit.order_id = Some("customer-1".into());
    /// deposit.payment_id = Some("d-2".into());
    /// deposit.received = Some("25.00".parse()?);
    /// deposit.received_currency = Some("USDT".into());
    ///
    /// // No record has the id `d-2`: it is a new deposit.
    /// let new = Expected::any_amount("customer-1").payment_id("d-2");
    /// let verdict = decide(&new, &deposit, &Policy::default());
    /// assert_eq!(verdict.to_string(), "credit 25.00 USDT");
    ///
    /// // The same webhook again finds the record.
    /// let recorded = new.known(Status::Paid, true);
    /// let verdict = decide(&recorded, &deposit, &Policy::default());
    /// assert_eq!(verdict.to_string(), "ignore (duplicate)");
    /// # Ok::<(), cointill::AmountError>(())
    /// ```
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

    /// The status to record after a report, in the transaction that acts on its verdict. Not simply
    /// the one reported: that may be overtaken, may be another order's, and a payment that was late
    /// must stay late, or its next delivery would be credited as if it had come in time.
    ///
    /// ```
    /// use cointill::payment::{Expected, GatewayName, Observed, Source, Status};
    ///
    /// let order = Expected::new("ORDER-1", 180, "RUB").known(Status::Expired, false);
    /// let mut observed = Observed::new(GatewayName::Gateway2328, Source::Webhook, Status::Paid);
    /// assert_eq!(order.next_status(&observed), Some(Status::Expired), "nobody's payment");
    /// observed.order_id = Some("ORDER-1".into());
    /// assert_eq!(order.next_status(&observed), Some(Status::PaidLate));
    /// ```
    pub fn next_status(&self, observed: &Observed) -> Option<Status> {
        if of_another(self, observed).is_some() {
            return self.known;
        }
        let reported = observed.status;
        Some(match self.known {
            Some(known) => transition(known, reported).status(known, reported),
            None => reported,
        })
    }

    /// The verdict when a person of the shop accepts what has arrived, as they may after a
    /// [`Verdict::Hold`]: a credit of the price, whatever the gateway reported. Nothing is credited
    /// twice, and without a price above 0 there is nothing to credit.
    ///
    /// The record's status stays as it is, and later reports are judged as those of a credited order.
    ///
    /// ```
    /// use cointill::payment::{Expected, Status};
    ///
    /// let held = Expected::new("ORDER-1", 180, "RUB").known(Status::PaidLate, false);
    /// assert_eq!(held.accept().to_string(), "credit 180 RUB");
    /// let credited = held.known(Status::PaidLate, true);
    /// assert_eq!(credited.accept().to_string(), "ignore (already_credited)");
    /// ```
    pub fn accept(&self) -> Verdict {
        if self.credited {
            return Verdict::Ignore(IgnoreReason::AlreadyCredited);
        }
        match &self.amount {
            ExpectedAmount::Exact { amount, currency }
                if amount.is_positive() && !currency.as_str().is_empty() =>
            {
                Verdict::Credit(Credit {
                    amount: amount.clone(),
                    currency: currency.clone(),
                })
            }
            _ => Verdict::Hold(HoldReason::AmountUnknown),
        }
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
