// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension AlchemyPay {
    /// Fields of an order webhook that no signature covers: anyone on the way may have written
    /// them. Good for a log, never for a decision; ask by a query. One that holds something
    /// else than its kind reads as `None`.
    public struct OrderUnsigned: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The deposit address.
        public var address: String? { record.textIfAny(0) }

        /// The shop's own data: an object in the table, a string in samples.
        public var customParam: JSON? { record.jsonIfAny(1) }

        /// What the merchant is credited, in `settlementCurrency`.
        public var settlementAmount: Amount? { record.amountIfAny(2) }

        /// The currency of `settlementAmount`.
        public var settlementCurrency: String? { record.textIfAny(3) }

        /// When it was created; written without an offset, in UTC+8.
        public var orderTime: Timestamp? { record.timestampIfAny(4) }

        /// When it was paid; written without an offset, in UTC+8.
        public var payTime: Timestamp? { record.timestampIfAny(5) }

        /// How it was paid; only for connected wallets.
        public var payMethod: String? { record.textIfAny(6) }

        /// The payer's address; only for connected wallets.
        public var fromAddress: String? { record.textIfAny(7) }

        public static let fields: [ModelField] = [
            ModelField(name: "address", wireName: "address"),
            ModelField(name: "customParam", wireName: "customParam"),
            ModelField(name: "settlementAmount", wireName: "settlementAmount"),
            ModelField(name: "settlementCurrency", wireName: "settlementCurrency"),
            ModelField(name: "orderTime", wireName: "orderTime"),
            ModelField(name: "payTime", wireName: "payTime"),
            ModelField(name: "payMethod", wireName: "payMethod"),
            ModelField(name: "fromAddress", wireName: "fromAddress"),
        ]
    }
}
