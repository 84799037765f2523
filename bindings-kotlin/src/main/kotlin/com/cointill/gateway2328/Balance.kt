// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal

private val NAMES = arrayOf(
    "uuid",
    "status",
    "currencyCode",
    "balance",
    "balanceUsd",
    "lockedBalance",
)

/** The balance in one currency (2328 §8). */
public class Balance internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The gateway's id of the account. */
    public val uuid: String?
        get() = textOrNull(0)

    /** `active` or `disabled`. */
    public val status: String?
        get() = textOrNull(1)

    /** The currency. */
    public val currencyCode: String
        get() = text(2)

    /** What is there. */
    public val balance: BigDecimal
        get() = amount(3)

    /** The same in US dollars. */
    public val balanceUsd: BigDecimal?
        get() = amountOrNull(4)

    /** What is held back for AML. */
    public val lockedBalance: BigDecimal?
        get() = amountOrNull(5)
}
