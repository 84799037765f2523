package com.cointill

import com.cointill.internal.ffi.NativeFailure
import com.cointill.internal.ffi.NativeHeader
import com.cointill.internal.ffi.NativeNow
import com.cointill.internal.ffi.NativeRequest
import java.nio.ByteBuffer
import kotlin.time.Duration
import kotlin.time.Duration.Companion.nanoseconds
import kotlinx.coroutines.CancellationException
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
    val failure = try {
        val answer = withTimeoutOrNull(timeout) { send(shown) }
        if (answer != null) {
            val status = answer.status.toUShort()
            return native { answered(status, answer.nativeHeaders(), answer.body.direct(), now()) }
        }
        NativeFailure.Timeout to ""
    } catch (cancelled: CancellationException) {
        throw cancelled
    } catch (@Suppress("TooGenericExceptionCaught") problem: Exception) {
        failureOf(problem)
    }
    native { failed(failure.first, failure.second, now()) }
}

private fun NativeRequest.shown(timeout: Duration) = TransportRequest(
    method,
    url,
    headers.map { it.name to it.value },
    body,
    timeout.inWholeMilliseconds,
)

private fun TransportResponse.nativeHeaders() = headers.map { NativeHeader(it.first, it.second) }

/** What a transport threw, and its words. */
private fun failureOf(problem: Exception): Pair<NativeFailure, String> =
    when (problem) {
        is TransportFailure -> problem.native to problem.text
        // One of the shop's own may fail in any way; what it says may hold a secret.
        else -> NativeFailure.Other to problem.javaClass.simpleName
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
