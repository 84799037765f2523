// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

/** A word of Alchemy Pay and AEON; one that this version does not know is kept as it came. */
@JvmInline
public value class OrderStatus(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `INIT` */
        public val INIT: OrderStatus = OrderStatus("INIT")

        /** `PROCESSING` */
        public val PROCESSING: OrderStatus = OrderStatus("PROCESSING")

        /** `COMPLETED` */
        public val COMPLETED: OrderStatus = OrderStatus("COMPLETED")

        /** `CLOSE` */
        public val CLOSE: OrderStatus = OrderStatus("CLOSE")

        /** `FAILED` */
        public val FAILED: OrderStatus = OrderStatus("FAILED")

        /** `TIMEOUT` */
        public val TIMEOUT: OrderStatus = OrderStatus("TIMEOUT")

        /** `DELAY_SUCCESS` */
        public val DELAY_SUCCESS: OrderStatus = OrderStatus("DELAY_SUCCESS")

        /** `DELAY_FAILED` */
        public val DELAY_FAILED: OrderStatus = OrderStatus("DELAY_FAILED")

        /** The words that this version knows. */
        public val known: List<OrderStatus> =
            listOf(INIT, PROCESSING, COMPLETED, CLOSE, FAILED, TIMEOUT, DELAY_SUCCESS, DELAY_FAILED)
    }
}

/** A word of Alchemy Pay and AEON; one that this version does not know is kept as it came. */
@JvmInline
public value class RefundStatus(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `COMPLETED` */
        public val COMPLETED: RefundStatus = RefundStatus("COMPLETED")

        /** `FAILED` */
        public val FAILED: RefundStatus = RefundStatus("FAILED")

        /** The words that this version knows. */
        public val known: List<RefundStatus> =
            listOf(COMPLETED, FAILED)
    }
}

/** A word of Alchemy Pay and AEON; one that this version does not know is kept as it came. */
@JvmInline
public value class RefundType(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `lower_amount` */
        public val LOWER_AMOUNT: RefundType = RefundType("lower_amount")

        /** `currency_fluctuation` */
        public val CURRENCY_FLUCTUATION: RefundType = RefundType("currency_fluctuation")

        /** `wrong_payment` */
        public val WRONG_PAYMENT: RefundType = RefundType("wrong_payment")

        /** The words that this version knows. */
        public val known: List<RefundType> =
            listOf(LOWER_AMOUNT, CURRENCY_FLUCTUATION, WRONG_PAYMENT)
    }
}

/** A word of Alchemy Pay and AEON; one that this version does not know is kept as it came. */
@JvmInline
public value class FailReason(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `crypto or network inconsistent` */
        public val CRYPTO_OR_NETWORK_INCONSISTENT: FailReason = FailReason("crypto or network inconsistent")

        /** `Your payment amount is lower than this order` */
        public val YOUR_PAYMENT_AMOUNT_IS_LOWER_THAN_THIS_ORDER: FailReason = FailReason("Your payment amount is lower than this order")

        /** `Due to fluctuations in the currency price, your payment amount cannot fulfill this order` */
        public val DUE_TO_FLUCTUATIONS_IN_THE_CURRENCY_PRICE__YOUR_PAYMENT_AMOUNT_CANNOT_FULFILL_THIS_ORDER: FailReason = FailReason("Due to fluctuations in the currency price, your payment amount cannot fulfill this order")

        /** The words that this version knows. */
        public val known: List<FailReason> =
            listOf(CRYPTO_OR_NETWORK_INCONSISTENT, YOUR_PAYMENT_AMOUNT_IS_LOWER_THAN_THIS_ORDER, DUE_TO_FLUCTUATIONS_IN_THE_CURRENCY_PRICE__YOUR_PAYMENT_AMOUNT_CANNOT_FULFILL_THIS_ORDER)
    }
}

/** A word of Alchemy Pay and AEON; one that this version does not know is kept as it came. */
@JvmInline
public value class OrderModel(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `ORDER` */
        public val ORDER: OrderModel = OrderModel("ORDER")

        /** `RECHARGE` */
        public val RECHARGE: OrderModel = OrderModel("RECHARGE")

        /** The words that this version knows. */
        public val known: List<OrderModel> =
            listOf(ORDER, RECHARGE)
    }
}

/** A word of Alchemy Pay and AEON; one that this version does not know is kept as it came. */
@JvmInline
public value class PayType(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `WALLET` */
        public val WALLET: PayType = PayType("WALLET")

        /** `EXCHANGE` */
        public val EXCHANGE: PayType = PayType("EXCHANGE")

        /** `BINANCE_PAY` */
        public val BINANCE_PAY: PayType = PayType("BINANCE_PAY")

        /** `MESH_WALLET` */
        public val MESH_WALLET: PayType = PayType("MESH_WALLET")

        /** `BITGET_PAY` */
        public val BITGET_PAY: PayType = PayType("BITGET_PAY")

        /** `BYBIT_PAY` */
        public val BYBIT_PAY: PayType = PayType("BYBIT_PAY")

        /** `CRYPTO_PAY` */
        public val CRYPTO_PAY: PayType = PayType("CRYPTO_PAY")

        /** `KUCOIN_PAY` */
        public val KUCOIN_PAY: PayType = PayType("KUCOIN_PAY")

        /** `SOLANA_PAY` */
        public val SOLANA_PAY: PayType = PayType("SOLANA_PAY")

        /** `GATE_PAY` */
        public val GATE_PAY: PayType = PayType("GATE_PAY")

        /** The words that this version knows. */
        public val known: List<PayType> =
            listOf(WALLET, EXCHANGE, BINANCE_PAY, MESH_WALLET, BITGET_PAY, BYBIT_PAY, CRYPTO_PAY, KUCOIN_PAY, SOLANA_PAY, GATE_PAY)
    }
}

/** A word of Alchemy Pay and AEON; one that this version does not know is kept as it came. */
@JvmInline
public value class TgModel(
    /** The gateway's own word. */
    public val value: String,
) {
    override fun toString(): String = value

    public companion object {
        /** `BROWSER` */
        public val BROWSER: TgModel = TgModel("BROWSER")

        /** `MINIAPP` */
        public val MINIAPP: TgModel = TgModel("MINIAPP")

        /** `BOT` */
        public val BOT: TgModel = TgModel("BOT")

        /** The words that this version knows. */
        public val known: List<TgModel> =
            listOf(BROWSER, MINIAPP, BOT)
    }
}
