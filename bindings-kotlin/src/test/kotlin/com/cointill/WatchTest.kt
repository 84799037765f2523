package com.cointill

import com.cointill.checkout.CheckoutSession
import com.cointill.checkout.PaymentFacts
import com.cointill.checkout.PaymentView
import com.cointill.checkout.ViewKeys
import com.cointill.checkout.WatchPolicy
import com.cointill.checkout.viewOf
import com.cointill.gateway2328.Payment
import com.sun.net.httpserver.HttpServer
import java.math.BigDecimal
import java.net.InetAddress
import java.net.InetSocketAddress
import java.time.Duration
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** An app, its shop's endpoint, and the gateway behind it. */
internal class WatchTest {
    private val sandbox = Sandbox()
    private val gateway = sandbox.gateway2328()
    private val keys = ViewKeys(mapOf("view" to "sandbox-view-key-of-at-least-32-bytes"))
    private val server = HttpServer.create(
        InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0,
    )

    @AfterEach
    fun stop() {
        server.stop(0)
        gateway.close()
        sandbox.close()
    }

    @Test
    fun `an app watches a payment through its shop until it is paid`() = runBlocking<Unit> {
        val price = BigDecimal("180.00")
        val payment = gateway.payments.create(
            amount = price, currency = "RUB", orderId = "ORDER-1", toCurrency = "TON", network = "TON",
        )
        serve(payment.uuid)
        val url = "http://127.0.0.1:${server.address.port}/view"
        val quick = WatchPolicy(interval = Duration.ofSeconds(1), baseDelay = Duration.ofMillis(1))
        val seen = mutableListOf<PaymentView>()
        CheckoutSession(url, keys.mint("2328", "ORDER-1"), policy = quick).use { session ->
            withTimeout(20_000) {
                session.views.collect { view ->
                    seen += view
                    if (seen.size == 1) {
                        assertEquals(0, payment.payerAmount!!.compareTo(view.toSend))
                        assertEquals(payment.address, view.address)
                        sandbox.control("POST", "payments/ORDER-1/pay")
                        session.lookNow()
                    }
                }
            }
        }
        assertTrue(seen.size > 1)
        assertTrue(seen.last().isPaid && seen.last().isFinal)
        assertNull(seen.last().address, "nobody is asked to pay again")
    }

    /** It asks the gateway instead of a database. */
    private fun serve(uuid: String) {
        server.createContext("/view") { exchange ->
            val grant = keys.authorize(exchange.requestHeaders.getFirst("Authorization"))
            val payment = runBlocking { gateway.payments.info(uuid = uuid) }
            val body = viewOf(facts(grant.orderId, payment)).raw!!.toByteArray()
            exchange.sendResponseHeaders(200, body.size.toLong())
            exchange.responseBody.use { it.write(body) }
        }
        server.start()
    }

    private fun facts(orderId: String, payment: Payment): PaymentFacts {
        val observed = payment.observed()
        val expected = Expected(orderId, BigDecimal("180.00"), "RUB", payment.uuid)
        return PaymentFacts(
            orderId, BigDecimal("180.00"), "RUB",
            status = observed.status.word,
            credited = decide(expected, observed) is Verdict.Credit,
            owed = observed.owed,
            received = observed.received,
            payerCurrency = payment.payerCurrency,
            network = payment.network,
            address = payment.address,
        )
    }
}
