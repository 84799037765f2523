package com.cointill

import com.cointill.gateway2328.Paginate
import com.cointill.internal.ffi.NativeRate
import java.math.BigDecimal

/** One page of a list. */
public class Page<T> internal constructor(
    /** The items in the gateway's order, which is not documented. */
    public val items: List<T>,
    /** Where the page stands. */
    public val paginate: Paginate,
    /** The number of the page behind this one; null for the last. */
    public val nextPage: Int?,
) {
    override fun toString(): String = "Page(${items.size} items, nextPage=$nextPage)"
}

/** The matrix of exchange rates; it need not be complete. */
public class ExchangeRates internal constructor(rates: List<NativeRate>) {
    private val rates = rates.associateBy({ it.source to it.target }, { BigDecimal(it.rate) })

    /** How much [target] one unit of [source] is; null when the gateway does not say. */
    public fun rate(source: String, target: String): BigDecimal? = rates[source to target]

    /** All rates: source and target, and how much of the target one unit of the source is. */
    public val all: Map<Pair<String, String>, BigDecimal>
        get() = rates

    override fun toString(): String = "ExchangeRates(${rates.size} rates)"
}
