// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// What 2328.io can be asked for, the group `conversions`.
    public struct ConversionsGroup: Sendable {
        let client: GatewayClient

        /// Says what a conversion would give; reserves nothing.
        ///
        /// - Parameters:
        ///   - fromCurrency: What is given; upper case.
        ///   - toCurrency: What is received; upper case, another than `fromCurrency`.
        ///   - amount: An amount above 0.
        ///   - amountType: Which side `amount` is of.
        /// - Throws: ``CointillError``.
        public func price(
            fromCurrency: String,
            toCurrency: String,
            amount: Amount,
            amountType: AmountSide
        ) async throws -> ConversionPrice {
            try await client.record("conversions", "price", [
                fromCurrency.argument,
                toCurrency.argument,
                amount.argument,
                amountType.argument,
            ])
        }

        /// Converts at once. Never repeated after an unknown outcome: look at the balance
        /// first.
        ///
        /// - Parameters:
        ///   - fromCurrency: What is given; upper case.
        ///   - toCurrency: What is received; upper case, another than `fromCurrency`.
        ///   - amount: An amount above 0.
        ///   - amountType: Which side `amount` is of.
        /// - Throws: ``CointillError``.
        public func convert(
            fromCurrency: String,
            toCurrency: String,
            amount: Amount,
            amountType: AmountSide
        ) async throws -> Conversion {
            try await client.record("conversions", "convert", [
                fromCurrency.argument,
                toCurrency.argument,
                amount.argument,
                amountType.argument,
            ])
        }
    }

    /// The group `conversions`.
    public var conversions: ConversionsGroup { ConversionsGroup(client: client) }
}
