// Made from the core's definitions by `cargo xtask generate`; do not edit.

/// Where a payment stands, whatever gateway it is of: a text for your database.
public struct Status: Word {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let created = Self(rawValue: "created")
    public static let waiting = Self(rawValue: "waiting")
    public static let confirming = Self(rawValue: "confirming")
    public static let partiallyPaid = Self(rawValue: "partially_paid")
    public static let onHold = Self(rawValue: "on_hold")
    public static let paid = Self(rawValue: "paid")
    public static let overpaid = Self(rawValue: "overpaid")
    public static let paidLate = Self(rawValue: "paid_late")
    public static let underpaid = Self(rawValue: "underpaid")
    public static let expired = Self(rawValue: "expired")
    public static let failed = Self(rawValue: "failed")
    public static let failedLate = Self(rawValue: "failed_late")
    public static let refunding = Self(rawValue: "refunding")
    public static let refundFailed = Self(rawValue: "refund_failed")
    public static let refunded = Self(rawValue: "refunded")
    public static let unknown = Self(rawValue: "unknown")

    public static let known: [Self] = [
        .created,
        .waiting,
        .confirming,
        .partiallyPaid,
        .onHold,
        .paid,
        .overpaid,
        .paidLate,
        .underpaid,
        .expired,
        .failed,
        .failedLate,
        .refunding,
        .refundFailed,
        .refunded,
        .unknown,
    ]
}

extension Verdict {
    /// Why to wait.
    public struct WaitReason: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let notPaid = Self(rawValue: "not_paid")
        public static let confirming = Self(rawValue: "confirming")
        public static let partiallyPaid = Self(rawValue: "partially_paid")
        public static let confirmation = Self(rawValue: "confirmation")

        public static let known: [Self] = [
            .notPaid,
            .confirming,
            .partiallyPaid,
            .confirmation,
        ]
    }

    /// Why a person has to look.
    public struct HoldReason: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let unknownStatus = Self(rawValue: "unknown_status")
        public static let underpaid = Self(rawValue: "underpaid")
        public static let receivedLess = Self(rawValue: "received_less")
        public static let receivedUnknown = Self(rawValue: "received_unknown")
        public static let amountUnknown = Self(rawValue: "amount_unknown")
        public static let overpaid = Self(rawValue: "overpaid")
        public static let paidLate = Self(rawValue: "paid_late")
        public static let failedLate = Self(rawValue: "failed_late")
        public static let notAccepted = Self(rawValue: "not_accepted")
        public static let paymentUnknown = Self(rawValue: "payment_unknown")
        public static let amlLock = Self(rawValue: "aml_lock")
        public static let centsForUnits = Self(rawValue: "cents_for_units")
        public static let conflict = Self(rawValue: "conflict")
        public static let refunding = Self(rawValue: "refunding")
        public static let refundFailed = Self(rawValue: "refund_failed")
        public static let refundedAfterCredit = Self(rawValue: "refunded_after_credit")
        public static let refundedBeforeCredit = Self(rawValue: "refunded_before_credit")

        public static let known: [Self] = [
            .unknownStatus,
            .underpaid,
            .receivedLess,
            .receivedUnknown,
            .amountUnknown,
            .overpaid,
            .paidLate,
            .failedLate,
            .notAccepted,
            .paymentUnknown,
            .amlLock,
            .centsForUnits,
            .conflict,
            .refunding,
            .refundFailed,
            .refundedAfterCredit,
            .refundedBeforeCredit,
        ]
    }

    /// Why not to credit.
    public struct RejectReason: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let wrongOrder = Self(rawValue: "wrong_order")
        public static let wrongPayment = Self(rawValue: "wrong_payment")
        public static let wrongCurrency = Self(rawValue: "wrong_currency")
        public static let wrongAmount = Self(rawValue: "wrong_amount")
        public static let expired = Self(rawValue: "expired")
        public static let failed = Self(rawValue: "failed")
        public static let refunded = Self(rawValue: "refunded")

        public static let known: [Self] = [
            .wrongOrder,
            .wrongPayment,
            .wrongCurrency,
            .wrongAmount,
            .expired,
            .failed,
            .refunded,
        ]
    }

    /// Why to change nothing.
    public struct IgnoreReason: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let stale = Self(rawValue: "stale")
        public static let duplicate = Self(rawValue: "duplicate")
        public static let alreadyCredited = Self(rawValue: "already_credited")

        public static let known: [Self] = [
            .stale,
            .duplicate,
            .alreadyCredited,
        ]
    }
}
