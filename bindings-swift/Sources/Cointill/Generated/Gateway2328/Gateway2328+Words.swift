// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct PaymentStatus: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let pending = Self(rawValue: "pending")
        public static let check = Self(rawValue: "check")
        public static let awaitingConfirmation = Self(rawValue: "awaiting_confirmation")
        public static let underpaidCheck = Self(rawValue: "underpaid_check")
        public static let paid = Self(rawValue: "paid")
        public static let overpaid = Self(rawValue: "overpaid")
        public static let underpaid = Self(rawValue: "underpaid")
        public static let cancel = Self(rawValue: "cancel")
        public static let amlLock = Self(rawValue: "aml_lock")
        public static let refundProcess = Self(rawValue: "refund_process")
        public static let refundFail = Self(rawValue: "refund_fail")
        public static let refundPaid = Self(rawValue: "refund_paid")

        public static let known: [Self] = [
            .pending,
            .check,
            .awaitingConfirmation,
            .underpaidCheck,
            .paid,
            .overpaid,
            .underpaid,
            .cancel,
            .amlLock,
            .refundProcess,
            .refundFail,
            .refundPaid,
        ]
    }

    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct PayoutStatus: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let pending = Self(rawValue: "pending")
        public static let completed = Self(rawValue: "completed")
        public static let failed = Self(rawValue: "failed")
        public static let cancelled = Self(rawValue: "cancelled")

        public static let known: [Self] = [
            .pending,
            .completed,
            .failed,
            .cancelled,
        ]
    }

    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct StaticWalletStatus: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let active = Self(rawValue: "active")
        public static let inactive = Self(rawValue: "inactive")

        public static let known: [Self] = [
            .active,
            .inactive,
        ]
    }

    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct FeeOption: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let deduct = Self(rawValue: "deduct")
        public static let add = Self(rawValue: "add")

        public static let known: [Self] = [
            .deduct,
            .add,
        ]
    }

    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct AmountSide: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let from = Self(rawValue: "from")
        public static let to = Self(rawValue: "to")

        public static let known: [Self] = [
            .from,
            .to,
        ]
    }

    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct PayoutErrorType: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let amlRisk = Self(rawValue: "aml_risk")

        public static let known: [Self] = [
            .amlRisk,
        ]
    }
}
