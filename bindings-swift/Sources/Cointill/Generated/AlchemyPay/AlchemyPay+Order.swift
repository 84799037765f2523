// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension AlchemyPay {
    /// An order as a query gives it (Alchemy §4.5). Answers are not signed: they are trusted
    /// for the connection they came by. Before the payer has paid, the fields of the payment
    /// are absent, null or empty: all three are read as `None`.
    public struct Order: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The vendor's number.
        public var orderNo: String { record.text(0) }

        /// The status.
        public var orderStatus: OrderStatus { record.word(1) }

        /// The payer, as sent.
        public var userId: String? { record.textIfAny(2) }

        /// The shop's number.
        public var merchantOrderNo: String? { record.textIfAny(3) }

        /// The currency of the price.
        public var orderCurrency: String? { record.textIfAny(4) }

        /// The price as it came: its unit is contradictory, see `Order.amount`.
        public var orderAmount: Amount? { record.amountIfAny(5) }

        /// USDT for one unit of the coin that was paid.
        public var payCryptoRate: Amount? { record.amountIfAny(6) }

        /// US dollars for one unit of the currency of the price.
        public var payFiatRate: Amount? { record.amountIfAny(7) }

        /// The coin that was paid.
        public var payCryptoCurrency: String? { record.textIfAny(8) }

        /// How much of it.
        public var payCryptoVolume: Amount? { record.amountIfAny(9) }

        /// The network it came on.
        public var payCryptoNetwork: String? { record.textIfAny(10) }

        /// The deposit address that the payer was shown.
        public var address: String? { record.textIfAny(11) }

        /// The transaction's hash.
        public var hxAddress: String? { record.textIfAny(12) }

        /// Why it failed.
        public var failReason: FailReason? { record.wordIfAny(13) }

        /// The gateway's fee; its currency is not documented.
        public var fee: Amount? { record.amountIfAny(14) }

        /// The shop's own data: an object in the table, a string in samples.
        public var customParam: JSON? { record.jsonIfAny(15) }

        /// What the merchant is credited, in `settlementCurrency`.
        public var settlementAmount: Amount? { record.amountIfAny(16) }

        /// The currency of `settlementAmount`.
        public var settlementCurrency: String? { record.textIfAny(17) }

        /// When it was created; written without an offset, in UTC+8.
        public var orderTime: Timestamp? { record.timestampIfAny(18) }

        /// When it was paid; written without an offset, in UTC+8.
        public var payTime: Timestamp? { record.timestampIfAny(19) }

        /// How it was paid; only for connected wallets.
        public var payMethod: String? { record.textIfAny(20) }

        /// The payer's address; only for connected wallets.
        public var fromAddress: String? { record.textIfAny(21) }

        public static let fields: [ModelField] = [
            ModelField(name: "orderNo", wireName: "orderNo"),
            ModelField(name: "orderStatus", wireName: "orderStatus"),
            ModelField(name: "userId", wireName: "userId"),
            ModelField(name: "merchantOrderNo", wireName: "merchantOrderNo"),
            ModelField(name: "orderCurrency", wireName: "orderCurrency"),
            ModelField(name: "orderAmount", wireName: "orderAmount"),
            ModelField(name: "payCryptoRate", wireName: "payCryptoRate"),
            ModelField(name: "payFiatRate", wireName: "payFiatRate"),
            ModelField(name: "payCryptoCurrency", wireName: "payCryptoCurrency"),
            ModelField(name: "payCryptoVolume", wireName: "payCryptoVolume"),
            ModelField(name: "payCryptoNetwork", wireName: "payCryptoNetwork"),
            ModelField(name: "address", wireName: "address"),
            ModelField(name: "hxAddress", wireName: "hxAddress"),
            ModelField(name: "failReason", wireName: "failReason"),
            ModelField(name: "fee", wireName: "fee"),
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
