// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Carrier
import com.cointill.waitFor

/** The group `conversions` of 2328.io, for code that waits. */
public class BlockingConversionsGroup internal constructor(private val carrier: Carrier) {
    /** Says what a conversion would give; reserves nothing. */
    public fun price(request: ConversionsPriceRequest): ConversionPrice =
        waitFor { carrier.one("conversions", "price", request.values.copyOf(), ::ConversionPrice) }

    /** Converts at once. Never repeated after an unknown outcome: look at the balance first. */
    public fun convert(request: ConversionsConvertRequest): Conversion =
        waitFor { carrier.one("conversions", "convert", request.values.copyOf(), ::Conversion) }
}
