package com.cointill.checkout

import com.cointill.AuthenticationException
import com.cointill.CointillException
import com.cointill.ConfigurationException
import com.sun.net.httpserver.HttpServer
import java.math.BigDecimal
import java.net.InetAddress
import java.net.InetSocketAddress
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** A shop's endpoint, and an app that looks at it. */
internal class CheckoutSessionTest {
    private val keys = ViewKeys(mapOf("view" to "sandbox-view-key-of-at-least-32-bytes"))
    private val quick = WatchPolicy(
        interval = Duration.ofSeconds(1), baseDelay = Duration.ofMillis(1), timeout = Duration.ofSeconds(2),
    )
    private val asked = AtomicInteger()
    private var facts = PaymentFacts("ORDER-1", BigDecimal("19.99"), "USD")
    private var failures = 0

    private val server = HttpServer.create(
        InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0,
    ).apply {
        createContext("/view") { exchange ->
            asked.incrementAndGet()
            val (status, body) = when {
                failures > 0 -> 503 to "".also { failures -= 1 }
                else -> try {
                    val header = exchange.requestHeaders.getFirst("Authorization")
                    check(keys.authorize(header).orderId == facts.orderId)
                    200 to viewOf(facts).raw!!
                } catch (@Suppress("SwallowedException") refused: CointillException) {
                    ViewKeys.refused.status to ViewKeys.refused.body
                }
            }
            val bytes = body.toByteArray()
            exchange.sendResponseHeaders(status, bytes.size.toLong().takeIf { it > 0 } ?: -1)
            exchange.responseBody.use { it.write(bytes) }
        }
        start()
    }
    private val url = "http://127.0.0.1:${server.address.port}/view"

    @AfterEach
    fun stop() = server.stop(0)

    private fun token() = keys.mint("2328", "ORDER-1")

    @Test
    fun `a payment is watched to its end, through failures`() = runBlocking<Unit> {
        failures = 2
        val later = facts.copy(
            status = "waiting", owed = BigDecimal("0.5"), payerCurrency = "TON", network = "TON",
            address = "UQtest", expiresAt = "2126-05-09T13:56:58Z",
        )
        CheckoutSession(url, token(), policy = quick).use { session ->
            val seen = mutableListOf<PaymentView>()
            withTimeout(20_000) {
                session.views.collect { view ->
                    seen += view
                    if (seen.size == 2) assertTrue(session.timeLeft!! > Duration.ofDays(365))
                    facts = when (seen.size) {
                        1 -> later
                        else -> later.copy(status = "paid", credited = true)
                    }
                    session.lookNow()
                }
            }
            assertEquals(listOf("created", "waiting", "paid"), seen.map { it.status })
            assertEquals("UQtest", seen[1].qrPayload)
            assertEquals(BigDecimal("0.5"), seen[1].toSend)
            assertEquals(null, seen[2].address)
            assertTrue(seen[2].isPaid && seen[2].isFinal)
        }
    }

    @Test
    fun `a token whose time is up is renewed, or ends the watch`() {
        val forged = token().dropLast(4) + "AAAA"
        assertThrows(AuthenticationException::class.java) {
            runBlocking { CheckoutSession(url, forged, policy = quick).views.first() }
        }
        val renewed = CheckoutSession(url, forged, renew = { token() }, policy = quick)
        assertEquals("ORDER-1", runBlocking { renewed.views.first() }.orderId)
    }

    @Test
    fun `a wrong URL or token is an error at once`() {
        assertThrows(ConfigurationException::class.java) {
            CheckoutSession("http://shop.example/view", token())
        }
        assertThrows(CointillException::class.java) { CheckoutSession(url, "two words") }
    }

    @Test
    fun `leaving the screen ends the watch`() = runBlocking<Unit> {
        val session = CheckoutSession(url, token(), policy = quick)
        val screen = launch(Dispatchers.Default) { session.views.toList() }
        while (asked.get() < 2) Thread.sleep(5)
        screen.cancel()
        screen.join()
        val then = asked.get()
        Thread.sleep(1_500)
        assertEquals(then, asked.get())
    }

    @Test
    fun `a session that was closed is an error`() = runBlocking<Unit> {
        val session = CheckoutSession(url, token(), policy = quick)
        val watch = async(Dispatchers.Default) { runCatching { session.views.toList() } }
        while (asked.get() < 2) Thread.sleep(5)
        session.close()
        session.close()
        assertTrue(watch.await().exceptionOrNull() is IllegalStateException)
        assertThrows(IllegalStateException::class.java) { runBlocking { session.views.first() } }
        assertThrows(IllegalStateException::class.java) { session.lookNow() }
        assertThrows(IllegalStateException::class.java) { session.timeLeft }
        assertThrows(IllegalStateException::class.java) { session.trouble }
        val keys = ViewKeys(mapOf("view" to "sandbox-view-key-of-at-least-32-bytes"))
        keys.close()
        assertThrows(IllegalStateException::class.java) { keys.mint("2328", "ORDER-1") }
    }

    @Test
    fun `a shop that refuses ends the watch`() {
        server.removeContext("/view")
        assertThrows(CointillException::class.java) {
            runBlocking { CheckoutSession(url, token(), policy = quick).views.first() }
        }.let { assertEquals("not_found", it.code) }
    }
}
