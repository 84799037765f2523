// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Carrier

/** The group `balance` of 2328.io. */
public class BalanceGroup internal constructor(private val carrier: Carrier) {
    /** All balances of the project. */
    public suspend fun get(): List<Balance> =
        carrier.many("balance", "get", emptyArray(), ::Balance)
}
