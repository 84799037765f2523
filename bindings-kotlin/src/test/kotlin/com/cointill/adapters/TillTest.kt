package com.cointill.adapters

import Till
import com.cointill.ConfigurationException
import com.cointill.Sandbox
import com.cointill.Signing
import com.sun.net.httpserver.HttpServer
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText
import io.ktor.server.routing.routing
import io.ktor.server.testing.testApplication
import java.math.BigDecimal
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.URL
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test
import sign
import till

/** The till of the documentation, and the server that signs for it. */
internal class TillTest {
    @Test
    fun `the server decides by the body`() = testApplication {
        routing { sign("sandbox-api-key", listOf(Till("session-7", "till-7-"))) }
        suspend fun ask(body: String, session: String = "session-7") = client.post("/till/sign") {
            header("Authorization", "Bearer $session")
            setBody(body)
        }
        val create = """{"amount":"5.00","currency":"USD","order_id":"till-7-1"}"""
        for (body in listOf(create, """{"order_id":"till-7-1"}""")) {
            val signature = Signing.sign2328(body.toByteArray(), "sandbox-api-key")
            assertEquals(signature, ask(body).bodyAsText())
        }
        assertEquals(403, ask(create, "session-8").status.value)
        for (body in listOf(
            // Of a GET: good for every GET, for ever.
            "", "null", "[]", "{", """{"uuid":"u"}""", """{"order_id":"till-8-1"}""",
            """{"order_id":"till-8-1","order_id":"till-7-1"}""",
            """{"order_id":"till-7-1", "amount":"5.00","currency":"USD"}""",
            """{"amount":"50.00","currency":"USDT","order_id":"till-7-1","to_address":"T"}""",
        )) {
            assertEquals(403, ask(body).status.value, body)
        }
    }

    @Test
    fun `a till creates a payment`() = runBlocking<Unit> {
        var status = 503
        val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
        server.createContext("/till/sign") { exchange ->
            val body = exchange.requestBody.readBytes()
            val answer = Signing.sign2328(body, "sandbox-api-key").toByteArray()
            exchange.sendResponseHeaders(status, answer.size.toLong())
            exchange.responseBody.use { it.write(answer) }
            // It is back for the second question.
            status = 200
        }
        server.start()
        try {
            Sandbox().use { sandbox ->
                val url = URL("http://127.0.0.1:${server.address.port}/till/sign")
                till(com.cointill.vectors.PROJECT, url, "s", "${sandbox.url}/api").use { till ->
                    val made = till.payments.create(BigDecimal(5), "USD", "till-7-1")
                    assertEquals("till-7-1", made.orderId)
                    status = 403
                    assertThrows(ConfigurationException::class.java) {
                        runBlocking { till.payments.info(orderId = "till-7-1") }
                    }
                }
            }
        } finally {
            server.stop(0)
        }
    }
}
