// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension AlchemyPay {
    /// The signed fields of a refund webhook: all that are documented (Alchemy §6.2).
    public struct RefundSigned: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// Why; the values are not documented.
        public var refundType: RefundType? { record.wordIfAny(0) }

        /// The shop's number of the order.
        public var merchantOrderNo: String { record.text(1) }

        /// The vendor's number of the payment.
        public var paymentOrderNo: String? { record.textIfAny(2) }

        /// The outcome.
        public var orderStatus: RefundStatus { record.word(3) }

        /// How much was sent, in `refundToken`.
        public var tokenAmount: Amount? { record.amountIfAny(4) }

        /// The same in `fiatCurrency`; spelt `faitAmount` in three copies of the documents.
        public var fiatAmount: Amount? { record.amountIfAny(5) }

        /// The currency of `fiatAmount`.
        public var fiatCurrency: String? { record.textIfAny(6) }

        /// The network it was sent on.
        public var refundNetwork: String? { record.textIfAny(7) }

        /// The coin that was sent.
        public var refundToken: String? { record.textIfAny(8) }

        /// The vendor's number of the refund, by its description.
        public var refundOrderNo: String? { record.textIfAny(9) }

        /// The transaction's hash.
        public var hxAddress: String? { record.textIfAny(10) }

        public static let fields: [ModelField] = [
            ModelField(name: "refundType", wireName: "refundType"),
            ModelField(name: "merchantOrderNo", wireName: "merchantOrderNo"),
            ModelField(name: "paymentOrderNo", wireName: "paymentOrderNo"),
            ModelField(name: "orderStatus", wireName: "orderStatus"),
            ModelField(name: "tokenAmount", wireName: "tokenAmount"),
            ModelField(name: "fiatAmount", wireName: "faitAmount"),
            ModelField(name: "fiatCurrency", wireName: "fiatCurrency"),
            ModelField(name: "refundNetwork", wireName: "refundNetwork"),
            ModelField(name: "refundToken", wireName: "refundToken"),
            ModelField(name: "refundOrderNo", wireName: "refundOrderNo"),
            ModelField(name: "hxAddress", wireName: "hxAddress"),
        ]
    }
}
