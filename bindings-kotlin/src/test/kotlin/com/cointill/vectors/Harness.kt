package com.cointill.vectors

import com.cointill.CointillException
import java.io.File
import java.math.BigDecimal
import java.util.Base64
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive

/** Runs a case: gives what a valid case's `expected` says, or throws [Invalid]. */
internal typealias Op = (JsonObject) -> Any?

/** The operation was refused, with what an invalid case's `expected` says. */
internal class Invalid(val told: Any?) : Exception(told.toString())

/**
 * The digits of a `BigDecimal`, which has no leading zeros and no zero with a sign: `007.50` is read
 * as `7.50`, `-0.00` as `0.00`.
 */
internal data class Plain(val text: String) {
    constructor(amount: BigDecimal) : this(amount.toPlainString())

    fun isOf(expected: String): Boolean {
        val plain = expected.replace(Regex("^(-?)0+(?=[0-9])"), "$1")
        return text == if (Regex("-0(\\.0*)?").matches(plain)) plain.drop(1) else plain
    }
}

internal val FOLDER = File(System.getProperty("cointill.vectors"))

internal fun load(name: String): JsonObject =
    Json.parseToJsonElement(FOLDER.resolve(name).readText()).jsonObject

internal operator fun JsonElement?.get(name: String): JsonElement? =
    (this as? JsonObject)?.get(name)?.takeIf { it !is JsonNull }

internal fun JsonObject.text(name: String): String = getValue(name).jsonPrimitive.content

internal fun JsonElement?.textOrNull(name: String): String? =
    this[name]?.jsonPrimitive?.content

internal fun JsonObject.number(name: String): Int = getValue(name).jsonPrimitive.int

/** Runs all cases of a file; the failures, each with the id of its case. */
internal fun run(subject: String, ops: Map<String, Op>): List<String> {
    val name = "$subject.json"
    val failures = mutableListOf<String>()
    val counts = mutableMapOf<String, Int>()
    for (group in load(name).getValue("groups").jsonArray) {
        val opName = group.jsonObject.text("op")
        val op = ops[opName]
        if (op == null) {
            failures += "operation $opName has no runner"
            continue
        }
        for (case in group.jsonObject.getValue("cases").jsonArray) {
            counts.merge(opName, 1, Int::plus)
            differs(case.jsonObject, op)?.let { failures += it }
        }
    }
    val listed = load("manifest.json")["files"][name]["ops"]!!.jsonObject
        .mapValues { it.value.jsonPrimitive.int }
    if (listed != counts) {
        failures += "the manifest counts $listed, run were $counts"
    }
    return failures
}

private fun differs(case: JsonObject, op: Op): String? {
    val (valid, got) = try {
        true to op(case.getValue("input").jsonObject)
    } catch (refused: Invalid) {
        false to refused.told
    } catch (@Suppress("TooGenericExceptionCaught") problem: Throwable) {
        val at = problem.stackTrace.take(4).joinToString(" < ")
        return "${case.text("id")} (${case.text("comment")}): it threw $problem at $at"
    }
    val expected = case.getValue("expected")
    if (valid == case.getValue("valid").jsonPrimitive.boolean && same(got, expected)) {
        return null
    }
    return "${case.text("id")} (${case.text("comment")}):\n    expected $expected\n    got      $got"
}

private fun same(got: Any?, expected: JsonElement): Boolean =
    when (expected) {
        is JsonNull -> got == null
        is JsonObject ->
            got is Map<*, *> && got.keys == expected.keys &&
                expected.all { (key, value) -> same(got[key], value) }
        is JsonArray ->
            got is List<*> && got.size == expected.size &&
                got.indices.all { same(got[it], expected[it]) }
        is JsonPrimitive -> when {
            got is Plain -> expected.isString && got.isOf(expected.content)
            expected.isString -> got is String && got == expected.content
            got is Boolean -> expected.content == got.toString()
            got is Number -> expected.content == got.toString()
            else -> false
        }
    }

/** Bytes in one of their three forms: `text`, `base64`, `repeat`. */
internal fun bytes(value: JsonElement): ByteArray {
    val form = value.jsonObject
    form["text"]?.let { return it.jsonPrimitive.content.toByteArray() }
    form["base64"]?.let { return Base64.getDecoder().decode(it.jsonPrimitive.content) }
    val out = StringBuilder()
    for (piece in form.getValue("repeat").jsonArray) {
        out.append(piece.jsonObject.text("text").repeat(piece.jsonObject.number("times")))
    }
    return out.toString().toByteArray()
}

/** The code and the field of an error, as invalid cases give them. */
internal fun told(error: CointillException): Map<String, Any?> {
    val facts = mutableMapOf<String, Any?>("code" to error.code)
    error.field?.let { facts["field"] = it }
    return mapOf("error" to facts)
}

/** [run] with an error of the package as the refusal that it is. */
internal fun <T> refusing(run: () -> T): T =
    try {
        run()
    } catch (error: CointillException) {
        throw Invalid(told(error))
    }
