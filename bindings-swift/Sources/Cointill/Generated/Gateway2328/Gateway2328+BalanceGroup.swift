// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// What 2328.io can be asked for, the group `balance`.
    public struct BalanceGroup: Sendable {
        let client: GatewayClient

        /// All balances of the project.
        /// - Throws: ``CointillError``.
        public func get() async throws -> [Balance] {
            try await client.records("balance", "get", [])
        }
    }

    /// The group `balance`.
    public var balance: BalanceGroup { BalanceGroup(client: client) }
}
