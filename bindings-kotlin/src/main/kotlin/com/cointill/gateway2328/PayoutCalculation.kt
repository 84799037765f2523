// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal

private val NAMES = arrayOf(
    "currency",
    "network",
    "amount",
    "feeOption",
    "merchantAmount",
    "networkAmount",
    "totalFee",
    "totalFeeUsd",
)

/** What a payout would cost (2328 §6.2). */
public class PayoutCalculation internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The currency sent. */
    public val currency: String?
        get() = textOrNull(0)

    /** The network. */
    public val network: String?
        get() = textOrNull(1)

    /** The amount asked for. */
    public val amount: BigDecimal
        get() = amount(2)

    /** Who bears the fees. */
    public val feeOption: FeeOption?
        @JvmName("getFeeOption") get() = textOrNull(3)?.let { FeeOption(it) }

    /** What the merchant is debited. */
    public val merchantAmount: BigDecimal?
        get() = amountOrNull(4)

    /** What is sent on the chain. */
    public val networkAmount: BigDecimal?
        get() = amountOrNull(5)

    /** All fees, in `currency`. */
    public val totalFee: BigDecimal?
        get() = amountOrNull(6)

    /** All fees, in US dollars. */
    public val totalFeeUsd: BigDecimal?
        get() = amountOrNull(7)
}
