package com.cointill

import com.cointill.alchemypay.BlockingPaymentsGroup
import com.cointill.alchemypay.BlockingRefundsGroup
import com.cointill.alchemypay.Options
import com.cointill.alchemypay.PaymentsGroup
import com.cointill.alchemypay.RefundsGroup
import com.cointill.internal.ffi.NativeAlchemyPay

/**
 * Alchemy Pay and its twin AEON. Any number of coroutines may share one; close it at the end.
 *
 * A failure of any call is a [CointillException].
 */
public class AlchemyPay private constructor(
    private val maker: NativeAlchemyPay,
    transport: Transport?,
    retryPolicy: RetryPolicy,
    signer: Signer? = null,
) : AutoCloseable {
    internal val carrier = Carrier(AlchemyPayCalls(maker), transport, retryPolicy, null, signer)

    /**
     * For a server. On Android it fails: see [withSigner].
     *
     * @param appId the merchant's `appId`.
     * @param secret the secret that belongs to it.
     * @param host `alchemy`, `alchemy-sandbox`, `aeon`, `aeon-sandbox`, or a URL.
     * @param userAgent names the shop, such as `MyShop/1.0 (+https://shop.example)`.
     * @param options readings of the documentation.
     * @param transport moves the bytes; stays open when this is closed.
     * @param retryPolicy the limits of repeats.
     * @throws ConfigurationException for an id, secret or host that cannot be used.
     * @throws IllegalStateException on Android.
     */
    @JvmOverloads
    public constructor(
        appId: String,
        secret: String,
        host: String,
        userAgent: String? = null,
        options: Options = Options(),
        transport: Transport? = null,
        retryPolicy: RetryPolicy = RetryPolicy(),
    ) : this(
        native {
            refuseKeyOnDevice()
            NativeAlchemyPay(appId, secret, host, userAgent, options.native)
        },
        transport,
        retryPolicy,
    )

    /** Payments. */
    public val payments: PaymentsGroup = PaymentsGroup(carrier)

    /** Refunds. */
    public val refunds: RefundsGroup = RefundsGroup(carrier)

    /** The same for code that waits: the face for Java. */
    public val blocking: Blocking = Blocking()

    /**
     * A call of an endpoint that this version does not know. A gateway with a signer makes none: which
     * fields are signed, a signer knows of documented messages only.
     *
     * @param path the path behind the host.
     * @param body a JSON object; `appId` is added when it is missing.
     * @param signedFields the fields that the endpoint's documentation marks as signed.
     * @return the payload as JSON text.
     */
    public suspend fun raw(path: String, body: String, signedFields: List<String>): String =
        carrier.raw { maker.raw(path, body, signedFields) }

    /** The cashier page of an order, where its form is documented. */
    public fun cashierUrl(orderNo: String): String? = native { maker.cashierUrl(orderNo) }

    /** Calls after it fail with `IllegalStateException`. */
    override fun close(): Unit = carrier.close()

    /** The groups for code that waits. An interrupt of the thread ends a request. */
    public inner class Blocking internal constructor() {
        /** Payments. */
        public val payments: BlockingPaymentsGroup = BlockingPaymentsGroup(carrier)

        /** Refunds. */
        public val refunds: BlockingRefundsGroup = BlockingRefundsGroup(carrier)

        /** As `raw` of the gateway. */
        public fun raw(path: String, body: String, signedFields: List<String>): String =
            waitFor { this@AlchemyPay.raw(path, body, signedFields) }
    }

    /** Makers with other names. */
    public companion object {
        /** As the constructor, on a device too: for a till that is the shop's own. */
        @MerchantKeyOnDevice
        @JvmStatic
        @JvmOverloads
        public fun withMerchantKeyOnDevice(
            appId: String,
            secret: String,
            host: String,
            userAgent: String? = null,
            options: Options = Options(),
            transport: Transport? = null,
            retryPolicy: RetryPolicy = RetryPolicy(),
        ): AlchemyPay = AlchemyPay(
            native { NativeAlchemyPay(appId, secret, host, userAgent, options.native) },
            transport,
            retryPolicy,
        )

        /**
         * Without the secret, for a till: [signer] has each request signed where the secret is. Read
         * what a signature gives away at [SigningRequest].
         *
         * @param appId the merchant's `appId`.
         * @param signer is asked for the signature of each request.
         * @param host `alchemy`, `alchemy-sandbox`, `aeon`, `aeon-sandbox`, or a URL.
         * @param userAgent names the shop, such as `MyShop/1.0 (+https://shop.example)`.
         * @param options readings of the documentation.
         * @param transport moves the bytes; stays open when this is closed.
         * @param retryPolicy the limits of repeats.
         * @throws ConfigurationException for an id or host that cannot be used.
         */
        @JvmStatic
        @JvmOverloads
        public fun withSigner(
            appId: String,
            signer: Signer,
            host: String,
            userAgent: String? = null,
            options: Options = Options(),
            transport: Transport? = null,
            retryPolicy: RetryPolicy = RetryPolicy(),
        ): AlchemyPay = AlchemyPay(
            native { NativeAlchemyPay.signedElsewhere(appId, host, userAgent, options.native) },
            transport,
            retryPolicy,
            signer,
        )
    }
}

private class AlchemyPayCalls(private val native: NativeAlchemyPay) : Maker {
    override fun call(group: String, name: String, arguments: List<String?>) =
        native.call(group, name, arguments)

    override fun pages(group: String, name: String, arguments: List<String?>) =
        throw UnsupportedOperationException("$group.$name: expected an operation with pages")

    override fun close() = native.close()
}
