// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Carrier
import com.cointill.ExchangeRates
import com.cointill.waitFor

/** The group `rates` of 2328.io, for code that waits. */
public class BlockingRatesGroup internal constructor(private val carrier: Carrier) {
    /** The public matrix of rates, asked for without project and signature. */
    public fun exchangeRates(): ExchangeRates =
        waitFor { carrier.rates("rates", "exchange_rates", emptyArray()) }

    /** Prices of pairs, the platform's markup included. */
    public fun prices(): List<Price> =
        waitFor { carrier.many("rates", "prices", emptyArray(), ::Price) }

    /** What the project may take and pay out. */
    public fun directions(): List<Direction> =
        waitFor { carrier.many("rates", "directions", emptyArray(), ::Direction) }
}
