// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension AlchemyPay {
    /// A created native order (Alchemy §4.4). What the gateway answers is not documented:
    /// whatever it is, `raw` has it.
    public struct NativeCreated: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The vendor's number.
        public var orderNo: String? { record.textIfAny(0) }

        /// A page to send the payer to, should there be one.
        public var webUrl: String? { record.textIfAny(1) }

        /// The order as a query found it, when the answer to an earlier attempt was lost and
        /// the number turned out to be used; `None` otherwise. Never on the wire.
        public var recovered: Order? { record.modelIfAny(2) }

        public static let fields: [ModelField] = [
            ModelField(name: "orderNo", wireName: "orderNo"),
            ModelField(name: "webUrl", wireName: "webUrl"),
            ModelField(name: "recovered", wireName: "cointill.recovered"),
        ]
    }
}
