// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// A payout as create, status and the webhook give it (2328 §6.1, §6.3).
    public struct Payout: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The gateway's id.
        public var uuid: String { record.text(0) }

        /// The shop's id.
        public var orderId: String? { record.textIfAny(1) }

        /// The status.
        public var status: PayoutStatus { record.word(2) }

        /// The currency sent.
        public var currency: String? { record.textIfAny(3) }

        /// The network it is sent on.
        public var network: String? { record.textIfAny(4) }

        /// The amount asked for.
        public var amount: Amount? { record.amountIfAny(5) }

        /// What the merchant is debited, going by its name.
        public var merchantAmount: Amount? { record.amountIfAny(6) }

        /// What is sent on the chain, going by its name.
        public var networkAmount: Amount? { record.amountIfAny(7) }

        /// In US dollars.
        public var amountUsd: Amount? { record.amountIfAny(8) }

        /// The recipient.
        public var toAddress: String? { record.textIfAny(9) }

        /// Memo or tag.
        public var memo: String? { record.textIfAny(10) }

        /// How it is sent, such as `blockchain`.
        public var transferType: String? { record.textIfAny(11) }

        /// The transaction, once sent.
        public var txid: String? { record.textIfAny(12) }

        /// A page that shows the transaction.
        public var txExplorerUrl: String? { record.textIfAny(13) }

        /// The block; a number or a string on the wire.
        public var blockNumber: String? { record.textIfAny(14) }

        /// Why it failed.
        public var errorType: PayoutErrorType? { record.wordIfAny(15) }

        /// The balance it was taken from, when converted.
        public var fromCurrency: String? { record.textIfAny(16) }

        /// What that balance was debited, when converted.
        public var debitedAmount: Amount? { record.amountIfAny(17) }

        /// The currency of `debitedAmount`.
        public var debitedCurrency: String? { record.textIfAny(18) }

        /// When it was created.
        public var createdAt: Timestamp? { record.timestampIfAny(19) }

        /// When it last changed.
        public var updatedAt: Timestamp? { record.timestampIfAny(20) }

        public static let fields: [ModelField] = [
            ModelField(name: "uuid", wireName: "uuid"),
            ModelField(name: "orderId", wireName: "order_id"),
            ModelField(name: "status", wireName: "status"),
            ModelField(name: "currency", wireName: "currency"),
            ModelField(name: "network", wireName: "network"),
            ModelField(name: "amount", wireName: "amount"),
            ModelField(name: "merchantAmount", wireName: "merchant_amount"),
            ModelField(name: "networkAmount", wireName: "network_amount"),
            ModelField(name: "amountUsd", wireName: "amount_usd"),
            ModelField(name: "toAddress", wireName: "to_address"),
            ModelField(name: "memo", wireName: "memo"),
            ModelField(name: "transferType", wireName: "transfer_type"),
            ModelField(name: "txid", wireName: "txid"),
            ModelField(name: "txExplorerUrl", wireName: "tx_explorer_url"),
            ModelField(name: "blockNumber", wireName: "block_number"),
            ModelField(name: "errorType", wireName: "error_type"),
            ModelField(name: "fromCurrency", wireName: "from_currency"),
            ModelField(name: "debitedAmount", wireName: "debited_amount"),
            ModelField(name: "debitedCurrency", wireName: "debited_currency"),
            ModelField(name: "createdAt", wireName: "created_at"),
            ModelField(name: "updatedAt", wireName: "updated_at"),
        ]
    }
}
