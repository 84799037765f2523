package com.cointill

import com.cointill.internal.ffi.NativeFailure
import com.cointill.internal.ffi.NativeHeader
import com.cointill.internal.ffi.NativeNow
import com.cointill.internal.ffi.NativeRequest
import java.nio.ByteBuffer
import kotlin.time.Duration
import kotlin.time.Duration.Companion.nanoseconds
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.withTimeoutOrNull

// What crosses to native code and back while something is sent.

/** Any fixed start will do, but it must be one for all: limiters are shared. */
private val START = System.nanoTime()

internal fun now(): NativeNow =
    NativeNow((System.nanoTime() - START).toULong(), System.currentTimeMillis() / 1_000)

/**
 * Sends [request] once, for at most [timeoutNs], and reports what came of it: to [answered], or to
 * [failed]. A coroutine that is cancelled reports nothing.
 */
internal suspend fun Transport.attempt(
    request: NativeRequest,
    timeoutNs: ULong,
    answered: (UShort, List<NativeHeader>, ByteBuffer, NativeNow) -> Unit,
    failed: (NativeFailure, String, NativeNow) -> Unit,
) {
    val timeout = timeoutNs.toLong().nanoseconds
    val shown = request.shown(timeout)
    when (val tried = tried(timeout) { send(shown) }) {
        is Tried.Given -> {
            val answer = tried.value
            val headers = answer.nativeHeaders()
            native { answered(answer.status.toUShort(), headers, answer.body.direct(), now()) }
        }
        is Tried.Failed -> native { failed(tried.kind, tried.words, now()) }
    }
}

/** What came of something of the shop's own that may fail in any way. */
internal sealed class Tried<out T> {
    class Given<T>(val value: T) : Tried<T>()

    /** Without what was thrown when the time was up. */
    class Failed(val kind: NativeFailure, val words: String, val problem: Exception?) :
        Tried<Nothing>()
}

/** Does [work] for at most [timeout]; only the end of this coroutine itself is thrown. */
internal suspend fun <T : Any> tried(timeout: Duration, work: suspend () -> T): Tried<T> =
    try {
        val value = withTimeoutOrNull(timeout) { work() }
        value?.let { Tried.Given(it) } ?: Tried.Failed(NativeFailure.Timeout, "", null)
    } catch (@Suppress("TooGenericExceptionCaught") problem: Exception) {
        // A `withTimeout` of the work's own is thrown as a cancelled coroutine too.
        currentCoroutineContext().ensureActive()
        failureOf(problem)
    }

private fun NativeRequest.shown(timeout: Duration) = TransportRequest(
    method,
    url,
    headers.map { it.name to it.value },
    body,
    timeout.inWholeMilliseconds,
)

private fun TransportResponse.nativeHeaders() = headers.map { NativeHeader(it.first, it.second) }

private fun failureOf(problem: Exception): Tried.Failed =
    when (problem) {
        is TransportFailure -> Tried.Failed(problem.native, problem.text, problem)
        is TimeoutCancellationException -> Tried.Failed(NativeFailure.Timeout, "", problem)
        // What others say may hold a secret.
        else -> Tried.Failed(NativeFailure.Other, problem.javaClass.simpleName, problem)
    }

private val TransportFailure.native: NativeFailure
    get() = when (kind) {
            FailureKind.CONNECT -> NativeFailure.Connect
            FailureKind.UNTRUSTED -> NativeFailure.Untrusted
            FailureKind.UNSENDABLE -> NativeFailure.Unsendable
            FailureKind.CONNECT_TIMEOUT -> NativeFailure.ConnectTimeout
            FailureKind.READ_TIMEOUT -> NativeFailure.ReadTimeout
            FailureKind.TIMEOUT -> NativeFailure.Timeout
            FailureKind.BROKEN -> NativeFailure.Broken
            FailureKind.TOO_LARGE -> NativeFailure.TooLarge(limit.toULong())
            FailureKind.OTHER -> NativeFailure.Other
        }
