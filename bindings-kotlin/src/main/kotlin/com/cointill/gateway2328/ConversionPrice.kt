// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal

private val NAMES = arrayOf(
    "success",
    "fromCurrency",
    "toCurrency",
    "amountType",
    "fromAmount",
    "toAmount",
    "effectiveRate",
    "fromAmountUsd",
    "toAmountUsd",
)

/** What a conversion would give; indicative, reserves nothing (2328 §8). */
public class ConversionPrice internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** Whether there is a price. */
    public val success: Boolean?
        get() = textOrNull(0)?.toBoolean()

    /** What is given. */
    public val fromCurrency: String
        get() = text(1)

    /** What is received. */
    public val toCurrency: String
        get() = text(2)

    /** Which side was asked for. */
    public val amountType: AmountSide?
        @JvmName("getAmountType") get() = textOrNull(3)?.let { AmountSide(it) }

    /** How much is given. */
    public val fromAmount: BigDecimal
        get() = amount(4)

    /** How much is received. */
    public val toAmount: BigDecimal
        get() = amount(5)

    /** How much `to_currency` one unit is, all included. */
    public val effectiveRate: BigDecimal?
        get() = amountOrNull(6)

    /** `from_amount` in US dollars. */
    public val fromAmountUsd: BigDecimal?
        get() = amountOrNull(7)

    /** `to_amount` in US dollars. */
    public val toAmountUsd: BigDecimal?
        get() = amountOrNull(8)
}
