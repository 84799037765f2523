// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord

private val NAMES = arrayOf(
    "orderNo",
    "webUrl",
    "recovered",
)

/**
 * A created native order (Alchemy §4.4). What the gateway answers is not documented: whatever it
 * is, `raw` has it.
 */
public class NativeCreated internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** The vendor's number. */
    public val orderNo: String?
        get() = textOrNull(0)

    /** A page to send the payer to, should there be one. */
    public val webUrl: String?
        get() = textOrNull(1)

    /**
     * The order as a query found it, when the answer to an earlier attempt was lost and the number
     * turned out to be used; `None` otherwise. Never on the wire.
     */
    public val recovered: Order?
        get() = partOrNull(2)?.let { Order(it) }
}
