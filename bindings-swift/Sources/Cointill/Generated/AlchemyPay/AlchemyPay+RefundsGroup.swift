// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension AlchemyPay {
    /// What Alchemy Pay and AEON can be asked for, the group `refunds`.
    public struct RefundsGroup: Sendable {
        let client: GatewayClient

        /// Applies for a refund; its outcome comes by webhook. Never repeated after an unknown
        /// outcome unless Alchemy Pay itself gets a `refundOrderNo`.
        ///
        /// - Parameters:
        ///   - merchantOrderNo: The shop's number of the order.
        ///   - walletAddress: Where to send it, at most 64 characters.
        ///   - refundAmount: How much. In US dollars by two revisions of the documents, without
        ///     a unit in the others (Alchemy §9 item 9): agree on it with the vendor.
        ///   - refundToken: The coin to send, such as `USDT`.
        ///   - refundNetwork: The network to send it on, such as `TRX`.
        ///   - refundOrderNo: The shop's own number of the refund, at most 64 characters, never
        ///     used before. Only newer revisions of Alchemy's page have it, AEON's has not.
        ///   - email: Where a mail goes when it is done, at most 64 characters.
        ///   - refundReason: Why, at most 64 characters.
        ///   - memo: Memo or tag of the address, at most 64 characters.
        /// - Throws: ``CointillError``.
        public func create(
            merchantOrderNo: String,
            walletAddress: String,
            refundAmount: Amount,
            refundToken: String,
            refundNetwork: String,
            refundOrderNo: String? = nil,
            email: String? = nil,
            refundReason: String? = nil,
            memo: String? = nil
        ) async throws -> JSON {
            try await client.json("refunds", "create", [
                merchantOrderNo.argument,
                walletAddress.argument,
                refundAmount.argument,
                refundToken.argument,
                refundNetwork.argument,
                refundOrderNo?.argument,
                email?.argument,
                refundReason?.argument,
                memo?.argument,
            ])
        }
    }

    /// The group `refunds`.
    public var refunds: RefundsGroup { RefundsGroup(client: client) }
}
