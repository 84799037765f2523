package com.cointill

import java.io.ByteArrayOutputStream
import java.io.IOException
import java.io.InputStream
import java.net.HttpRetryException
import java.net.HttpURLConnection
import java.net.MalformedURLException
import java.net.Proxy
import java.net.SocketTimeoutException
import java.net.URL
import java.security.cert.CertificateException
import java.time.Duration
import javax.net.ssl.HttpsURLConnection
import javax.net.ssl.SSLPeerUnverifiedException
import javax.net.ssl.SSLSocketFactory
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asExecutor
import kotlinx.coroutines.suspendCancellableCoroutine

private const val PART = 64 shl 10

/**
 * Sends with `HttpURLConnection`, which the JVM and Android both have.
 *
 * A 401 comes without its body: the platform drops it for a request that it must not repeat by
 * itself, and a request that moves money must not be.
 *
 * @param connectTimeout most time for making a connection.
 * @param maxBytes the largest body of an answer that is read.
 * @param proxy a proxy; the platform's own setting without one.
 * @param sockets trusts other certificates, or shows one of the shop's.
 */
public class HttpTransport @JvmOverloads constructor(
    private val connectTimeout: Duration = Duration.ofSeconds(10),
    private val maxBytes: Long = 32L shl 20,
    private val proxy: Proxy? = null,
    private val sockets: SSLSocketFactory? = null,
) : Transport {
    override suspend fun send(request: TransportRequest): TransportResponse {
        val connection = open(request)
        return suspendCancellableCoroutine { continuation ->
            continuation.invokeOnCancellation {
                // Closing a TLS connection writes to it, which may take its time.
                executor.execute { connection.disconnect() }
            }
            executor.execute {
                val result = runCatching {
                    exchange(connection, request) { continuation.isActive }
                }
                result.fold(continuation::resume, continuation::resumeWithException)
            }
        }
    }

    private fun open(request: TransportRequest): HttpURLConnection {
        val connection = try {
            val url = URL(request.url)
            (proxy?.let { url.openConnection(it) } ?: url.openConnection()) as HttpURLConnection
        } catch (problem: MalformedURLException) {
            throw TransportFailure(FailureKind.UNSENDABLE, "the URL", cause = problem)
        }
        if (connection is HttpsURLConnection && sockets != null) {
            connection.sslSocketFactory = sockets
        }
        connection.requestMethod = request.method
        // A signed request is never sent on to another address.
        connection.instanceFollowRedirects = false
        connection.useCaches = false
        connection.connectTimeout = minOf(connectTimeout.toMillis(), request.timeoutMillis).most()
        connection.readTimeout = request.timeoutMillis.most()
        for ((name, value) in request.headers) {
            connection.setRequestProperty(name, value)
        }
        if (request.method == "POST") {
            connection.doOutput = true
            // Without a fixed length the platform keeps the body, and sends it a second time by
            // itself when a connection breaks.
            connection.setFixedLengthStreamingMode(request.body.size)
        }
        return connection
    }

    private fun exchange(
        connection: HttpURLConnection,
        request: TransportRequest,
        isWanted: () -> Boolean,
    ): TransportResponse {
        connect(connection)
        if (!isWanted()) {
            connection.disconnect()
            throw TransportFailure(FailureKind.OTHER, "cancelled before it was sent")
        }
        try {
            if (request.method == "POST") {
                connection.outputStream.use { it.write(request.body) }
            }
            val status = connection.responseCode
            val body = (if (status < 400) connection.inputStream else connection.errorStream)
            return TransportResponse(status, headers(connection), body?.use(::read) ?: ByteArray(0))
        } catch (problem: HttpRetryException) {
            return TransportResponse(problem.responseCode(), headers(connection), ByteArray(0))
        } catch (problem: SocketTimeoutException) {
            throw TransportFailure(FailureKind.READ_TIMEOUT, cause = problem)
        } catch (problem: IOException) {
            throw TransportFailure(FailureKind.BROKEN, words(problem), cause = problem)
        }
    }

    /** Nothing is sent before this is through, so that whatever fails here may be repeated. */
    private fun connect(connection: HttpURLConnection) {
        try {
            connection.connect()
        } catch (problem: SocketTimeoutException) {
            throw TransportFailure(FailureKind.CONNECT_TIMEOUT, cause = problem)
        } catch (problem: IOException) {
            val causes = generateSequence<Throwable>(problem) { it.cause }.take(8)
            val untrusted = causes.any {
                it is CertificateException || it is SSLPeerUnverifiedException
            }
            val kind = if (untrusted) FailureKind.UNTRUSTED else FailureKind.CONNECT
            throw TransportFailure(kind, words(problem), cause = problem)
        }
    }

    private fun read(stream: InputStream): ByteArray {
        val out = ByteArrayOutputStream(PART)
        val part = ByteArray(PART)
        while (true) {
            val count = stream.read(part)
            if (count < 0) {
                return out.toByteArray()
            }
            if (out.size() + count > maxBytes) {
                throw TransportFailure(FailureKind.TOO_LARGE, limit = maxBytes)
            }
            out.write(part, 0, count)
        }
    }

    private companion object {
        val executor = Dispatchers.IO.asExecutor()

        // 0 would mean without end.
        fun Long.most(): Int = coerceIn(1, Int.MAX_VALUE.toLong()).toInt()

        // The status line stands under no name.
        fun headers(connection: HttpURLConnection): List<Pair<String, String>> =
            connection.headerFields.orEmpty().flatMap { (name: String?, values) ->
                if (name == null) emptyList() else values.map { name to it }
            }

        /** The kind only: the words of some platforms hold the URL. */
        fun words(problem: IOException): String = problem.javaClass.simpleName
    }
}
