import com.cointill.Event
import com.cointill.Expected
import com.cointill.SignatureException
import com.cointill.Verdict
import com.cointill.WebhookKind2328
import com.cointill.Webhooks2328
import com.cointill.checkout.PaymentFacts
import com.cointill.checkout.ViewKeys
import com.cointill.checkout.viewOf
import com.cointill.decide
import com.cointill.ktor.receiveWebhook
import io.ktor.http.ContentType
import io.ktor.http.HttpStatusCode
import io.ktor.server.response.header
import io.ktor.server.response.respondText
import io.ktor.server.routing.Route
import io.ktor.server.routing.get
import io.ktor.server.routing.post

/** The shop's orders: whatever keeps them. */
interface Orders {
    /** In a transaction that locks the row of the order that the event is about. */
    suspend fun locked(event: Event, change: (Expected) -> Expected?)

    suspend fun facts(gateway: String, orderId: String): PaymentFacts?
}

fun Route.webhook(webhooks: Webhooks2328, orders: Orders) {
    post("/webhooks/2328") {
        call.receiveWebhook(webhooks, { webhooks.verify(it, WebhookKind2328.PAYMENT) }) { event ->
            orders.locked(event) { expected ->
                val seen = event.observed() ?: return@locked null
                val verdict = decide(expected, seen)
                expected.copy(
                    known = expected.nextStatus(seen),
                    credited = expected.credited || verdict is Verdict.Credit,
                )
            }
        }
    }
}

fun Route.view(keys: ViewKeys, orders: Orders) {
    get("/webhooks/view") {
        call.response.header("Cache-Control", "no-store")
        val facts = try {
            val grant = keys.authorize(call.request.headers["Authorization"])
            orders.facts(grant.gateway, grant.orderId)
        } catch (refused: SignatureException) {
            call.application.environment.log.info(refused.reason)
            null
        }
        if (facts != null) {
            call.respondText(viewOf(facts).raw!!, ContentType.Application.Json)
        } else {
            // The same answer for an order that is not there: nobody learns which orders there are.
            call.response.header("WWW-Authenticate", "Bearer")
            val status = HttpStatusCode.fromValue(ViewKeys.refused.status)
            call.respondText(ViewKeys.refused.body, ContentType.Application.Json, status)
        }
    }
}
