// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension AlchemyPay {
    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct OrderStatus: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let `init` = Self(rawValue: "INIT")
        public static let processing = Self(rawValue: "PROCESSING")
        public static let completed = Self(rawValue: "COMPLETED")
        public static let close = Self(rawValue: "CLOSE")
        public static let failed = Self(rawValue: "FAILED")
        public static let timeout = Self(rawValue: "TIMEOUT")
        public static let delaySuccess = Self(rawValue: "DELAY_SUCCESS")
        public static let delayFailed = Self(rawValue: "DELAY_FAILED")

        public static let known: [Self] = [
            .`init`,
            .processing,
            .completed,
            .close,
            .failed,
            .timeout,
            .delaySuccess,
            .delayFailed,
        ]
    }

    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct RefundStatus: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let completed = Self(rawValue: "COMPLETED")
        public static let failed = Self(rawValue: "FAILED")

        public static let known: [Self] = [
            .completed,
            .failed,
        ]
    }

    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct RefundType: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let lowerAmount = Self(rawValue: "lower_amount")
        public static let currencyFluctuation = Self(rawValue: "currency_fluctuation")
        public static let wrongPayment = Self(rawValue: "wrong_payment")

        public static let known: [Self] = [
            .lowerAmount,
            .currencyFluctuation,
            .wrongPayment,
        ]
    }

    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct FailReason: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let cryptoOrNetworkInconsistent = Self(rawValue: "crypto or network inconsistent")
        public static let yourPaymentAmountIsLowerThanThisOrder = Self(rawValue: "Your payment amount is lower than this order")
        public static let dueToFluctuationsInTheCurrencyPriceYourPaymentAmountCannotFulfillThisOrder = Self(rawValue: "Due to fluctuations in the currency price, your payment amount cannot fulfill this order")

        public static let known: [Self] = [
            .cryptoOrNetworkInconsistent,
            .yourPaymentAmountIsLowerThanThisOrder,
            .dueToFluctuationsInTheCurrencyPriceYourPaymentAmountCannotFulfillThisOrder,
        ]
    }

    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct OrderModel: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let order = Self(rawValue: "ORDER")
        public static let recharge = Self(rawValue: "RECHARGE")

        public static let known: [Self] = [
            .order,
            .recharge,
        ]
    }

    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct PayType: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let wallet = Self(rawValue: "WALLET")
        public static let exchange = Self(rawValue: "EXCHANGE")
        public static let binancePay = Self(rawValue: "BINANCE_PAY")
        public static let meshWallet = Self(rawValue: "MESH_WALLET")
        public static let bitgetPay = Self(rawValue: "BITGET_PAY")
        public static let bybitPay = Self(rawValue: "BYBIT_PAY")
        public static let cryptoPay = Self(rawValue: "CRYPTO_PAY")
        public static let kucoinPay = Self(rawValue: "KUCOIN_PAY")
        public static let solanaPay = Self(rawValue: "SOLANA_PAY")
        public static let gatePay = Self(rawValue: "GATE_PAY")

        public static let known: [Self] = [
            .wallet,
            .exchange,
            .binancePay,
            .meshWallet,
            .bitgetPay,
            .bybitPay,
            .cryptoPay,
            .kucoinPay,
            .solanaPay,
            .gatePay,
        ]
    }

    /// A word of the gateway; one that this version does not know is kept as it came.
    public struct TgModel: Word {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let browser = Self(rawValue: "BROWSER")
        public static let miniapp = Self(rawValue: "MINIAPP")
        public static let bot = Self(rawValue: "BOT")

        public static let known: [Self] = [
            .browser,
            .miniapp,
            .bot,
        ]
    }
}
