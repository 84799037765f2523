// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Carrier
import com.cointill.waitFor

/** The group `payouts` of 2328.io, for code that waits. */
public class BlockingPayoutsGroup internal constructor(private val carrier: Carrier) {
    /**
     * Makes a payout, or gives the one that has the same `order_id`. Without an `order_id` it is
     * never repeated after an unknown outcome.
     */
    public fun create(request: PayoutsCreateRequest): Payout =
        waitFor { carrier.one("payouts", "create", request.values.copyOf(), ::Payout) }

    /** Says what a payout would cost. */
    public fun calc(request: PayoutsCalcRequest): PayoutCalculation =
        waitFor { carrier.one("payouts", "calc", request.values.copyOf(), ::PayoutCalculation) }

    /** Looks a payout up. */
    public fun status(request: PayoutsStatusRequest): Payout =
        waitFor { carrier.one("payouts", "status", request.values.copyOf(), ::Payout) }
}
