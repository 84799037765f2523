// Made from the core's definitions by `cargo xtask generate`; do not edit.

import Cointill
import CointillTesting

func call(
    _ gateway: Gateway2328, _ endpoint: String, _ request: Request
) async throws -> Outcome {
    switch endpoint {
    case "2328.payment.create":
        try request.takes(["amount", "currency", "order_id", "to_currency", "network", "url_return", "url_success", "url_callback", "invite_code", "fee_split", "price_markup", "description", "ttl_seconds"])
        return result(
            try await gateway.payments.create(
                amount: try request.amount("amount"),
                currency: try request.text("currency"),
                orderId: try request.text("order_id"),
                toCurrency: try request.textIfAny("to_currency"),
                network: try request.textIfAny("network"),
                urlReturn: try request.textIfAny("url_return"),
                urlSuccess: try request.textIfAny("url_success"),
                urlCallback: try request.textIfAny("url_callback"),
                inviteCode: try request.textIfAny("invite_code"),
                feeSplit: try request.amountIfAny("fee_split"),
                priceMarkup: try request.amountIfAny("price_markup"),
                description: try request.textIfAny("description"),
                ttlSeconds: try request.integerIfAny("ttl_seconds")))
    case "2328.payment.info":
        switch try request.only() {
        case "uuid":
            return result(try await gateway.payments.info(uuid: try request.text("uuid")))
        case "order_id":
            return result(try await gateway.payments.info(orderId: try request.text("order_id")))
        default:
            throw request.unknown
        }
    case "2328.payment.list":
        try request.takes(["status", "date_from", "date_to", "page", "per_page"])
        return result(
            try await gateway.payments.list(
                status: try request.wordIfAny("status"),
                dateFrom: try request.textIfAny("date_from"),
                dateTo: try request.textIfAny("date_to"),
                page: try request.integerIfAny("page"),
                perPage: try request.integerIfAny("per_page")).page())
    case "2328.payout.create":
        try request.takes(["currency", "network", "amount", "to_address", "order_id", "url_callback", "memo", "from_currency", "fee_option"])
        return result(
            try await gateway.payouts.create(
                currency: try request.text("currency"),
                network: try request.text("network"),
                amount: try request.amount("amount"),
                toAddress: try request.text("to_address"),
                orderId: try request.textIfAny("order_id"),
                urlCallback: try request.textIfAny("url_callback"),
                memo: try request.textIfAny("memo"),
                fromCurrency: try request.textIfAny("from_currency"),
                feeOption: try request.wordIfAny("fee_option")))
    case "2328.payout.calc":
        try request.takes(["currency", "network", "amount", "order_id", "from_currency", "fee_option"])
        return result(
            try await gateway.payouts.calc(
                currency: try request.text("currency"),
                network: try request.text("network"),
                amount: try request.amount("amount"),
                orderId: try request.textIfAny("order_id"),
                fromCurrency: try request.textIfAny("from_currency"),
                feeOption: try request.wordIfAny("fee_option")))
    case "2328.payout.status":
        try request.takes(["uuid"])
        return result(
            try await gateway.payouts.status(
                uuid: try request.text("uuid")))
    case "2328.static_wallet.create":
        try request.takes(["currency", "network", "order_id", "url_callback", "label", "invite_code"])
        return result(
            try await gateway.staticWallets.create(
                currency: try request.text("currency"),
                network: try request.text("network"),
                orderId: try request.text("order_id"),
                urlCallback: try request.text("url_callback"),
                label: try request.textIfAny("label"),
                inviteCode: try request.textIfAny("invite_code")))
    case "2328.static_wallet.info":
        switch try request.only() {
        case "uuid":
            return result(try await gateway.staticWallets.info(uuid: try request.text("uuid")))
        case "address":
            return result(try await gateway.staticWallets.info(address: try request.text("address")))
        default:
            throw request.unknown
        }
    case "2328.static_wallet.list":
        try request.takes(["status", "currency", "network", "order_id", "page", "per_page"])
        return result(
            try await gateway.staticWallets.list(
                status: try request.wordIfAny("status"),
                currency: try request.textIfAny("currency"),
                network: try request.textIfAny("network"),
                orderId: try request.textIfAny("order_id"),
                page: try request.integerIfAny("page"),
                perPage: try request.integerIfAny("per_page")).page())
    case "2328.static_wallet.enable":
        try request.takes(["uuid"])
        return result(
            try await gateway.staticWallets.enable(
                uuid: try request.text("uuid")))
    case "2328.static_wallet.disable":
        try request.takes(["uuid"])
        return result(
            try await gateway.staticWallets.disable(
                uuid: try request.text("uuid")))
    case "2328.static_wallet.transactions":
        try request.takes(["uuid", "date_from", "date_to", "page", "per_page"])
        return result(
            try await gateway.staticWallets.transactions(
                uuid: try request.text("uuid"),
                dateFrom: try request.textIfAny("date_from"),
                dateTo: try request.textIfAny("date_to"),
                page: try request.integerIfAny("page"),
                perPage: try request.integerIfAny("per_page")).page())
    case "2328.balance":
        try request.takes([])
        return result(
            try await gateway.balance.get())
    case "2328.exchange_rates":
        try request.takes([])
        return result(
            try await gateway.rates.exchangeRates())
    case "2328.prices":
        try request.takes([])
        return result(
            try await gateway.rates.prices())
    case "2328.directions":
        try request.takes([])
        return result(
            try await gateway.rates.directions())
    case "2328.convert.price":
        try request.takes(["from_currency", "to_currency", "amount", "amount_type"])
        return result(
            try await gateway.conversions.price(
                fromCurrency: try request.text("from_currency"),
                toCurrency: try request.text("to_currency"),
                amount: try request.amount("amount"),
                amountType: try request.word("amount_type")))
    case "2328.convert":
        try request.takes(["from_currency", "to_currency", "amount", "amount_type"])
        return result(
            try await gateway.conversions.convert(
                fromCurrency: try request.text("from_currency"),
                toCurrency: try request.text("to_currency"),
                amount: try request.amount("amount"),
                amountType: try request.word("amount_type")))
    default:
        throw Unrunnable("endpoint \(endpoint)")
    }
}

func call(
    _ gateway: AlchemyPay, _ endpoint: String, _ request: Request
) async throws -> Outcome {
    switch endpoint {
    case "alchemypay.payment.create":
        try request.takes(["merchantOrderNo", "orderAmount", "payCurrency", "userId", "paymentTokens", "paymentExchange", "redirectURL", "callbackURL", "customParam", "expiredTime", "payType", "paymentNetworks", "orderModel"])
        return result(
            try await gateway.payments.create(
                merchantOrderNo: try request.text("merchantOrderNo"),
                orderAmount: try request.amount("orderAmount"),
                payCurrency: try request.text("payCurrency"),
                userId: try request.text("userId"),
                paymentTokens: try request.textIfAny("paymentTokens"),
                paymentExchange: try request.textIfAny("paymentExchange"),
                redirectUrl: try request.textIfAny("redirectURL"),
                callbackUrl: try request.textIfAny("callbackURL"),
                customParam: try request.textIfAny("customParam"),
                expiredTime: try request.integerIfAny("expiredTime"),
                payType: try request.wordIfAny("payType"),
                paymentNetworks: try request.textIfAny("paymentNetworks"),
                orderModel: try request.wordIfAny("orderModel")))
    case "alchemypay.payment.create_v1":
        try request.takes(["merchantOrderNo", "orderAmount", "payCurrency", "userId", "paymentTokens", "paymentExchange", "redirectURL", "callbackURL", "customParam", "expiredTime", "payType", "paymentNetworks", "orderModel"])
        return result(
            try await gateway.payments.createV1(
                merchantOrderNo: try request.text("merchantOrderNo"),
                orderAmount: try request.amount("orderAmount"),
                payCurrency: try request.text("payCurrency"),
                userId: try request.text("userId"),
                paymentTokens: try request.textIfAny("paymentTokens"),
                paymentExchange: try request.textIfAny("paymentExchange"),
                redirectUrl: try request.textIfAny("redirectURL"),
                callbackUrl: try request.textIfAny("callbackURL"),
                customParam: try request.textIfAny("customParam"),
                expiredTime: try request.integerIfAny("expiredTime"),
                payType: try request.wordIfAny("payType"),
                paymentNetworks: try request.textIfAny("paymentNetworks"),
                orderModel: try request.wordIfAny("orderModel")))
    case "alchemypay.payment.create_telegram":
        try request.takes(["merchantOrderNo", "orderAmount", "payCurrency", "userId", "tgModel", "paymentTokens", "paymentExchange", "redirectURL", "callbackURL", "customParam", "expiredTime", "payType", "paymentNetworks", "orderModel"])
        return result(
            try await gateway.payments.createTelegram(
                merchantOrderNo: try request.text("merchantOrderNo"),
                orderAmount: try request.amount("orderAmount"),
                payCurrency: try request.text("payCurrency"),
                userId: try request.text("userId"),
                tgModel: try request.wordIfAny("tgModel"),
                paymentTokens: try request.textIfAny("paymentTokens"),
                paymentExchange: try request.textIfAny("paymentExchange"),
                redirectUrl: try request.textIfAny("redirectURL"),
                callbackUrl: try request.textIfAny("callbackURL"),
                customParam: try request.textIfAny("customParam"),
                expiredTime: try request.integerIfAny("expiredTime"),
                payType: try request.wordIfAny("payType"),
                paymentNetworks: try request.textIfAny("paymentNetworks"),
                orderModel: try request.wordIfAny("orderModel")))
    case "alchemypay.payment.create_telegram_v1":
        try request.takes(["merchantOrderNo", "orderAmount", "payCurrency", "userId", "tgModel", "paymentTokens", "paymentExchange", "redirectURL", "callbackURL", "customParam", "expiredTime", "payType", "paymentNetworks", "orderModel"])
        return result(
            try await gateway.payments.createTelegramV1(
                merchantOrderNo: try request.text("merchantOrderNo"),
                orderAmount: try request.amount("orderAmount"),
                payCurrency: try request.text("payCurrency"),
                userId: try request.text("userId"),
                tgModel: try request.wordIfAny("tgModel"),
                paymentTokens: try request.textIfAny("paymentTokens"),
                paymentExchange: try request.textIfAny("paymentExchange"),
                redirectUrl: try request.textIfAny("redirectURL"),
                callbackUrl: try request.textIfAny("callbackURL"),
                customParam: try request.textIfAny("customParam"),
                expiredTime: try request.integerIfAny("expiredTime"),
                payType: try request.wordIfAny("payType"),
                paymentNetworks: try request.textIfAny("paymentNetworks"),
                orderModel: try request.wordIfAny("orderModel")))
    case "alchemypay.payment.create_native":
        try request.takes(["merchantOrderNo", "orderAmount", "payCurrency", "userId", "payType", "customize", "redirectURL", "callbackURL", "customParam", "expiredTime", "orderModel", "subMerchantNo"])
        return result(
            try await gateway.payments.createNative(
                merchantOrderNo: try request.text("merchantOrderNo"),
                orderAmount: try request.amount("orderAmount"),
                payCurrency: try request.text("payCurrency"),
                userId: try request.text("userId"),
                payType: try request.word("payType"),
                customize: try request.json("customize"),
                redirectUrl: try request.textIfAny("redirectURL"),
                callbackUrl: try request.textIfAny("callbackURL"),
                customParam: try request.textIfAny("customParam"),
                expiredTime: try request.integerIfAny("expiredTime"),
                orderModel: try request.wordIfAny("orderModel"),
                subMerchantNo: try request.textIfAny("subMerchantNo")))
    case "alchemypay.payment.query":
        try request.takes(["merchantOrderNo"])
        return result(
            try await gateway.payments.query(
                merchantOrderNo: try request.text("merchantOrderNo")))
    case "alchemypay.refund.create":
        try request.takes(["merchantOrderNo", "walletAddress", "refundAmount", "refundToken", "refundNetwork", "refundOrderNo", "email", "refundReason", "memo"])
        return result(
            try await gateway.refunds.create(
                merchantOrderNo: try request.text("merchantOrderNo"),
                walletAddress: try request.text("walletAddress"),
                refundAmount: try request.amount("refundAmount"),
                refundToken: try request.text("refundToken"),
                refundNetwork: try request.text("refundNetwork"),
                refundOrderNo: try request.textIfAny("refundOrderNo"),
                email: try request.textIfAny("email"),
                refundReason: try request.textIfAny("refundReason"),
                memo: try request.textIfAny("memo")))
    default:
        throw Unrunnable("endpoint \(endpoint)")
    }
}

/// Group, name and parameters of each endpoint, for calls that are made but not carried out.
let operations: [String: (group: String, name: String, parameters: [String])] = [
    "2328.payment.create": (
        "payments", "create",
        [
            "amount",
            "currency",
            "order_id",
            "to_currency",
            "network",
            "url_return",
            "url_success",
            "url_callback",
            "invite_code",
            "fee_split",
            "price_markup",
            "description",
            "ttl_seconds",
        ]
    ),
    "2328.payment.info": (
        "payments", "info",
        [
            "uuid",
            "order_id",
        ]
    ),
    "2328.payment.list": (
        "payments", "list",
        [
            "status",
            "date_from",
            "date_to",
            "page",
            "per_page",
        ]
    ),
    "2328.payout.create": (
        "payouts", "create",
        [
            "currency",
            "network",
            "amount",
            "to_address",
            "order_id",
            "url_callback",
            "memo",
            "from_currency",
            "fee_option",
        ]
    ),
    "2328.payout.calc": (
        "payouts", "calc",
        [
            "currency",
            "network",
            "amount",
            "order_id",
            "from_currency",
            "fee_option",
        ]
    ),
    "2328.payout.status": (
        "payouts", "status",
        [
            "uuid",
        ]
    ),
    "2328.static_wallet.create": (
        "static_wallets", "create",
        [
            "currency",
            "network",
            "order_id",
            "url_callback",
            "label",
            "invite_code",
        ]
    ),
    "2328.static_wallet.info": (
        "static_wallets", "info",
        [
            "uuid",
            "address",
        ]
    ),
    "2328.static_wallet.list": (
        "static_wallets", "list",
        [
            "status",
            "currency",
            "network",
            "order_id",
            "page",
            "per_page",
        ]
    ),
    "2328.static_wallet.enable": (
        "static_wallets", "enable",
        [
            "uuid",
        ]
    ),
    "2328.static_wallet.disable": (
        "static_wallets", "disable",
        [
            "uuid",
        ]
    ),
    "2328.static_wallet.transactions": (
        "static_wallets", "transactions",
        [
            "uuid",
            "date_from",
            "date_to",
            "page",
            "per_page",
        ]
    ),
    "2328.balance": (
        "balance", "get",
        [
        ]
    ),
    "2328.exchange_rates": (
        "rates", "exchange_rates",
        [
        ]
    ),
    "2328.prices": (
        "rates", "prices",
        [
        ]
    ),
    "2328.directions": (
        "rates", "directions",
        [
        ]
    ),
    "2328.convert.price": (
        "conversions", "price",
        [
            "from_currency",
            "to_currency",
            "amount",
            "amount_type",
        ]
    ),
    "2328.convert": (
        "conversions", "convert",
        [
            "from_currency",
            "to_currency",
            "amount",
            "amount_type",
        ]
    ),
    "alchemypay.payment.create": (
        "payments", "create",
        [
            "merchantOrderNo",
            "orderAmount",
            "payCurrency",
            "userId",
            "paymentTokens",
            "paymentExchange",
            "redirectURL",
            "callbackURL",
            "customParam",
            "expiredTime",
            "payType",
            "paymentNetworks",
            "orderModel",
        ]
    ),
    "alchemypay.payment.create_v1": (
        "payments", "create_v1",
        [
            "merchantOrderNo",
            "orderAmount",
            "payCurrency",
            "userId",
            "paymentTokens",
            "paymentExchange",
            "redirectURL",
            "callbackURL",
            "customParam",
            "expiredTime",
            "payType",
            "paymentNetworks",
            "orderModel",
        ]
    ),
    "alchemypay.payment.create_telegram": (
        "payments", "create_telegram",
        [
            "merchantOrderNo",
            "orderAmount",
            "payCurrency",
            "userId",
            "tgModel",
            "paymentTokens",
            "paymentExchange",
            "redirectURL",
            "callbackURL",
            "customParam",
            "expiredTime",
            "payType",
            "paymentNetworks",
            "orderModel",
        ]
    ),
    "alchemypay.payment.create_telegram_v1": (
        "payments", "create_telegram_v1",
        [
            "merchantOrderNo",
            "orderAmount",
            "payCurrency",
            "userId",
            "tgModel",
            "paymentTokens",
            "paymentExchange",
            "redirectURL",
            "callbackURL",
            "customParam",
            "expiredTime",
            "payType",
            "paymentNetworks",
            "orderModel",
        ]
    ),
    "alchemypay.payment.create_native": (
        "payments", "create_native",
        [
            "merchantOrderNo",
            "orderAmount",
            "payCurrency",
            "userId",
            "payType",
            "customize",
            "redirectURL",
            "callbackURL",
            "customParam",
            "expiredTime",
            "orderModel",
            "subMerchantNo",
        ]
    ),
    "alchemypay.payment.query": (
        "payments", "query",
        [
            "merchantOrderNo",
        ]
    ),
    "alchemypay.refund.create": (
        "refunds", "create",
        [
            "merchantOrderNo",
            "walletAddress",
            "refundAmount",
            "refundToken",
            "refundNetwork",
            "refundOrderNo",
            "email",
            "refundReason",
            "memo",
        ]
    ),
]
