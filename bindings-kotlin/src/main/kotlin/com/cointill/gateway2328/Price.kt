// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal

private val NAMES = arrayOf(
    "from",
    "to",
    "price",
)

/** The price of a pair, the platform's markup included (2328 §8). */
public class Price internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** What is given. */
    public val from: String
        get() = text(0)

    /** What is received. */
    public val to: String
        get() = text(1)

    /** How much `to` one unit of `from` is. */
    public val price: BigDecimal
        get() = amount(2)
}
