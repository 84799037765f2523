package com.cointill.vectors

import com.cointill.CointillException
import com.cointill.ExchangeRates
import com.cointill.Model
import com.cointill.Page
import com.cointill.alchemypay.Order
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.jsonObject

private val response: Op = { case ->
    val endpoint = case.text("endpoint")
    val options = case["options"]
    val ran = call(
        fixedGateway(endpoint, options),
        endpoint,
        case.getValue("request").jsonObject,
        listOf(answer(case.getValue("response"))),
    )
    ran.error?.let { throw Invalid(mapOf("error" to facts(it))) }
    shown(ran.result, options)
}

private fun shown(result: Any?, options: JsonElement?): Any? =
    when (result) {
        is Order -> {
            val cents = (options.textOrNull("amount_unit") ?: "cents") == "cents"
            mapOf(
                "result" to whole(result),
                "amount" to result.observed(cents).amount?.let { Plain(it) },
            )
        }
        is Model -> mapOf("result" to whole(result))
        is Page<*> -> mapOf(
            "items" to result.items.map { whole(it as Model) },
            "paginate" to fields(result.paginate),
            "next_page" to result.nextPage,
        )
        is ExchangeRates -> mapOf(
            "rates" to result.all.map { (pair, rate) ->
                listOf(pair.first, pair.second, Plain(rate))
            },
        )
        is List<*> -> mapOf("list" to result.map { whole(it as Model) })
        else -> mapOf("raw" to result)
    }

/** Every fact of an error; those that are not known are left out. */
private fun facts(error: CointillException): Map<String, Any> = listOfNotNull(
    "code" to error.code,
    error.endpoint?.let { "endpoint" to it },
    error.field?.let { "field" to it },
    error.httpStatus?.let { "http_status" to it },
    error.gatewayCode?.let { "gateway_code" to it },
    error.gatewayMessage?.let { "gateway_message" to it },
    error.traceId?.let { "trace_id" to it },
    error.details?.let { "details" to it },
    error.body?.let { "body" to it },
    "outcome_unknown" to error.outcomeUnknown,
    "retry_safe" to error.retrySafe,
).toMap()

internal val RESPONSES_2328: Map<String, Op> = mapOf("2328.response" to response)

internal val RESPONSES_ALCHEMYPAY: Map<String, Op> = mapOf("alchemypay.response" to response)
