// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// What a project may take and pay out: the live source of truth (2328 §8).
    public struct Direction: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The network's name.
        public var network: String? { record.textIfAny(0) }

        /// The network's code.
        public var networkCode: String? { record.textIfAny(1) }

        /// The coin.
        public var currency: String { record.text(2) }

        /// Whether deposits are on; values are not documented.
        public var depositStatus: String? { record.textIfAny(3) }

        /// Whether withdrawals are on; values are not documented.
        public var withdrawalStatus: String? { record.textIfAny(4) }

        /// Least deposit.
        public var minDeposit: Amount? { record.amountIfAny(5) }

        /// Most deposit.
        public var maxDeposit: Amount? { record.amountIfAny(6) }

        /// Least withdrawal.
        public var minWithdrawal: Amount? { record.amountIfAny(7) }

        /// Most withdrawal.
        public var maxWithdrawal: Amount? { record.amountIfAny(8) }

        /// Fee of a deposit in percent.
        public var depositFeePercent: Amount? { record.amountIfAny(9) }

        /// Fee of a withdrawal.
        public var withdrawalFee: Amount? { record.amountIfAny(10) }

        /// What `withdrawalFee` is in; values are not documented.
        public var withdrawalFeeType: String? { record.textIfAny(11) }

        public static let fields: [ModelField] = [
            ModelField(name: "network", wireName: "network"),
            ModelField(name: "networkCode", wireName: "network_code"),
            ModelField(name: "currency", wireName: "currency"),
            ModelField(name: "depositStatus", wireName: "deposit_status"),
            ModelField(name: "withdrawalStatus", wireName: "withdrawal_status"),
            ModelField(name: "minDeposit", wireName: "min_deposit"),
            ModelField(name: "maxDeposit", wireName: "max_deposit"),
            ModelField(name: "minWithdrawal", wireName: "min_withdrawal"),
            ModelField(name: "maxWithdrawal", wireName: "max_withdrawal"),
            ModelField(name: "depositFeePercent", wireName: "deposit_fee_percent"),
            ModelField(name: "withdrawalFee", wireName: "withdrawal_fee"),
            ModelField(name: "withdrawalFeeType", wireName: "withdrawal_fee_type"),
        ]
    }
}
