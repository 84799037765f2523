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
    "url",
    "tgDeeplink",
    "expiresAt",
    "createdAt",
    "payerCurrency",
    "payerAmount",
    "network",
    "address",
    "paymentStatus",
    "txid",
    "paymentAmount",
    "merchantAmount",
    "qr",
    "amountUsd",
    "exchangeRate",
)

/** A payment as create, info, list and the webhook give it (2328 §5.1, §5.2, §10). */
public class Payment internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The gateway's id. */
    public val uuid: String
        get() = text(0)

    /** The shop's id of the order. */
    public val orderId: String?
        get() = textOrNull(1)

    /** The price, in `currency`. */
    public val amount: BigDecimal
        get() = amount(2)

    /** The currency of the price. */
    public val currency: String
        get() = text(3)

    /** The hosted checkout page. Opaque: its host has changed before. */
    public val url: String?
        get() = textOrNull(4)

    /** The same as a Telegram mini app. */
    public val tgDeeplink: String?
        get() = textOrNull(5)

    /** When the invoice expires. */
    public val expiresAt: Instant?
        get() = instantOrNull(6)

    /** When it was created. */
    public val createdAt: Instant?
        get() = instantOrNull(7)

    /** What the payer pays in. */
    public val payerCurrency: String?
        get() = textOrNull(8)

    /** What the payer owes, in `payer_currency`. */
    public val payerAmount: BigDecimal?
        get() = amountOrNull(9)

    /** The network the payer pays on. */
    public val network: String?
        get() = textOrNull(10)

    /** Where the payer pays to; set once one is assigned. */
    public val address: String?
        get() = textOrNull(11)

    /** The status. */
    public val paymentStatus: PaymentStatus
        @JvmName("getPaymentStatus") get() = PaymentStatus(text(12))

    /** The transaction, once one is seen. */
    public val txid: String?
        get() = textOrNull(13)

    /** What really arrived, in `payer_currency`. */
    public val paymentAmount: BigDecimal?
        get() = amountOrNull(14)

    /** What the merchant nets, in `payer_currency`, with up to 18 decimals. */
    public val merchantAmount: BigDecimal?
        get() = amountOrNull(15)

    /** The address as a picture: a PNG as a data URI. */
    public val qr: String?
        get() = textOrNull(16)

    /** The price in US dollars. */
    public val amountUsd: BigDecimal?
        get() = amountOrNull(17)

    /** US dollars for one unit of `currency`, 8 decimals. */
    public val exchangeRate: BigDecimal?
        get() = amountOrNull(18)

    /** What it says to `decide`. */
    public fun observed(): Observed = checkNotNull(observe(this, cents = true))
}
