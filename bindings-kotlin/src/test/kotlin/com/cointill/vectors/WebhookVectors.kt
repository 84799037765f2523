package com.cointill.vectors

import com.cointill.AlchemyPayWebhookKind
import com.cointill.AlchemyPayWebhooks
import com.cointill.Event
import com.cointill.OrderEvent
import com.cointill.PartialPaymentEvent
import com.cointill.PaymentEvent
import com.cointill.PayoutEvent
import com.cointill.RefundEvent
import com.cointill.SignatureException
import com.cointill.StaticWalletEvent
import com.cointill.UnknownEvent
import com.cointill.WebhookKind2328
import com.cointill.Webhooks2328
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue

internal fun verified2328(case: JsonObject): Event {
    val keys = case.getValue("keys").jsonArray.map { it.jsonObject }
    fun of(kind: String) = keys.filter { it.text("key") == kind }
        .associate { it.text("id") to it.text("secret") }
    val kind = WebhookKind2328.valueOf(case.text("kind").uppercase())
    val body = bytes(case.getValue("body"))
    return Webhooks2328(of("api"), of("payout")).use { own ->
        verified(
            { own.verify(body, kind) }, { own.verify(body, kind, explain = true) },
            { own.check(body, kind) },
        )
    }
}

internal fun verifiedAlchemyPay(case: JsonObject): Event {
    val secrets = case.getValue("secrets").jsonArray.map { it.jsonObject }
        .associate { it.text("id") to it.text("secret") }
    val kind = AlchemyPayWebhookKind.valueOf(case.text("kind").uppercase())
    val body = bytes(case.getValue("body"))
    return AlchemyPayWebhooks(secrets, alchemyPayOptions(case["options"])).use { own ->
        verified(
            { own.verify(body, kind) }, { own.verify(body, kind, explain = true) },
            { own.check(body, kind) },
        )
    }
}

/** The event; the three ways must agree. */
private fun verified(verify: () -> Event, explain: () -> Event, check: () -> String): Event =
    try {
        val event = verify()
        assertEquals(event.keyId, check())
        assertEquals(event, explain())
        event
    } catch (refused: SignatureException) {
        val explained = assertThrows(SignatureException::class.java) { explain() }
        val checked = assertThrows(SignatureException::class.java) { check() }
        assertEquals(listOf(refused.reason, refused.reason), listOf(explained.reason, checked.reason))
        assertTrue(refused.explanation == null && explained.explanation != null)
        throw Invalid(mapOf("refused" to refused.reason))
    }

private fun shown2328(event: Event): Map<String, Any?> =
    when (event) {
        is PaymentEvent -> mapOf("kind" to "payment", "fields" to fields(event.data))
        is PayoutEvent -> mapOf("kind" to "payout", "fields" to fields(event.data))
        is StaticWalletEvent -> mapOf("kind" to "static_wallet", "fields" to fields(event.data))
        else -> unknown(event)
    } + ("id" to event.id)

private fun shownAlchemyPay(event: Event): Map<String, Any?> =
    when (event) {
        is OrderEvent -> mapOf(
            "kind" to "order", "signed" to fields(event.data), "unsigned" to fields(event.unsigned),
        )
        is RefundEvent -> mapOf("kind" to "refund", "signed" to fields(event.data))
        is PartialPaymentEvent -> mapOf("kind" to "partial", "signed" to fields(event.data))
        else -> unknown(event)
    } + ("id" to event.id)

private fun unknown(event: Event): Map<String, Any?> {
    assertTrue((event as UnknownEvent).problem.isNotEmpty())
    return mapOf("kind" to "unknown", "raw" to event.raw)
}

internal val WEBHOOKS_2328: Map<String, Op> = mapOf(
    "2328.webhook" to { case ->
        val event = verified2328(case)
        mapOf("key_id" to event.keyId, "form" to event.form, "event" to shown2328(event))
    },
)

internal val WEBHOOKS_ALCHEMYPAY: Map<String, Op> = mapOf(
    "alchemypay.webhook" to { case ->
        val event = verifiedAlchemyPay(case)
        mapOf("key_id" to event.keyId, "event" to shownAlchemyPay(event))
    },
)
