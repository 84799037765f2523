// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// The balance in one currency (2328 §8).
    public struct Balance: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The gateway's id of the account.
        public var uuid: String? { record.textIfAny(0) }

        /// `active` or `disabled`.
        public var status: String? { record.textIfAny(1) }

        /// The currency.
        public var currencyCode: String { record.text(2) }

        /// What is there.
        public var balance: Amount { record.amount(3) }

        /// The same in US dollars.
        public var balanceUsd: Amount? { record.amountIfAny(4) }

        /// What is held back for AML.
        public var lockedBalance: Amount? { record.amountIfAny(5) }

        public static let fields: [ModelField] = [
            ModelField(name: "uuid", wireName: "uuid"),
            ModelField(name: "status", wireName: "status"),
            ModelField(name: "currencyCode", wireName: "currency_code"),
            ModelField(name: "balance", wireName: "balance"),
            ModelField(name: "balanceUsd", wireName: "balance_usd"),
            ModelField(name: "lockedBalance", wireName: "locked_balance"),
        ]
    }
}
