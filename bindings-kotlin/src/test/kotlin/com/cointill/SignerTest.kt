package com.cointill

import java.io.IOException
import java.math.BigDecimal
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Gateways without a key. That each request vector is sent alike is in the vectors' tests. */
internal class SignerTest {
    private val sandbox = Sandbox()
    private val patient = RetryPolicy(maxAttempts = 3, baseDelay = Duration.ofMillis(1))
    private val asked = mutableListOf<String>()

    private val good = Signer { request ->
        asked += "${request.endpoint} ${request.key} ${request.message}"
        val body = request.body
        when (request.key) {
            SigningKey.API -> Signing.sign2328(body, "sandbox-api-key")
            SigningKey.PAYOUT -> Signing.sign2328(body, "sandbox-payout-key")
            SigningKey.APP ->
                Signing.signAlchemyPay(request.message!!, body.decodeToString(), "sandbox-secret")
        }
    }

    @AfterEach
    fun stop() = sandbox.close()

    private inline fun <reified T : Throwable> failing(signer: Signer): T =
        sandbox.till2328(signer, patient).use { till ->
            assertThrows(T::class.java) {
                runBlocking { till.payments.create(BigDecimal(5), "USD", "ORDER-1") }
            }
        }

    @Test
    fun `a till creates, looks and lists`() = runBlocking<Unit> {
        sandbox.till2328(good).use { till ->
            repeat(3) { till.payments.create(BigDecimal(5), "USD", "ORDER-$it") }
            assertEquals("ORDER-1", till.payments.info(orderId = "ORDER-1").orderId)
            // Each page is a request of its own.
            assertEquals(3, till.payments.list(perPage = 1).take(3).toList().size)
            till.payouts.create("USDT", "TRX-TRC20", BigDecimal(50), "TTest")
            till.balance.get()
        }
        val expected = List(3) { "2328.payment.create API null" } + "2328.payment.info API null" +
            List(3) { "2328.payment.list API null" } + "2328.payout.create PAYOUT null" +
            "2328.balance API null"
        assertEquals(expected, asked)
    }

    @Test
    fun `a lost create of Alchemy Pay is recovered by a query that is signed too`() = runBlocking<Unit> {
        val till = AlchemyPay.withSigner("SANDBOX0001", good, sandbox.url, retryPolicy = patient)
        till.use {
            sandbox.fault("""{"kind":"cut_after"}""")
            val created = it.payments.create("1001", BigDecimal(20), "USD", "user-1")
            assertEquals("1001", created.recovered?.merchantOrderNo)
        }
        assertEquals(
            listOf(
                "alchemypay.payment.create APP create", "alchemypay.payment.query APP query",
            ),
            asked,
        )
    }

    @Test
    fun `one that is out of reach is asked again, and once for all repeats`() = runBlocking<Unit> {
        val times = AtomicInteger()
        val shaky = Signer { request ->
            if (times.incrementAndGet() < 3) throw IOException("no route")
            good.sign(request)
        }
        sandbox.till2328(shaky, patient).use { till ->
            sandbox.fault("""{"kind":"server_error"}""")
            till.payments.create(BigDecimal(5), "USD", "ORDER-1")
        }
        assertEquals(3, times.get())

        times.set(-100)
        val error = failing<TransportException>(shaky)
        assertEquals(-97, times.get())
        assertTrue(error.cause is IOException && error.retrySafe && !error.outcomeUnknown)
        assertEquals(0, error.attempts)
        // The words of an exception may hold a secret; its cause is for those who want them.
        assertEquals(
            "no signature came: the connection broke before the answer was whole: IOException",
            error.message,
        )
    }

    @Test
    fun `one that refuses is not asked again`() {
        val times = AtomicInteger()
        val refusal = IllegalStateException("not for this till")
        val error = failing<ConfigurationException>(
            Signer {
                times.incrementAndGet()
                throw refusal
            },
        )
        // Coroutines copy what crosses them, and say where.
        assertEquals(refusal.toString(), error.cause.toString())
        assertEquals(1, times.get())
        assertFalse(error.outcomeUnknown || "not for" in error.message!!)
        assertEquals(0, sandbox.requests())
    }

    @Test
    fun `a fault behind the signer has no cause in it`() {
        val error = sandbox.till2328(good, patient).use { till ->
            sandbox.fault("""{"kind":"refusal"}""")
            assertThrows(RefusedException::class.java) { runBlocking { till.balance.get() } }
        }
        assertNull(error.cause)
    }

    @Test
    fun `nonsense is not sent`() {
        for (answer in listOf("", "ab12", "é".repeat(64), "0".repeat(62) + "\r\n")) {
            val error = failing<ConfigurationException>(Signer { answer })
            assertEquals("signer", error.field)
            assertTrue(error.message!!.startsWith("the signer's answer: expected 64 hexadecimal"))
        }
        // Of the right form, but of another key: that only the gateway can tell.
        failing<AuthenticationException>(Signer { Signing.sign2328(it.body, "another-key") })
    }

    @Test
    fun `time ends, also that of the signer's own`() {
        val hasty = RetryPolicy(maxAttempts = 1, attemptTimeout = Duration.ofMillis(200))
        for (slow in listOf(
            Signer { awaitCancellation() },
            Signer { withTimeout(50) { awaitCancellation() } },
        )) {
            sandbox.till2328(slow, hasty).use { till ->
                val error = assertThrows(TimeoutException::class.java) {
                    runBlocking { till.balance.get() }
                }
                assertFalse(error.outcomeUnknown)
            }
        }
        assertEquals(0, sandbox.requests())
    }

    @Test
    fun `cancelling ends the asking`() = runBlocking<Unit> {
        val began = CompletableDeferred<Unit>()
        val ended = CompletableDeferred<Unit>()
        val slow = Signer {
            began.complete(Unit)
            try {
                awaitCancellation()
            } finally {
                ended.complete(Unit)
            }
        }
        sandbox.till2328(slow).use { till ->
            val call = async(Dispatchers.Default) { till.balance.get() }
            began.await()
            call.cancel()
            withTimeout(5_000) { ended.await() }
            assertTrue(runCatching { call.await() }.exceptionOrNull() is CancellationException)
        }
        assertEquals(0, sandbox.requests())
    }

    @Test
    fun `cancelling interrupts one that waits`() = runBlocking<Unit> {
        val began = CountDownLatch(1)
        val interrupted = CompletableDeferred<Boolean>()
        val slow = Signer.blocking {
            began.countDown()
            try {
                Thread.sleep(60_000)
                interrupted.complete(false)
                ""
            } catch (problem: InterruptedException) {
                interrupted.complete(true)
                throw problem
            }
        }
        sandbox.till2328(slow).use { till ->
            val call = async(Dispatchers.Default) { till.balance.get() }
            assertTrue(began.await(20, TimeUnit.SECONDS))
            call.cancel()
            assertTrue(withTimeout(5_000) { interrupted.await() })
        }
    }

    @Test
    fun `raw of Alchemy Pay needs the secret`() {
        AlchemyPay.withSigner("SANDBOX0001", good, sandbox.url).use { till ->
            val error = assertThrows(ConfigurationException::class.java) {
                runBlocking { till.raw("/open/api/x", "{}", listOf("appId")) }
            }
            assertNotNull(error.message)
        }
        assertTrue(asked.isEmpty())
    }

    @Test
    fun `a transport with a time of its own is a failure and no cancelled call`() {
        val slow = object : Transport {
            override suspend fun send(request: TransportRequest): TransportResponse =
                withTimeout(20) {
                    delay(60_000)
                    error("not reached")
                }
        }
        sandbox.till2328(good, patient, slow).use { till ->
            val error = assertThrows(TimeoutException::class.java) {
                runBlocking { till.balance.get() }
            }
            assertEquals(3, error.attempts)
        }
    }
}
