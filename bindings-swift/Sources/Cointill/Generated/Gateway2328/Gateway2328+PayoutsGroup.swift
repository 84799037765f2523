// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// What 2328.io can be asked for, the group `payouts`.
    public struct PayoutsGroup: Sendable {
        let client: GatewayClient

        /// Makes a payout, or gives the one that has the same `orderId`. Without an `orderId`
        /// it is never repeated after an unknown outcome.
        ///
        /// - Parameters:
        ///   - currency: The currency sent.
        ///   - network: The network it is sent on.
        ///   - amount: The amount; what it means is said by `feeOption`.
        ///   - toAddress: The recipient.
        ///   - orderId: The shop's own id: the same id again gives the same payout and sends
        ///     nothing. Without it a repeat pays twice, so it is never sent twice.
        ///   - urlCallback: Where webhooks go; none are sent without it.
        ///   - memo: Memo or tag, at most 255 characters; used on TON and SOL.
        ///   - fromCurrency: The balance to take from and convert.
        ///   - feeOption: Who bears the fees; `deduct` when unset.
        /// - Throws: ``CointillError``.
        public func create(
            currency: String,
            network: String,
            amount: Amount,
            toAddress: String,
            orderId: String? = nil,
            urlCallback: String? = nil,
            memo: String? = nil,
            fromCurrency: String? = nil,
            feeOption: FeeOption? = nil
        ) async throws -> Payout {
            try await client.record("payouts", "create", [
                currency.argument,
                network.argument,
                amount.argument,
                toAddress.argument,
                orderId?.argument,
                urlCallback?.argument,
                memo?.argument,
                fromCurrency?.argument,
                feeOption?.argument,
            ])
        }

        /// Says what a payout would cost.
        ///
        /// - Parameters:
        ///   - currency: The currency sent.
        ///   - network: The network it is sent on.
        ///   - amount: The amount.
        ///   - orderId: The shop's own id.
        ///   - fromCurrency: The balance to take from and convert.
        ///   - feeOption: Who bears the fees; `deduct` when unset.
        /// - Throws: ``CointillError``.
        public func calc(
            currency: String,
            network: String,
            amount: Amount,
            orderId: String? = nil,
            fromCurrency: String? = nil,
            feeOption: FeeOption? = nil
        ) async throws -> PayoutCalculation {
            try await client.record("payouts", "calc", [
                currency.argument,
                network.argument,
                amount.argument,
                orderId?.argument,
                fromCurrency?.argument,
                feeOption?.argument,
            ])
        }

        /// Looks a payout up.
        ///
        /// - Parameters:
        ///   - uuid: The gateway's id.
        /// - Throws: ``CointillError``.
        public func status(uuid: String) async throws -> Payout {
            try await client.record("payouts", "status", [uuid.argument])
        }
    }

    /// The group `payouts`.
    public var payouts: PayoutsGroup { PayoutsGroup(client: client) }
}
