package com.cointill

import com.cointill.internal.ffi.NativeExchange
import com.cointill.internal.ffi.NativeFailure
import com.cointill.internal.ffi.NativeSigningRequest
import com.cointill.internal.ffi.NativeStep
import java.io.IOException
import kotlin.time.Duration.Companion.nanoseconds
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runInterruptible

/** Which key of a merchant signs. */
public enum class SigningKey(internal val word: String) {
    /** The API key of 2328. */
    API("api"),

    /** The payout key of 2328. */
    PAYOUT("payout"),

    /** The secret of Alchemy Pay or AEON. */
    APP("app"),
}

/**
 * A request whose signature is made elsewhere: by a server that holds the key, for a till that must
 * not.
 *
 * What has to be signed is [body]: with [Signing.sign2328] for 2328, with [Signing.signAlchemyPay] and
 * [message] for Alchemy Pay. Whoever signs must know what a signature gives away: that of 2328 is over
 * the body alone, with no path and no time in it (2328 §3), so it is good for ever and for each endpoint
 * that takes this body. Decide by the body, and by nothing else that the till says.
 */
public class SigningRequest internal constructor(request: NativeSigningRequest) {
    /** What is called, such as `2328.payment.create`. Not signed at 2328. */
    public val endpoint: String = request.endpoint

    /** `2328` or `alchemypay`. */
    public val gateway: String = request.gateway

    /** The key that has to sign. */
    public val key: SigningKey = SigningKey.entries.first { it.word == request.key }

    /**
     * The kind of message, such as `create`, which says which fields are signed (Alchemy §4); null for
     * 2328, which signs the whole body.
     */
    public val message: String? = request.message

    /** `GET` or `POST`. Not signed. */
    public val method: String = request.method

    /** The absolute URL. Not signed. */
    public val url: String = request.url

    /** The exact bytes to sign; empty for `GET`. */
    public val body: ByteArray = request.body

    override fun toString(): String = "SigningRequest($endpoint, $key, ${body.size} bytes)"
}

/** Has requests signed where the key is; see [Gateway2328.withSigner] and [AlchemyPay.withSigner]. */
public fun interface Signer {
    /**
     * The signature of [SigningRequest.body], in hexadecimal digits. It is asked once for all repeats
     * of a request, and in the time of one attempt; when the coroutine is cancelled, the asking ends.
     *
     * An `IOException`, or a [TransportFailure] of a kind that passes, has it asked again, as often as
     * a request is sent. After anything else that is thrown the call fails at once, with a
     * [ConfigurationException]. What was thrown is the `cause` in either case, and nothing was sent.
     */
    public suspend fun sign(request: SigningRequest): String

    /** Makers with other names. */
    public companion object {
        /** One that waits, on a thread for waiting; a cancelled call interrupts it. */
        @JvmStatic
        public fun blocking(sign: BlockingSigner): Signer =
            Signer { request -> runInterruptible(Dispatchers.IO) { sign.sign(request) } }
    }
}

/** A [Signer] for code that waits: the face for Java. */
public fun interface BlockingSigner {
    /**
     * As [Signer.sign].
     *
     * @throws Exception whatever went wrong.
     */
    @Throws(Exception::class)
    public fun sign(request: SigningRequest): String
}

/** Asks for the signature that the exchange waits for; gives what the signer threw. */
internal suspend fun Signer.answer(exchange: NativeExchange, step: NativeStep.Sign): Exception? {
    val request = SigningRequest(step.request)
    return when (val tried = tried(step.timeoutNs.toLong().nanoseconds) { sign(request) }) {
        is Tried.Given -> {
            native { exchange.signature(tried.value, now()) }
            null
        }
        is Tried.Failed -> {
            native { exchange.failure(tried.signing(), tried.words, now()) }
            tried.problem
        }
    }
}

private fun Tried.Failed.signing(): NativeFailure =
    when {
        problem is TransportFailure || kind != NativeFailure.Other -> kind
        problem is IOException -> NativeFailure.Broken
        else -> NativeFailure.Unsigned
    }
