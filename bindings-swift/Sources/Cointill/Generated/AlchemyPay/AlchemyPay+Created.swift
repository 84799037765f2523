// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension AlchemyPay {
    /// A created order (Alchemy §4.1).
    public struct Created: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The vendor's number. Keep it beside the shop's own: webhooks name both.
        public var orderNo: String { record.text(0) }

        /// The cashier page to send the payer to. Of a recovered order it is put together where
        /// the form of the page's address is documented, and `None` elsewhere: see
        /// `Host.cashier_url`.
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
