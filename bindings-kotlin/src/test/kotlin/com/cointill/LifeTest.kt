package com.cointill

import java.io.File
import java.math.BigDecimal
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Memory, keys, and the phone. */
internal class LifeTest {
    /** What native memory holds, as the heap is whole from the beginning, and what the heap holds. */
    private fun memory(): Pair<Long, Long> {
        val runtime = Runtime.getRuntime()
        var heap = Long.MAX_VALUE
        // JNA frees its structures on a thread of its own, which has to catch up.
        repeat(60) {
            System.gc()
            Thread.sleep(100)
            val now = (runtime.totalMemory() - runtime.freeMemory()) / 1_024
            if (heap - now < 256 && heap - now >= 0) return resident() to now
            heap = now
        }
        return resident() to heap
    }

    private fun resident(): Long {
        val status = File("/proc/self/status").takeIf { it.exists() }?.readLines().orEmpty()
        return (status.find { it.startsWith("RssAnon") }?.filter { it.isDigit() } ?: "0").toLong()
    }

    @Test
    fun `a hundred thousand calls hold memory flat`() = runBlocking<Unit> {
        val body = """{"state":0,"result":[{"currency_code":"USDT","network_code":"TRX",""" +
            """"balance":"1.50"}]}"""
        val canned = object : Transport {
            override suspend fun send(request: TransportRequest) =
                TransportResponse(200, emptyList(), body.toByteArray())
        }
        val gateway = Gateway2328(
            "p", "sandbox-api-key", transport = canned, rateLimiter = RateLimiter(1_000_000_000),
        )
        val webhooks = Webhooks2328("sandbox-api-key")
        val event = webhooks.signTestEvent("""{"uuid":"u","amount":"1","currency":"USD",""" +
            """"payment_status":"paid"}""")
        suspend fun run(times: Int) = repeat(times) { number ->
            gateway.balance.get()
            webhooks.verify(event)
            // What waits for the collector must not be taken for a leak.
            if (number % 2_500 == 0) memory()
        }
        run(30_000)
        val (native, heap) = memory()
        run(100_000)
        val (nativeThen, heapThen) = memory()
        assertTrue(nativeThen - native < 24_000) { "grew from $native to $nativeThen KiB" }
        assertTrue(heapThen - heap < 8_000) { "the heap grew from $heap to $heapThen KiB" }
        gateway.close()
    }

    @Test
    fun `a key is never printed`() {
        val key = "sandbox-api-key"
        val gateway = Gateway2328("p", key)
        val webhooks = Webhooks2328(key)
        assertFalse(key in "$gateway $webhooks ${gateway.payments} ${gateway.blocking}")
        val error = assertThrows(ConfigurationException::class.java) { Gateway2328("p", " $key") }
        assertFalse(key in error.stackTraceToString())
    }

    @Test
    fun `a merchant's key on Android needs another name`() {
        val name = System.getProperty("java.vm.name")
        System.setProperty("java.vm.name", "Dalvik")
        try {
            val refused = assertThrows(IllegalStateException::class.java) {
                Gateway2328("p", "sandbox-api-key")
            }
            assertTrue("CheckoutSession" in refused.message!!)
            assertThrows(IllegalStateException::class.java) {
                AlchemyPay("A", "sandbox-secret", "alchemy-sandbox")
            }
            // Without a key there is nothing to be read.
            val signer = Signer { error("not asked") }
            Gateway2328.withSigner("p", signer).close()
            AlchemyPay.withSigner("A", signer, "alchemy-sandbox").close()
            @OptIn(MerchantKeyOnDevice::class)
            Gateway2328.withMerchantKeyOnDevice("p", "sandbox-api-key").close()
        } finally {
            System.setProperty("java.vm.name", name)
        }
    }

    @Test
    fun `amounts keep every digit, and what is none is an error`() {
        assertEquals(BigDecimal("1.500"), amountOf("1.500"))
        assertThrows(InvalidAmountException::class.java) { amountOf("1,5") }
        assertThrows(InvalidAmountException::class.java) { amountOf("1e3") }
        assertEquals("1E+1000000", BigDecimal("1E+1000000").onTheWire())
        assertEquals("100", BigDecimal("1E+2").onTheWire())
    }
}
