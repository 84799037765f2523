// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal
import java.time.Instant

private val NAMES = arrayOf(
    "address",
    "customParam",
    "settlementAmount",
    "settlementCurrency",
    "orderTime",
    "payTime",
    "payMethod",
    "fromAddress",
)

/**
 * Fields of an order webhook that no signature covers: anyone on the way may have written them.
 * Good for a log, never for a decision; ask by a query. One that holds something else than its kind
 * reads as `None`.
 */
public class OrderUnsigned internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The deposit address. */
    public val address: String?
        get() = textOrNull(0)

    /** The shop's own data: an object in the table, a string in samples. As JSON text. */
    public val customParam: String?
        get() = textOrNull(1)

    /** What the merchant is credited, in `settlement_currency`. */
    public val settlementAmount: BigDecimal?
        get() = amountOrNull(2)

    /** The currency of `settlement_amount`. */
    public val settlementCurrency: String?
        get() = textOrNull(3)

    /** When it was created; written without an offset, in UTC+8. */
    public val orderTime: Instant?
        get() = instantOrNull(4)

    /** When it was paid; written without an offset, in UTC+8. */
    public val payTime: Instant?
        get() = instantOrNull(5)

    /** How it was paid; only for connected wallets. */
    public val payMethod: String?
        get() = textOrNull(6)

    /** The payer's address; only for connected wallets. */
    public val fromAddress: String?
        get() = textOrNull(7)
}
