package com.cointill

import com.cointill.internal.ffi.NativeRecord
import com.cointill.internal.ffi.unixSeconds
import java.math.BigDecimal
import java.time.Instant

/**
 * What a gateway sent, read into its fields. It never changes, and compares by what was sent.
 *
 * Values are made of the text that came when they are read: keep one in a variable where it is read
 * often.
 */
public abstract class Model internal constructor(
    internal val record: NativeRecord,
    private val names: Array<String>,
) {
    /**
     * Everything that the gateway sent, as JSON text, with fields that this version does not know;
     * null for a part of an event. Of a webhook it carries the signature: keep it out of logs.
     */
    public val raw: String?
        get() = record.raw

    internal fun textOrNull(place: Int): String? = record.values[place]

    // The core refuses an answer without a field that is required.
    internal fun text(place: Int): String = checkNotNull(record.values[place])

    internal fun amount(place: Int): BigDecimal = BigDecimal(text(place))

    internal fun amountOrNull(place: Int): BigDecimal? = textOrNull(place)?.let { BigDecimal(it) }

    internal fun instantOrNull(place: Int): Instant? =
        textOrNull(place)?.let { native { unixSeconds(it) } }?.let { Instant.ofEpochSecond(it) }

    internal fun parts(place: Int): List<NativeRecord> =
        record.parts.find { it.place.toInt() == place }?.records.orEmpty()

    internal fun partOrNull(place: Int): NativeRecord? = parts(place).firstOrNull()

    internal fun part(place: Int): NativeRecord = checkNotNull(partOrNull(place))

    /** True for a model of the same kind that was sent as the same. */
    override fun equals(other: Any?): Boolean =
        other is Model && javaClass == other.javaClass && record == other.record

    override fun hashCode(): Int = 31 * record.values.hashCode() + record.raw.hashCode()

    /** The fields that are there, by name. */
    override fun toString(): String {
        val fields = names.indices.mapNotNull { place ->
            val nested = record.parts.find { it.place.toInt() == place }
            val shown = nested?.let { "${it.records.size} of ${names[place]}" } ?: textOrNull(place)
            shown?.let { "${names[place]}=$it" }
        }
        return "${javaClass.simpleName}(${fields.joinToString(", ")})"
    }
}
