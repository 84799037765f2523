package com.cointill.checkout

import com.cointill.AuthenticationException
import com.cointill.CointillException
import com.cointill.Facts
import com.cointill.HttpTransport
import com.cointill.Transport
import com.cointill.attempt
import com.cointill.direct
import com.cointill.exceptionOf
import com.cointill.internal.ffi.NativeTrouble
import com.cointill.internal.ffi.NativeWatch
import com.cointill.internal.ffi.NativeWatchPolicy
import com.cointill.internal.ffi.NativeWatchStep
import com.cointill.internal.ffi.paymentUri as nativePaymentUri
import com.cointill.internal.ffi.readView as nativeReadView
import com.cointill.native
import com.cointill.now
import com.cointill.onTheWire
import java.math.BigDecimal
import java.time.Duration
import kotlin.time.Duration.Companion.nanoseconds
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.withTimeoutOrNull

/**
 * How often an app asks. What is null has the core's default.
 *
 * @param interval between the first questions, and after every change; at least 1 s. 2 s.
 * @param maxInterval the longest interval while nothing happens. 15 s.
 * @param baseDelay upper end of the random delay after the first failure. 1 s.
 * @param maxDelay upper end of any such delay. 60 s.
 * @param timeout most time for one question and its answer. 15 s.
 */
public class WatchPolicy @JvmOverloads constructor(
    public val interval: Duration? = null,
    public val maxInterval: Duration? = null,
    public val baseDelay: Duration? = null,
    public val maxDelay: Duration? = null,
    public val timeout: Duration? = null,
) {
    internal val native: NativeWatchPolicy
        get() = NativeWatchPolicy(
            interval?.toNanos()?.toULong(), maxInterval?.toNanos()?.toULong(),
            baseDelay?.toNanos()?.toULong(), maxDelay?.toNanos()?.toULong(), null,
            timeout?.toNanos()?.toULong(),
        )
}

/**
 * An app's look at one payment, with a view token that the shop's server minted: no key of a gateway
 * is on the device. It asks the shop's endpoint, slows down while nothing happens, waits longer after
 * failures, and goes on through any loss of network until the payment is final.
 *
 * @param url the shop's endpoint: `https`, save for loopback.
 * @param token the view token, for one order and for a while.
 * @param renew gets another token of the same order from the shop when the time of one is up;
 *   without it the watch ends with [AuthenticationException] then.
 * @param transport moves the bytes; stays open when this is closed.
 * @param policy how often it asks.
 */
public class CheckoutSession @JvmOverloads constructor(
    private val url: String,
    private val token: String,
    private val renew: (suspend () -> String)? = null,
    transport: Transport? = null,
    private val policy: WatchPolicy = WatchPolicy(),
) : AutoCloseable {
    private val own = if (transport == null) HttpTransport() else null
    private val sender = transport ?: checkNotNull(own)
    private val wake = Channel<Unit>(Channel.CONFLATED)

    @Volatile
    private var current: NativeWatch? = null

    @Volatile
    private var closed = false

    init {
        // A wrong URL or token is an error here, and not when a screen opens.
        native { NativeWatch(url, token, policy.native, null) }.close()
    }

    /**
     * The first view, and each that says something new, until it is final; cancelling the collection
     * ends the request that is under way. Collect it once at a time.
     *
     * It fails with a [CointillException] when the shop refuses for a reason that time does not heal.
     */
    public val views: Flow<PaymentView> = flow {
        checkOpen()
        native { NativeWatch(url, token, policy.native, null) }.use { watch ->
            current = watch
            try {
                while (true) {
                    checkOpen()
                    when (val step = native { watch.step(now()) }) {
                        is NativeWatchStep.Send -> sender.attempt(
                            step.request, step.timeoutNs, watch::response, watch::failure,
                        )
                        is NativeWatchStep.Wait -> pause(watch, step.waitNs.toLong())
                        is NativeWatchStep.Changed -> emit(PaymentView(step.view))
                        is NativeWatchStep.Final -> break
                        is NativeWatchStep.Unauthorized -> goOn(watch)
                        is NativeWatchStep.Refused -> throw step.why.exception()
                    }
                }
            } finally {
                current = null
            }
        }
    }.flowOn(Dispatchers.Default)

    /**
     * Asks as soon as it may: call it when the app comes to the foreground, or hears that the network
     * is back.
     */
    public fun lookNow() {
        checkOpen()
        wake.trySend(Unit)
    }

    /**
     * What is left of the invoice, on a clock that never jumps; null before the first view, or when
     * it says no end.
     */
    public val timeLeft: Duration?
        get() = opened()?.let { watch ->
            native { watch.timeLeft(now()) }?.let { Duration.ofNanos(it.toLong()) }
        }

    /** Why the last question got no view, so that the one that is shown may be old; null otherwise. */
    public val trouble: CointillException?
        get() = opened()?.let { watch -> native { watch.trouble() }?.exception() }

    private fun opened(): NativeWatch? {
        checkOpen()
        return current
    }

    private fun checkOpen() = check(!closed) { "expected an open session, got one that was closed" }

    private suspend fun pause(watch: NativeWatch, wait: Long) {
        val woken = withTimeoutOrNull(wait.nanoseconds) { wake.receive() }
        if (woken != null) {
            native { watch.lookNow(now()) }
        }
    }

    private suspend fun goOn(watch: NativeWatch) {
        val renew = renew ?: throw AuthenticationException(
            Facts(
                code = "authentication",
                text = "the shop does not take the view token; its time may be up",
                advice = "get another token of the same order from the shop",
            ),
        )
        val fresh = renew()
        native { watch.renew(fresh, now()) }
    }

    /** Ends a watch at its next step; uses after it fail with `IllegalStateException`. */
    override fun close() {
        closed = true
        wake.trySend(Unit)
        own?.close()
    }
}

private fun NativeTrouble.exception(): CointillException =
    exceptionOf(
        Facts(
            code = code,
            text = text,
            advice = advice,
            httpStatus = httpStatus?.toInt(),
        ),
    )

/**
 * A view as the shop's endpoint answered it, for an app with an HTTP client and a schedule of its own.
 *
 * @throws CointillException for what is no view.
 */
public fun readView(body: ByteArray): PaymentView =
    PaymentView(native { nativeReadView(body.direct()) })

/**
 * The URI with which a wallet opens ready to pay; null where no standard is certain enough, and the
 * plain address must do.
 */
@JvmOverloads
public fun paymentUri(
    currency: String,
    network: String,
    address: String,
    amount: BigDecimal? = null,
): String? = native { nativePaymentUri(currency, network, address, amount?.onTheWire()) }
