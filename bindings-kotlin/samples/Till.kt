import com.cointill.Gateway2328
import com.cointill.Signer
import com.cointill.Signing
import com.cointill.SigningKey
import io.ktor.http.HttpStatusCode
import io.ktor.server.request.receiveChannel
import io.ktor.server.response.respond
import io.ktor.server.response.respondText
import io.ktor.server.routing.Route
import io.ktor.server.routing.post
import io.ktor.utils.io.readRemaining
import java.io.IOException
import java.net.HttpURLConnection
import java.net.URL
import kotlinx.io.readByteArray
import kotlinx.serialization.SerializationException
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** A till makes payments; the key is on the shop's server, which signs for it. */
fun till(project: String, server: URL, session: String, baseUrl: String? = null): Gateway2328 {
    val signer = Signer.blocking { request ->
        require(request.key == SigningKey.API) { "a till pays nothing out" }
        val connection = server.openConnection() as HttpURLConnection
        connection.setRequestProperty("Authorization", "Bearer $session")
        connection.doOutput = true
        connection.outputStream.use { it.write(request.body) }
        when (connection.responseCode) {
            200 -> connection.inputStream.use { it.readBytes().decodeToString() }
            // It passes: the signer is asked again.
            502, 503, 504 -> throw IOException("the server is away")
            else -> error("the server does not sign this")
        }
    }
    return Gateway2328.withSigner(project, signer, baseUrl)
}

/** What the server knows of a till: whose session it is, and the beginning of its orders' ids. */
class Till(val session: String, val orders: String)

fun Route.sign(apiKey: String, tills: List<Till>) {
    post("/till/sign") {
        val session = call.request.headers["Authorization"]?.removePrefix("Bearer ")
        val till = tills.find { it.session == session }
        val body = call.receiveChannel().readRemaining(10_000).readByteArray()
        if (till == null || !maySend(body, till)) {
            call.respond(HttpStatusCode.Forbidden)
        } else {
            call.respondText(Signing.sign2328(body, apiKey))
        }
    }
}

private val create = setOf("amount", "currency", "order_id", "to_currency", "network", "description")

/** A new payment, or a look at one: of this till, and nothing else that a body might mean. */
private fun maySend(body: ByteArray, till: Till): Boolean {
    val text = body.decodeToString()
    val fields = try {
        Json.parseToJsonElement(text) as? JsonObject
    } catch (_: SerializationException) {
        null
    }
    // Of two members with one name the gateway might read the other: written again, it is the same.
    if (fields == null || fields.toString() != text) return false
    val order = fields["order_id"] as? JsonPrimitive ?: return false
    val isCreate = "amount" in fields && create.containsAll(fields.keys)
    return order.content.startsWith(till.orders) && (isCreate || fields.keys == setOf("order_id"))
}
