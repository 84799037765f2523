// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Model
import com.cointill.Observed
import com.cointill.internal.ffi.NativeRecord
import com.cointill.observe
import java.math.BigDecimal
import java.time.Instant

private val NAMES = arrayOf(
    "uuid",
    "orderId",
    "amount",
    "currency",
    "paymentStatus",
    "txid",
    "feeAmount",
    "netAmount",
    "createdAt",
)

/** A deposit to a static wallet (2328 §7). */
public class StaticWalletTransaction internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The gateway's id of the deposit. */
    public val uuid: String
        get() = text(0)

    /** The shop's id of the wallet. */
    public val orderId: String?
        get() = textOrNull(1)

    /** What arrived. */
    public val amount: BigDecimal
        get() = amount(2)

    /** Its currency. */
    public val currency: String
        get() = text(3)

    /** The status. */
    public val paymentStatus: PaymentStatus
        @JvmName("getPaymentStatus") get() = PaymentStatus(text(4))

    /** The transaction. */
    public val txid: String?
        get() = textOrNull(5)

    /** The gateway's fee. */
    public val feeAmount: BigDecimal?
        get() = amountOrNull(6)

    /** What the merchant nets. */
    public val netAmount: BigDecimal?
        get() = amountOrNull(7)

    /** When it arrived. */
    public val createdAt: Instant?
        get() = instantOrNull(8)

    /** What it says to `decide`. */
    public fun observed(): Observed = checkNotNull(observe(this, cents = true))
}
