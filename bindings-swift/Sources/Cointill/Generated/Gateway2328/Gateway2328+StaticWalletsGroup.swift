// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// What 2328.io can be asked for, the group `static_wallets`.
    public struct StaticWalletsGroup: Sendable {
        let client: GatewayClient

        /// Creates a wallet, or gives the one with the same id, coin and network.
        ///
        /// - Parameters:
        ///   - currency: The coin it takes.
        ///   - network: The network it takes it on.
        ///   - orderId: The shop's own id, 1 to 255 characters.
        ///   - urlCallback: Where webhooks go.
        ///   - label: A label, at most 255 characters.
        ///   - inviteCode: A referrer's code.
        /// - Throws: ``CointillError``.
        public func create(
            currency: String,
            network: String,
            orderId: String,
            urlCallback: String,
            label: String? = nil,
            inviteCode: String? = nil
        ) async throws -> StaticWallet {
            try await client.record("static_wallets", "create", [
                currency.argument,
                network.argument,
                orderId.argument,
                urlCallback.argument,
                label?.argument,
                inviteCode?.argument,
            ])
        }

        /// Looks a wallet up, by the gateway's id or by its address.
        ///
        /// - Parameters:
        ///   - uuid: The gateway's id.
        /// - Throws: ``CointillError``.
        public func info(uuid: String) async throws -> StaticWallet {
            try await client.record("static_wallets", "info", [uuid.argument, nil])
        }

        /// Looks a wallet up, by the gateway's id or by its address.
        ///
        /// - Parameters:
        ///   - address: The wallet's address.
        /// - Throws: ``CointillError``.
        public func info(address: String) async throws -> StaticWallet {
            try await client.record("static_wallets", "info", [nil, address.argument])
        }

        /// Lists wallets.
        ///
        /// - Parameters:
        ///   - status: Only this status.
        ///   - currency: Only this coin.
        ///   - network: Only this network.
        ///   - orderId: Only this id of the shop.
        ///   - page: Number of the page, from 1.
        ///   - perPage: Items a page, 1 to 100; 20 when unset.
        public func list(
            status: StaticWalletStatus? = nil,
            currency: String? = nil,
            network: String? = nil,
            orderId: String? = nil,
            page: Int? = nil,
            perPage: Int? = nil
        ) -> Pages<StaticWallet> {
            client.pages("static_wallets", "list", [
                status?.argument,
                currency?.argument,
                network?.argument,
                orderId?.argument,
                page?.argument,
                perPage?.argument,
            ])
        }

        /// Switches a wallet on.
        ///
        /// - Parameters:
        ///   - uuid: The gateway's id.
        /// - Throws: ``CointillError``.
        public func enable(uuid: String) async throws -> StaticWalletState {
            try await client.record("static_wallets", "enable", [uuid.argument])
        }

        /// Switches a wallet off. What becomes of later deposits is not documented.
        ///
        /// - Parameters:
        ///   - uuid: The gateway's id.
        /// - Throws: ``CointillError``.
        public func disable(uuid: String) async throws -> StaticWalletState {
            try await client.record("static_wallets", "disable", [uuid.argument])
        }

        /// Lists a wallet's deposits.
        ///
        /// - Parameters:
        ///   - uuid: The wallet's id.
        ///   - dateFrom: First day, `YYYY-MM-DD`.
        ///   - dateTo: Last day, `YYYY-MM-DD`.
        ///   - page: Number of the page, from 1.
        ///   - perPage: Items a page, 1 to 5,000; 15 when unset.
        public func transactions(
            uuid: String,
            dateFrom: String? = nil,
            dateTo: String? = nil,
            page: Int? = nil,
            perPage: Int? = nil
        ) -> Pages<StaticWalletTransaction> {
            client.pages("static_wallets", "transactions", [
                uuid.argument,
                dateFrom?.argument,
                dateTo?.argument,
                page?.argument,
                perPage?.argument,
            ])
        }
    }

    /// The group `static_wallets`.
    public var staticWallets: StaticWalletsGroup { StaticWalletsGroup(client: client) }
}
