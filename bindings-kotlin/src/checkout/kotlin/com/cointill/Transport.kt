package com.cointill

/** One request, signed and ready. Send exactly these bytes once, and follow no redirect. */
public class TransportRequest internal constructor(
    /** `GET` or `POST`. */
    public val method: String,
    /** The absolute URL. */
    public val url: String,
    /** Names in lower case, and values. They carry the signature: keep them out of logs. */
    public val headers: List<Pair<String, String>>,
    /** The exact bytes; empty for `GET`. */
    public val body: ByteArray,
    /** Most milliseconds until the last byte of the answer; the call ends the sending then. */
    public val timeoutMillis: Long,
) {
    override fun toString(): String = "TransportRequest($method $url)"
}

/** An answer, whatever its status. */
public class TransportResponse(
    /** The status code. */
    public val status: Int,
    /** Names and values. */
    public val headers: List<Pair<String, String>>,
    /** The body. */
    public val body: ByteArray,
) {
    override fun toString(): String = "TransportResponse($status)"
}

/** Why there is no answer. */
public enum class FailureKind {
    /** No connection could be made: nothing was sent. */
    CONNECT,

    /** The certificate is not trusted: nothing was sent. */
    UNTRUSTED,

    /** Such a request cannot be sent. */
    UNSENDABLE,

    /** The time to connect was up: nothing was sent. */
    CONNECT_TIMEOUT,

    /** The time for the next bytes was up. */
    READ_TIMEOUT,

    /** The time of the attempt was up. */
    TIMEOUT,

    /** The connection broke after the request may have been sent. */
    BROKEN,

    /** The answer is larger than the transport takes. */
    TOO_LARGE,

    /** Anything else. */
    OTHER,
}

/**
 * Thrown by a transport when there is no answer.
 *
 * When in doubt say [FailureKind.OTHER]: [FailureKind.CONNECT] for a request that did go out can
 * carry a call out twice.
 *
 * @param kind why.
 * @param text more, for people; it must hold no secret.
 * @param limit the most bytes that the transport takes, for [FailureKind.TOO_LARGE].
 */
public class TransportFailure @JvmOverloads constructor(
    public val kind: FailureKind,
    public val text: String = "",
    public val limit: Long = 0,
    cause: Throwable? = null,
) : Exception(text.ifEmpty { kind.name.lowercase() }, cause)

/** What moves the bytes: the platform's own HTTP client, or one with a proxy, mTLS or tracing. */
public interface Transport : AutoCloseable {
    /**
     * Sends a request once. When the coroutine is cancelled, the sending ends.
     *
     * @throws TransportFailure when there is no answer.
     */
    public suspend fun send(request: TransportRequest): TransportResponse

    /** Closes the connections. */
    override fun close() {}
}
