//! What a shop is to do with a report.

use std::fmt;

use crate::money::{Amount, Currency};

/// What to credit: once, in the transaction that records it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// How much.
    pub amount: Amount,
    /// In which currency.
    pub currency: Currency,
}

/// The outcome of [`decide`](super::decide).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Credit the order, now and once.
    Credit(Credit),
    /// Nothing to do yet.
    Wait(WaitReason),
    /// A person has to look: money may have moved.
    Hold(HoldReason),
    /// Do not credit.
    Reject(RejectReason),
    /// Known already, or overtaken: change nothing.
    Ignore(IgnoreReason),
}

macro_rules! reasons {
    ($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[doc = $doc])+ $variant,)*
        }

        impl $name {
            /// Every reason.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// A stable text.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

reasons! {
    /// Why to wait.
    WaitReason {
        /// Not paid yet.
        NotPaid = "not_paid",
        /// Seen, not yet certain.
        Confirming = "confirming",
        /// Too little so far; the payer may top up.
        PartiallyPaid = "partially_paid",
        /// The policy wants a query to confirm it: ask the gateway and decide again.
        Confirmation = "confirmation",
    }
}

reasons! {
    /// Why a person has to look.
    HoldReason {
        /// The status is not known to this version.
        UnknownStatus = "unknown_status",
        /// Ended with too little: what arrived is with the gateway.
        Underpaid = "underpaid",
        /// Called paid, yet less arrived than is owed.
        ReceivedLess = "received_less",
        /// Called paid, and nothing says what arrived.
        ReceivedUnknown = "received_unknown",
        /// Called paid, and nothing says the price or its currency; or the shop's own record has
        /// none, or one that is not above 0.
        AmountUnknown = "amount_unknown",
        /// More arrived than is owed, and the policy is to hold; or it arrived after the credit.
        Overpaid = "overpaid",
        /// Paid after the invoice had ended, and the policy is to hold.
        PaidLate = "paid_late",
        /// Paid after expiry and not accepted: what arrived is with the gateway.
        FailedLate = "failed_late",
        /// Failed or ended although something arrived (too little, the wrong coin): it is with the
        /// gateway.
        NotAccepted = "not_accepted",
        /// The account takes many payments, and the record does not say which of them was recorded:
        /// this may be a further one.
        PaymentUnknown = "payment_unknown",
        /// Stopped for an AML review.
        AmlLock = "aml_lock",
        /// The amount is a hundred times too much or too little: the unit setting is wrong.
        CentsForUnits = "cents_for_units",
        /// Success after failure: both cannot be.
        Conflict = "conflict",
        /// A refund is under way.
        Refunding = "refunding",
        /// A refund failed.
        RefundFailed = "refund_failed",
        /// Refunded after the order was credited, all of it or a part: take back as much.
        RefundedAfterCredit = "refunded_after_credit",
        /// Refunded before the order was credited, all of it or a part: what is left may be the
        /// price.
        RefundedBeforeCredit = "refunded_before_credit",
    }
}

reasons! {
    /// Why not to credit.
    RejectReason {
        /// It is another order's payment.
        WrongOrder = "wrong_order",
        /// It is another payment of the order than the one expected.
        WrongPayment = "wrong_payment",
        /// The price is in another currency.
        WrongCurrency = "wrong_currency",
        /// The price is another.
        WrongAmount = "wrong_amount",
        /// Ended unpaid.
        Expired = "expired",
        /// Failed or closed, and nothing says that something arrived.
        Failed = "failed",
        /// Refunded before it was credited.
        Refunded = "refunded",
    }
}

reasons! {
    /// Why to change nothing.
    IgnoreReason {
        /// Overtaken by a later report.
        Stale = "stale",
        /// Known already.
        Duplicate = "duplicate",
        /// The order is credited already.
        AlreadyCredited = "already_credited",
    }
}

impl Verdict {
    /// `credit`, `wait`, `hold`, `reject` or `ignore`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Verdict::Credit(_) => "credit",
            Verdict::Wait(_) => "wait",
            Verdict::Hold(_) => "hold",
            Verdict::Reject(_) => "reject",
            Verdict::Ignore(_) => "ignore",
        }
    }

    /// The stable text of the reason; `None` for a credit.
    pub fn reason(&self) -> Option<&'static str> {
        match self {
            Verdict::Credit(_) => None,
            Verdict::Wait(reason) => Some(reason.as_str()),
            Verdict::Hold(reason) => Some(reason.as_str()),
            Verdict::Reject(reason) => Some(reason.as_str()),
            Verdict::Ignore(reason) => Some(reason.as_str()),
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::Credit(credit) => write!(f, "credit {} {}", credit.amount, credit.currency),
            other => write!(f, "{} ({})", other.as_str(), other.reason().unwrap_or("")),
        }
    }
}
