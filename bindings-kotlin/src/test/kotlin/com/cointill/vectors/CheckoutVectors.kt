package com.cointill.vectors

import com.cointill.SignatureException
import com.cointill.checkout.PaymentFacts
import com.cointill.checkout.ViewGrant
import com.cointill.checkout.ViewKeys
import com.cointill.checkout.paymentUri
import com.cointill.checkout.readView
import com.cointill.checkout.viewAt
import com.cointill.direct
import com.cointill.internal.ffi.NativeFailure
import com.cointill.internal.ffi.NativeHeader
import com.cointill.internal.ffi.NativeNow
import com.cointill.internal.ffi.NativeWatch
import com.cointill.internal.ffi.NativeWatchPolicy
import com.cointill.internal.ffi.NativeWatchStep
import com.cointill.internal.ffi.viewTimeLeft
import com.cointill.native
import java.math.BigDecimal
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long
import org.junit.jupiter.api.Assertions.assertTrue

private const val MILLISECOND = 1_000_000uL

private fun JsonObject.seconds(name: String) = getValue(name).jsonPrimitive.long

private fun keys(case: JsonObject) = ViewKeys(
    case.getValue("keys").jsonArray.map { it.jsonObject }
        .associate { it.text("id") to it.text("secret") },
)

private fun granted(look: () -> ViewGrant): Map<String, Any?> =
    try {
        val grant = look()
        mapOf(
            "gateway" to grant.gateway, "order_id" to grant.orderId,
            "expires" to grant.expires.epochSecond, "key_id" to grant.keyId,
        )
    } catch (refused: SignatureException) {
        throw Invalid(mapOf("refused" to refused.reason))
    }

private fun facts(value: JsonElement): PaymentFacts {
    fun text(name: String) = value.textOrNull(name)
    fun money(name: String) = text(name)?.let(::BigDecimal)
    fun <T : Any> required(name: String, value: T?) = value ?: throw doesNotCompile(name)
    return PaymentFacts(
        required("order_id", text("order_id")), required("amount", money("amount")),
        required("currency", text("currency")), text("status"),
        value["credited"]?.jsonPrimitive?.boolean, text("verdict"), money("owed"),
        money("received"), text("payer_currency"), text("network"), text("address"), text("url"),
        text("telegram_url"), text("expires_at"),
    )
}

private fun policy(value: JsonObject): NativeWatchPolicy {
    val known = setOf("interval", "max_interval", "base_delay", "max_delay", "max_retry_after", "timeout")
    require(known.map { "${it}_ms" }.containsAll(value.keys)) { "a policy that is not known" }
    fun ns(name: String) = value["${name}_ms"]?.jsonPrimitive?.long?.toULong()?.times(MILLISECOND)
    return NativeWatchPolicy(
        ns("interval"), ns("max_interval"), ns("base_delay"), ns("max_delay"), ns("max_retry_after"),
        ns("timeout"),
    )
}

private class Play(case: JsonObject) {
    private val unix = case.seconds("unix")
    private val script = ArrayDeque(case.getValue("script").jsonArray.map { it.jsonObject })
    private val watch = refusing {
        native {
            NativeWatch(
                case.text("url"), case.text("token"), policy(case.getValue("policy").jsonObject),
                case.text("seed").toULong(),
            )
        }
    }
    private val steps = mutableListOf<Any>()
    private var clock = 0uL
    private val now get() = NativeNow(clock, unix)

    fun run(): Any {
        while (true) {
            val left = watch.timeLeft(now)?.let { (it / MILLISECOND).toLong() }
            when (val step = watch.step(now)) {
                is NativeWatchStep.Send -> send(step)
                is NativeWatchStep.Wait -> if (!pause(step.waitNs)) break
                is NativeWatchStep.Changed -> {
                    val shown = mapOf("status" to step.view.values[1], "left_ms" to left)
                    steps += mapOf("changed" to shown)
                }
                is NativeWatchStep.Final -> {
                    steps += mapOf("end" to "final")
                    break
                }
                is NativeWatchStep.Unauthorized -> {
                    steps += mapOf("end" to "unauthorized")
                    val renewed = script.removeFirstOrNull() ?: break
                    watch.renew(renewed.text("renew"), now)
                }
                is NativeWatchStep.Refused -> {
                    val error = listOfNotNull(
                        "code" to step.why.code,
                        step.why.httpStatus?.let { "http_status" to it.toInt() },
                    ).toMap()
                    steps += mapOf("end" to "refused", "error" to error)
                    break
                }
            }
        }
        assertTrue(script.isEmpty()) { "less was sent than the case reports" }
        return mapOf("steps" to steps)
    }

    private fun send(step: NativeWatchStep.Send) {
        val request = step.request
        steps += mapOf(
            "send" to mapOf(
                "method" to request.method, "url" to request.url,
                "headers" to request.headers.associate { it.name to it.value },
                "timeout_us" to (step.timeoutNs / 1_000u).toLong(),
            ),
        )
        val report = script.removeFirst()
        clock += report.seconds("after_ms").toULong() * MILLISECOND
        val failure = report.textOrNull("failure")
        when {
            failure != null -> watch.failure(
                if (failure == "unsendable") NativeFailure.Unsendable else failure(failure), "", now,
            )
            "response" in report -> {
                val answer = answer(report.getValue("response"))
                val headers = answer.headers.map { NativeHeader(it.first, it.second) }
                watch.response(answer.status.toUShort(), headers, answer.body.direct(), now)
            }
            else -> check(report.getValue("silence").jsonPrimitive.boolean)
        }
    }

    private fun pause(wait: ULong): Boolean {
        steps += mapOf("wait_us" to (wait / 1_000u).toLong(), "trouble" to watch.trouble()?.code)
        val next = script.firstOrNull()
        if (next == null) {
            steps += mapOf("end" to "stopped")
            return false
        }
        if ("look_now_after_ms" in next) {
            clock += script.removeFirst().seconds("look_now_after_ms").toULong() * MILLISECOND
            watch.lookNow(now)
        } else {
            clock += wait
        }
        return true
    }
}

internal val CHECKOUT: Map<String, Op> = mapOf(
    "checkout.key" to { case ->
        refusing { ViewKeys(mapOf("view" to case.text("secret"))) }
        mapOf("usable" to true)
    },
    "checkout.mint" to { case ->
        val token = refusing {
            ViewKeys(mapOf(case.text("key_id") to case.text("secret"))).mintAt(
                case.text("gateway"), case.text("order_id"), case.seconds("ttl_seconds"),
                case.seconds("now"),
            )
        }
        mapOf("token" to token)
    },
    "checkout.verify" to { case ->
        val token = bytes(case.getValue("token")).decodeToString()
        granted { keys(case).verifyAt(token, case.seconds("now")) }
    },
    "checkout.authorize" to { case ->
        granted { keys(case).authorizeAt(case.textOrNull("header"), case.seconds("now")) }
    },
    "checkout.view" to { case ->
        val view = refusing { viewAt(facts(case.getValue("facts")), case.seconds("now")) }
        mapOf("view" to view.raw)
    },
    "checkout.read" to { case -> whole(refusing { readView(bytes(case.getValue("body"))) }) },
    "checkout.uri" to { case ->
        val uri = paymentUri(
            case.text("currency"), case.text("network"), case.text("address"),
            case.textOrNull("amount")?.let(::BigDecimal),
        )
        if (uri == null) throw Invalid(mapOf("uri" to null)) else mapOf("uri" to uri)
    },
    "checkout.countdown" to { case ->
        val body = bytes(case.getValue("body"))
        val asked = case.seconds("asked_ms").toULong() * MILLISECOND
        val left = case.getValue("at_ms").jsonArray.map { at ->
            val now = at.jsonPrimitive.long.toULong() * MILLISECOND
            viewTimeLeft(body.direct(), asked, now)?.let { (it / MILLISECOND).toLong() }
        }
        if (left[0] == null) throw Invalid(mapOf("left_ms" to null))
        mapOf("left_ms" to left)
    },
    "checkout.watch" to { case -> Play(case).run() },
)
