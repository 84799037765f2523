// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord

private val NAMES = arrayOf(
    "orderNo",
    "webUrl",
    "recovered",
)

/** A created order (Alchemy §4.1). */
public class Created internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The vendor's number. Keep it beside the shop's own: webhooks name both. */
    public val orderNo: String
        get() = text(0)

    /**
     * The cashier page to send the payer to. Of a recovered order it is put together where the form
     * of the page's address is documented, and `None` elsewhere: see `Host.cashier_url`.
     */
    public val webUrl: String?
        get() = textOrNull(1)

    /**
     * The order as a query found it, when the answer to an earlier attempt was lost and the number
     * turned out to be used; `None` otherwise. Never on the wire.
     */
    public val recovered: Order?
        get() = partOrNull(2)?.let { Order(it) }
}
