package com.cointill

import com.cointill.alchemypay.Options
import com.cointill.internal.ffi.sign2328 as nativeSign2328
import com.cointill.internal.ffi.signAlchemypay
import com.cointill.internal.ffi.signBodyAlchemypay
import com.cointill.internal.ffi.signWebhook2328 as nativeSignWebhook2328
import com.cointill.internal.ffi.verify2328 as nativeVerify2328
import com.cointill.internal.ffi.verifyAlchemypay

/**
 * Signatures by themselves: for a shop that sends its requests by other means, and for finding out
 * why a gateway refuses one. The gateways sign by themselves, and `verify` of the webhooks is the
 * way to take a webhook.
 */
public object Signing {
    /**
     * The value of the header `sign` of 2328 for exactly these bytes; a `GET` signs none (2328 §3).
     *
     * @param key the API key, or for payouts the payout key.
     */
    @JvmStatic
    public fun sign2328(body: ByteArray, key: String): String =
        native { nativeSign2328(body.direct(), key) }

    /** True when [sign] is that of exactly these bytes, compared in constant time. */
    @JvmStatic
    public fun verify2328(body: ByteArray, sign: String, key: String): Boolean =
        native { nativeVerify2328(body.direct(), sign, key) }

    /**
     * A JSON object with `sign` behind its members, as 2328 writes a webhook (2328 §10).
     *
     * @throws MalformedJsonException for what is no JSON object.
     */
    @JvmStatic
    public fun signWebhook2328(json: String, key: String): String =
        native { nativeSignWebhook2328(json, key) }

    /**
     * The signature over the signed fields of a JSON object (Alchemy §3).
     *
     * @param message which fields are signed: `create`, `query`, `refund`, `order-webhook` and so
     *   on; a wrong one fails with all of them.
     * @throws MalformedJsonException for what is no JSON object.
     * @throws InvalidRequestException when no signed field is there, or one of a request holds what
     *   would make the signed text ambiguous.
     */
    @JvmStatic
    @JvmOverloads
    public fun signAlchemyPay(
        message: String,
        json: String,
        secret: String,
        options: Options = Options(),
    ): String = native { signAlchemypay(message, json, secret, options.native) }

    /** The object with the signature as its last member; see [signAlchemyPay]. */
    @JvmStatic
    @JvmOverloads
    public fun signBodyAlchemyPay(
        message: String,
        json: String,
        secret: String,
        options: Options = Options(),
    ): String = native { signBodyAlchemypay(message, json, secret, options.native) }

    /**
     * True when the member `sign` is the signature of the object's fields, compared in constant
     * time. For webhooks use `verify` of the webhooks, which also refuses what is ambiguous.
     */
    @JvmStatic
    @JvmOverloads
    public fun verifyAlchemyPay(
        message: String,
        json: String,
        secret: String,
        options: Options = Options(),
    ): Boolean = native { verifyAlchemypay(message, json, secret, options.native) }
}
