// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// A deposit to a static wallet (2328 §7).
    public struct StaticWalletTransaction: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The gateway's id of the deposit.
        public var uuid: String { record.text(0) }

        /// The shop's id of the wallet.
        public var orderId: String? { record.textIfAny(1) }

        /// What arrived.
        public var amount: Amount { record.amount(2) }

        /// Its currency.
        public var currency: String { record.text(3) }

        /// The status.
        public var paymentStatus: PaymentStatus { record.word(4) }

        /// The transaction.
        public var txid: String? { record.textIfAny(5) }

        /// The gateway's fee.
        public var feeAmount: Amount? { record.amountIfAny(6) }

        /// What the merchant nets.
        public var netAmount: Amount? { record.amountIfAny(7) }

        /// When it arrived.
        public var createdAt: Timestamp? { record.timestampIfAny(8) }

        public static let fields: [ModelField] = [
            ModelField(name: "uuid", wireName: "uuid"),
            ModelField(name: "orderId", wireName: "order_id"),
            ModelField(name: "amount", wireName: "amount"),
            ModelField(name: "currency", wireName: "currency"),
            ModelField(name: "paymentStatus", wireName: "payment_status"),
            ModelField(name: "txid", wireName: "txid"),
            ModelField(name: "feeAmount", wireName: "fee_amount"),
            ModelField(name: "netAmount", wireName: "net_amount"),
            ModelField(name: "createdAt", wireName: "created_at"),
        ]
    }
}
