// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Carrier
import com.cointill.onTheWire
import java.math.BigDecimal

/** The group `conversions` of 2328.io. */
public class ConversionsGroup internal constructor(private val carrier: Carrier) {
    /**
     * Says what a conversion would give; reserves nothing.
     *
     * @param fromCurrency What is given; upper case.
     * @param toCurrency What is received; upper case, another than `from_currency`.
     * @param amount An amount above 0.
     * @param amountType Which side `amount` is of.
     */
    public suspend fun price(
        fromCurrency: String,
        toCurrency: String,
        amount: BigDecimal,
        amountType: AmountSide,
    ): ConversionPrice =
        carrier.one(
            "conversions", "price",
            arrayOf(
                fromCurrency,
                toCurrency,
                amount.onTheWire(),
                amountType.value,
            ),
            ::ConversionPrice,
        )

    /**
     * Converts at once. Never repeated after an unknown outcome: look at the balance first.
     *
     * @param fromCurrency What is given; upper case.
     * @param toCurrency What is received; upper case, another than `from_currency`.
     * @param amount An amount above 0.
     * @param amountType Which side `amount` is of.
     */
    public suspend fun convert(
        fromCurrency: String,
        toCurrency: String,
        amount: BigDecimal,
        amountType: AmountSide,
    ): Conversion =
        carrier.one(
            "conversions", "convert",
            arrayOf(
                fromCurrency,
                toCurrency,
                amount.onTheWire(),
                amountType.value,
            ),
            ::Conversion,
        )
}
