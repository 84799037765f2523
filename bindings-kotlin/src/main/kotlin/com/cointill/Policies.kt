package com.cointill

import com.cointill.internal.ffi.NativeRateLimiter
import com.cointill.internal.ffi.NativeRetryPolicy
import java.time.Duration

/**
 * The limits of the repeats of one call. What is null has the core's default. What may be repeated
 * at all is not decided here: that follows from what a repeat of the endpoint does.
 *
 * @param maxAttempts how often a request is sent at most; 4 by default.
 * @param baseDelay upper end of the first random delay; it doubles with each further one. 250 ms.
 * @param maxDelay upper end of any random delay. 20 s.
 * @param maxRetryAfter the longest `Retry-After` that is sat out; a longer one ends the call. 60 s.
 * @param attemptTimeout most time for one attempt. 30 s.
 * @param totalDeadline most time for the whole call, waiting included. 60 s.
 */
public class RetryPolicy @JvmOverloads constructor(
    public val maxAttempts: Int? = null,
    public val baseDelay: Duration? = null,
    public val maxDelay: Duration? = null,
    public val maxRetryAfter: Duration? = null,
    public val attemptTimeout: Duration? = null,
    public val totalDeadline: Duration? = null,
) {
    init {
        require(maxAttempts == null || maxAttempts >= 0) {
            "maxAttempts: expected 0 or more, got $maxAttempts"
        }
        for (time in listOf(baseDelay, maxDelay, maxRetryAfter, attemptTimeout, totalDeadline)) {
            require(time == null || !time.isNegative) {
                "expected a time of 0 or more, got $time"
            }
        }
    }

    internal val native: NativeRetryPolicy
        get() = NativeRetryPolicy(
            maxAttempts?.toUInt(),
            baseDelay?.nanoseconds(),
            maxDelay?.nanoseconds(),
            maxRetryAfter?.nanoseconds(),
            attemptTimeout?.nanoseconds(),
            totalDeadline?.nanoseconds(),
        )
}

/** Two centuries and more are for ever. */
internal fun Duration.nanoseconds(): ULong =
    runCatching { toNanos().toULong() }.getOrDefault(Long.MAX_VALUE.toULong())

/**
 * Lets at most so many requests into any second. It holds for the gateways that share it, in one
 * process; each 2328 gateway has one of its own otherwise, with the documented 10.
 *
 * @param rate requests a second.
 * @param burst how many may start at once; 3 or the rate when null.
 */
public class RateLimiter @JvmOverloads constructor(rate: Int = 10, burst: Int? = null) {
    init {
        require(rate > 0) { "rate: expected 1 or more, got $rate" }
        require(burst == null || burst > 0) { "burst: expected 1 or more, got $burst" }
    }

    internal val native = native { NativeRateLimiter(rate.toUInt(), burst?.toUInt(), null) }
}
