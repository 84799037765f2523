package com.cointill.benches

import com.cointill.Gateway2328
import com.cointill.PaymentEvent
import com.cointill.RateLimiter
import com.cointill.Transport
import com.cointill.TransportRequest
import com.cointill.TransportResponse
import com.cointill.WebhookKind2328
import com.cointill.Webhooks2328
import java.io.File
import java.math.BigDecimal
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking

internal const val KEY = "sandbox-api-key"
private const val PROJECT = "00000000-0000-4000-8000-000000002328"

/**
 * The figures of docs/benchmarks.md for Kotlin: each beside what a shop would write itself, in one
 * run. `cargo xtask bench` runs it.
 */
internal object Bench {
    @JvmStatic
    fun main(arguments: Array<String>) {
        println("| what | time | peer | time | ratio |\n| --- | ---: | --- | ---: | ---: |")
        val body = Webhooks2328(KEY).use { it.signTestEvent(payment("ORDER-1")) }
        webhooks(body)
        page()
        create()
        coldStart(body)
        sizes()
    }
}

internal fun payment(order: String) =
    """{"uuid":"11111111-2222-3333-4444-555555555555","order_id":"$order",""" +
        """"amount":"180.00000000","currency":"RUB",""" +
        """"url":"https://go.2328.io/11111111-2222-3333-4444-555555555555",""" +
        """"expires_at":"2026-05-09T16:56:58+03:00","created_at":"2026-05-09T15:56:58+03:00",""" +
        """"payer_currency":"TON","payer_amount":"0.95256917","network":"TON",""" +
        """"payment_status":"paid",""" +
        """"txid":"d1b5c0a7d1b5c0a7d1b5c0a7d1b5c0a7d1b5c0a7d1b5c0a7d1b5c0a7",""" +
        """"payment_amount":"0.95256917","merchant_amount":"0.949711462490000000",""" +
        """"amount_usd":"2.41324380","exchange_rate":"0.01340691"}"""

private fun webhooks(body: ByteArray) {
    val peer = ByHand(KEY)
    val webhooks = Webhooks2328(KEY)
    check(peer.verify(body).uuid == (webhooks.verify(body) as PaymentEvent).data.uuid)
    val (byHand, check, verify, amount) = least(
        listOf(
            Work("by hand") { peer.verify(body) },
            Work("check") { webhooks.check(body, WebhookKind2328.PAYMENT) },
            Work("verify") { webhooks.verify(body, WebhookKind2328.PAYMENT) },
            Work("verify, read the amount") {
                (webhooks.verify(body, WebhookKind2328.PAYMENT) as PaymentEvent).data.amount
            },
        ),
        batch = 2_000,
    )
    val of = "javax.crypto, kotlinx.serialization"
    line("webhook of ${body.size} bytes: check", check, of, byHand)
    line("webhook of ${body.size} bytes: verify", verify, of, byHand)
    line("webhook of ${body.size} bytes: verify, read the amount", amount, of, byHand)
}

private fun page() {
    val items = List(5_000) { payment("ORDER-$it") }.joinToString(",")
    val place = """{"current_page":1,"per_page":5000,"total":5000,"total_pages":1}"""
    val answer = """{"state":0,"result":{"items":[$items],"paginate":$place}}""".toByteArray()
    val canned = object : Transport {
        override suspend fun send(request: TransportRequest) =
            TransportResponse(200, emptyList(), answer)
    }
    val gateway = Gateway2328(
        PROJECT, KEY, transport = canned, rateLimiter = RateLimiter(1_000_000_000, 1_000_000_000),
    )
    val peer = ByHand(KEY)
    val (byHand, own) = least(
        listOf(
            Work("by hand") { peer.page(answer).items.also { check(it.size == 5_000) } },
            Work("page") {
                runBlocking { gateway.payments.listPages(perPage = 5_000).first() }.items
                    .also { check(it.size == 5_000) }
            },
        ),
        batch = 1,
    )
    line("page of 5,000 payments, typed", own, "kotlinx.serialization into data classes", byHand)
}

private fun create() {
    val server = jvm(Server::class.java.name)
    val port = checkNotNull(server.inputStream.bufferedReader().readLine())
    val url = "http://127.0.0.1:$port/api"
    val gateway = Gateway2328(
        PROJECT, KEY, baseUrl = url, rateLimiter = RateLimiter(1_000_000_000, 1_000_000_000),
    )
    val peer = ByHand(KEY)
    val price = BigDecimal("19.99")
    val order = PlainCreate("19.99", "USD", "ORDER-1")
    val (client, old, own) = least(
        listOf(
            Work("HttpClient") { peer.create("$url/v1/payment", PROJECT, order) },
            Work("HttpURLConnection") { peer.createOld("$url/v1/payment", PROJECT, order) },
            Work("create") { runBlocking { gateway.payments.create(price, "USD", "ORDER-1") } },
        ),
        batch = 100,
    )
    line("create over loopback", own, "HttpURLConnection by hand", old)
    line("create over loopback", own, "java.net.http.HttpClient by hand", client)
    // Its input ends, and so does it.
    server.outputStream.close()
    server.waitFor()
}

private fun sizes() {
    println("\n| native library, stripped | size | aim |\n| --- | ---: | ---: |")
    for ((build, aim) in listOf("checkout" to "0.70 MB", "merchant" to "1.20 MB")) {
        val file = File("target/libraries/$build").listFiles().orEmpty()
            .single { it.extension != "symbols" }
        println("| $build | ${"%.2f MB".format(file.length() / 1e6)} | ≤ $aim |")
    }
}
