package com.cointill.benches

/** Work that is measured, and how it is named in the table. */
internal class Work(val name: String, val run: () -> Any?)

/** What the measured work gave, so that the compiler cannot leave it out. */
@Volatile
internal var kept: Any? = null

/**
 * The least nanoseconds of one run of each, over rounds of [batch] runs in which they take turns: a
 * slow moment of the machine hits all of them.
 */
internal fun least(works: List<Work>, batch: Int, rounds: Int = 40, warm: Int = 20): List<Long> {
    val best = LongArray(works.size) { Long.MAX_VALUE }
    repeat(warm + rounds) { round ->
        for ((at, work) in works.withIndex()) {
            val began = System.nanoTime()
            repeat(batch) { kept = work.run() }
            // The first rounds are those in which the JVM learns what the code does.
            if (round >= warm) {
                best[at] = minOf(best[at], (System.nanoTime() - began) / batch)
            }
        }
    }
    return best.toList()
}

internal fun shown(nanoseconds: Long): String =
    when {
        nanoseconds < 10_000 -> "%.2f µs".format(nanoseconds / 1e3)
        nanoseconds < 1_000_000 -> "%.0f µs".format(nanoseconds / 1e3)
        else -> "%.1f ms".format(nanoseconds / 1e6)
    }

/** A line of the table in docs/benchmarks.md. */
internal fun line(what: String, own: Long, peer: String, of: Long) {
    println("| $what | ${shown(own)} | $peer | ${shown(of)} | ${"%.2f".format(own.toDouble() / of)} |")
}
