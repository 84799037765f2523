//! The gateway's words, each an open set (2328 §9).

use crate::model::open_enum;

open_enum! {
    /// The status of a payment.
    pub enum PaymentStatus {
        /// Created, not initialised.
        Pending = "pending",
        /// Waiting for the payer.
        Check = "check",
        /// Seen, waiting for confirmations.
        AwaitingConfirmation = "awaiting_confirmation",
        /// Too little so far; can be topped up.
        UnderpaidCheck = "underpaid_check",
        /// Paid in full.
        Paid = "paid",
        /// More than asked; a success too.
        Overpaid = "overpaid",
        /// Ended with too little.
        Underpaid = "underpaid",
        /// Cancelled or expired.
        Cancel = "cancel",
        /// Stopped by the gateway's AML check.
        AmlLock = "aml_lock",
        /// A refund is under way.
        RefundProcess = "refund_process",
        /// A refund failed.
        RefundFail = "refund_fail",
        /// Refunded.
        RefundPaid = "refund_paid",
    }
}

open_enum! {
    /// The status of a payout.
    pub enum PayoutStatus {
        /// Under way.
        Pending = "pending",
        /// Sent; `txid` is set.
        Completed = "completed",
        /// Failed; see `error_type`.
        Failed = "failed",
        /// Cancelled.
        Cancelled = "cancelled",
    }
}

open_enum! {
    /// Why a payout failed.
    pub enum PayoutErrorType {
        /// The recipient is flagged.
        AmlRisk = "aml_risk",
    }
}

open_enum! {
    /// The status of a static wallet.
    pub enum StaticWalletStatus {
        /// Takes deposits.
        Active = "active",
        /// Switched off.
        Inactive = "inactive",
    }
}

open_enum! {
    /// Who bears the fees of a payout (2328 §6.1).
    pub enum FeeOption {
        /// Fees come out of the amount.
        Deduct = "deduct",
        /// The recipient gets exactly the amount.
        Add = "add",
    }
}

open_enum! {
    /// Which side of a conversion an amount is of (2328 §8).
    pub enum AmountSide {
        /// The amount that is given.
        From = "from",
        /// The amount that is received.
        To = "to",
    }
}
