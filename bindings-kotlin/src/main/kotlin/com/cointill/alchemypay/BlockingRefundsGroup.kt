// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.Carrier
import com.cointill.waitFor

/** The group `refunds` of Alchemy Pay and AEON, for code that waits. */
public class BlockingRefundsGroup internal constructor(private val carrier: Carrier) {
    /**
     * Applies for a refund; its outcome comes by webhook. Never repeated after an unknown outcome
     * unless Alchemy Pay itself gets a `refund_order_no`.
     */
    public fun create(request: RefundsCreateRequest): String =
        waitFor { carrier.json("refunds", "create", request.values.copyOf()) }
}
