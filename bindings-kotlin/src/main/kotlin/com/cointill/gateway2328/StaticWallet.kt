// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal
import java.time.Instant

private val NAMES = arrayOf(
    "uuid",
    "address",
    "currency",
    "network",
    "label",
    "orderId",
    "status",
    "url",
    "totalReceived",
    "transactionsCount",
    "createdAt",
    "qr",
)

/** A static wallet as create, info and list give it (2328 §7). */
public class StaticWallet internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The gateway's id. */
    public val uuid: String
        get() = text(0)

    /** The address. */
    public val address: String?
        get() = textOrNull(1)

    /** The coin it takes. */
    public val currency: String?
        get() = textOrNull(2)

    /** The network it takes it on. */
    public val network: String?
        get() = textOrNull(3)

    /** Its label; only in the answer to create. */
    public val label: String?
        get() = textOrNull(4)

    /** The shop's id; only in the answer to create. */
    public val orderId: String?
        get() = textOrNull(5)

    /** The status. */
    public val status: StaticWalletStatus
        @JvmName("getStatus") get() = StaticWalletStatus(text(6))

    /** A page that shows it; only in the answer to create. */
    public val url: String?
        get() = textOrNull(7)

    /** All that it has received; not in the answer to create. */
    public val totalReceived: BigDecimal?
        get() = amountOrNull(8)

    /** The number of its deposits; not in the answer to create. */
    public val transactionsCount: Long?
        get() = textOrNull(9)?.toLong()

    /** When it was created. */
    public val createdAt: Instant?
        get() = instantOrNull(10)

    /** The address as a picture: a PNG as a data URI. */
    public val qr: String?
        get() = textOrNull(11)
}
