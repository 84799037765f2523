package com.cointill

import java.math.BigDecimal
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Webhooks of all kinds, as the sandbox causes them, and as a shop's own tests sign them. */
internal class WebhookTest {
    @Test
    fun `every kind that the gateways send`() = runBlocking<Unit> {
        Sandbox().use { sandbox ->
            cause(sandbox)
            val webhooks = Webhooks2328("sandbox-api-key", "sandbox-payout-key")
            val orders = AlchemyPayWebhooks("sandbox-secret")
            val kinds = mutableSetOf<String>()
            for (delivery in sandbox.control("GET", "deliveries") as JsonArray) {
                val fields = delivery.jsonObject
                val body = fields.getValue("body").jsonPrimitive.content.toByteArray()
                val of2328 = fields.getValue("gateway").jsonPrimitive.content == "2328"
                val event = if (of2328) webhooks.verify(body) else orders.verify(body)
                kinds += when (event) {
                    is PaymentEvent -> "payment".also { assertEquals("ORDER-1", event.data.orderId) }
                    is PayoutEvent -> "payout".also { assertEquals("payout", event.keyId) }
                    is StaticWalletEvent ->
                        "static_wallet".also { assertEquals("customer-1", event.data.orderId) }
                    is OrderEvent -> "order".also { assertEquals("1001", event.data.merchantOrderNo) }
                    is PartialPaymentEvent -> "partial"
                    is RefundEvent -> "refund"
                    is UnknownEvent -> error(event.problem)
                }
                assertTrue("sign" in event.raw)
                assertFalse("\"sign\"" in event.toString())
            }
            assertEquals(setOf("payment", "payout", "static_wallet", "order", "partial"), kinds)
        }
    }

    @Test
    fun `what was done to a webhook on its way`() = runBlocking<Unit> {
        for ((effect, reason) in listOf(
            "php_escaped" to null, "tampered_signature" to "mismatch",
            "tampered_amount" to "mismatch", "reserialised" to "mismatch",
        )) {
            Sandbox().use { sandbox ->
                sandbox.control("POST", "deliveries/hold")
                sandbox.control(
                    "POST", "faults", """{"on":"webhook","effect":{"kind":"$effect"}}""",
                )
                sandbox.gateway2328().use {
                    it.payments.create(BigDecimal(5), "USD", "ORDER-1", urlCallback = CALLBACK)
                    sandbox.control("POST", "payments/ORDER-1/pay")
                }
                val delivery = (sandbox.control("GET", "deliveries") as JsonArray).first().jsonObject
                val body = delivery.getValue("body").jsonPrimitive.content.toByteArray()
                val webhooks = Webhooks2328("sandbox-api-key")
                val got = try {
                    assertTrue(webhooks.verify(body, WebhookKind2328.PAYMENT) is PaymentEvent)
                    null
                } catch (refused: SignatureException) {
                    refused.reason
                }
                assertEquals(reason, got, effect)
            }
        }
    }

    private suspend fun cause(sandbox: Sandbox) {
        sandbox.control("POST", "deliveries/hold")
        sandbox.gateway2328().use { gateway ->
            gateway.payments.create(BigDecimal(5), "USD", "ORDER-1", urlCallback = CALLBACK)
            sandbox.control("POST", "payments/ORDER-1/pay")
            val payout = gateway.payouts.create(
                "USDT", "TRX-TRC20", BigDecimal(50), "TTest", orderId = "PO-1",
                urlCallback = CALLBACK,
            )
            sandbox.control("POST", "payouts/${payout.uuid}/complete")
            val wallet = gateway.staticWallets.create("USDT", "TRX-TRC20", "customer-1", CALLBACK)
            sandbox.control("POST", "wallets/${wallet.uuid}/deposits", """{"amount":"5.00"}""")
        }
        val switches = """{"alchemypay":{"accumulation":true,"refund_callback_url":"$CALLBACK"}}"""
        sandbox.control("PATCH", "switches", switches)
        sandbox.alchemyPay().use { pay ->
            pay.payments.create(
                "1001", BigDecimal(20), "USD", "user-1", callbackUrl = CALLBACK,
            )
            sandbox.control("POST", "payments/1001/pay", """{"how":"short"}""")
            sandbox.control("POST", "payments/1001/pay", """{"how":"top_up"}""")
        }
    }

    @Test
    fun `a refund, and a forged body`() {
        val orders = AlchemyPayWebhooks("sandbox-secret")
        val fields =
            """{"refundType":"wrong_payment","merchantOrderNo":"1001","paymentOrderNo":"1",""" +
                """"orderStatus":"COMPLETED","tokenAmount":"1.50","refundOrderNo":"2"}"""
        val body = orders.signTestEvent(fields, AlchemyPayWebhookKind.REFUND)
        assertTrue(orders.verify(body, AlchemyPayWebhookKind.REFUND) is RefundEvent)
        assertEquals("app", orders.check(body, AlchemyPayWebhookKind.REFUND))

        val forged = body.decodeToString().replace("1.50", "9.50").toByteArray()
        val error = assertThrows(SignatureException::class.java) {
            orders.verify(forged, AlchemyPayWebhookKind.REFUND, explain = true)
        }
        assertEquals("signature_invalid", error.code)
        assertEquals("mismatch", error.reason)
        assertNotNull(error.explanation)
        assertEquals(200, orders.accepted.status)
        assertNotEquals(200, orders.refused.status)
    }

    @Test
    fun `a body above the limit is refused`() {
        val webhooks = Webhooks2328(mapOf("api" to "sandbox-api-key"), maxBytes = 100)
        val body = webhooks.signTestEvent("""{"uuid":"${"x".repeat(200)}"}""")
        assertEquals("malformed", assertThrows(SignatureException::class.java) {
            webhooks.verify(body)
        }.reason)
    }
}
