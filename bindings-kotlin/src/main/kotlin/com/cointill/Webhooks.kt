package com.cointill

import com.cointill.alchemypay.Options
import com.cointill.internal.ffi.NativeAlchemyPayWebhooks
import com.cointill.internal.ffi.NativeAnswer
import com.cointill.internal.ffi.NativeWebhooks2328

/** The HTTP answer to a webhook, exactly as the gateway wants it. */
public class Answer internal constructor(answer: NativeAnswer) {
    /** The status code. */
    public val status: Int = answer.status.toInt()

    /** The value of `Content-Type`. */
    public val contentType: String = answer.contentType

    /** The body. */
    public val body: String = answer.body
}

/** Webhooks of a gateway: what an adapter of a web framework needs of them. */
public interface Webhooks : AutoCloseable {
    /** The answer to a webhook that was taken. */
    public val accepted: Answer

    /** The answer to one that is refused: it helps no forger. */
    public val refused: Answer

    /** The most bytes of a body that are read. */
    public val maxBytes: Long

    /**
     * The event that the raw bytes of a request tell.
     *
     * @throws SignatureException for anything else, whatever the bytes.
     */
    public fun verify(body: ByteArray): Event
}

/** The kinds of webhooks of 2328: the kind decides which key may have signed. */
public enum class WebhookKind2328(internal val word: String) {
    /** Whatever comes. Give each kind a URL of its own rather. */
    ANY("any"),

    /** Of payments. */
    PAYMENT("payment"),

    /** Of payouts. */
    PAYOUT("payout"),

    /** Of deposits to static wallets. */
    STATIC_WALLET("static_wallet"),
}

/** The kinds of webhooks of Alchemy Pay and AEON. */
public enum class AlchemyPayWebhookKind(internal val word: String) {
    /** Whatever comes. Give each kind a URL of its own rather. */
    ANY("any"),

    /** Of orders. */
    ORDER("order"),

    /** Of refunds. */
    REFUND("refund"),

    /** Of payments in part. */
    PARTIAL("partial"),
}

/** As the core's own limit of a webhook. */
private const val MAX_BYTES = 1L shl 20

/**
 * Webhooks of 2328.io. Needs no gateway object: a process that only receives webhooks makes it from
 * the keys alone.
 *
 * @param apiKeys API keys by an id that the event will name, so that a key can be changed.
 * @param payoutKeys payout keys in the same way; they sign webhooks of payouts.
 * @param maxBytes the most bytes of a body.
 * @throws ConfigurationException for a key that cannot be one.
 */
public class Webhooks2328 @JvmOverloads constructor(
    apiKeys: Map<String, String>,
    payoutKeys: Map<String, String> = emptyMap(),
    override val maxBytes: Long = MAX_BYTES,
) : Webhooks {
    private val native = native {
        val none = NativeWebhooks2328(maxBytes.toULong())
        val some = apiKeys.entries.fold(none) { own, (id, key) ->
            own.use { it.withApiKey(id, key) }
        }
        payoutKeys.entries.fold(some) { own, (id, key) -> own.use { it.withPayoutKey(id, key) } }
    }

    /** From one key of a kind. */
    @JvmOverloads
    public constructor(apiKey: String, payoutKey: String? = null) : this(
        mapOf("api" to apiKey),
        payoutKey?.let { mapOf("payout" to it) }.orEmpty(),
    )

    override val accepted: Answer = Answer(native { native.accepted() })

    override val refused: Answer = Answer(native { native.refused() })

    override fun verify(body: ByteArray): Event = verify(body, WebhookKind2328.ANY)

    /**
     * The event that the raw bytes of a request tell.
     *
     * @param kind what may have signed. Give each kind a URL of its own, and name it here.
     * @param explain with it the exception says why; never send that to whoever posted the body.
     * @throws SignatureException for anything else, whatever the bytes.
     */
    @JvmOverloads
    public fun verify(body: ByteArray, kind: WebhookKind2328, explain: Boolean = false): Event =
        native { eventOf(native.verify(kind.word, body.direct(), explain)) }

    /**
     * Verifies the signature and reads nothing else, for a server that stores first and understands
     * later.
     *
     * @return the id of the key that matched.
     */
    @JvmOverloads
    public fun check(body: ByteArray, kind: WebhookKind2328 = WebhookKind2328.ANY): String =
        native { native.check(kind.word, body.direct()) }

    /** A signed body, as the gateway would send it: for the tests of a shop's own handler. */
    @JvmOverloads
    public fun signTestEvent(
        json: String,
        kind: WebhookKind2328 = WebhookKind2328.PAYMENT,
    ): ByteArray = native { native.signTestEvent(kind.word, json) }.toByteArray()

    /** Uses after it fail with `IllegalStateException`. */
    override fun close(): Unit = native.close()
}

/**
 * Webhooks of Alchemy Pay and AEON. Needs no gateway object.
 *
 * @param secrets secrets by an id that the event will name, so that one can be changed.
 * @param options readings of the documentation.
 * @param maxBytes the most bytes of a body.
 * @throws ConfigurationException for a secret that cannot be one.
 */
public class AlchemyPayWebhooks @JvmOverloads constructor(
    secrets: Map<String, String>,
    options: Options = Options(),
    override val maxBytes: Long = MAX_BYTES,
) : Webhooks {
    private val native = native {
        val none = NativeAlchemyPayWebhooks(maxBytes.toULong(), options.native)
        secrets.entries.fold(none) { own, (id, secret) -> own.use { it.withSecret(id, secret) } }
    }

    /** From one secret. */
    @JvmOverloads
    public constructor(secret: String, options: Options = Options()) : this(
        mapOf("app" to secret),
        options,
    )

    override val accepted: Answer = Answer(native { native.accepted() })

    override val refused: Answer = Answer(native { native.refused() })

    override fun verify(body: ByteArray): Event = verify(body, AlchemyPayWebhookKind.ANY)

    /**
     * The event that the raw bytes of a request tell.
     *
     * @param kind what may have signed. Give each kind a URL of its own, and name it here.
     * @param explain with it the exception says why; never send that to whoever posted the body.
     * @throws SignatureException for anything else, whatever the bytes.
     */
    @JvmOverloads
    public fun verify(
        body: ByteArray,
        kind: AlchemyPayWebhookKind,
        explain: Boolean = false,
    ): Event = native { eventOf(native.verify(kind.word, body.direct(), explain)) }

    /**
     * Verifies the signature and reads nothing else, for a server that stores first and understands
     * later.
     *
     * @return the id of the key that matched.
     */
    @JvmOverloads
    public fun check(
        body: ByteArray,
        kind: AlchemyPayWebhookKind = AlchemyPayWebhookKind.ANY,
    ): String = native { native.check(kind.word, body.direct()) }

    /** A signed body, as the gateway would send it: for the tests of a shop's own handler. */
    @JvmOverloads
    public fun signTestEvent(
        json: String,
        kind: AlchemyPayWebhookKind = AlchemyPayWebhookKind.ORDER,
    ): ByteArray = native { native.signTestEvent(kind.word, json) }.toByteArray()

    /** Uses after it fail with `IllegalStateException`. */
    override fun close(): Unit = native.close()
}
