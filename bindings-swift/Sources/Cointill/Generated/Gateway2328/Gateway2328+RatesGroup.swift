// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// What 2328.io can be asked for, the group `rates`.
    public struct RatesGroup: Sendable {
        let client: GatewayClient

        /// The public matrix of rates, asked for without project and signature.
        /// - Throws: ``CointillError``.
        public func exchangeRates() async throws -> ExchangeRates {
            try await client.rates("rates", "exchange_rates", [])
        }

        /// Prices of pairs, the platform's markup included.
        /// - Throws: ``CointillError``.
        public func prices() async throws -> [Price] {
            try await client.records("rates", "prices", [])
        }

        /// What the project may take and pay out.
        /// - Throws: ``CointillError``.
        public func directions() async throws -> [Direction] {
            try await client.records("rates", "directions", [])
        }
    }

    /// The group `rates`.
    public var rates: RatesGroup { RatesGroup(client: client) }
}
