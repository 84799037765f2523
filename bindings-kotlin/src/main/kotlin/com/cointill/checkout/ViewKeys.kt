package com.cointill.checkout

import com.cointill.Answer
import com.cointill.internal.ffi.NativeGrant
import com.cointill.internal.ffi.NativeViewKeys
import com.cointill.internal.ffi.paymentView
import com.cointill.internal.ffi.refusedView
import com.cointill.native
import java.time.Duration
import java.time.Instant

/** What a token allows: to look at one payment. */
public class ViewGrant internal constructor(grant: NativeGrant) {
    /** `2328` or `alchemypay`. */
    public val gateway: String = grant.gateway

    /** The shop's id of the order. */
    public val orderId: String = grant.orderId

    /** The first moment at which it is no longer taken. */
    public val expires: Instant = Instant.ofEpochSecond(grant.expires)

    /** The key that minted it. */
    public val keyId: String = grant.keyId
}

/**
 * The shop's own keys for view tokens: the first mints, all verify. A key is a random text of at least
 * 32 bytes and never a gateway's. Change it by putting a new one before it, with another id, and leave
 * the old one out a day later.
 *
 * @param keys keys by an id of 1 to 32 of `A-Z a-z 0-9 - _`; their order counts.
 * @throws com.cointill.ConfigurationException for a key that is too short, or another id.
 */
public class ViewKeys(keys: Map<String, String>) : AutoCloseable {
    private val native = native {
        require(keys.isNotEmpty()) { "keys: expected a key, got none" }
        val (id, first) = keys.entries.first()
        keys.entries.drop(1).fold(NativeViewKeys(id, first)) { own, (older, key) ->
            own.use { it.withOlder(older, key) }
        }
    }

    /**
     * A token with which its holder can look at one payment for a while. Give it only to the customer
     * whose order it is.
     *
     * @param gateway `2328` or `alchemypay`.
     * @param orderId the shop's id of the order, 1 to 128 characters.
     * @param ttl 1 minute to 24 hours, in whole seconds.
     * @throws com.cointill.InvalidRequestException for an order id or a life outside its limits.
     */
    @JvmOverloads
    public fun mint(
        gateway: String,
        orderId: String,
        ttl: Duration = Duration.ofHours(1),
    ): String = mintAt(gateway, orderId, maxOf(ttl.seconds, 0), seconds())

    /**
     * What a token allows.
     *
     * @throws com.cointill.SignatureException with a reason of `malformed`, `unknown_key`,
     *   `wrong_signature` or `expired`, for your log; whoever sent it gets [refused].
     */
    public fun verify(token: String): ViewGrant = verifyAt(token, seconds())

    /** The same for the value of a header `Authorization`; null when there is none. */
    public fun authorize(header: String?): ViewGrant = authorizeAt(header, seconds())

    internal fun mintAt(gateway: String, orderId: String, ttl: Long, now: Long): String =
        native { native.mint(gateway, orderId, ttl.toULong(), now) }

    internal fun verifyAt(token: String, now: Long) = ViewGrant(native { native.verify(token, now) })

    internal fun authorizeAt(header: String?, now: Long) =
        ViewGrant(native { native.authorize(header, now) })

    /** Uses after it fail with `IllegalStateException`. */
    override fun close(): Unit = native.close()

    /** What every shop answers alike. */
    public companion object {
        /**
         * The answer to every request that is refused, whatever the reason. Send
         * `WWW-Authenticate: Bearer` and `Cache-Control: no-store` with it.
         */
        @JvmStatic
        public val refused: Answer = Answer(native { refusedView() })
    }
}

/**
 * What an app is shown of a payment, from what the shop has recorded of it. Answer with its `raw`.
 *
 * @throws com.cointill.InvalidRequestException for a status or verdict that is no such word.
 */
public fun viewOf(facts: PaymentFacts): PaymentView = viewAt(facts, seconds())

internal fun viewAt(facts: PaymentFacts, now: Long): PaymentView =
    PaymentView(native { paymentView(facts.values, now) })

private fun seconds() = System.currentTimeMillis() / 1_000
