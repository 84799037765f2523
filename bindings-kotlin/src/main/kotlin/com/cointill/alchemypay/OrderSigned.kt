// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal

private val NAMES = arrayOf(
    "orderNo",
    "orderStatus",
    "userId",
    "merchantOrderNo",
    "orderCurrency",
    "orderAmount",
    "payCryptoRate",
    "payFiatRate",
    "payCryptoCurrency",
    "payCryptoVolume",
    "payCryptoNetwork",
    "hxAddress",
    "failReason",
    "fee",
)

/**
 * The signed fields of an order webhook (Alchemy §6.1). A field without a value is not signed and
 * reads as `None`.
 */
public class OrderSigned internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The vendor's number. */
    public val orderNo: String
        get() = text(0)

    /** The status. */
    public val orderStatus: OrderStatus
        @JvmName("getOrderStatus") get() = OrderStatus(text(1))

    /** The payer, as sent when the order was created. */
    public val userId: String?
        get() = textOrNull(2)

    /** The shop's number. */
    public val merchantOrderNo: String
        get() = text(3)

    /** The currency of the price. */
    public val orderCurrency: String?
        get() = textOrNull(4)

    /** The price as it came: its unit is contradictory, see `OrderEvent.amount`. */
    public val orderAmount: BigDecimal?
        get() = amountOrNull(5)

    /** USDT for one unit of the coin that was paid. */
    public val payCryptoRate: BigDecimal?
        get() = amountOrNull(6)

    /** US dollars for one unit of the currency of the price. */
    public val payFiatRate: BigDecimal?
        get() = amountOrNull(7)

    /** The coin that was paid. */
    public val payCryptoCurrency: String?
        get() = textOrNull(8)

    /** How much of it. */
    public val payCryptoVolume: BigDecimal?
        get() = amountOrNull(9)

    /** The network it came on. */
    public val payCryptoNetwork: String?
        get() = textOrNull(10)

    /** The transaction's hash. */
    public val hxAddress: String?
        get() = textOrNull(11)

    /** Why it failed. */
    public val failReason: FailReason?
        @JvmName("getFailReason") get() = textOrNull(12)?.let { FailReason(it) }

    /** The gateway's fee; its currency is not documented. */
    public val fee: BigDecimal?
        get() = amountOrNull(13)
}
