package com.cointill.vectors

import com.cointill.direct
import com.cointill.internal.ffi.NativeCall
import com.cointill.internal.ffi.NativeExchange
import com.cointill.internal.ffi.NativeFailure
import com.cointill.internal.ffi.NativeGateway2328
import com.cointill.internal.ffi.NativeAlchemyPay
import com.cointill.internal.ffi.NativeHeader
import com.cointill.internal.ffi.NativeNow
import com.cointill.internal.ffi.NativeProblem
import com.cointill.internal.ffi.NativeRateLimiter
import com.cointill.internal.ffi.NativeRetryPolicy
import com.cointill.internal.ffi.NativeStep
import com.cointill.internal.ffi.retryAfter
import com.cointill.internal.ffi.retryDelay
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long
import org.junit.jupiter.api.Assertions.assertFalse

// Calls are carried out by the core's exchange, which is told the time by whoever drives it: here by
// the vectors.

private const val MILLISECOND = 1_000_000uL
private const val MICROSECOND = 1_000uL

private fun policy(value: JsonElement): NativeRetryPolicy {
    val known = setOf(
        "max_attempts", "base_delay_ms", "max_delay_ms", "max_retry_after_ms", "attempt_timeout_ms",
        "total_deadline_ms",
    )
    require(known.containsAll(value.jsonObject.keys)) { "a policy that is not known" }
    fun ms(name: String) = value["${name}_ms"]?.jsonPrimitive?.long?.toULong()?.times(MILLISECOND)
    return NativeRetryPolicy(
        value["max_attempts"]?.jsonPrimitive?.long?.toUInt(), ms("base_delay"), ms("max_delay"),
        ms("max_retry_after"), ms("attempt_timeout"), ms("total_deadline"),
    )
}

private fun nativeCall(endpoint: String, request: JsonObject): NativeCall {
    fun text(name: String) = request.textOrNull(name)
    // By the places of the parameters, as the generated groups have them.
    val g2328 = NativeGateway2328(PROJECT, "test-api-key", "test-payout-key", null, null, emptyList())
    val alchemy = NativeAlchemyPay("TEST000001", "9999", "alchemy-sandbox", null, emptyList())
    val (group, name, order) = PLACES.getValue(endpoint)
    require(order.containsAll(request.keys)) { "$endpoint: ${request.keys} are not known" }
    val arguments = order.map(::text)
    return if (endpoint.startsWith("2328.")) {
        g2328.call(group, name, arguments)
    } else {
        alchemy.call(group, name, arguments)
    }
}

/** The calls of the retry cases, each with its parameters in their order. */
private val PLACES = mapOf(
    "2328.payment.info" to Triple("payments", "info", listOf("uuid", "order_id")),
    "2328.payment.create" to Triple("payments", "create", listOf("amount", "currency", "order_id")),
    "2328.payout.create" to Triple(
        "payouts", "create", listOf("currency", "network", "amount", "to_address", "order_id"),
    ),
    "2328.convert" to Triple(
        "conversions", "convert", listOf("from_currency", "to_currency", "amount", "amount_type"),
    ),
    "alchemypay.payment.create" to Triple(
        "payments", "create", listOf("merchantOrderNo", "orderAmount", "payCurrency", "userId"),
    ),
    "alchemypay.refund.create" to Triple(
        "refunds",
        "create",
        listOf(
            "merchantOrderNo", "walletAddress", "refundAmount", "refundToken", "refundNetwork",
            "refundOrderNo",
        ),
    ),
)

internal fun failure(name: String): NativeFailure =
    when (name) {
        "connect" -> NativeFailure.Connect
        "untrusted" -> NativeFailure.Untrusted
        "timeout_connect" -> NativeFailure.ConnectTimeout
        "timeout_answer" -> NativeFailure.ReadTimeout
        "timeout_attempt" -> NativeFailure.Timeout
        "broken" -> NativeFailure.Broken
        "too_large" -> NativeFailure.TooLarge(1u)
        "cancelled" -> NativeFailure.Cancelled
        "other" -> NativeFailure.Other
        else -> error("failure $name is not known")
    }

private val exchange: Op = { case ->
    val call = case.getValue("call").jsonObject
    val native = nativeCall(call.text("endpoint"), call.getValue("request").jsonObject)
    val own = NativeExchange(
        native, policy(case.getValue("policy")), null, case.text("seed").toULong(),
    )
    val unix = case.getValue("unix").jsonPrimitive.long
    val reports = case.getValue("reports").jsonArray.map { it.jsonObject }.iterator()
    val steps = mutableListOf<Any>()
    var now = 0uL
    while (true) {
        when (val step = own.step(NativeNow(now, unix))) {
            is NativeStep.Done -> break
            is NativeStep.Sign -> error("expected a call of a gateway with its keys")
            is NativeStep.Wait -> {
                steps += mapOf("wait_us" to step.waitNs / MICROSECOND).jvm()
                now += step.waitNs
            }
            is NativeStep.Send -> {
                steps += mapOf(
                    "send" to step.attempt.toLong(),
                    "url" to step.request.url,
                    "timeout_us" to (step.timeoutNs / MICROSECOND).toLong(),
                )
                val report = reports.next()
                now += report.getValue("after_ms").jsonPrimitive.long.toULong() * MILLISECOND
                report(own, report, NativeNow(now, unix))
            }
        }
    }
    assertFalse(reports.hasNext()) { "less was sent than the case reports" }
    try {
        own.finish(null)
        mapOf("steps" to steps, "result" to mapOf("ok" to true))
    } catch (problem: NativeProblem.Failed) {
        throw Invalid(mapOf("steps" to steps, "result" to mapOf("error" to ended(problem))))
    }
}

private fun Map<String, ULong>.jvm() = mapValues { it.value.toLong() }

private fun report(exchange: NativeExchange, report: JsonObject, now: NativeNow) {
    val failure = report.textOrNull("failure")
    if (failure != null) {
        exchange.failure(failure(failure), "", now)
    } else {
        val answer = answer(report.getValue("response"))
        val headers = answer.headers.map { NativeHeader(it.first, it.second) }
        exchange.response(answer.status.toUShort(), headers, answer.body.direct(), now)
    }
}

private fun ended(problem: NativeProblem.Failed): Map<String, Any> = listOfNotNull(
    "code" to problem.code,
    "attempts" to problem.attempts.toLong(),
    "outcome_unknown" to problem.outcomeUnknown,
    "retry_safe" to problem.retrySafe,
    problem.httpStatus?.let { "http_status" to it.toInt() },
    problem.gatewayCode?.let { "gateway_code" to it },
    problem.retryAfterMs?.let { "retry_after_s" to (it / 1_000u).toLong() },
).toMap()

internal val RETRY: Map<String, Op> = mapOf(
    "retry.delay" to { case ->
        fun us(name: String) = case.getValue(name).jsonPrimitive.long.toULong() * MICROSECOND
        val policy = NativeRetryPolicy(null, us("base_us"), us("max_us"), null, null, null)
        val delay = retryDelay(policy, case.text("seed").toULong(), case.number("repeat").toUInt())
        mapOf("delay_us" to (delay / MICROSECOND).toLong())
    },
    "retry.after" to { case ->
        val wait = retryAfter(case.text("text"), case.getValue("unix").jsonPrimitive.long)
        val told = mapOf("seconds" to wait?.let { (it / 1_000_000_000uL).toLong() })
        if (wait == null) throw Invalid(told) else told
    },
    "retry.limiter" to { case ->
        val limiter = NativeRateLimiter(
            case.number("rate").toUInt(), case.number("burst").toUInt(),
            case.number("window_ms").toULong() * MILLISECOND,
        )
        val waits = case.getValue("asked_ms").jsonArray.map { asked ->
            val now = asked.jsonPrimitive.long.toULong() * MILLISECOND
            (limiter.reserve(now, Long.MAX_VALUE.toULong()).waitNs / MICROSECOND).toLong()
        }
        mapOf("waits_us" to waits)
    },
    "retry.exchange" to exchange,
)
