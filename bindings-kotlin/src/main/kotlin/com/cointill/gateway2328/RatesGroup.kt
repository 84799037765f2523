// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Carrier
import com.cointill.ExchangeRates

/** The group `rates` of 2328.io. */
public class RatesGroup internal constructor(private val carrier: Carrier) {
    /** The public matrix of rates, asked for without project and signature. */
    public suspend fun exchangeRates(): ExchangeRates =
        carrier.rates("rates", "exchange_rates", emptyArray())

    /** Prices of pairs, the platform's markup included. */
    public suspend fun prices(): List<Price> =
        carrier.many("rates", "prices", emptyArray(), ::Price)

    /** What the project may take and pay out. */
    public suspend fun directions(): List<Direction> =
        carrier.many("rates", "directions", emptyArray(), ::Direction)
}
