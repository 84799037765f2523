// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.Model
import com.cointill.Observed
import com.cointill.internal.ffi.NativeRecord
import com.cointill.observe
import java.math.BigDecimal
import java.time.Instant

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
    "address",
    "hxAddress",
    "failReason",
    "fee",
    "customParam",
    "settlementAmount",
    "settlementCurrency",
    "orderTime",
    "payTime",
    "payMethod",
    "fromAddress",
)

/**
 * An order as a query gives it (Alchemy §4.5). Answers are not signed: they are trusted for the
 * connection they came by. Before the payer has paid, the fields of the payment are absent, null or
 * empty: all three are read as `None`.
 */
public class Order internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The vendor's number. */
    public val orderNo: String
        get() = text(0)

    /** The status. */
    public val orderStatus: OrderStatus
        @JvmName("getOrderStatus") get() = OrderStatus(text(1))

    /** The payer, as sent. */
    public val userId: String?
        get() = textOrNull(2)

    /** The shop's number. */
    public val merchantOrderNo: String?
        get() = textOrNull(3)

    /** The currency of the price. */
    public val orderCurrency: String?
        get() = textOrNull(4)

    /** The price as it came: its unit is contradictory, see `Order.amount`. */
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

    /** The deposit address that the payer was shown. */
    public val address: String?
        get() = textOrNull(11)

    /** The transaction's hash. */
    public val hxAddress: String?
        get() = textOrNull(12)

    /** Why it failed. */
    public val failReason: FailReason?
        @JvmName("getFailReason") get() = textOrNull(13)?.let { FailReason(it) }

    /** The gateway's fee; its currency is not documented. */
    public val fee: BigDecimal?
        get() = amountOrNull(14)

    /** The shop's own data: an object in the table, a string in samples. As JSON text. */
    public val customParam: String?
        get() = textOrNull(15)

    /** What the merchant is credited, in `settlement_currency`. */
    public val settlementAmount: BigDecimal?
        get() = amountOrNull(16)

    /** The currency of `settlement_amount`. */
    public val settlementCurrency: String?
        get() = textOrNull(17)

    /** When it was created; written without an offset, in UTC+8. */
    public val orderTime: Instant?
        get() = instantOrNull(18)

    /** When it was paid; written without an offset, in UTC+8. */
    public val payTime: Instant?
        get() = instantOrNull(19)

    /** How it was paid; only for connected wallets. */
    public val payMethod: String?
        get() = textOrNull(20)

    /** The payer's address; only for connected wallets. */
    public val fromAddress: String?
        get() = textOrNull(21)

    /**
     * What it says to `decide`, with [orderAmount] in the unit of your options.
     *
     * @param cents false when the option `amount_unit` is `as_sent`.
     */
    @JvmOverloads
    public fun observed(cents: Boolean = true): Observed = checkNotNull(observe(this, cents))
}
