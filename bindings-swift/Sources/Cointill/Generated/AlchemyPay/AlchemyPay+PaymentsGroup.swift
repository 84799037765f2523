// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension AlchemyPay {
    /// What Alchemy Pay and AEON can be asked for, the group `payments`.
    public struct PaymentsGroup: Sendable {
        let client: GatewayClient

        /// Creates an order (V2). When the answer is lost, the order is looked up and given
        /// back.
        ///
        /// - Parameters:
        ///   - merchantOrderNo: The shop's own number of the order, 1 to 64 characters, never
        ///     used before.
        ///   - orderAmount: The price in the major unit, such as dollars, whichever version of
        ///     the call.
        ///   - payCurrency: The currency of the price.
        ///   - userId: Who pays: mail address, phone number or another id, 1 to 128 characters.
        ///   - paymentTokens: Coins that the payer may choose from, joined by commas:
        ///     `USDT,ETH`.
        ///   - paymentExchange: Exchanges and wallets that the payer may choose from, as UUIDs
        ///     joined by commas.
        ///   - redirectUrl: Where the payer's browser goes afterwards, at most 512 characters.
        ///   - callbackUrl: Where webhooks go, at most 512 characters.
        ///   - customParam: The shop's own data, at most 512 characters, given back by query
        ///     and webhook.
        ///   - expiredTime: Seconds until the order expires, 1 to 172,800. The default is not
        ///     documented.
        ///   - payType: How the payer pays.
        ///   - paymentNetworks: Networks that the payer may choose from, joined by commas, at
        ///     most 32 characters.
        ///   - orderModel: Strict amount or top-up. The default is not documented; clients send
        ///     `ORDER`.
        /// - Throws: ``CointillError``.
        public func create(
            merchantOrderNo: String,
            orderAmount: Amount,
            payCurrency: String,
            userId: String,
            paymentTokens: String? = nil,
            paymentExchange: String? = nil,
            redirectUrl: String? = nil,
            callbackUrl: String? = nil,
            customParam: String? = nil,
            expiredTime: Int? = nil,
            payType: PayType? = nil,
            paymentNetworks: String? = nil,
            orderModel: OrderModel? = nil
        ) async throws -> Created {
            try await client.record("payments", "create", [
                merchantOrderNo.argument,
                orderAmount.argument,
                payCurrency.argument,
                userId.argument,
                paymentTokens?.argument,
                paymentExchange?.argument,
                redirectUrl?.argument,
                callbackUrl?.argument,
                customParam?.argument,
                expiredTime?.argument,
                payType?.argument,
                paymentNetworks?.argument,
                orderModel?.argument,
            ])
        }

        /// Creates an order by the older call, which takes cents: `100.12` goes out as `10012`.
        ///
        /// - Parameters:
        ///   - merchantOrderNo: The shop's own number of the order, 1 to 64 characters, never
        ///     used before.
        ///   - orderAmount: The price in the major unit, such as dollars, whichever version of
        ///     the call.
        ///   - payCurrency: The currency of the price.
        ///   - userId: Who pays: mail address, phone number or another id, 1 to 128 characters.
        ///   - paymentTokens: Coins that the payer may choose from, joined by commas:
        ///     `USDT,ETH`.
        ///   - paymentExchange: Exchanges and wallets that the payer may choose from, as UUIDs
        ///     joined by commas.
        ///   - redirectUrl: Where the payer's browser goes afterwards, at most 512 characters.
        ///   - callbackUrl: Where webhooks go, at most 512 characters.
        ///   - customParam: The shop's own data, at most 512 characters, given back by query
        ///     and webhook.
        ///   - expiredTime: Seconds until the order expires, 1 to 172,800. The default is not
        ///     documented.
        ///   - payType: How the payer pays.
        ///   - paymentNetworks: Networks that the payer may choose from, joined by commas, at
        ///     most 32 characters.
        ///   - orderModel: Strict amount or top-up. The default is not documented; clients send
        ///     `ORDER`.
        /// - Throws: ``CointillError``.
        public func createV1(
            merchantOrderNo: String,
            orderAmount: Amount,
            payCurrency: String,
            userId: String,
            paymentTokens: String? = nil,
            paymentExchange: String? = nil,
            redirectUrl: String? = nil,
            callbackUrl: String? = nil,
            customParam: String? = nil,
            expiredTime: Int? = nil,
            payType: PayType? = nil,
            paymentNetworks: String? = nil,
            orderModel: OrderModel? = nil
        ) async throws -> Created {
            try await client.record("payments", "create_v1", [
                merchantOrderNo.argument,
                orderAmount.argument,
                payCurrency.argument,
                userId.argument,
                paymentTokens?.argument,
                paymentExchange?.argument,
                redirectUrl?.argument,
                callbackUrl?.argument,
                customParam?.argument,
                expiredTime?.argument,
                payType?.argument,
                paymentNetworks?.argument,
                orderModel?.argument,
            ])
        }

        /// Creates an order from Telegram (V2).
        ///
        /// - Parameters:
        ///   - merchantOrderNo: The shop's own number of the order, 1 to 64 characters, never
        ///     used before.
        ///   - orderAmount: The price in the major unit, such as dollars, whichever version of
        ///     the call.
        ///   - payCurrency: The currency of the price.
        ///   - userId: Who pays: Telegram name or number, or another id, 1 to 128 characters.
        ///   - tgModel: How the order is paid inside Telegram.
        ///   - paymentTokens: Coins that the payer may choose from, joined by commas:
        ///     `USDT,ETH`.
        ///   - paymentExchange: Exchanges and wallets as UUIDs joined by commas; gone from
        ///     newer revisions.
        ///   - redirectUrl: Where the payer goes afterwards, at most 512 characters.
        ///   - callbackUrl: Where webhooks go, at most 512 characters.
        ///   - customParam: The shop's own data, at most 512 characters. With `TgModel.Bot` a
        ///     JSON object with `botName` and `orderDetail`, and `chatId` in the samples.
        ///   - expiredTime: Seconds until the order expires, 1 to 172,800. The default is not
        ///     documented.
        ///   - payType: How the payer pays.
        ///   - paymentNetworks: Networks that the payer may choose from, joined by commas, at
        ///     most 32 characters.
        ///   - orderModel: Strict amount or top-up. The default is not documented; clients send
        ///     `ORDER`.
        /// - Throws: ``CointillError``.
        public func createTelegram(
            merchantOrderNo: String,
            orderAmount: Amount,
            payCurrency: String,
            userId: String,
            tgModel: TgModel? = nil,
            paymentTokens: String? = nil,
            paymentExchange: String? = nil,
            redirectUrl: String? = nil,
            callbackUrl: String? = nil,
            customParam: String? = nil,
            expiredTime: Int? = nil,
            payType: PayType? = nil,
            paymentNetworks: String? = nil,
            orderModel: OrderModel? = nil
        ) async throws -> Created {
            try await client.record("payments", "create_telegram", [
                merchantOrderNo.argument,
                orderAmount.argument,
                payCurrency.argument,
                userId.argument,
                tgModel?.argument,
                paymentTokens?.argument,
                paymentExchange?.argument,
                redirectUrl?.argument,
                callbackUrl?.argument,
                customParam?.argument,
                expiredTime?.argument,
                payType?.argument,
                paymentNetworks?.argument,
                orderModel?.argument,
            ])
        }

        /// Creates an order from Telegram by the older call, which takes cents.
        ///
        /// - Parameters:
        ///   - merchantOrderNo: The shop's own number of the order, 1 to 64 characters, never
        ///     used before.
        ///   - orderAmount: The price in the major unit, such as dollars, whichever version of
        ///     the call.
        ///   - payCurrency: The currency of the price.
        ///   - userId: Who pays: Telegram name or number, or another id, 1 to 128 characters.
        ///   - tgModel: How the order is paid inside Telegram.
        ///   - paymentTokens: Coins that the payer may choose from, joined by commas:
        ///     `USDT,ETH`.
        ///   - paymentExchange: Exchanges and wallets as UUIDs joined by commas; gone from
        ///     newer revisions.
        ///   - redirectUrl: Where the payer goes afterwards, at most 512 characters.
        ///   - callbackUrl: Where webhooks go, at most 512 characters.
        ///   - customParam: The shop's own data, at most 512 characters. With `TgModel.Bot` a
        ///     JSON object with `botName` and `orderDetail`, and `chatId` in the samples.
        ///   - expiredTime: Seconds until the order expires, 1 to 172,800. The default is not
        ///     documented.
        ///   - payType: How the payer pays.
        ///   - paymentNetworks: Networks that the payer may choose from, joined by commas, at
        ///     most 32 characters.
        ///   - orderModel: Strict amount or top-up. The default is not documented; clients send
        ///     `ORDER`.
        /// - Throws: ``CointillError``.
        public func createTelegramV1(
            merchantOrderNo: String,
            orderAmount: Amount,
            payCurrency: String,
            userId: String,
            tgModel: TgModel? = nil,
            paymentTokens: String? = nil,
            paymentExchange: String? = nil,
            redirectUrl: String? = nil,
            callbackUrl: String? = nil,
            customParam: String? = nil,
            expiredTime: Int? = nil,
            payType: PayType? = nil,
            paymentNetworks: String? = nil,
            orderModel: OrderModel? = nil
        ) async throws -> Created {
            try await client.record("payments", "create_telegram_v1", [
                merchantOrderNo.argument,
                orderAmount.argument,
                payCurrency.argument,
                userId.argument,
                tgModel?.argument,
                paymentTokens?.argument,
                paymentExchange?.argument,
                redirectUrl?.argument,
                callbackUrl?.argument,
                customParam?.argument,
                expiredTime?.argument,
                payType?.argument,
                paymentNetworks?.argument,
                orderModel?.argument,
            ])
        }

        /// Creates an order whose payment page the merchant draws. Only AEON documents it, and
        /// neither its answer.
        ///
        /// - Parameters:
        ///   - merchantOrderNo: The shop's own number of the order, 1 to 64 characters, never
        ///     used before.
        ///   - orderAmount: The price in the major unit, such as dollars.
        ///   - payCurrency: The currency of the price.
        ///   - userId: Who pays: mail address, phone number or another id, 1 to 128 characters.
        ///   - payType: How the payer pays; signed here, unlike in hosted orders.
        ///   - customize: The coin, and what else the vendor agrees on; at most 512 characters
        ///     as JSON.
        ///   - redirectUrl: Where the payer's browser goes afterwards, at most 512 characters.
        ///   - callbackUrl: Where webhooks go, at most 512 characters.
        ///   - customParam: The shop's own data, at most 512 characters, given back by query
        ///     and webhook.
        ///   - expiredTime: Seconds until the order expires, 1 to 172,800. The default is not
        ///     documented.
        ///   - orderModel: Strict amount or top-up. The default is not documented; clients send
        ///     `ORDER`.
        ///   - subMerchantNo: A sub-merchant, at most 64 characters.
        /// - Throws: ``CointillError``.
        public func createNative(
            merchantOrderNo: String,
            orderAmount: Amount,
            payCurrency: String,
            userId: String,
            payType: PayType,
            customize: JSON,
            redirectUrl: String? = nil,
            callbackUrl: String? = nil,
            customParam: String? = nil,
            expiredTime: Int? = nil,
            orderModel: OrderModel? = nil,
            subMerchantNo: String? = nil
        ) async throws -> NativeCreated {
            try await client.record("payments", "create_native", [
                merchantOrderNo.argument,
                orderAmount.argument,
                payCurrency.argument,
                userId.argument,
                payType.argument,
                customize.argument,
                redirectUrl?.argument,
                callbackUrl?.argument,
                customParam?.argument,
                expiredTime?.argument,
                orderModel?.argument,
                subMerchantNo?.argument,
            ])
        }

        /// Looks an order up by the shop's number.
        ///
        /// - Parameters:
        ///   - merchantOrderNo: The shop's own number of the order.
        /// - Throws: ``CointillError``.
        public func query(merchantOrderNo: String) async throws -> Order {
            try await client.record("payments", "query", [merchantOrderNo.argument])
        }
    }

    /// The group `payments`.
    public var payments: PaymentsGroup { PaymentsGroup(client: client) }
}
