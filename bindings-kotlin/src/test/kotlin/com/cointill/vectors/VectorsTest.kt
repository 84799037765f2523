package com.cointill.vectors

import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource

/** Every file of the folder, with the operations that run its cases. */
internal class VectorsTest {
    @Test
    fun `every file has a runner`() {
        val files = FOLDER.listFiles().orEmpty().filter { it.extension == "json" }
        val subjects = files.map { it.nameWithoutExtension } - setOf("manifest", "schema")
        assertEquals(subjects.toSet(), SUBJECTS.keys)
    }

    @Test
    fun `the manifest counts every case`() {
        val manifest = load("manifest.json")
        val files = manifest.getValue("files").jsonObject
        assertEquals(SUBJECTS.keys, files.keys.map { it.removeSuffix(".json") }.toSet())
        val counted = files.values.sumOf { it.jsonObject.number("cases") }
        assertEquals(manifest.getValue("total").jsonPrimitive.int, counted)
    }

    @ParameterizedTest
    @MethodSource("subjects")
    fun `all cases of`(subject: String) {
        val failures = run(subject, SUBJECTS.getValue(subject))
        assertTrue(failures.isEmpty()) {
            "$subject: ${failures.size} failures\n${failures.take(20).joinToString("\n")}"
        }
    }

    companion object {
        val SUBJECTS = mapOf(
            "amounts" to AMOUNTS,
            "signing_2328" to SIGNING_2328,
            "signing_alchemypay" to SIGNING_ALCHEMYPAY,
            "requests_2328" to REQUESTS_2328,
            "requests_alchemypay" to REQUESTS_ALCHEMYPAY,
            "webhooks_2328" to WEBHOOKS_2328,
            "webhooks_alchemypay" to WEBHOOKS_ALCHEMYPAY,
            "responses_2328" to RESPONSES_2328,
            "responses_alchemypay" to RESPONSES_ALCHEMYPAY,
            "timestamps" to TIMESTAMPS,
            "retry" to RETRY,
            "event_ids" to EVENT_IDS,
            "life_cycle" to LIFE_CYCLE,
            "credit_decision" to CREDIT_DECISION,
            "checkout" to CHECKOUT,
        )

        @JvmStatic
        fun subjects() = SUBJECTS.keys
    }
}
