// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// What 2328.io can be asked for, the group `payments`.
    public struct PaymentsGroup: Sendable {
        let client: GatewayClient

        /// Creates a payment, or gives the one that has the same `orderId`.
        ///
        /// - Parameters:
        ///   - amount: The price, in `currency`.
        ///   - currency: Fiat or crypto code of the price.
        ///   - orderId: The shop's own id of the order, 1 to 128 characters; the same id again
        ///     gives the same payment.
        ///   - toCurrency: Crypto preselected for the payer.
        ///   - network: Network; required with `toCurrency`.
        ///   - urlReturn: Where the payer is sent afterwards.
        ///   - urlSuccess: Where the payer is sent after success.
        ///   - urlCallback: Where webhooks go.
        ///   - inviteCode: A referrer's code.
        ///   - feeSplit: Percent of the merchant's fee moved to the payer, 0 to 100.
        ///   - priceMarkup: Percent added to the invoice, -99 to 100.
        ///   - description: Shown to the payer, at most 200 characters.
        ///   - ttlSeconds: Seconds until the invoice expires, 300 to 86,400; 3,600 when unset.
        /// - Throws: ``CointillError``.
        public func create(
            amount: Amount,
            currency: String,
            orderId: String,
            toCurrency: String? = nil,
            network: String? = nil,
            urlReturn: String? = nil,
            urlSuccess: String? = nil,
            urlCallback: String? = nil,
            inviteCode: String? = nil,
            feeSplit: Amount? = nil,
            priceMarkup: Amount? = nil,
            description: String? = nil,
            ttlSeconds: Int? = nil
        ) async throws -> Payment {
            try await client.record("payments", "create", [
                amount.argument,
                currency.argument,
                orderId.argument,
                toCurrency?.argument,
                network?.argument,
                urlReturn?.argument,
                urlSuccess?.argument,
                urlCallback?.argument,
                inviteCode?.argument,
                feeSplit?.argument,
                priceMarkup?.argument,
                description?.argument,
                ttlSeconds?.argument,
            ])
        }

        /// Looks a payment up, by the gateway's id or by the shop's.
        ///
        /// - Parameters:
        ///   - uuid: The gateway's id.
        /// - Throws: ``CointillError``.
        public func info(uuid: String) async throws -> Payment {
            try await client.record("payments", "info", [uuid.argument, nil])
        }

        /// Looks a payment up, by the gateway's id or by the shop's.
        ///
        /// - Parameters:
        ///   - orderId: The shop's own id.
        /// - Throws: ``CointillError``.
        public func info(orderId: String) async throws -> Payment {
            try await client.record("payments", "info", [nil, orderId.argument])
        }

        /// Lists payments.
        ///
        /// - Parameters:
        ///   - status: Only this status.
        ///   - dateFrom: First day, `YYYY-MM-DD`; the time zone is not documented.
        ///   - dateTo: Last day, `YYYY-MM-DD`; whether it is included is not documented.
        ///   - page: Number of the page, from 1.
        ///   - perPage: Items a page, 1 to 5,000; 15 when unset.
        public func list(
            status: PaymentStatus? = nil,
            dateFrom: String? = nil,
            dateTo: String? = nil,
            page: Int? = nil,
            perPage: Int? = nil
        ) -> Pages<Payment> {
            client.pages("payments", "list", [
                status?.argument,
                dateFrom?.argument,
                dateTo?.argument,
                page?.argument,
                perPage?.argument,
            ])
        }
    }

    /// The group `payments`.
    public var payments: PaymentsGroup { PaymentsGroup(client: client) }
}
