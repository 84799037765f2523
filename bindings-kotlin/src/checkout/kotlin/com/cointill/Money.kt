package com.cointill

import com.cointill.internal.ffi.amountText
import java.math.BigDecimal

/**
 * Above this many places before or behind its first digit a number is no amount: written out,
 * `BigDecimal("1E+999999999")` would be a gigabyte of zeros.
 */
private const val LONGEST = 10_000

/** The digits as a gateway reads them. */
internal fun BigDecimal.onTheWire(): String {
    val places = precision().toLong() - scale()
    return if (scale() in -LONGEST..LONGEST && places in -LONGEST..LONGEST) {
        toPlainString()
    } else {
        // With its exponent, which no amount has: the core refuses it with a sentence.
        toString()
    }
}

/**
 * The exact amount of a text, digits and trailing zeros included, by the rules that every field of
 * money is read by. A `Double` has lost digits already, and does not compile.
 *
 * @throws InvalidAmountException for anything but a plain decimal number.
 */
public fun amountOf(text: String): BigDecimal = BigDecimal(native { amountText(text) })
