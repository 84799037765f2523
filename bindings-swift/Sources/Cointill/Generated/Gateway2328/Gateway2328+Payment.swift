// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// A payment as create, info, list and the webhook give it (2328 §5.1, §5.2, §10).
    public struct Payment: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The gateway's id.
        public var uuid: String { record.text(0) }

        /// The shop's id of the order.
        public var orderId: String? { record.textIfAny(1) }

        /// The price, in `currency`.
        public var amount: Amount { record.amount(2) }

        /// The currency of the price.
        public var currency: String { record.text(3) }

        /// The hosted checkout page. Opaque: its host has changed before.
        public var url: String? { record.textIfAny(4) }

        /// The same as a Telegram mini app.
        public var tgDeeplink: String? { record.textIfAny(5) }

        /// When the invoice expires.
        public var expiresAt: Timestamp? { record.timestampIfAny(6) }

        /// When it was created.
        public var createdAt: Timestamp? { record.timestampIfAny(7) }

        /// What the payer pays in.
        public var payerCurrency: String? { record.textIfAny(8) }

        /// What the payer owes, in `payerCurrency`.
        public var payerAmount: Amount? { record.amountIfAny(9) }

        /// The network the payer pays on.
        public var network: String? { record.textIfAny(10) }

        /// Where the payer pays to; set once one is assigned.
        public var address: String? { record.textIfAny(11) }

        /// The status.
        public var paymentStatus: PaymentStatus { record.word(12) }

        /// The transaction, once one is seen.
        public var txid: String? { record.textIfAny(13) }

        /// What really arrived, in `payerCurrency`.
        public var paymentAmount: Amount? { record.amountIfAny(14) }

        /// What the merchant nets, in `payerCurrency`, with up to 18 decimals.
        public var merchantAmount: Amount? { record.amountIfAny(15) }

        /// The address as a picture: a PNG as a data URI.
        public var qr: String? { record.textIfAny(16) }

        /// The price in US dollars.
        public var amountUsd: Amount? { record.amountIfAny(17) }

        /// US dollars for one unit of `currency`, 8 decimals.
        public var exchangeRate: Amount? { record.amountIfAny(18) }

        public static let fields: [ModelField] = [
            ModelField(name: "uuid", wireName: "uuid"),
            ModelField(name: "orderId", wireName: "order_id"),
            ModelField(name: "amount", wireName: "amount"),
            ModelField(name: "currency", wireName: "currency"),
            ModelField(name: "url", wireName: "url"),
            ModelField(name: "tgDeeplink", wireName: "tg_deeplink"),
            ModelField(name: "expiresAt", wireName: "expires_at"),
            ModelField(name: "createdAt", wireName: "created_at"),
            ModelField(name: "payerCurrency", wireName: "payer_currency"),
            ModelField(name: "payerAmount", wireName: "payer_amount"),
            ModelField(name: "network", wireName: "network"),
            ModelField(name: "address", wireName: "address"),
            ModelField(name: "paymentStatus", wireName: "payment_status"),
            ModelField(name: "txid", wireName: "txid"),
            ModelField(name: "paymentAmount", wireName: "payment_amount"),
            ModelField(name: "merchantAmount", wireName: "merchant_amount"),
            ModelField(name: "qr", wireName: "qr"),
            ModelField(name: "amountUsd", wireName: "amount_usd"),
            ModelField(name: "exchangeRate", wireName: "exchange_rate"),
        ]
    }
}
