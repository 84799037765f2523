package com.cointill.benches

import java.net.HttpURLConnection
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.security.MessageDigest
import java.time.Duration
import java.util.Base64
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec
import kotlinx.serialization.Serializable
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive

// What a shop writes without this package, with what the JVM and Kotlin bring. Amounts stay texts: a
// serializer for BigDecimal would be the shop's own.

@Serializable
internal data class PlainPayment(
    val uuid: String,
    val order_id: String? = null,
    val amount: String,
    val currency: String,
    val url: String? = null,
    val tg_deeplink: String? = null,
    val expires_at: String? = null,
    val created_at: String? = null,
    val payer_currency: String? = null,
    val payer_amount: String? = null,
    val network: String? = null,
    val address: String? = null,
    val payment_status: String,
    val txid: String? = null,
    val payment_amount: String? = null,
    val merchant_amount: String? = null,
    val qr: String? = null,
    val amount_usd: String? = null,
    val exchange_rate: String? = null,
)

@Serializable
internal data class PlainPage(val items: List<PlainPayment>)

@Serializable
internal data class Envelope<T>(val state: Int, val result: T)

@Serializable
internal data class PlainCreate(val amount: String, val currency: String, val order_id: String)

internal class ByHand(key: String) {
    private val json = Json { ignoreUnknownKeys = true }
    private val key = SecretKeySpec(key.toByteArray(), "HmacSHA256")
    private val client = HttpClient.newHttpClient()

    private fun sign(body: String): ByteArray {
        val mac = Mac.getInstance("HmacSHA256")
        mac.init(key)
        return mac.doFinal(Base64.getEncoder().encode(body.toByteArray()))
    }

    /** Parse, take the signature out, write it again, hash, compare, read the fields. */
    fun verify(body: ByteArray): PlainPayment {
        val whole = json.parseToJsonElement(body.decodeToString()).jsonObject
        val given = whole.getValue("sign").jsonPrimitive.content
        val rest = JsonObject(whole - "sign")
        check(MessageDigest.isEqual(sign(rest.toString()), given.hexToByteArray())) { "refused" }
        return json.decodeFromJsonElement(PlainPayment.serializer(), rest)
    }

    fun page(body: ByteArray): PlainPage =
        json.decodeFromString<Envelope<PlainPage>>(body.decodeToString()).result

    fun create(url: String, project: String, order: PlainCreate): PlainPayment {
        val body = json.encodeToString(order)
        val request = HttpRequest.newBuilder(URI(url))
            .timeout(Duration.ofSeconds(30))
            .header("content-type", "application/json")
            .header("project", project)
            .header("sign", sign(body).toHexString())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build()
        val answer = client.send(request, HttpResponse.BodyHandlers.ofString())
        check(answer.statusCode() == 200) { "refused" }
        return json.decodeFromString<Envelope<PlainPayment>>(answer.body()).result
    }

    /** The same with the client that Android has too. */
    fun createOld(url: String, project: String, order: PlainCreate): PlainPayment {
        val body = json.encodeToString(order)
        val connection = URI(url).toURL().openConnection() as HttpURLConnection
        connection.requestMethod = "POST"
        connection.readTimeout = 30_000
        connection.setRequestProperty("content-type", "application/json")
        connection.setRequestProperty("project", project)
        connection.setRequestProperty("sign", sign(body).toHexString())
        connection.doOutput = true
        connection.outputStream.use { it.write(body.toByteArray()) }
        check(connection.responseCode == 200) { "refused" }
        val answer = connection.inputStream.use { it.readBytes().decodeToString() }
        return json.decodeFromString<Envelope<PlainPayment>>(answer).result
    }
}
