// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.onTheWire
import java.math.BigDecimal

/**
 * What `payments.create` takes, for [BlockingPaymentsGroup].
 *
 * @param merchantOrderNo The shop's own number of the order, 1 to 64 characters, never used before.
 * @param orderAmount The price in the major unit, such as dollars, whichever version of the call.
 * @param payCurrency The currency of the price.
 * @param userId Who pays: mail address, phone number or another id, 1 to 128 characters.
 */
public class PaymentsCreateRequest(
    merchantOrderNo: String,
    orderAmount: BigDecimal,
    payCurrency: String,
    userId: String,
) {
    internal val values: Array<String?> = arrayOfNulls(13)

    init {
        values[0] = merchantOrderNo
        values[1] = orderAmount.onTheWire()
        values[2] = payCurrency
        values[3] = userId
    }

    /** Coins that the payer may choose from, joined by commas: `USDT,ETH`. */
    public fun paymentTokens(value: String): PaymentsCreateRequest = apply { values[4] = value }

    /** Exchanges and wallets that the payer may choose from, as UUIDs joined by commas. */
    public fun paymentExchange(value: String): PaymentsCreateRequest = apply { values[5] = value }

    /** Where the payer's browser goes afterwards, at most 512 characters. */
    public fun redirectUrl(value: String): PaymentsCreateRequest = apply { values[6] = value }

    /** Where webhooks go, at most 512 characters. */
    public fun callbackUrl(value: String): PaymentsCreateRequest = apply { values[7] = value }

    /** The shop's own data, at most 512 characters, given back by query and webhook. */
    public fun customParam(value: String): PaymentsCreateRequest = apply { values[8] = value }

    /** Seconds until the order expires, 1 to 172,800. The default is not documented. */
    public fun expiredTime(value: Int): PaymentsCreateRequest = apply { values[9] = value.toString() }

    /** How the payer pays. */
    public fun payType(value: String): PaymentsCreateRequest = apply { values[10] = value }

    /** Networks that the payer may choose from, joined by commas, at most 32 characters. */
    public fun paymentNetworks(value: String): PaymentsCreateRequest = apply { values[11] = value }

    /** Strict amount or top-up. The default is not documented; clients send `ORDER`. */
    public fun orderModel(value: String): PaymentsCreateRequest = apply { values[12] = value }
}

/**
 * What `payments.createV1` takes, for [BlockingPaymentsGroup].
 *
 * @param merchantOrderNo The shop's own number of the order, 1 to 64 characters, never used before.
 * @param orderAmount The price in the major unit, such as dollars, whichever version of the call.
 * @param payCurrency The currency of the price.
 * @param userId Who pays: mail address, phone number or another id, 1 to 128 characters.
 */
public class PaymentsCreateV1Request(
    merchantOrderNo: String,
    orderAmount: BigDecimal,
    payCurrency: String,
    userId: String,
) {
    internal val values: Array<String?> = arrayOfNulls(13)

    init {
        values[0] = merchantOrderNo
        values[1] = orderAmount.onTheWire()
        values[2] = payCurrency
        values[3] = userId
    }

    /** Coins that the payer may choose from, joined by commas: `USDT,ETH`. */
    public fun paymentTokens(value: String): PaymentsCreateV1Request = apply { values[4] = value }

    /** Exchanges and wallets that the payer may choose from, as UUIDs joined by commas. */
    public fun paymentExchange(value: String): PaymentsCreateV1Request = apply { values[5] = value }

    /** Where the payer's browser goes afterwards, at most 512 characters. */
    public fun redirectUrl(value: String): PaymentsCreateV1Request = apply { values[6] = value }

    /** Where webhooks go, at most 512 characters. */
    public fun callbackUrl(value: String): PaymentsCreateV1Request = apply { values[7] = value }

    /** The shop's own data, at most 512 characters, given back by query and webhook. */
    public fun customParam(value: String): PaymentsCreateV1Request = apply { values[8] = value }

    /** Seconds until the order expires, 1 to 172,800. The default is not documented. */
    public fun expiredTime(value: Int): PaymentsCreateV1Request = apply { values[9] = value.toString() }

    /** How the payer pays. */
    public fun payType(value: String): PaymentsCreateV1Request = apply { values[10] = value }

    /** Networks that the payer may choose from, joined by commas, at most 32 characters. */
    public fun paymentNetworks(value: String): PaymentsCreateV1Request = apply { values[11] = value }

    /** Strict amount or top-up. The default is not documented; clients send `ORDER`. */
    public fun orderModel(value: String): PaymentsCreateV1Request = apply { values[12] = value }
}

/**
 * What `payments.createTelegram` takes, for [BlockingPaymentsGroup].
 *
 * @param merchantOrderNo The shop's own number of the order, 1 to 64 characters, never used before.
 * @param orderAmount The price in the major unit, such as dollars, whichever version of the call.
 * @param payCurrency The currency of the price.
 * @param userId Who pays: Telegram name or number, or another id, 1 to 128 characters.
 */
public class PaymentsCreateTelegramRequest(
    merchantOrderNo: String,
    orderAmount: BigDecimal,
    payCurrency: String,
    userId: String,
) {
    internal val values: Array<String?> = arrayOfNulls(14)

    init {
        values[0] = merchantOrderNo
        values[1] = orderAmount.onTheWire()
        values[2] = payCurrency
        values[3] = userId
    }

    /** How the order is paid inside Telegram. */
    public fun tgModel(value: String): PaymentsCreateTelegramRequest = apply { values[4] = value }

    /** Coins that the payer may choose from, joined by commas: `USDT,ETH`. */
    public fun paymentTokens(value: String): PaymentsCreateTelegramRequest = apply { values[5] = value }

    /** Exchanges and wallets as UUIDs joined by commas; gone from newer revisions. */
    public fun paymentExchange(value: String): PaymentsCreateTelegramRequest = apply { values[6] = value }

    /** Where the payer goes afterwards, at most 512 characters. */
    public fun redirectUrl(value: String): PaymentsCreateTelegramRequest = apply { values[7] = value }

    /** Where webhooks go, at most 512 characters. */
    public fun callbackUrl(value: String): PaymentsCreateTelegramRequest = apply { values[8] = value }

    /**
     * The shop's own data, at most 512 characters. With `TgModel.Bot` a JSON object with `botName`
     * and `orderDetail`, and `chatId` in the samples.
     */
    public fun customParam(value: String): PaymentsCreateTelegramRequest = apply { values[9] = value }

    /** Seconds until the order expires, 1 to 172,800. The default is not documented. */
    public fun expiredTime(value: Int): PaymentsCreateTelegramRequest = apply { values[10] = value.toString() }

    /** How the payer pays. */
    public fun payType(value: String): PaymentsCreateTelegramRequest = apply { values[11] = value }

    /** Networks that the payer may choose from, joined by commas, at most 32 characters. */
    public fun paymentNetworks(value: String): PaymentsCreateTelegramRequest = apply { values[12] = value }

    /** Strict amount or top-up. The default is not documented; clients send `ORDER`. */
    public fun orderModel(value: String): PaymentsCreateTelegramRequest = apply { values[13] = value }
}

/**
 * What `payments.createTelegramV1` takes, for [BlockingPaymentsGroup].
 *
 * @param merchantOrderNo The shop's own number of the order, 1 to 64 characters, never used before.
 * @param orderAmount The price in the major unit, such as dollars, whichever version of the call.
 * @param payCurrency The currency of the price.
 * @param userId Who pays: Telegram name or number, or another id, 1 to 128 characters.
 */
public class PaymentsCreateTelegramV1Request(
    merchantOrderNo: String,
    orderAmount: BigDecimal,
    payCurrency: String,
    userId: String,
) {
    internal val values: Array<String?> = arrayOfNulls(14)

    init {
        values[0] = merchantOrderNo
        values[1] = orderAmount.onTheWire()
        values[2] = payCurrency
        values[3] = userId
    }

    /** How the order is paid inside Telegram. */
    public fun tgModel(value: String): PaymentsCreateTelegramV1Request = apply { values[4] = value }

    /** Coins that the payer may choose from, joined by commas: `USDT,ETH`. */
    public fun paymentTokens(value: String): PaymentsCreateTelegramV1Request = apply { values[5] = value }

    /** Exchanges and wallets as UUIDs joined by commas; gone from newer revisions. */
    public fun paymentExchange(value: String): PaymentsCreateTelegramV1Request = apply { values[6] = value }

    /** Where the payer goes afterwards, at most 512 characters. */
    public fun redirectUrl(value: String): PaymentsCreateTelegramV1Request = apply { values[7] = value }

    /** Where webhooks go, at most 512 characters. */
    public fun callbackUrl(value: String): PaymentsCreateTelegramV1Request = apply { values[8] = value }

    /**
     * The shop's own data, at most 512 characters. With `TgModel.Bot` a JSON object with `botName`
     * and `orderDetail`, and `chatId` in the samples.
     */
    public fun customParam(value: String): PaymentsCreateTelegramV1Request = apply { values[9] = value }

    /** Seconds until the order expires, 1 to 172,800. The default is not documented. */
    public fun expiredTime(value: Int): PaymentsCreateTelegramV1Request = apply { values[10] = value.toString() }

    /** How the payer pays. */
    public fun payType(value: String): PaymentsCreateTelegramV1Request = apply { values[11] = value }

    /** Networks that the payer may choose from, joined by commas, at most 32 characters. */
    public fun paymentNetworks(value: String): PaymentsCreateTelegramV1Request = apply { values[12] = value }

    /** Strict amount or top-up. The default is not documented; clients send `ORDER`. */
    public fun orderModel(value: String): PaymentsCreateTelegramV1Request = apply { values[13] = value }
}

/**
 * What `payments.createNative` takes, for [BlockingPaymentsGroup].
 *
 * @param merchantOrderNo The shop's own number of the order, 1 to 64 characters, never used before.
 * @param orderAmount The price in the major unit, such as dollars.
 * @param payCurrency The currency of the price.
 * @param userId Who pays: mail address, phone number or another id, 1 to 128 characters.
 * @param payType How the payer pays; signed here, unlike in hosted orders.
 * @param customize The coin, and what else the vendor agrees on; at most 512 characters as JSON. As
 *   JSON text.
 */
public class PaymentsCreateNativeRequest(
    merchantOrderNo: String,
    orderAmount: BigDecimal,
    payCurrency: String,
    userId: String,
    payType: String,
    customize: String,
) {
    internal val values: Array<String?> = arrayOfNulls(12)

    init {
        values[0] = merchantOrderNo
        values[1] = orderAmount.onTheWire()
        values[2] = payCurrency
        values[3] = userId
        values[4] = payType
        values[5] = customize
    }

    /** Where the payer's browser goes afterwards, at most 512 characters. */
    public fun redirectUrl(value: String): PaymentsCreateNativeRequest = apply { values[6] = value }

    /** Where webhooks go, at most 512 characters. */
    public fun callbackUrl(value: String): PaymentsCreateNativeRequest = apply { values[7] = value }

    /** The shop's own data, at most 512 characters, given back by query and webhook. */
    public fun customParam(value: String): PaymentsCreateNativeRequest = apply { values[8] = value }

    /** Seconds until the order expires, 1 to 172,800. The default is not documented. */
    public fun expiredTime(value: Int): PaymentsCreateNativeRequest = apply { values[9] = value.toString() }

    /** Strict amount or top-up. The default is not documented; clients send `ORDER`. */
    public fun orderModel(value: String): PaymentsCreateNativeRequest = apply { values[10] = value }

    /** A sub-merchant, at most 64 characters. */
    public fun subMerchantNo(value: String): PaymentsCreateNativeRequest = apply { values[11] = value }
}

/**
 * What `payments.query` takes, for [BlockingPaymentsGroup].
 *
 * @param merchantOrderNo The shop's own number of the order.
 */
public class PaymentsQueryRequest(
    merchantOrderNo: String,
) {
    internal val values: Array<String?> = arrayOfNulls(1)

    init {
        values[0] = merchantOrderNo
    }
}
