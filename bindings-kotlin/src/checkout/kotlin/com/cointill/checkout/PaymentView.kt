// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.checkout

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal
import java.time.Instant

private val NAMES = arrayOf(
    "orderId",
    "status",
    "isFinal",
    "isPaid",
    "isHeld",
    "isPayable",
    "amount",
    "currency",
    "owed",
    "received",
    "toSend",
    "payerCurrency",
    "network",
    "address",
    "paymentUri",
    "qrPayload",
    "url",
    "telegramUrl",
    "expiresAt",
    "serverTime",
)

/**
 * What an app shows of a payment: written by the shop's server from what it has recorded, with no
 * key and nothing of the customer's. Fields and words that this version does not know are kept in
 * `raw`. What is needed to pay (`to_send`, `address`, `payment_uri`, `qr_payload`) is there only
 * while `is_payable`: an app cannot show the address of an invoice that has ended.
 */
public class PaymentView internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The shop's id of the order. */
    public val orderId: String
        get() = text(0)

    /**
     * Where the payment stands, in the words of `payment::Status`; `created` before the first
     * report.
     */
    public val status: String
        get() = text(1)

    /** True when nothing more is to be expected: the app can stop watching. */
    public val isFinal: Boolean
        get() = text(2).toBoolean()

    /** True when the shop has credited the order. A status alone never says so. */
    public val isPaid: Boolean
        get() = text(3).toBoolean()

    /** True when somebody at the shop or the gateway has to look at it: neither paid nor failed. */
    public val isHeld: Boolean
        get() = text(4).toBoolean()

    /** True when the payer can pay now. */
    public val isPayable: Boolean
        get() = text(5).toBoolean()

    /** The price, in `currency`. */
    public val amount: BigDecimal
        get() = amount(6)

    /** The currency of the price. */
    public val currency: String
        get() = text(7)

    /** What the payer owes in all, in `payer_currency`. */
    public val owed: BigDecimal?
        get() = amountOrNull(8)

    /** What has arrived, in `payer_currency`. */
    public val received: BigDecimal?
        get() = amountOrNull(9)

    /** What is still to be sent, in `payer_currency`; only while it can be paid. */
    public val toSend: BigDecimal?
        get() = amountOrNull(10)

    /** The coin that the payer pays in. */
    public val payerCurrency: String?
        get() = textOrNull(11)

    /** The network to pay on. On another one the coin is lost. */
    public val network: String?
        get() = textOrNull(12)

    /** Where to pay to; only while it can be paid. */
    public val address: String?
        get() = textOrNull(13)

    /**
     * Opens a wallet ready to pay, for the few coins that have a standard; only while it can be
     * paid.
     */
    public val paymentUri: String?
        get() = textOrNull(14)

    /**
     * What a QR code for a wallet holds: the URI, or else the plain address; only while it can be
     * paid.
     */
    public val qrPayload: String?
        get() = textOrNull(15)

    /** The gateway's hosted checkout page. */
    public val url: String?
        get() = textOrNull(16)

    /** The same as a Telegram mini app. */
    public val telegramUrl: String?
        get() = textOrNull(17)

    /** When the invoice ends, RFC 3339 in UTC. */
    public val expiresAt: Instant?
        get() = instantOrNull(18)

    /** What time it was at the shop, RFC 3339 in UTC, for a countdown. */
    public val serverTime: Instant?
        get() = instantOrNull(19)
}
