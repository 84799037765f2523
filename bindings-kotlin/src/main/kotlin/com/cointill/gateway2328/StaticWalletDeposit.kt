// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal
import java.time.Instant

private val NAMES = arrayOf(
    "uuid",
    "walletUuid",
    "orderId",
    "amount",
    "currency",
    "network",
    "address",
    "paymentStatus",
    "txid",
    "feeAmount",
    "netAmount",
    "createdAt",
)

/**
 * A deposit to a static wallet, as its webhook tells it. No such webhook has been seen; the fields
 * follow the wallet's list of transactions (2328 §13 item 3), so all but the status may be absent.
 */
public class StaticWalletDeposit internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The gateway's id of the deposit. */
    public val uuid: String?
        get() = textOrNull(0)

    /** The gateway's id of the wallet. */
    public val walletUuid: String?
        get() = textOrNull(1)

    /** The shop's id of the wallet. */
    public val orderId: String?
        get() = textOrNull(2)

    /** What arrived. */
    public val amount: BigDecimal?
        get() = amountOrNull(3)

    /** Its currency. */
    public val currency: String?
        get() = textOrNull(4)

    /** The network it arrived on. */
    public val network: String?
        get() = textOrNull(5)

    /** The wallet's address. */
    public val address: String?
        get() = textOrNull(6)

    /** The status. */
    public val paymentStatus: PaymentStatus
        @JvmName("getPaymentStatus") get() = PaymentStatus(text(7))

    /** The transaction. */
    public val txid: String?
        get() = textOrNull(8)

    /** The gateway's fee. */
    public val feeAmount: BigDecimal?
        get() = amountOrNull(9)

    /** What the merchant nets. */
    public val netAmount: BigDecimal?
        get() = amountOrNull(10)

    /** When it arrived. */
    public val createdAt: Instant?
        get() = instantOrNull(11)
}
