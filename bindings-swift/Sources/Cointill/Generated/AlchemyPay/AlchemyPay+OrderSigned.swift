// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension AlchemyPay {
    /// The signed fields of an order webhook (Alchemy §6.1). A field without a value is not
    /// signed and reads as `None`.
    public struct OrderSigned: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The vendor's number.
        public var orderNo: String { record.text(0) }

        /// The status.
        public var orderStatus: OrderStatus { record.word(1) }

        /// The payer, as sent when the order was created.
        public var userId: String? { record.textIfAny(2) }

        /// The shop's number.
        public var merchantOrderNo: String { record.text(3) }

        /// The currency of the price.
        public var orderCurrency: String? { record.textIfAny(4) }

        /// The price as it came: its unit is contradictory, see `OrderEvent.amount`.
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

        /// The transaction's hash.
        public var hxAddress: String? { record.textIfAny(11) }

        /// Why it failed.
        public var failReason: FailReason? { record.wordIfAny(12) }

        /// The gateway's fee; its currency is not documented.
        public var fee: Amount? { record.amountIfAny(13) }

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
            ModelField(name: "hxAddress", wireName: "hxAddress"),
            ModelField(name: "failReason", wireName: "failReason"),
            ModelField(name: "fee", wireName: "fee"),
        ]
    }
}
