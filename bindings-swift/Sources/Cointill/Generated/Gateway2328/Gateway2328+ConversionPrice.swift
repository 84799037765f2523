// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// What a conversion would give; indicative, reserves nothing (2328 §8).
    public struct ConversionPrice: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// Whether there is a price.
        public var success: Bool? { record.booleanIfAny(0) }

        /// What is given.
        public var fromCurrency: String { record.text(1) }

        /// What is received.
        public var toCurrency: String { record.text(2) }

        /// Which side was asked for.
        public var amountType: AmountSide? { record.wordIfAny(3) }

        /// How much is given.
        public var fromAmount: Amount { record.amount(4) }

        /// How much is received.
        public var toAmount: Amount { record.amount(5) }

        /// How much `toCurrency` one unit is, all included.
        public var effectiveRate: Amount? { record.amountIfAny(6) }

        /// `fromAmount` in US dollars.
        public var fromAmountUsd: Amount? { record.amountIfAny(7) }

        /// `toAmount` in US dollars.
        public var toAmountUsd: Amount? { record.amountIfAny(8) }

        public static let fields: [ModelField] = [
            ModelField(name: "success", wireName: "success"),
            ModelField(name: "fromCurrency", wireName: "from_currency"),
            ModelField(name: "toCurrency", wireName: "to_currency"),
            ModelField(name: "amountType", wireName: "amount_type"),
            ModelField(name: "fromAmount", wireName: "from_amount"),
            ModelField(name: "toAmount", wireName: "to_amount"),
            ModelField(name: "effectiveRate", wireName: "effective_rate"),
            ModelField(name: "fromAmountUsd", wireName: "from_amount_usd"),
            ModelField(name: "toAmountUsd", wireName: "to_amount_usd"),
        ]
    }
}
