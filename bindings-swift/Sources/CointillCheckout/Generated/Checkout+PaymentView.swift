// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Checkout {
    /// What an app shows of a payment: written by the shop's server from what it has recorded,
    /// with no key and nothing of the customer's. Fields and words that this version does not
    /// know are kept in `raw`. What is needed to pay (`toSend`, `address`, `paymentUri`,
    /// `qrPayload`) is there only while `isPayable`: an app cannot show the address of an
    /// invoice that has ended.
    public struct PaymentView: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The shop's id of the order.
        public var orderId: String { record.text(0) }

        /// Where the payment stands, in the words of `payment::Status`; `created` before the
        /// first report.
        public var status: String { record.text(1) }

        /// True when nothing more is to be expected: the app can stop watching.
        public var isFinal: Bool { record.boolean(2) }

        /// True when the shop has credited the order. A status alone never says so.
        public var isPaid: Bool { record.boolean(3) }

        /// True when somebody at the shop or the gateway has to look at it: neither paid nor
        /// failed.
        public var isHeld: Bool { record.boolean(4) }

        /// True when the payer can pay now.
        public var isPayable: Bool { record.boolean(5) }

        /// The price, in `currency`.
        public var amount: Amount { record.amount(6) }

        /// The currency of the price.
        public var currency: String { record.text(7) }

        /// What the payer owes in all, in `payerCurrency`.
        public var owed: Amount? { record.amountIfAny(8) }

        /// What has arrived, in `payerCurrency`.
        public var received: Amount? { record.amountIfAny(9) }

        /// What is still to be sent, in `payerCurrency`; only while it can be paid.
        public var toSend: Amount? { record.amountIfAny(10) }

        /// The coin that the payer pays in.
        public var payerCurrency: String? { record.textIfAny(11) }

        /// The network to pay on. On another one the coin is lost.
        public var network: String? { record.textIfAny(12) }

        /// Where to pay to; only while it can be paid.
        public var address: String? { record.textIfAny(13) }

        /// Opens a wallet ready to pay, for the few coins that have a standard; only while it
        /// can be paid.
        public var paymentUri: String? { record.textIfAny(14) }

        /// What a QR code for a wallet holds: the URI, or else the plain address; only while it
        /// can be paid.
        public var qrPayload: String? { record.textIfAny(15) }

        /// The gateway's hosted checkout page.
        public var url: String? { record.textIfAny(16) }

        /// The same as a Telegram mini app.
        public var telegramUrl: String? { record.textIfAny(17) }

        /// When the invoice ends, RFC 3339 in UTC.
        public var expiresAt: Timestamp? { record.timestampIfAny(18) }

        /// What time it was at the shop, RFC 3339 in UTC, for a countdown.
        public var serverTime: Timestamp { record.timestamp(19) }

        public static let fields: [ModelField] = [
            ModelField(name: "orderId", wireName: "order_id"),
            ModelField(name: "status", wireName: "status"),
            ModelField(name: "isFinal", wireName: "is_final"),
            ModelField(name: "isPaid", wireName: "is_paid"),
            ModelField(name: "isHeld", wireName: "is_held"),
            ModelField(name: "isPayable", wireName: "is_payable"),
            ModelField(name: "amount", wireName: "amount"),
            ModelField(name: "currency", wireName: "currency"),
            ModelField(name: "owed", wireName: "owed"),
            ModelField(name: "received", wireName: "received"),
            ModelField(name: "toSend", wireName: "to_send"),
            ModelField(name: "payerCurrency", wireName: "payer_currency"),
            ModelField(name: "network", wireName: "network"),
            ModelField(name: "address", wireName: "address"),
            ModelField(name: "paymentUri", wireName: "payment_uri"),
            ModelField(name: "qrPayload", wireName: "qr_payload"),
            ModelField(name: "url", wireName: "url"),
            ModelField(name: "telegramUrl", wireName: "telegram_url"),
            ModelField(name: "expiresAt", wireName: "expires_at"),
            ModelField(name: "serverTime", wireName: "server_time"),
        ]
    }
}
