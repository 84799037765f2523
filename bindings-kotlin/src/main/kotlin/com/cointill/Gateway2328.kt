package com.cointill

import com.cointill.gateway2328.BalanceGroup
import com.cointill.gateway2328.BlockingBalanceGroup
import com.cointill.gateway2328.BlockingConversionsGroup
import com.cointill.gateway2328.BlockingPaymentsGroup
import com.cointill.gateway2328.BlockingPayoutsGroup
import com.cointill.gateway2328.BlockingRatesGroup
import com.cointill.gateway2328.BlockingStaticWalletsGroup
import com.cointill.gateway2328.ConversionsGroup
import com.cointill.gateway2328.Options
import com.cointill.gateway2328.PaymentsGroup
import com.cointill.gateway2328.PayoutsGroup
import com.cointill.gateway2328.RatesGroup
import com.cointill.gateway2328.StaticWalletsGroup
import com.cointill.internal.ffi.NativeGateway2328

/**
 * 2328.io. Any number of coroutines may share one; close it at the end.
 *
 * A failure of any call is a [CointillException].
 */
public class Gateway2328 private constructor(
    private val maker: NativeGateway2328,
    transport: Transport?,
    retryPolicy: RetryPolicy,
    rateLimiter: RateLimiter,
    signer: Signer? = null,
) : AutoCloseable {
    internal val carrier = Carrier(Calls2328(maker), transport, retryPolicy, rateLimiter, signer)

    /**
     * For a server. On Android it fails: see [withSigner].
     *
     * @param project the project's UUID in the merchant panel.
     * @param apiKey the API key.
     * @param payoutKey the payout API key, for payouts.
     * @param baseUrl another URL, such as the sandbox's: `https`, or `http` on loopback.
     * @param userAgent names the shop, such as `MyShop/1.0 (+https://shop.example)`.
     * @param options readings of the documentation.
     * @param transport moves the bytes; stays open when this is closed.
     * @param retryPolicy the limits of repeats.
     * @param rateLimiter shared by all gateways of the project in this process.
     * @throws ConfigurationException for a key, id or URL that cannot be used.
     * @throws IllegalStateException on Android.
     */
    @JvmOverloads
    public constructor(
        project: String,
        apiKey: String,
        payoutKey: String? = null,
        baseUrl: String? = null,
        userAgent: String? = null,
        options: Options = Options(),
        transport: Transport? = null,
        retryPolicy: RetryPolicy = RetryPolicy(),
        rateLimiter: RateLimiter = RateLimiter(),
    ) : this(
        native {
            refuseKeyOnDevice()
            NativeGateway2328(project, apiKey, payoutKey, baseUrl, userAgent, options.native)
        },
        transport,
        retryPolicy,
        rateLimiter,
    )

    /** Payments. */
    public val payments: PaymentsGroup = PaymentsGroup(carrier)

    /** Payouts; they need the payout key. */
    public val payouts: PayoutsGroup = PayoutsGroup(carrier)

    /** Wallets with a lasting address. */
    public val staticWallets: StaticWalletsGroup = StaticWalletsGroup(carrier)

    /** Balances. */
    public val balance: BalanceGroup = BalanceGroup(carrier)

    /** Rates, prices and directions. */
    public val rates: RatesGroup = RatesGroup(carrier)

    /** Conversions. */
    public val conversions: ConversionsGroup = ConversionsGroup(carrier)

    /** The same for code that waits: the face for Java. */
    public val blocking: Blocking = Blocking()

    /**
     * A call of an endpoint that this version does not know, signed with the API key, or with the
     * payout key for a path under `/v1/payout`.
     *
     * @param method `GET` or `POST`.
     * @param path the path behind the base URL.
     * @param body a JSON object, for `POST`.
     * @return the payload as JSON text.
     */
    public suspend fun raw(method: String, path: String, body: String? = null): String =
        carrier.raw { maker.raw(method, path, body) }

    /** Calls after it fail with `IllegalStateException`. */
    override fun close(): Unit = carrier.close()

    /** The groups for code that waits. An interrupt of the thread ends a request. */
    public inner class Blocking internal constructor() {
        /** Payments. */
        public val payments: BlockingPaymentsGroup = BlockingPaymentsGroup(carrier)

        /** Payouts; they need the payout key. */
        public val payouts: BlockingPayoutsGroup = BlockingPayoutsGroup(carrier)

        /** Wallets with a lasting address. */
        public val staticWallets: BlockingStaticWalletsGroup = BlockingStaticWalletsGroup(carrier)

        /** Balances. */
        public val balance: BlockingBalanceGroup = BlockingBalanceGroup(carrier)

        /** Rates, prices and directions. */
        public val rates: BlockingRatesGroup = BlockingRatesGroup(carrier)

        /** Conversions. */
        public val conversions: BlockingConversionsGroup = BlockingConversionsGroup(carrier)

        /** As `raw` of the gateway. */
        @JvmOverloads
        public fun raw(method: String, path: String, body: String? = null): String =
            waitFor { this@Gateway2328.raw(method, path, body) }
    }

    /** Makers with other names. */
    public companion object {
        /** As the constructor, on a device too: for a till that is the shop's own. */
        @MerchantKeyOnDevice
        @JvmStatic
        @JvmOverloads
        public fun withMerchantKeyOnDevice(
            project: String,
            apiKey: String,
            payoutKey: String? = null,
            baseUrl: String? = null,
            userAgent: String? = null,
            options: Options = Options(),
            transport: Transport? = null,
            retryPolicy: RetryPolicy = RetryPolicy(),
            rateLimiter: RateLimiter = RateLimiter(),
        ): Gateway2328 = Gateway2328(
            native {
                NativeGateway2328(project, apiKey, payoutKey, baseUrl, userAgent, options.native)
            },
            transport,
            retryPolicy,
            rateLimiter,
        )

        /**
         * Without a key, for a till: [signer] has each request signed where the key is. Read what a
         * signature gives away at [SigningRequest].
         *
         * @param project the project's UUID in the merchant panel.
         * @param signer is asked for the signature of each request.
         * @param baseUrl another URL, such as the sandbox's: `https`, or `http` on loopback.
         * @param userAgent names the shop, such as `MyShop/1.0 (+https://shop.example)`.
         * @param options readings of the documentation.
         * @param transport moves the bytes; stays open when this is closed.
         * @param retryPolicy the limits of repeats.
         * @param rateLimiter shared by all gateways of the project in this process.
         * @throws ConfigurationException for an id or URL that cannot be used.
         */
        @JvmStatic
        @JvmOverloads
        public fun withSigner(
            project: String,
            signer: Signer,
            baseUrl: String? = null,
            userAgent: String? = null,
            options: Options = Options(),
            transport: Transport? = null,
            retryPolicy: RetryPolicy = RetryPolicy(),
            rateLimiter: RateLimiter = RateLimiter(),
        ): Gateway2328 = Gateway2328(
            native {
                NativeGateway2328.signedElsewhere(project, baseUrl, userAgent, options.native)
            },
            transport,
            retryPolicy,
            rateLimiter,
            signer,
        )
    }
}

private class Calls2328(private val native: NativeGateway2328) : Maker {
    override fun call(group: String, name: String, arguments: List<String?>) =
        native.call(group, name, arguments)

    override fun pages(group: String, name: String, arguments: List<String?>) =
        native.pages(group, name, arguments)

    override fun close() = native.close()
}
