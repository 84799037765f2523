package com.cointill.ktor

import com.cointill.Answer
import com.cointill.Event
import com.cointill.SignatureException
import com.cointill.Webhooks
import io.ktor.http.ContentType
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.ApplicationCall
import io.ktor.server.request.receiveChannel
import io.ktor.server.response.respondBytes
import io.ktor.utils.io.readRemaining
import kotlinx.io.readByteArray

/**
 * Takes a webhook in a route of Ktor: reads the raw body up to the limit, verifies it, gives the event
 * to [handle], and answers as the gateway wants it. When [handle] throws, Ktor answers 500, and the
 * gateway sends the webhook again.
 *
 * ```
 * post("/webhooks/2328") {
 *     call.receiveWebhook(webhooks, { webhooks.verify(it, WebhookKind2328.PAYMENT) }) { event ->
 *         orders.record(event)
 *     }
 * }
 * ```
 *
 * @param verify how a body is verified; of any kind when it is left out.
 */
public suspend fun ApplicationCall.receiveWebhook(
    webhooks: Webhooks,
    verify: (ByteArray) -> Event = webhooks::verify,
    handle: suspend (Event) -> Unit,
) {
    // One byte more than is taken: what is longer is refused without reading the rest.
    val body = receiveChannel().readRemaining(webhooks.maxBytes + 1).readByteArray()
    val event = try {
        verify(body)
    } catch (@Suppress("SwallowedException") refused: SignatureException) {
        // Nothing of the reason is told to whoever posted it.
        return respond(webhooks.refused)
    }
    handle(event)
    respond(webhooks.accepted)
}

private suspend fun ApplicationCall.respond(answer: Answer) {
    respondBytes(
        answer.body.toByteArray(),
        ContentType.parse(answer.contentType),
        HttpStatusCode.fromValue(answer.status),
    )
}
