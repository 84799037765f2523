// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// The answer to enable and disable (2328 §7).
    public struct StaticWalletState: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// The gateway's id.
        public var uuid: String { record.text(0) }

        /// The status now.
        public var status: StaticWalletStatus { record.word(1) }

        /// The gateway's words.
        public var message: String? { record.textIfAny(2) }

        public static let fields: [ModelField] = [
            ModelField(name: "uuid", wireName: "uuid"),
            ModelField(name: "status", wireName: "status"),
            ModelField(name: "message", wireName: "message"),
        ]
    }
}
