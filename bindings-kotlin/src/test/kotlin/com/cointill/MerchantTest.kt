package com.cointill

import com.cointill.alchemypay.OrderStatus
import com.cointill.gateway2328.PaymentStatus
import com.cointill.gateway2328.StaticWalletStatus
import java.math.BigDecimal
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.count
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.toSet
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Whole payments at the sandbox. */
internal class MerchantTest {
    private val sandbox = Sandbox()

    @AfterEach
    fun stop() = sandbox.close()

    @Test
    fun `a payment of 2328 from its creation to its end`() = runBlocking<Unit> {
        sandbox.gateway2328().use { gateway ->
            val created = gateway.payments.create(
                amount = BigDecimal("180.00"), currency = "RUB", orderId = "ORDER-1",
                toCurrency = "TON", network = "TON",
            )
            assertEquals("ORDER-1", created.orderId)
            assertEquals(0, created.amount.compareTo(BigDecimal(180)))
            assertNotNull(created.url)
            val again = gateway.payments.create(
                amount = BigDecimal("180.00"), currency = "RUB", orderId = "ORDER-1",
                toCurrency = "TON", network = "TON",
            )
            assertEquals(created.uuid, again.uuid)

            val expected = Expected("ORDER-1", BigDecimal(180), "RUB", created.uuid)
            assertTrue(decide(expected, created.observed()) is Verdict.Wait)
            launch(Dispatchers.IO) { sandbox.control("POST", "payments/ORDER-1/pay") }
            var now = created
            while (!now.observed().status.isFinal) {
                now = gateway.payments.info(uuid = created.uuid)
            }
            assertEquals(PaymentStatus.PAID, now.paymentStatus)
            assertEquals(now.payerAmount, now.paymentAmount)
            val credit = decide(expected, now.observed()) as Verdict.Credit
            assertEquals(0, credit.amount.compareTo(BigDecimal(180)))
            assertEquals("RUB", credit.currency)
            val later = expected.copy(known = expected.nextStatus(now.observed()), credited = true)
            assertTrue(decide(later, now.observed()) is Verdict.Ignore)
            assertNotNull(now.createdAt)
            assertTrue(now.uuid in now.raw!!)
            assertTrue("orderId=ORDER-1" in now.toString())
        }
    }

    @Test
    fun `an order of Alchemy Pay from its creation to its end`() = runBlocking<Unit> {
        sandbox.alchemyPay().use { gateway ->
            val created = gateway.payments.create(
                merchantOrderNo = "1001", orderAmount = BigDecimal("25.50"), payCurrency = "USD",
                userId = "user-1",
            )
            assertNotNull(created.webUrl)
            sandbox.control("POST", "payments/1001/pay")
            val order = gateway.payments.query(merchantOrderNo = "1001")
            assertEquals(OrderStatus.COMPLETED, order.orderStatus)
            val expected = Expected("1001", BigDecimal("25.50"), "USD")
            val credit = decide(expected, order.observed()) as Verdict.Credit
            assertEquals(BigDecimal("25.50"), credit.amount)
            assertThrows(NotFoundException::class.java) {
                runBlocking { gateway.payments.query(merchantOrderNo = "2") }
            }
        }
    }

    @Test
    fun `the other groups`() = runBlocking<Unit> {
        sandbox.gateway2328().use { gateway ->
            assertTrue(gateway.balance.get().any { it.currencyCode == "USDT" })
            val rate = gateway.rates.exchangeRates().rate("USDT", "USD")
            assertEquals(0, rate!!.compareTo(BigDecimal.ONE))
            val payout = gateway.payouts.create(
                currency = "USDT", network = "TRX-TRC20", amount = BigDecimal(50),
                toAddress = "TTest", orderId = "PO-1",
            )
            assertEquals(payout.uuid, gateway.payouts.status(uuid = payout.uuid).uuid)
            val wallet = gateway.staticWallets.create(
                currency = "USDT", network = "TRX-TRC20", orderId = "customer-1",
                urlCallback = CALLBACK,
            )
            val state = gateway.staticWallets.disable(uuid = wallet.uuid)
            assertEquals(StaticWalletStatus.INACTIVE, state.status)
            val payment = gateway.payments.create(
                amount = BigDecimal.ONE, currency = "USD", orderId = "ORDER-1",
            )
            val raw = gateway.raw("POST", "/v1/payment/info", """{"uuid":"${payment.uuid}"}""")
            assertTrue(payment.uuid in raw)
        }
    }

    @Test
    fun `errors are those of the core`() {
        sandbox.gateway2328("another-key").use { gateway ->
            val refused = assertThrows(AuthenticationException::class.java) {
                runBlocking { gateway.payments.info(orderId = "x") }
            }
            assertEquals(401, refused.httpStatus)
            assertEquals("2328.payment.info", refused.endpoint)
            assertFalse(refused.retrySafe)
            assertFalse("another-key" in refused.stackTraceToString())
            val long = assertThrows(InvalidRequestException::class.java) {
                runBlocking {
                    gateway.payments.create(BigDecimal.ONE, "USD", orderId = "x".repeat(129))
                }
            }
            assertEquals("order_id: expected 1 to 128 characters, got 129", long.message)
            assertEquals("order_id", long.field)
            assertEquals(0, long.attempts)
        }
    }

    @Test
    fun `a gateway that was closed is an error and no crash`() {
        val gateway = sandbox.gateway2328()
        runBlocking { gateway.balance.get() }
        val list = gateway.payments.list()
        gateway.close()
        gateway.close()
        val error = assertThrows(IllegalStateException::class.java) {
            runBlocking { gateway.balance.get() }
        }
        assertEquals("expected an open gateway, got one that was closed", error.message)
        assertThrows(IllegalStateException::class.java) { runBlocking { list.first() } }
        val pay = sandbox.alchemyPay()
        pay.close()
        assertThrows(IllegalStateException::class.java) { pay.cashierUrl("1") }
        val webhooks = Webhooks2328("sandbox-api-key")
        webhooks.close()
        assertThrows(IllegalStateException::class.java) { webhooks.verify("{}".toByteArray()) }
    }

    @Test
    fun `a list of five thousand, and a walk that is cancelled`() = runBlocking<Unit> {
        val total = 5_000
        sandbox.gateway2328().use { gateway ->
            val next = AtomicInteger()
            coroutineScope {
                List(8) {
                    async {
                        while (true) {
                            val number = next.getAndIncrement()
                            if (number >= total) break
                            gateway.payments.create(BigDecimal.ONE, "USD", "ORDER-$number")
                        }
                    }
                }.awaitAll()
            }
            val whole = gateway.payments.listPages(perPage = 5_000).first()
            assertEquals(total, whole.items.size)
            assertNull(whole.nextPage)

            sandbox.requests()
            val seen = gateway.payments.list(perPage = 500).map { it.uuid }.toSet()
            assertEquals(total, seen.size)
            assertEquals(10, sandbox.requests())

            // In the middle of the third page.
            var count = 0
            val walk = launch(Dispatchers.Default) {
                gateway.payments.list(perPage = 500).collect {
                    count += 1
                    if (count == 1_250) cancel()
                }
            }
            walk.join()
            assertTrue(walk.isCancelled)
            assertEquals(1_250, count)
            assertEquals(3, sandbox.requests())

            // What has not been asked for is not fetched, by code that waits either.
            val request = com.cointill.gateway2328.PaymentsListRequest().perPage(500)
            val iterator = gateway.blocking.payments.list(request).iterator()
            repeat(500) { iterator.next() }
            assertEquals(1, sandbox.requests())
            assertEquals(total, gateway.blocking.payments.list(request).count())
            assertEquals(total, gateway.payments.list(perPage = 5_000).count())
        }
    }
}
