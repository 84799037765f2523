// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal
import java.time.Instant

private val NAMES = arrayOf(
    "id",
    "kind",
    "status",
    "fromCurrency",
    "toCurrency",
    "fromAmount",
    "requestedFromAmount",
    "refundAmount",
    "toAmount",
    "exchangeRate",
    "feeAmount",
    "fromAmountUsd",
    "toAmountUsd",
    "processedAt",
    "createdAt",
)

/** A conversion that was carried out (2328 §8). */
public class Conversion internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The gateway's id, a number on the wire. */
    public val id: String
        get() = text(0)

    /** Its type; values are not documented. */
    public val kind: String?
        get() = textOrNull(1)

    /** Its status; values are not documented. */
    public val status: String?
        get() = textOrNull(2)

    /** What is given. */
    public val fromCurrency: String
        get() = text(3)

    /** What is received. */
    public val toCurrency: String
        get() = text(4)

    /** How much was given. */
    public val fromAmount: BigDecimal
        get() = amount(5)

    /** How much was asked to be given. */
    public val requestedFromAmount: BigDecimal?
        get() = amountOrNull(6)

    /** How much of it came back. */
    public val refundAmount: BigDecimal?
        get() = amountOrNull(7)

    /** How much was received. */
    public val toAmount: BigDecimal?
        get() = amountOrNull(8)

    /** The rate. */
    public val exchangeRate: BigDecimal?
        get() = amountOrNull(9)

    /** The fee. */
    public val feeAmount: BigDecimal?
        get() = amountOrNull(10)

    /** `from_amount` in US dollars. */
    public val fromAmountUsd: BigDecimal?
        get() = amountOrNull(11)

    /** `to_amount` in US dollars. */
    public val toAmountUsd: BigDecimal?
        get() = amountOrNull(12)

    /** When it was carried out. */
    public val processedAt: Instant?
        get() = instantOrNull(13)

    /** When it was asked for. */
    public val createdAt: Instant?
        get() = instantOrNull(14)
}
