//! The status of a payment in the words of all gateways.

use std::fmt;

macro_rules! statuses {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)*) => {
        /// Where a payment stands, whatever gateway it is of.
        ///
        /// ```
        /// use cointill::gateway2328::PaymentStatus;
        /// use cointill::payment::Status;
        ///
        /// let status = Status::from(&PaymentStatus::from("overpaid"));
        /// assert!(status.is_success());
        /// assert_eq!(Status::from(&PaymentStatus::from("brand_new")), Status::Unknown);
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Status {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Status {
            /// Every status.
            pub const ALL: &'static [Status] = &[$(Status::$name),*];

            /// A stable text, for a database.
            pub fn as_str(self) -> &'static str {
                match self { $(Status::$name => $text,)* }
            }

            /// The status of a stable text; `None` for any other.
            pub fn parse(text: &str) -> Option<Status> {
                match text { $($text => Some(Status::$name),)* _ => None }
            }
        }
    };
}

statuses! {
    /// Created and not yet ready to be paid (2328 `pending`).
    Created = "created",
    /// Waiting for the payer (2328 `check`, Alchemy `INIT`).
    Waiting = "waiting",
    /// Seen, not yet certain (2328 `awaiting_confirmation`, Alchemy `PROCESSING`).
    Confirming = "confirming",
    /// Too little so far, can be topped up (2328 `underpaid_check`, Alchemy's partial payments).
    PartiallyPaid = "partially_paid",
    /// Stopped for an AML review (2328 `aml_lock`).
    OnHold = "on_hold",
    /// Paid in full (2328 `paid`, Alchemy `COMPLETED`).
    Paid = "paid",
    /// Paid, and more than asked (2328 `overpaid`).
    Overpaid = "overpaid",
    /// Paid after expiry and accepted (Alchemy `DELAY_SUCCESS`).
    PaidLate = "paid_late",
    /// Ended with too little (2328 `underpaid`).
    Underpaid = "underpaid",
    /// Ended unpaid (2328 `cancel`, Alchemy `TIMEOUT`); a late payment may follow.
    Expired = "expired",
    /// Failed or closed (Alchemy `FAILED`, `CLOSE`).
    Failed = "failed",
    /// Paid after expiry and not accepted (Alchemy `DELAY_FAILED`).
    FailedLate = "failed_late",
    /// A refund is under way (2328 `refund_process`).
    Refunding = "refunding",
    /// A refund failed (2328 `refund_fail`).
    RefundFailed = "refund_failed",
    /// Refunded (2328 `refund_paid`).
    Refunded = "refunded",
    /// A status that this version does not know.
    Unknown = "unknown",
}

impl Status {
    /// True when the gateway calls it a success. Never enough to credit: see
    /// [`decide`](super::decide).
    pub fn is_success(self) -> bool {
        matches!(self, Status::Paid | Status::Overpaid | Status::PaidLate)
    }

    /// True when the payment has ended without being paid in full.
    pub fn is_failure(self) -> bool {
        matches!(
            self,
            Status::Underpaid | Status::Expired | Status::Failed | Status::FailedLate
        )
    }

    /// True for a refund, whatever its outcome.
    pub fn is_refund(self) -> bool {
        matches!(
            self,
            Status::Refunding | Status::RefundFailed | Status::Refunded
        )
    }

    /// True when nothing more is to be expected, save a late payment or a refund.
    pub fn is_final(self) -> bool {
        self.is_success() || self.is_failure() || self == Status::Refunded
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
