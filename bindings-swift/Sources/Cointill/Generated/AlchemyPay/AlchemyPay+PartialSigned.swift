// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension AlchemyPay {
    /// The signed fields of a partial payment's webhook (Alchemy §6.3). What follows them in
    /// the documents is not known.
    public struct PartialSigned: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// Paid so far, in `payCryptoCurrency`.
        public var allPayCryptoVolume: Amount { record.amount(0) }

        /// The transaction's hash.
        public var hash: String? { record.textIfAny(1) }

        /// The shop's number of the order.
        public var merchantOrderNo: String { record.text(2) }

        /// Needed in total, in `payCryptoCurrency`.
        public var orderCryptoVolume: Amount { record.amount(3) }

        /// The vendor's number.
        public var orderNo: String { record.text(4) }

        /// The coin.
        public var payCryptoCurrency: String? { record.textIfAny(5) }

        /// The network it came on.
        public var payCryptoNetwork: String? { record.textIfAny(6) }

        public static let fields: [ModelField] = [
            ModelField(name: "allPayCryptoVolume", wireName: "allPayCryptoVolume"),
            ModelField(name: "hash", wireName: "hash"),
            ModelField(name: "merchantOrderNo", wireName: "merchantOrderNo"),
            ModelField(name: "orderCryptoVolume", wireName: "orderCryptoVolume"),
            ModelField(name: "orderNo", wireName: "orderNo"),
            ModelField(name: "payCryptoCurrency", wireName: "payCryptoCurrency"),
            ModelField(name: "payCryptoNetwork", wireName: "payCryptoNetwork"),
        ]
    }
}
