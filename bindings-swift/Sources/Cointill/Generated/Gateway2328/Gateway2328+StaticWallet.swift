// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// A static wallet as create, info and list give it (2328 §7).
    public struct StaticWallet: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The gateway's id.
        public var uuid: String { record.text(0) }

        /// The address.
        public var address: String? { record.textIfAny(1) }

        /// The coin it takes.
        public var currency: String? { record.textIfAny(2) }

        /// The network it takes it on.
        public var network: String? { record.textIfAny(3) }

        /// Its label; only in the answer to create.
        public var label: String? { record.textIfAny(4) }

        /// The shop's id; only in the answer to create.
        public var orderId: String? { record.textIfAny(5) }

        /// The status.
        public var status: StaticWalletStatus { record.word(6) }

        /// A page that shows it; only in the answer to create.
        public var url: String? { record.textIfAny(7) }

        /// All that it has received; not in the answer to create.
        public var totalReceived: Amount? { record.amountIfAny(8) }

        /// The number of its deposits; not in the answer to create.
        public var transactionsCount: Int? { record.integerIfAny(9) }

        /// When it was created.
        public var createdAt: Timestamp? { record.timestampIfAny(10) }

        /// The address as a picture: a PNG as a data URI.
        public var qr: String? { record.textIfAny(11) }

        public static let fields: [ModelField] = [
            ModelField(name: "uuid", wireName: "uuid"),
            ModelField(name: "address", wireName: "address"),
            ModelField(name: "currency", wireName: "currency"),
            ModelField(name: "network", wireName: "network"),
            ModelField(name: "label", wireName: "label"),
            ModelField(name: "orderId", wireName: "order_id"),
            ModelField(name: "status", wireName: "status"),
            ModelField(name: "url", wireName: "url"),
            ModelField(name: "totalReceived", wireName: "total_received"),
            ModelField(name: "transactionsCount", wireName: "transactions_count"),
            ModelField(name: "createdAt", wireName: "created_at"),
            ModelField(name: "qr", wireName: "qr"),
        ]
    }
}
