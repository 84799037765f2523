// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal

private val NAMES = arrayOf(
    "network",
    "networkCode",
    "currency",
    "depositStatus",
    "withdrawalStatus",
    "minDeposit",
    "maxDeposit",
    "minWithdrawal",
    "maxWithdrawal",
    "depositFeePercent",
    "withdrawalFee",
    "withdrawalFeeType",
)

/** What a project may take and pay out: the live source of truth (2328 §8). */
public class Direction internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The network's name. */
    public val network: String?
        get() = textOrNull(0)

    /** The network's code. */
    public val networkCode: String?
        get() = textOrNull(1)

    /** The coin. */
    public val currency: String
        get() = text(2)

    /** Whether deposits are on; values are not documented. */
    public val depositStatus: String?
        get() = textOrNull(3)

    /** Whether withdrawals are on; values are not documented. */
    public val withdrawalStatus: String?
        get() = textOrNull(4)

    /** Least deposit. */
    public val minDeposit: BigDecimal?
        get() = amountOrNull(5)

    /** Most deposit. */
    public val maxDeposit: BigDecimal?
        get() = amountOrNull(6)

    /** Least withdrawal. */
    public val minWithdrawal: BigDecimal?
        get() = amountOrNull(7)

    /** Most withdrawal. */
    public val maxWithdrawal: BigDecimal?
        get() = amountOrNull(8)

    /** Fee of a deposit in percent. */
    public val depositFeePercent: BigDecimal?
        get() = amountOrNull(9)

    /** Fee of a withdrawal. */
    public val withdrawalFee: BigDecimal?
        get() = amountOrNull(10)

    /** What `withdrawal_fee` is in; values are not documented. */
    public val withdrawalFeeType: String?
        get() = textOrNull(11)
}
