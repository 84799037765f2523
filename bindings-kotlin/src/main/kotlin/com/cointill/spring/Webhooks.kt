package com.cointill.spring

import com.cointill.Answer
import com.cointill.Event
import com.cointill.SignatureException
import com.cointill.Webhooks
import jakarta.servlet.http.HttpServletRequest
import org.springframework.http.HttpHeaders
import org.springframework.http.ResponseEntity

/**
 * Takes a webhook in a controller of Spring: reads the raw body up to the limit, verifies it, gives
 * the event to [handle], and answers as the gateway wants it. When [handle] throws, Spring answers
 * 500, and the gateway sends the webhook again.
 *
 * The controller takes the request itself and no `@RequestBody`, which would have parsed it.
 *
 * ```
 * @PostMapping("/webhooks/2328")
 * fun payment(request: HttpServletRequest) =
 *     receiveWebhook(request, webhooks, { webhooks.verify(it, WebhookKind2328.PAYMENT) }) { event ->
 *         orders.record(event)
 *     }
 * ```
 *
 * @param verify how a body is verified; of any kind when it is left out.
 */
@JvmOverloads
public fun receiveWebhook(
    request: HttpServletRequest,
    webhooks: Webhooks,
    verify: (ByteArray) -> Event = webhooks::verify,
    handle: (Event) -> Unit,
): ResponseEntity<ByteArray> {
    // One byte more than is taken: what is longer is refused without reading the rest.
    val most = minOf(webhooks.maxBytes + 1, Int.MAX_VALUE.toLong()).toInt()
    val event = try {
        verify(request.inputStream.readNBytes(most))
    } catch (@Suppress("SwallowedException") refused: SignatureException) {
        // Nothing of the reason is told to whoever posted it.
        return answer(webhooks.refused)
    }
    handle(event)
    return answer(webhooks.accepted)
}

private fun answer(answer: Answer): ResponseEntity<ByteArray> =
    ResponseEntity.status(answer.status)
        .header(HttpHeaders.CONTENT_TYPE, answer.contentType)
        .body(answer.body.toByteArray())
