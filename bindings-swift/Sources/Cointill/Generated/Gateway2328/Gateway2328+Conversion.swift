// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// A conversion that was carried out (2328 §8).
    public struct Conversion: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The gateway's id, a number on the wire.
        public var id: String { record.text(0) }

        /// Its type; values are not documented.
        public var kind: String? { record.textIfAny(1) }

        /// Its status; values are not documented.
        public var status: String? { record.textIfAny(2) }

        /// What is given.
        public var fromCurrency: String { record.text(3) }

        /// What is received.
        public var toCurrency: String { record.text(4) }

        /// How much was given.
        public var fromAmount: Amount { record.amount(5) }

        /// How much was asked to be given.
        public var requestedFromAmount: Amount? { record.amountIfAny(6) }

        /// How much of it came back.
        public var refundAmount: Amount? { record.amountIfAny(7) }

        /// How much was received.
        public var toAmount: Amount? { record.amountIfAny(8) }

        /// The rate.
        public var exchangeRate: Amount? { record.amountIfAny(9) }

        /// The fee.
        public var feeAmount: Amount? { record.amountIfAny(10) }

        /// `fromAmount` in US dollars.
        public var fromAmountUsd: Amount? { record.amountIfAny(11) }

        /// `toAmount` in US dollars.
        public var toAmountUsd: Amount? { record.amountIfAny(12) }

        /// When it was carried out.
        public var processedAt: Timestamp? { record.timestampIfAny(13) }

        /// When it was asked for.
        public var createdAt: Timestamp? { record.timestampIfAny(14) }

        public static let fields: [ModelField] = [
            ModelField(name: "id", wireName: "id"),
            ModelField(name: "kind", wireName: "type"),
            ModelField(name: "status", wireName: "status"),
            ModelField(name: "fromCurrency", wireName: "from_currency"),
            ModelField(name: "toCurrency", wireName: "to_currency"),
            ModelField(name: "fromAmount", wireName: "from_amount"),
            ModelField(name: "requestedFromAmount", wireName: "requested_from_amount"),
            ModelField(name: "refundAmount", wireName: "refund_amount"),
            ModelField(name: "toAmount", wireName: "to_amount"),
            ModelField(name: "exchangeRate", wireName: "exchange_rate"),
            ModelField(name: "feeAmount", wireName: "fee_amount"),
            ModelField(name: "fromAmountUsd", wireName: "from_amount_usd"),
            ModelField(name: "toAmountUsd", wireName: "to_amount_usd"),
            ModelField(name: "processedAt", wireName: "processed_at"),
            ModelField(name: "createdAt", wireName: "created_at"),
        ]
    }
}
