// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// The price of a pair, the platform's markup included (2328 §8).
    public struct Price: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// What is given.
        public var from: String { record.text(0) }

        /// What is received.
        public var to: String { record.text(1) }

        /// How much `to` one unit of `from` is.
        public var price: Amount { record.amount(2) }

        public static let fields: [ModelField] = [
            ModelField(name: "from", wireName: "from"),
            ModelField(name: "to", wireName: "to"),
            ModelField(name: "price", wireName: "price"),
        ]
    }
}
