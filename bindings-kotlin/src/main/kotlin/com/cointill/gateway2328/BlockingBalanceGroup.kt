// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Carrier
import com.cointill.waitFor

/** The group `balance` of 2328.io, for code that waits. */
public class BlockingBalanceGroup internal constructor(private val carrier: Carrier) {
    /** All balances of the project. */
    public fun get(): List<Balance> =
        waitFor { carrier.many("balance", "get", emptyArray(), ::Balance) }
}
