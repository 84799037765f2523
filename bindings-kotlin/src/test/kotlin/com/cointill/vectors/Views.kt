package com.cointill.vectors

import com.cointill.Model
import java.lang.reflect.Method
import java.math.BigDecimal
import java.time.Instant
import kotlin.reflect.full.memberProperties
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonObject
import org.junit.jupiter.api.Assertions.assertEquals

// Models as JSON, in the form that the vectors expect: every field by its name.

private val WIRE_NAMES = mapOf("kind" to "type", "per_page_other" to "perPage", "has_pages" to "hasPages")

private fun isAlchemyPay(model: Model) = model.javaClass.packageName.endsWith("alchemypay")

private fun wireName(model: Model, name: String): String =
    if (isAlchemyPay(model)) name else snake(name).let { WIRE_NAMES[it] ?: it }

/** Every field by its name, read through the property of that name. */
internal fun fields(model: Model): Map<String, Any?> {
    val properties = model::class.memberProperties.filter { it.name != "raw" }
    val named = properties.filter { it.name in names(model) }
    assertEquals(names(model).toSet(), named.map { it.name }.toSet())
    return named.associate { property ->
        val place = names(model).indexOf(property.name)
        val text = model.record.values[place]
        snake(property.name) to when (val value = property.getter.call(model)) {
            // A text that means no time is null; its meaning is compared in timestamps.json.
            is Instant -> text
            null -> text.takeIf { property.returnType.classifier == Instant::class }
                ?.takeIf { it !in setOf("", "null") }
            is BigDecimal -> Plain(value)
            is Model -> fields(value)
            is List<*> -> value.map { fields(it as Model) }
            is Long, is Boolean, is String -> value
            else -> value.toString()
        }
    }
}

internal fun names(model: Model): List<String> {
    val field = Model::class.java.getDeclaredField("names")
    field.isAccessible = true
    return (field.get(model) as Array<*>).map { it as String }
}

/** [fields], and `unknown` with each further member's JSON as it came. */
internal fun whole(model: Model): Map<String, Any?> {
    val known = names(model).map { wireName(model, it) }
    val unknown = members(model.raw!!).filterKeys { it !in known }
    return mapOf("fields" to fields(model), "unknown" to unknown)
}

/** The members of a JSON object with their JSON as it came. */
internal fun members(text: String): Map<String, String> {
    val out = mutableMapOf<String, String>()
    var depth = 0
    var start = -1
    var key: String? = null
    var at = 0
    while (at < text.length) {
        when (text[at]) {
            '"' -> {
                val from = at++
                while (text[at] != '"') at += if (text[at] == '\\') 2 else 1
                if (depth == 1 && key == null) {
                    key = Json.parseToJsonElement(text.substring(from, at + 1)).let {
                        (it as kotlinx.serialization.json.JsonPrimitive).content
                    }
                }
            }
            '{', '[' -> depth++
            ':' -> if (depth == 1) start = at + 1
            ',', '}', ']' -> {
                if (depth == 1 && key != null) {
                    out[key] = text.substring(start, at).trim()
                    key = null
                }
                if (text[at] != ',') depth--
            }
        }
        at++
    }
    return out
}
