// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.onTheWire
import java.math.BigDecimal

/**
 * What `conversions.price` takes, for [BlockingConversionsGroup].
 *
 * @param fromCurrency What is given; upper case.
 * @param toCurrency What is received; upper case, another than `from_currency`.
 * @param amount An amount above 0.
 * @param amountType Which side `amount` is of.
 */
public class ConversionsPriceRequest(
    fromCurrency: String,
    toCurrency: String,
    amount: BigDecimal,
    amountType: String,
) {
    internal val values: Array<String?> = arrayOfNulls(4)

    init {
        values[0] = fromCurrency
        values[1] = toCurrency
        values[2] = amount.onTheWire()
        values[3] = amountType
    }
}

/**
 * What `conversions.convert` takes, for [BlockingConversionsGroup].
 *
 * @param fromCurrency What is given; upper case.
 * @param toCurrency What is received; upper case, another than `from_currency`.
 * @param amount An amount above 0.
 * @param amountType Which side `amount` is of.
 */
public class ConversionsConvertRequest(
    fromCurrency: String,
    toCurrency: String,
    amount: BigDecimal,
    amountType: String,
) {
    internal val values: Array<String?> = arrayOfNulls(4)

    init {
        values[0] = fromCurrency
        values[1] = toCurrency
        values[2] = amount.onTheWire()
        values[3] = amountType
    }
}
