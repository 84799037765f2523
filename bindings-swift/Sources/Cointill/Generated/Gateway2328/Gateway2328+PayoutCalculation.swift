// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// What a payout would cost (2328 §6.2).
    public struct PayoutCalculation: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The currency sent.
        public var currency: String? { record.textIfAny(0) }

        /// The network.
        public var network: String? { record.textIfAny(1) }

        /// The amount asked for.
        public var amount: Amount { record.amount(2) }

        /// Who bears the fees.
        public var feeOption: FeeOption? { record.wordIfAny(3) }

        /// What the merchant is debited.
        public var merchantAmount: Amount? { record.amountIfAny(4) }

        /// What is sent on the chain.
        public var networkAmount: Amount? { record.amountIfAny(5) }

        /// All fees, in `currency`.
        public var totalFee: Amount? { record.amountIfAny(6) }

        /// All fees, in US dollars.
        public var totalFeeUsd: Amount? { record.amountIfAny(7) }

        public static let fields: [ModelField] = [
            ModelField(name: "currency", wireName: "currency"),
            ModelField(name: "network", wireName: "network"),
            ModelField(name: "amount", wireName: "amount"),
            ModelField(name: "feeOption", wireName: "fee_option"),
            ModelField(name: "merchantAmount", wireName: "merchant_amount"),
            ModelField(name: "networkAmount", wireName: "network_amount"),
            ModelField(name: "totalFee", wireName: "total_fee"),
            ModelField(name: "totalFeeUsd", wireName: "total_fee_usd"),
        ]
    }
}
