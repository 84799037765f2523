package com.cointill.vectors

import com.cointill.Expected
import com.cointill.InCase
import com.cointill.Observed
import com.cointill.Policy
import com.cointill.Status
import com.cointill.TransportResponse
import com.cointill.Verdict
import com.cointill.alchemypay.Order
import com.cointill.decide
import com.cointill.eventId
import com.cointill.gateway2328.Payment
import com.cointill.gateway2328.StaticWalletTransaction
import com.cointill.transition
import java.math.BigDecimal
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive

private fun result(
    endpoint: String,
    request: JsonObject,
    answer: TransportResponse,
    options: JsonElement? = null,
): Any? {
    val ran = call(fixedGateway(endpoint, options), endpoint, request, listOf(answer))
    ran.error?.let { throw it }
    return ran.result
}

private fun objectOf(vararg fields: Pair<String, String>) =
    JsonObject(fields.associate { (name, value) -> name to JsonPrimitive(value) })

private fun payment(vararg fields: Pair<String, String>): Payment {
    val body = """{"state":0,"result":${objectOf(*fields)}}""".toByteArray()
    val answer = TransportResponse(200, emptyList(), body)
    return result("2328.payment.info", objectOf("uuid" to "u"), answer) as Payment
}

private val BASE =
    arrayOf("uuid" to "u", "amount" to "1", "currency" to "USD")

/** A gateway's word is read where the gateway writes it. */
private val status: Op = { case ->
    val word = case.text("status")
    val common = if (case.text("gateway") == "2328") {
        val made = payment(*BASE, "payment_status" to word)
        check(made.paymentStatus.value == word)
        made.observed().status
    } else {
        val model = objectOf("orderNo" to "1", "orderStatus" to word)
        val body = """{"code":"0","msg":"success","model":$model,"traceId":"t"}""".toByteArray()
        val answer = TransportResponse(200, emptyList(), body)
        val query = objectOf("merchantOrderNo" to "1")
        (result("alchemypay.payment.query", query, answer) as Order).observed().status
    }
    mapOf(
        "status" to common.word,
        "success" to common.isSuccess,
        "failure" to common.isFailure,
        "refund" to common.isRefund,
        "final" to common.isFinal,
    )
}

private fun JsonElement?.money(name: String) = textOrNull(name)?.let(::BigDecimal)

private fun expected(value: JsonElement) = Expected(
    orderId = value.jsonObject.text("order_id"),
    amount = value["price"].money("amount"),
    currency = value["price"].textOrNull("currency"),
    paymentId = value.textOrNull("payment_id"),
    known = value.textOrNull("known")?.let(Status::of),
    credited = value["credited"]?.jsonPrimitive?.boolean ?: false,
)

private fun policy(value: JsonElement): Policy {
    val known = setOf("overpaid", "paid_late", "least_percent", "confirm_by_query")
    require(known.containsAll(value.jsonObject.keys)) { "a policy that is not known" }
    val default = Policy()
    fun inCase(name: String) = value.textOrNull(name)?.let { InCase.valueOf(it.uppercase()) }
    return Policy(
        inCase("overpaid") ?: default.overpaid,
        inCase("paid_late") ?: default.paidLate,
        value["least_percent"]?.jsonPrimitive?.int ?: default.leastPercent,
        value["confirm_by_query"]?.jsonPrimitive?.boolean ?: default.confirmByQuery,
    )
}

private val FACTS = setOf(
    "gateway", "source", "status", "order_id", "payment_id", "gateway_status", "amount", "currency",
    "owed", "received", "received_currency", "reason",
)

private fun observed(value: JsonElement): Observed {
    require(FACTS.containsAll(value.jsonObject.keys)) { "a fact that is not known" }
    return Observed(
        gateway = value.jsonObject.text("gateway"),
        source = value.jsonObject.text("source"),
        status = Status.of(value.jsonObject.text("status")),
        orderId = value.textOrNull("order_id"),
        paymentId = value.textOrNull("payment_id"),
        gatewayStatus = value.textOrNull("gateway_status").orEmpty(),
        amount = value.money("amount"),
        currency = value.textOrNull("currency"),
        owed = value.money("owed"),
        received = value.money("received"),
        receivedCurrency = value.textOrNull("received_currency"),
        reason = value.textOrNull("reason"),
    )
}

private fun shown(verdict: Verdict): Map<String, Any?> =
    when (verdict) {
        is Verdict.Credit -> mapOf(
            "verdict" to "credit",
            "amount" to Plain(verdict.amount),
            "currency" to verdict.currency,
        )
        else -> mapOf("verdict" to verdict.action, "reason" to verdict.reason)
    }

private val scenario: Op = { case ->
    var kept = expected(case.getValue("expected"))
    val rules = policy(case.getValue("policy"))
    val verdicts = case.getValue("reports").jsonArray.map { report ->
        val seen = observed(report)
        val verdict = decide(kept, seen, rules)
        // What a shop writes down in the transaction that locks the order.
        kept = kept.copy(
            known = kept.nextStatus(seen),
            credited = kept.credited || verdict is Verdict.Credit,
        )
        shown(verdict)
    }
    mapOf("verdicts" to verdicts, "credited" to kept.credited)
}

private fun told(observed: Observed?): Map<String, Any?> = mapOf(
    "observed" to observed?.run {
        mapOf(
            "gateway" to gateway, "source" to source, "payment_id" to paymentId,
            "order_id" to orderId, "status" to status.word, "gateway_status" to gatewayStatus,
            "reason" to reason, "currency" to currency, "received_currency" to receivedCurrency,
            "amount" to amount?.let { Plain(it) }, "owed" to owed?.let { Plain(it) },
            "received" to received?.let { Plain(it) },
        )
    },
)

private val observedAnswer: Op = { case ->
    val options = case["options"]
    val made = result(
        case.text("endpoint"), case.getValue("request").jsonObject,
        answer(case.getValue("response")), options,
    )
    val cents = (options.textOrNull("amount_unit") ?: "cents") == "cents"
    when (made) {
        is Payment -> told(made.observed())
        is Order -> told(made.observed(cents))
        else -> told((made as StaticWalletTransaction).observed())
    }
}

internal val EVENT_IDS: Map<String, Op> = mapOf(
    "event.id" to { case ->
        val parts = case.getValue("parts").jsonArray.map { it.jsonPrimitive.content }
        mapOf("id" to eventId(case.text("gateway"), case.text("kind"), parts))
    },
)

internal val LIFE_CYCLE: Map<String, Op> = mapOf(
    "payment.status" to status,
    "payment.transition" to { case ->
        val made = transition(Status.of(case.text("known")), Status.of(case.text("reported")))
        mapOf("transition" to made.step, "status" to made.status.word)
    },
    "payment.walk" to { case ->
        var known = Status.of("created")
        val path = case.getValue("reports").jsonArray.map { reported ->
            known = transition(known, Status.of(reported.jsonPrimitive.content)).status
            known.word
        }
        mapOf("path" to path)
    },
)

internal val CREDIT_DECISION: Map<String, Op> = mapOf(
    "payment.decide" to { case ->
        val seen = observed(case.getValue("observed"))
        shown(decide(expected(case.getValue("expected")), seen, policy(case.getValue("policy"))))
    },
    "payment.scenario" to scenario,
    "payment.accept" to { case -> shown(expected(case.getValue("expected")).accept()) },
    "2328.observed" to { case -> told(verified2328(case).observed()) },
    "alchemypay.observed" to { case -> told(verifiedAlchemyPay(case).observed()) },
    "2328.observed_answer" to observedAnswer,
    "alchemypay.observed_answer" to observedAnswer,
)

internal val TIMESTAMPS: Map<String, Op> = mapOf(
    "time.unix" to { case ->
        // A time is read where a gateway writes one.
        val text = case.text("text")
        val time = payment(*BASE, "payment_status" to "check", "created_at" to text).createdAt
        val told = mapOf("text" to text, "unix_seconds" to time?.epochSecond)
        if (time == null) throw Invalid(told) else told
    },
)
