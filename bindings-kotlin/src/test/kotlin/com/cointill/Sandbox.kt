package com.cointill

import java.io.File
import java.net.URI
import java.nio.file.Files
import java.util.concurrent.TimeUnit
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive

internal const val CALLBACK = "http://127.0.0.1:9/"

/** Both gateways on loopback, as a process of its own that ends with the test. */
internal class Sandbox : AutoCloseable {
    private val folder = Files.createTempDirectory("cointill").toFile()
    private val ready = File(folder, "ready.json")
    private val process: Process
    val url: String

    init {
        val program = requireNotNull(System.getenv("COINTILL_BIN")) {
            "expected the command in COINTILL_BIN; `cargo xtask test --only kotlin` sets it"
        }
        val command = listOf(
            program, "sandbox", "--listen", "127.0.0.1:0", "--ready-file", ready.path,
        )
        process = ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
        url = eventually("the sandbox listens") {
            ready.takeIf { it.exists() }?.readText()?.ifEmpty { null }
        }.let { Json.parseToJsonElement(it).jsonObject.getValue("url").jsonPrimitive.content }
    }

    override fun close() {
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS)
        folder.deleteRecursively()
    }

    fun gateway2328(
        apiKey: String = "sandbox-api-key",
        policy: RetryPolicy = RetryPolicy(),
        transport: Transport? = null,
    ) = Gateway2328(
        "00000000-0000-4000-8000-000000002328", apiKey, "sandbox-payout-key", "$url/api",
        retryPolicy = policy, transport = transport, rateLimiter = RateLimiter(100_000, 100_000),
    )

    /** A till of the same project: [signer] has the keys. */
    fun till2328(
        signer: Signer,
        policy: RetryPolicy = RetryPolicy(),
        transport: Transport? = null,
    ) = Gateway2328.withSigner(
        "00000000-0000-4000-8000-000000002328", signer, "$url/api", retryPolicy = policy,
        transport = transport, rateLimiter = RateLimiter(100_000, 100_000),
    )

    fun alchemyPay() = AlchemyPay("SANDBOX0001", "sandbox-secret", url)

    /** The control interface. */
    fun control(method: String, path: String, body: String = ""): JsonElement {
        val client = java.net.http.HttpClient.newHttpClient()
        val request = java.net.http.HttpRequest.newBuilder(URI("$url/_sandbox/$path"))
            .header("content-type", "application/json")
            .method(method, java.net.http.HttpRequest.BodyPublishers.ofString(body)).build()
        val answer = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString())
        check(answer.statusCode() in 200..299) { "$path: ${answer.body()}" }
        return answer.body().ifEmpty { null }?.let(Json::parseToJsonElement) ?: JsonObject(emptyMap())
    }

    /** Hits the next requests to the gateways. */
    fun fault(effect: String, count: Int? = 1) {
        control("POST", "faults", """{"on":"request","count":$count,"effect":$effect}""")
    }

    /** How many requests the gateways got since this was asked last. */
    fun requests(): Int {
        val all = control("GET", "requests")
        control("DELETE", "requests")
        return (all as? JsonArray ?: all.jsonObject.getValue("requests") as JsonArray).size
    }
}

/** Asks every 5 ms until there is an answer. */
internal fun <T : Any> eventually(what: String, look: () -> T?): T {
    val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20)
    while (System.nanoTime() < end) {
        look()?.let { return it }
        Thread.sleep(5)
    }
    error("expected that $what, got nothing within 20 s")
}
