// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal

private val NAMES = arrayOf(
    "refundType",
    "merchantOrderNo",
    "paymentOrderNo",
    "orderStatus",
    "tokenAmount",
    "fiatAmount",
    "fiatCurrency",
    "refundNetwork",
    "refundToken",
    "refundOrderNo",
    "hxAddress",
)

/** The signed fields of a refund webhook: all that are documented (Alchemy §6.2). */
public class RefundSigned internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** Why; the values are not documented. */
    public val refundType: RefundType?
        @JvmName("getRefundType") get() = textOrNull(0)?.let { RefundType(it) }

    /** The shop's number of the order. */
    public val merchantOrderNo: String
        get() = text(1)

    /** The vendor's number of the payment. */
    public val paymentOrderNo: String?
        get() = textOrNull(2)

    /** The outcome. */
    public val orderStatus: RefundStatus
        @JvmName("getOrderStatus") get() = RefundStatus(text(3))

    /** How much was sent, in `refund_token`. */
    public val tokenAmount: BigDecimal?
        get() = amountOrNull(4)

    /** The same in `fiat_currency`; spelt `faitAmount` in three copies of the documents. */
    public val fiatAmount: BigDecimal?
        get() = amountOrNull(5)

    /** The currency of `fiat_amount`. */
    public val fiatCurrency: String?
        get() = textOrNull(6)

    /** The network it was sent on. */
    public val refundNetwork: String?
        get() = textOrNull(7)

    /** The coin that was sent. */
    public val refundToken: String?
        get() = textOrNull(8)

    /** The vendor's number of the refund, by its description. */
    public val refundOrderNo: String?
        get() = textOrNull(9)

    /** The transaction's hash. */
    public val hxAddress: String?
        get() = textOrNull(10)
}
