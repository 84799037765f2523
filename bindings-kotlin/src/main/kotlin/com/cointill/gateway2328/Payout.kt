// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal
import java.time.Instant

private val NAMES = arrayOf(
    "uuid",
    "orderId",
    "status",
    "currency",
    "network",
    "amount",
    "merchantAmount",
    "networkAmount",
    "amountUsd",
    "toAddress",
    "memo",
    "transferType",
    "txid",
    "txExplorerUrl",
    "blockNumber",
    "errorType",
    "fromCurrency",
    "debitedAmount",
    "debitedCurrency",
    "createdAt",
    "updatedAt",
)

/** A payout as create, status and the webhook give it (2328 §6.1, §6.3). */
public class Payout internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The gateway's id. */
    public val uuid: String
        get() = text(0)

    /** The shop's id. */
    public val orderId: String?
        get() = textOrNull(1)

    /** The status. */
    public val status: PayoutStatus
        @JvmName("getStatus") get() = PayoutStatus(text(2))

    /** The currency sent. */
    public val currency: String?
        get() = textOrNull(3)

    /** The network it is sent on. */
    public val network: String?
        get() = textOrNull(4)

    /** The amount asked for. */
    public val amount: BigDecimal?
        get() = amountOrNull(5)

    /** What the merchant is debited, going by its name. */
    public val merchantAmount: BigDecimal?
        get() = amountOrNull(6)

    /** What is sent on the chain, going by its name. */
    public val networkAmount: BigDecimal?
        get() = amountOrNull(7)

    /** In US dollars. */
    public val amountUsd: BigDecimal?
        get() = amountOrNull(8)

    /** The recipient. */
    public val toAddress: String?
        get() = textOrNull(9)

    /** Memo or tag. */
    public val memo: String?
        get() = textOrNull(10)

    /** How it is sent, such as `blockchain`. */
    public val transferType: String?
        get() = textOrNull(11)

    /** The transaction, once sent. */
    public val txid: String?
        get() = textOrNull(12)

    /** A page that shows the transaction. */
    public val txExplorerUrl: String?
        get() = textOrNull(13)

    /** The block; a number or a string on the wire. */
    public val blockNumber: String?
        get() = textOrNull(14)

    /** Why it failed. */
    public val errorType: PayoutErrorType?
        @JvmName("getErrorType") get() = textOrNull(15)?.let { PayoutErrorType(it) }

    /** The balance it was taken from, when converted. */
    public val fromCurrency: String?
        get() = textOrNull(16)

    /** What that balance was debited, when converted. */
    public val debitedAmount: BigDecimal?
        get() = amountOrNull(17)

    /** The currency of `debited_amount`. */
    public val debitedCurrency: String?
        get() = textOrNull(18)

    /** When it was created. */
    public val createdAt: Instant?
        get() = instantOrNull(19)

    /** When it last changed. */
    public val updatedAt: Instant?
        get() = instantOrNull(20)
}
