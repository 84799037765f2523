package com.cointill

import java.math.BigDecimal
import java.net.http.HttpClient
import java.time.Duration
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

internal class HttpFaultTest : FaultTest({ HttpTransport(maxBytes = it) })

internal class JdkFaultTest : FaultTest({ JdkTransport(maxBytes = it) }) {
    @Test
    fun `a client that follows redirects is refused`() {
        val client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()
        assertThrows(IllegalArgumentException::class.java) { JdkTransport(client) }
    }

    @Test
    fun `a 401 comes with its body`() = runBlocking<Unit> {
        val wrong = sandbox.gateway2328(apiKey = "sandbox-wrong-key", transport = transport)
        val error = failing<AuthenticationException> { wrong.balance.get() }
        assertEquals(401, error.httpStatus)
        assertNotNull(error.gatewayMessage)
    }
}

/** What a network and a gateway may do to a call, over each transport. */
internal abstract class FaultTest(private val make: (maxBytes: Long) -> Transport) {
    protected val transport: Transport = make(32L shl 20)
    protected val sandbox = Sandbox()
    private val patient = RetryPolicy(maxAttempts = 3, baseDelay = Duration.ofMillis(1))

    @AfterEach
    fun stop() {
        transport.close()
        sandbox.close()
    }

    protected inline fun <reified T : Throwable> failing(crossinline call: suspend () -> Any?): T =
        assertThrows(T::class.java) { runBlocking { call() } }

    @Test
    fun `a create overcomes each fault without a second payment`() = runBlocking<Unit> {
        val effects = listOf(
            """{"kind":"too_many_requests","retry_after":{"seconds":0}}""",
            """{"kind":"server_error"}""",
            """{"kind":"server_error","status":502,"carried_out":true}""",
            """{"kind":"cut_before"}""",
            """{"kind":"cut_after"}""",
            """{"kind":"truncated_body"}""",
            """{"kind":"truncated_body","honest_length":true}""",
            // Some proxies name it so: what counts is what it is.
            """{"kind":"wrong_content_type"}""",
            """{"kind":"answer","status":200,"body":"oops"}""",
        )
        sandbox.gateway2328(policy = patient, transport = transport).use { gateway ->
            for ((number, effect) in effects.withIndex()) {
                sandbox.fault(effect)
                val payment = gateway.payments.create(BigDecimal(5), "USD", "ORDER-$number")
                assertEquals("ORDER-$number", payment.orderId, effect)
            }
            assertEquals(effects.size, gateway.payments.listPages().first().items.size)
        }
    }

    /**
     * After an unknown outcome nothing that moves money is sent a second time, on a connection that
     * was kept open either: `HttpURLConnection` would by itself.
     */
    @Test
    fun `an unsafe call is sent once`() {
        sandbox.gateway2328(policy = patient, transport = transport).use { gateway ->
            for (effect in listOf(
                """{"kind":"cut_before"}""", """{"kind":"cut_after"}""",
                """{"kind":"truncated_body"}""", """{"kind":"server_error","carried_out":true}""",
            )) {
                // The connection is there.
                runBlocking { gateway.balance.get() }
                sandbox.requests()
                sandbox.fault(effect)
                val error = failing<CointillException> {
                    gateway.payouts.create("USDT", "TRX-TRC20", BigDecimal(50), "TTest")
                }
                assertTrue(error.outcomeUnknown, effect)
                assertFalse(error.retrySafe, effect)
                assertEquals(1, error.attempts, effect)
                assertEquals(1, sandbox.requests(), effect)
                sandbox.control("DELETE", "faults")
            }
        }
    }

    @Test
    fun `what does not pass is said at once`() {
        sandbox.gateway2328(policy = patient, transport = transport).use { gateway ->
            for ((effect, code) in listOf(
                """{"kind":"firewall_page"}""" to "blocked",
                """{"kind":"redirect","location":"http://127.0.0.1:9/"}""" to "unexpected_redirect",
                """{"kind":"refusal"}""" to "refused",
            )) {
                sandbox.requests()
                sandbox.fault(effect)
                val error = failing<CointillException> { gateway.balance.get() }
                assertEquals(code, error.code, effect)
                assertEquals(1, sandbox.requests(), effect)
            }
        }
    }

    @Test
    fun `a Retry-After that is too long ends the call`() {
        sandbox.gateway2328(policy = patient, transport = transport).use { gateway ->
            sandbox.fault("""{"kind":"too_many_requests","retry_after":{"seconds":600}}""")
            val error = failing<RateLimitedException> { gateway.balance.get() }
            assertEquals(Duration.ofSeconds(600), error.retryAfter)
            assertTrue(error.retrySafe)
        }
    }

    @Test
    fun `time ends`() {
        val hasty = RetryPolicy(maxAttempts = 1, attemptTimeout = Duration.ofMillis(300))
        sandbox.gateway2328(policy = hasty, transport = transport).use { gateway ->
            for (effect in listOf(
                """{"kind":"slow_answer","ms":20000}""", """{"kind":"slow_body","ms":20000}""",
            )) {
                sandbox.fault(effect)
                val start = System.nanoTime()
                failing<TimeoutException> { gateway.balance.get() }
                val took = Duration.ofNanos(System.nanoTime() - start)
                assertTrue(took > Duration.ofMillis(290) && took < Duration.ofSeconds(5)) {
                    "$effect: $took"
                }
            }
        }
    }

    @Test
    fun `cancelling a coroutine ends the request`() = runBlocking<Unit> {
        sandbox.gateway2328(policy = patient, transport = transport).use { gateway ->
            sandbox.fault("""{"kind":"slow_answer","ms":60000}""", count = null)
            sandbox.requests()
            val threads = Thread.activeCount()
            val calls = List(8) { number ->
                async(Dispatchers.Default) {
                    gateway.payments.create(BigDecimal(5), "USD", "ORDER-$number")
                }
            }
            eventually("all are sent") {
                sandbox.control("GET", "requests").toString().let { seen ->
                    (0..7).all { "ORDER-$it" in seen }.takeIf { it }
                }
            }
            val start = System.nanoTime()
            calls.forEach { it.cancel() }
            for (call in calls) {
                assertTrue(runCatching { call.await() }.exceptionOrNull() is CancellationException)
            }
            assertTrue(System.nanoTime() - start < 2_000_000_000)
            // The threads that waited for an answer are free again: what they read is closed.
            eventually("no thread reads any more") {
                Thread.getAllStackTraces().values.none { stack ->
                    stack.any { it.className.endsWith("HttpURLConnection") && it.methodName.startsWith("getInputStream") }
                }.takeIf { it }
            }
            assertTrue(Thread.activeCount() <= threads + 80)
            assertEquals(8, sandbox.requests())
        }
    }

    @Test
    fun `an interrupt ends a call that waits`() {
        sandbox.gateway2328(policy = patient, transport = transport).use { gateway ->
            sandbox.fault("""{"kind":"slow_answer","ms":60000}""")
            val waiting = Thread.currentThread()
            Thread {
                Thread.sleep(300)
                waiting.interrupt()
            }.start()
            assertThrows(InterruptedException::class.java) { gateway.blocking.balance.get() }
        }
    }

    @Test
    fun `an answer that is too large is left`() {
        val small = make(100)
        sandbox.gateway2328(policy = RetryPolicy(maxAttempts = 1), transport = small).use {
            failing<ResponseTooLargeException> { it.rates.exchangeRates() }
        }
    }

    @Test
    fun `nobody there`() {
        val gateway = Gateway2328(
            "00000000-0000-4000-8000-000000002328", "sandbox-api-key", "sandbox-payout-key",
            "http://127.0.0.1:9/api", transport = transport, retryPolicy = patient,
        )
        gateway.use {
            val error = failing<TransportException> {
                it.payouts.create("USDT", "TRX-TRC20", BigDecimal(50), "TTest")
            }
            // Nothing was sent, so even a payout may be tried again.
            assertFalse(error.outcomeUnknown)
            assertEquals(3, error.attempts)
        }
    }

    @Test
    fun `a transport that fails in its own way is an unknown outcome without its words`() {
        val broken = object : Transport {
            override suspend fun send(request: TransportRequest): TransportResponse {
                delay(1)
                error("sandbox-api-key")
            }
        }
        sandbox.gateway2328(transport = broken, policy = patient).use { gateway ->
            val error = failing<TransportException> {
                gateway.payouts.create("USDT", "TRX-TRC20", BigDecimal(50), "TTest")
            }
            assertTrue(error.outcomeUnknown)
            assertFalse("sandbox-api-key" in error.message!!)
            assertTrue("IllegalStateException" in error.message!!)
        }
    }
}
