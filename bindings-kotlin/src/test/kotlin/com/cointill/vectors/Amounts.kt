package com.cointill.vectors

import com.cointill.amountOf
import java.math.BigDecimal

// Money is `BigDecimal` in Kotlin: what the vectors fix is that amounts arrive there whole, and that
// Java's own arithmetic on them comes to the same.

private fun amount(text: String) = refusing { amountOf(text) }

private fun result(amount: BigDecimal) = mapOf("text" to Plain(amount))

internal val AMOUNTS: Map<String, Op> = mapOf(
    "amount.parse" to { case ->
        val amount = amount(case.text("text"))
        val normalized = if (amount.signum() == 0) BigDecimal.ZERO else amount.stripTrailingZeros()
        mapOf(
            "text" to Plain(amount),
            "normalized" to Plain(normalized),
            "scale" to maxOf(amount.scale(), 0),
            "significant_scale" to maxOf(normalized.scale(), 0),
            "sign" to amount.signum(),
        )
    },
    "amount.compare" to { case ->
        val order = amount(case.text("a")).compareTo(amount(case.text("b")))
        mapOf("order" to listOf("less", "equal", "greater")[order + 1])
    },
    "amount.add" to { case -> result(amount(case.text("a")) + amount(case.text("b"))) },
    "amount.subtract" to { case -> result(amount(case.text("a")) - amount(case.text("b"))) },
    "amount.times" to { case ->
        result(amount(case.text("amount")) * BigDecimal(case.text("factor")))
    },
    "amount.shift" to { case ->
        result(amount(case.text("amount")).scaleByPowerOfTen(case.number("places")))
    },
    "amount.from_minor" to { case ->
        val amount = BigDecimal(case.text("minor")).scaleByPowerOfTen(-case.number("exponent"))
        result(amount(amount.toPlainString()))
    },
)
