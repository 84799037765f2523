package com.cointill.vectors

import com.cointill.FailureKind
import com.cointill.RetryPolicy
import com.cointill.TransportFailure
import com.cointill.TransportRequest
import com.cointill.TransportResponse
import java.time.Duration
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonObject
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue

private const val USED_ALREADY =
    """{"code":"8011","msg":"exists","model":null,"traceId":"t","success":false,"error":true}"""

/** 2328 answers a repeat with the same result: no error of it tells anything. */
private fun repeated(endpoint: String) =
    if (endpoint.startsWith("2328.")) {
        TransportResponse(503, emptyList(), ByteArray(0))
    } else {
        TransportResponse(200, emptyList(), USED_ALREADY.toByteArray())
    }

private val BROKEN = TransportFailure(FailureKind.BROKEN)

private val request: Op = { case ->
    val endpoint = case.text("endpoint")
    fun ran(keys: Boolean) = call(
        case.getValue("gateway"),
        endpoint,
        case.getValue("request").jsonObject,
        listOf(BROKEN, repeated(endpoint), BROKEN),
        RetryPolicy(maxAttempts = 2, baseDelay = Duration.ZERO),
        keys,
    )
    val ran = ran(keys = true)
    val error = ran.error!!
    // A till cannot know that its server lacks a key.
    if (error.field != "payout_key") {
        assertSame(ran, ran(keys = false))
    }
    if (ran.sent.isEmpty()) {
        throw Invalid(told(error))
    }
    assertEquals(endpoint, error.endpoint)
    shown(ran.sent[0]) + ("repeat" to repeat(ran))
}

/** What was signed elsewhere is sent as by a gateway with its keys, byte by byte. */
private fun assertSame(own: Ran, elsewhere: Ran) {
    assertEquals(told(own.error!!), told(elsewhere.error!!))
    assertEquals(own.sent.size, elsewhere.sent.size)
    for ((one, other) in own.sent.zip(elsewhere.sent)) {
        assertEquals(listOf(one.method, one.url), listOf(other.method, other.url))
        assertEquals(one.headers.toSet(), other.headers.toSet())
        assertArrayEquals(one.body, other.body)
    }
}

private fun shown(sent: TransportRequest): Map<String, Any?> {
    val headers = sent.headers.toMap()
    assertEquals(sent.headers.size, headers.size)
    assertTrue(headers.getValue("user-agent").isNotEmpty()) { "no user agent (2328 §2)" }
    return mapOf(
        "method" to sent.method,
        "url" to sent.url,
        // What a client accepts, and how it is named, is no part of the contract.
        "headers" to headers - setOf("accept", "user-agent"),
        "body" to sent.body.decodeToString(),
    )
}

/** What a repeat does, from how the package behaves when an answer is lost and the next says so. */
private fun repeat(ran: Ran): String {
    val error = ran.error!!
    if (ran.sent.size == 1) {
        assertTrue(error.outcomeUnknown)
        assertFalse(error.retrySafe)
        return "unsafe"
    }
    val (first, again) = ran.sent
    assertEquals(first.url, again.url)
    assertEquals(first.headers, again.headers)
    assertArrayEquals(first.body, again.body) { "a repeat sends the same bytes" }
    return when {
        !error.outcomeUnknown -> "harmless"
        error.code == "duplicate" || ran.sent.size > 2 -> "error_that_tells"
        else -> "same_result"
    }
}

internal val REQUESTS_2328: Map<String, Op> = mapOf(
    "2328.gateway" to { case ->
        refusing { gateway(case.getValue("gateway")).close() }
        mapOf("usable" to true)
    },
    "2328.request" to request,
)

internal val REQUESTS_ALCHEMYPAY: Map<String, Op> = mapOf(
    "alchemypay.gateway" to { case ->
        val settings = case.getValue("gateway").jsonObject
        try {
            refusing { gateway(settings).close() }
        } catch (refused: Invalid) {
            // Without a word there is no base URL that could be wrong.
            if (settings["host"].textOrNull("custom") == "") {
                assertEquals(
                    mapOf("error" to mapOf("code" to "configuration", "field" to "host")),
                    refused.told,
                )
                throw Invalid(
                    mapOf("error" to mapOf("code" to "configuration", "field" to "base_url")),
                )
            }
            throw refused
        }
        // Where it sends is seen in what it sends.
        val query = JsonObject(mapOf("merchantOrderNo" to JsonPrimitive("1")))
        val ran = call(settings, "alchemypay.payment.query", query, listOf(BROKEN))
        val url = ran.sent[0].url
        assertTrue(url.endsWith("/open/api/payment/query"))
        mapOf("base_url" to url.removeSuffix("/open/api/payment/query"))
    },
    "alchemypay.request" to request,
)
