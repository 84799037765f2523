package com.cointill

import java.io.ByteArrayOutputStream
import java.io.IOException
import java.net.ConnectException
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpConnectTimeoutException
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.net.http.HttpTimeoutException
import java.nio.ByteBuffer
import java.security.cert.CertificateException
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionException
import java.util.concurrent.CompletionStage
import java.util.concurrent.Flow
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException
import kotlinx.coroutines.suspendCancellableCoroutine

/**
 * Sends with the JDK's `java.net.http.HttpClient`, and holds up no thread while it waits.
 *
 * What servers use by themselves on Java 16 and newer: before that, the JDK goes on with a request
 * that nobody waits for any more. It sends no POST twice by itself.
 *
 * @param client a client of the shop's own, for a proxy, an authenticator or certificates. It must
 *   not follow redirects. For the sandbox it needs HTTP 1.1.
 * @param maxBytes the largest body of an answer that is read.
 * @throws IllegalArgumentException for a client that follows redirects.
 */
public class JdkTransport @JvmOverloads constructor(
    private val client: HttpClient = plain(),
    private val maxBytes: Long = 32L shl 20,
) : Transport {
    init {
        require(client.followRedirects() == HttpClient.Redirect.NEVER) {
            "client: expected one that follows no redirect, since a signed request is never sent on " +
                "to another address, got ${client.followRedirects()}"
        }
    }

    override suspend fun send(request: TransportRequest): TransportResponse {
        val sent = prepared(request)
        return suspendCancellableCoroutine { continuation ->
            val answer = client.sendAsync(sent) { Limited(maxBytes) }
            continuation.invokeOnCancellation { answer.cancel(true) }
            answer.whenComplete { response, problem ->
                when (problem) {
                    null -> continuation.resume(
                        TransportResponse(response.statusCode(), headers(response), response.body()),
                    )
                    else -> continuation.resumeWithException(failure(problem))
                }
            }
        }
    }

    private fun prepared(request: TransportRequest): HttpRequest = try {
        val builder = HttpRequest.newBuilder(URI.create(request.url))
        for ((name, value) in request.headers) {
            builder.header(name, value)
        }
        val body = when (request.method) {
            "POST" -> HttpRequest.BodyPublishers.ofByteArray(request.body)
            else -> HttpRequest.BodyPublishers.noBody()
        }
        builder.method(request.method, body).build()
    } catch (problem: IllegalArgumentException) {
        throw TransportFailure(FailureKind.UNSENDABLE, "the URL or a header", cause = problem)
    }

    private companion object {
        private val CONNECT: Duration = Duration.ofSeconds(10)

        // HTTP 1.1: an offer of HTTP 2 goes out as headers that are none of the gateway's.
        fun plain(): HttpClient = HttpClient.newBuilder().connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).version(HttpClient.Version.HTTP_1_1).build()

        fun headers(response: HttpResponse<*>): List<Pair<String, String>> =
            response.headers().map().flatMap { (name, values) -> values.map { name to it } }

        fun failure(thrown: Throwable): TransportFailure {
            val problem = (thrown as? CompletionException)?.cause ?: thrown
            val causes = generateSequence(problem) { it.cause }.take(8)
            val kind = when {
                problem is TransportFailure -> return problem
                problem is HttpConnectTimeoutException -> FailureKind.CONNECT_TIMEOUT
                problem is ConnectException -> FailureKind.CONNECT
                problem is HttpTimeoutException -> FailureKind.READ_TIMEOUT
                causes.any { it is CertificateException } -> FailureKind.UNTRUSTED
                problem is IOException -> FailureKind.BROKEN
                else -> FailureKind.OTHER
            }
            // The kind only: words may hold the URL.
            return TransportFailure(kind, problem.javaClass.simpleName, cause = problem)
        }
    }
}

/** Gathers a body of at most [most] bytes. */
private class Limited(private val most: Long) : HttpResponse.BodySubscriber<ByteArray> {
    private val whole = CompletableFuture<ByteArray>()
    private val bytes = ByteArrayOutputStream()
    private var subscription: Flow.Subscription? = null

    override fun getBody(): CompletionStage<ByteArray> = whole

    override fun onSubscribe(subscription: Flow.Subscription) {
        this.subscription = subscription
        subscription.request(Long.MAX_VALUE)
    }

    override fun onNext(parts: List<ByteBuffer>) {
        if (whole.isDone) {
            return
        }
        if (bytes.size() + parts.sumOf { it.remaining().toLong() } > most) {
            subscription?.cancel()
            whole.completeExceptionally(TransportFailure(FailureKind.TOO_LARGE, limit = most))
            return
        }
        for (part in parts) {
            val copy = ByteArray(part.remaining())
            part.get(copy)
            bytes.write(copy)
        }
    }

    override fun onError(problem: Throwable) {
        whole.completeExceptionally(problem)
    }

    override fun onComplete() {
        whole.complete(bytes.toByteArray())
    }
}

/** What a gateway sends with when the shop has nothing of its own. */
internal fun ownTransport(): Transport =
    if (!isAndroid && Runtime.version().feature() >= ENDS_WHAT_IS_CANCELLED) {
        JdkTransport()
    } else {
        HttpTransport()
    }

private const val ENDS_WHAT_IS_CANCELLED = 16
