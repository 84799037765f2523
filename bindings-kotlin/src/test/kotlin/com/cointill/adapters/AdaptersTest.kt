package com.cointill.adapters

import com.cointill.Event
import com.cointill.PaymentEvent
import com.cointill.WebhookKind2328
import com.cointill.Webhooks2328
import com.cointill.ktor.receiveWebhook
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText
import io.ktor.server.routing.post
import io.ktor.server.routing.routing
import io.ktor.server.testing.testApplication
import jakarta.servlet.http.HttpServletRequest
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders
import org.springframework.test.web.servlet.setup.MockMvcBuilders
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RestController

/** The adapters within their frameworks. */
internal class AdaptersTest {
    private val webhooks = Webhooks2328(mapOf("api" to "sandbox-api-key"), maxBytes = 1_000)
    private val good = webhooks.signTestEvent(
        """{"uuid":"u", "amount":"1.00","currency":"USD","payment_status":"paid"}""",
    )
    private val forged = good.decodeToString().replace("1.00", "9.00").toByteArray()
    private val long = webhooks.signTestEvent("""{"uuid":"${"x".repeat(2_000)}"}""")
    private val seen = mutableListOf<Event>()

    @Test
    fun `a route of Ktor`() = testApplication {
        routing {
            post("/hook") {
                call.receiveWebhook(
                    webhooks, { webhooks.verify(it, WebhookKind2328.PAYMENT) },
                ) { seen += it }
            }
        }
        val taken = client.post("/hook") { setBody(good) }
        assertEquals(webhooks.accepted.status, taken.status.value)
        assertEquals(webhooks.accepted.body, taken.bodyAsText())
        for (body in listOf(forged, long, ByteArray(0))) {
            val refused = client.post("/hook") { setBody(body) }
            assertEquals(webhooks.refused.status, refused.status.value)
            assertEquals(webhooks.refused.body, refused.bodyAsText())
        }
        assertEquals("u", (seen.single() as PaymentEvent).data.uuid)
    }

    @RestController
    internal inner class Shop {
        @PostMapping("/hook")
        fun hook(request: HttpServletRequest) =
            com.cointill.spring.receiveWebhook(
                request, webhooks, { webhooks.verify(it, WebhookKind2328.PAYMENT) },
            ) { seen += it }
    }

    @Test
    fun `a controller of Spring`() {
        val mvc = MockMvcBuilders.standaloneSetup(Shop()).build()
        fun post(body: ByteArray) = mvc.perform(
            MockMvcRequestBuilders.post("/hook").content(body).contentType("application/json"),
        ).andReturn().response
        val taken = post(good)
        assertEquals(webhooks.accepted.status, taken.status)
        assertEquals(webhooks.accepted.body, taken.contentAsString)
        for (body in listOf(forged, long, ByteArray(0))) {
            assertEquals(webhooks.refused.status, post(body).status)
        }
        assertTrue(seen.single() is PaymentEvent)
    }
}
