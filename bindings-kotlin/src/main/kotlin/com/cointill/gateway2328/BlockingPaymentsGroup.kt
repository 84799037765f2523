// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Carrier
import com.cointill.waitFor

/** The group `payments` of 2328.io, for code that waits. */
public class BlockingPaymentsGroup internal constructor(private val carrier: Carrier) {
    /** Creates a payment, or gives the one that has the same `order_id`. */
    public fun create(request: PaymentsCreateRequest): Payment =
        waitFor { carrier.one("payments", "create", request.values.copyOf(), ::Payment) }

    /** Looks a payment up, by the gateway's id or by the shop's. */
    public fun info(request: PaymentsInfoRequest): Payment =
        waitFor { carrier.one("payments", "info", request.values.copyOf(), ::Payment) }

    /** Lists payments. Pages are fetched while it is collected. */
    public fun list(request: PaymentsListRequest): Iterable<Payment> =
        carrier.iterate("payments", "list", request.values.copyOf(), ::Payment)
}
