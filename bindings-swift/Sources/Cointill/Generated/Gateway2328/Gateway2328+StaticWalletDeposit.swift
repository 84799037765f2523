// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// A deposit to a static wallet, as its webhook tells it. No such webhook has been seen;
    /// the fields follow the wallet's list of transactions (2328 §13 item 3), so all but the
    /// status may be absent.
    public struct StaticWalletDeposit: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The gateway's id of the deposit.
        public var uuid: String? { record.textIfAny(0) }

        /// The gateway's id of the wallet.
        public var walletUuid: String? { record.textIfAny(1) }

        /// The shop's id of the wallet.
        public var orderId: String? { record.textIfAny(2) }

        /// What arrived.
        public var amount: Amount? { record.amountIfAny(3) }

        /// Its currency.
        public var currency: String? { record.textIfAny(4) }

        /// The network it arrived on.
        public var network: String? { record.textIfAny(5) }

        /// The wallet's address.
        public var address: String? { record.textIfAny(6) }

        /// The status.
        public var paymentStatus: PaymentStatus { record.word(7) }

        /// The transaction.
        public var txid: String? { record.textIfAny(8) }

        /// The gateway's fee.
        public var feeAmount: Amount? { record.amountIfAny(9) }

        /// What the merchant nets.
        public var netAmount: Amount? { record.amountIfAny(10) }

        /// When it arrived.
        public var createdAt: Timestamp? { record.timestampIfAny(11) }

        public static let fields: [ModelField] = [
            ModelField(name: "uuid", wireName: "uuid"),
            ModelField(name: "walletUuid", wireName: "wallet_uuid"),
            ModelField(name: "orderId", wireName: "order_id"),
            ModelField(name: "amount", wireName: "amount"),
            ModelField(name: "currency", wireName: "currency"),
            ModelField(name: "network", wireName: "network"),
            ModelField(name: "address", wireName: "address"),
            ModelField(name: "paymentStatus", wireName: "payment_status"),
            ModelField(name: "txid", wireName: "txid"),
            ModelField(name: "feeAmount", wireName: "fee_amount"),
            ModelField(name: "netAmount", wireName: "net_amount"),
            ModelField(name: "createdAt", wireName: "created_at"),
        ]
    }
}
