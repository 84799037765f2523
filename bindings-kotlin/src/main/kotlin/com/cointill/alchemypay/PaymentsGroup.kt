// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.Carrier
import com.cointill.onTheWire
import java.math.BigDecimal

/** The group `payments` of Alchemy Pay and AEON. */
public class PaymentsGroup internal constructor(private val carrier: Carrier) {
    /**
     * Creates an order (V2). When the answer is lost, the order is looked up and given back.
     *
     * @param merchantOrderNo The shop's own number of the order, 1 to 64 characters, never used
     *   before.
     * @param orderAmount The price in the major unit, such as dollars, whichever version of the
     *   call.
     * @param payCurrency The currency of the price.
     * @param userId Who pays: mail address, phone number or another id, 1 to 128 characters.
     * @param paymentTokens Coins that the payer may choose from, joined by commas: `USDT,ETH`.
     * @param paymentExchange Exchanges and wallets that the payer may choose from, as UUIDs joined
     *   by commas.
     * @param redirectUrl Where the payer's browser goes afterwards, at most 512 characters.
     * @param callbackUrl Where webhooks go, at most 512 characters.
     * @param customParam The shop's own data, at most 512 characters, given back by query and
     *   webhook.
     * @param expiredTime Seconds until the order expires, 1 to 172,800. The default is not
     *   documented.
     * @param payType How the payer pays.
     * @param paymentNetworks Networks that the payer may choose from, joined by commas, at most 32
     *   characters.
     * @param orderModel Strict amount or top-up. The default is not documented; clients send
     *   `ORDER`.
     */
    public suspend fun create(
        merchantOrderNo: String,
        orderAmount: BigDecimal,
        payCurrency: String,
        userId: String,
        paymentTokens: String? = null,
        paymentExchange: String? = null,
        redirectUrl: String? = null,
        callbackUrl: String? = null,
        customParam: String? = null,
        expiredTime: Int? = null,
        payType: PayType? = null,
        paymentNetworks: String? = null,
        orderModel: OrderModel? = null,
    ): Created =
        carrier.one(
            "payments", "create",
            arrayOf(
                merchantOrderNo,
                orderAmount.onTheWire(),
                payCurrency,
                userId,
                paymentTokens,
                paymentExchange,
                redirectUrl,
                callbackUrl,
                customParam,
                expiredTime?.toString(),
                payType?.value,
                paymentNetworks,
                orderModel?.value,
            ),
            ::Created,
        )

    /**
     * Creates an order by the older call, which takes cents: `100.12` goes out as `10012`.
     *
     * @param merchantOrderNo The shop's own number of the order, 1 to 64 characters, never used
     *   before.
     * @param orderAmount The price in the major unit, such as dollars, whichever version of the
     *   call.
     * @param payCurrency The currency of the price.
     * @param userId Who pays: mail address, phone number or another id, 1 to 128 characters.
     * @param paymentTokens Coins that the payer may choose from, joined by commas: `USDT,ETH`.
     * @param paymentExchange Exchanges and wallets that the payer may choose from, as UUIDs joined
     *   by commas.
     * @param redirectUrl Where the payer's browser goes afterwards, at most 512 characters.
     * @param callbackUrl Where webhooks go, at most 512 characters.
     * @param customParam The shop's own data, at most 512 characters, given back by query and
     *   webhook.
     * @param expiredTime Seconds until the order expires, 1 to 172,800. The default is not
     *   documented.
     * @param payType How the payer pays.
     * @param paymentNetworks Networks that the payer may choose from, joined by commas, at most 32
     *   characters.
     * @param orderModel Strict amount or top-up. The default is not documented; clients send
     *   `ORDER`.
     */
    public suspend fun createV1(
        merchantOrderNo: String,
        orderAmount: BigDecimal,
        payCurrency: String,
        userId: String,
        paymentTokens: String? = null,
        paymentExchange: String? = null,
        redirectUrl: String? = null,
        callbackUrl: String? = null,
        customParam: String? = null,
        expiredTime: Int? = null,
        payType: PayType? = null,
        paymentNetworks: String? = null,
        orderModel: OrderModel? = null,
    ): Created =
        carrier.one(
            "payments", "create_v1",
            arrayOf(
                merchantOrderNo,
                orderAmount.onTheWire(),
                payCurrency,
                userId,
                paymentTokens,
                paymentExchange,
                redirectUrl,
                callbackUrl,
                customParam,
                expiredTime?.toString(),
                payType?.value,
                paymentNetworks,
                orderModel?.value,
            ),
            ::Created,
        )

    /**
     * Creates an order from Telegram (V2).
     *
     * @param merchantOrderNo The shop's own number of the order, 1 to 64 characters, never used
     *   before.
     * @param orderAmount The price in the major unit, such as dollars, whichever version of the
     *   call.
     * @param payCurrency The currency of the price.
     * @param userId Who pays: Telegram name or number, or another id, 1 to 128 characters.
     * @param tgModel How the order is paid inside Telegram.
     * @param paymentTokens Coins that the payer may choose from, joined by commas: `USDT,ETH`.
     * @param paymentExchange Exchanges and wallets as UUIDs joined by commas; gone from newer
     *   revisions.
     * @param redirectUrl Where the payer goes afterwards, at most 512 characters.
     * @param callbackUrl Where webhooks go, at most 512 characters.
     * @param customParam The shop's own data, at most 512 characters. With `TgModel.Bot` a JSON
     *   object with `botName` and `orderDetail`, and `chatId` in the samples.
     * @param expiredTime Seconds until the order expires, 1 to 172,800. The default is not
     *   documented.
     * @param payType How the payer pays.
     * @param paymentNetworks Networks that the payer may choose from, joined by commas, at most 32
     *   characters.
     * @param orderModel Strict amount or top-up. The default is not documented; clients send
     *   `ORDER`.
     */
    public suspend fun createTelegram(
        merchantOrderNo: String,
        orderAmount: BigDecimal,
        payCurrency: String,
        userId: String,
        tgModel: TgModel? = null,
        paymentTokens: String? = null,
        paymentExchange: String? = null,
        redirectUrl: String? = null,
        callbackUrl: String? = null,
        customParam: String? = null,
        expiredTime: Int? = null,
        payType: PayType? = null,
        paymentNetworks: String? = null,
        orderModel: OrderModel? = null,
    ): Created =
        carrier.one(
            "payments", "create_telegram",
            arrayOf(
                merchantOrderNo,
                orderAmount.onTheWire(),
                payCurrency,
                userId,
                tgModel?.value,
                paymentTokens,
                paymentExchange,
                redirectUrl,
                callbackUrl,
                customParam,
                expiredTime?.toString(),
                payType?.value,
                paymentNetworks,
                orderModel?.value,
            ),
            ::Created,
        )

    /**
     * Creates an order from Telegram by the older call, which takes cents.
     *
     * @param merchantOrderNo The shop's own number of the order, 1 to 64 characters, never used
     *   before.
     * @param orderAmount The price in the major unit, such as dollars, whichever version of the
     *   call.
     * @param payCurrency The currency of the price.
     * @param userId Who pays: Telegram name or number, or another id, 1 to 128 characters.
     * @param tgModel How the order is paid inside Telegram.
     * @param paymentTokens Coins that the payer may choose from, joined by commas: `USDT,ETH`.
     * @param paymentExchange Exchanges and wallets as UUIDs joined by commas; gone from newer
     *   revisions.
     * @param redirectUrl Where the payer goes afterwards, at most 512 characters.
     * @param callbackUrl Where webhooks go, at most 512 characters.
     * @param customParam The shop's own data, at most 512 characters. With `TgModel.Bot` a JSON
     *   object with `botName` and `orderDetail`, and `chatId` in the samples.
     * @param expiredTime Seconds until the order expires, 1 to 172,800. The default is not
     *   documented.
     * @param payType How the payer pays.
     * @param paymentNetworks Networks that the payer may choose from, joined by commas, at most 32
     *   characters.
     * @param orderModel Strict amount or top-up. The default is not documented; clients send
     *   `ORDER`.
     */
    public suspend fun createTelegramV1(
        merchantOrderNo: String,
        orderAmount: BigDecimal,
        payCurrency: String,
        userId: String,
        tgModel: TgModel? = null,
        paymentTokens: String? = null,
        paymentExchange: String? = null,
        redirectUrl: String? = null,
        callbackUrl: String? = null,
        customParam: String? = null,
        expiredTime: Int? = null,
        payType: PayType? = null,
        paymentNetworks: String? = null,
        orderModel: OrderModel? = null,
    ): Created =
        carrier.one(
            "payments", "create_telegram_v1",
            arrayOf(
                merchantOrderNo,
                orderAmount.onTheWire(),
                payCurrency,
                userId,
                tgModel?.value,
                paymentTokens,
                paymentExchange,
                redirectUrl,
                callbackUrl,
                customParam,
                expiredTime?.toString(),
                payType?.value,
                paymentNetworks,
                orderModel?.value,
            ),
            ::Created,
        )

    /**
     * Creates an order whose payment page the merchant draws. Only AEON documents it, and neither
     * its answer.
     *
     * @param merchantOrderNo The shop's own number of the order, 1 to 64 characters, never used
     *   before.
     * @param orderAmount The price in the major unit, such as dollars.
     * @param payCurrency The currency of the price.
     * @param userId Who pays: mail address, phone number or another id, 1 to 128 characters.
     * @param payType How the payer pays; signed here, unlike in hosted orders.
     * @param customize The coin, and what else the vendor agrees on; at most 512 characters as
     *   JSON. As JSON text.
     * @param redirectUrl Where the payer's browser goes afterwards, at most 512 characters.
     * @param callbackUrl Where webhooks go, at most 512 characters.
     * @param customParam The shop's own data, at most 512 characters, given back by query and
     *   webhook.
     * @param expiredTime Seconds until the order expires, 1 to 172,800. The default is not
     *   documented.
     * @param orderModel Strict amount or top-up. The default is not documented; clients send
     *   `ORDER`.
     * @param subMerchantNo A sub-merchant, at most 64 characters.
     */
    public suspend fun createNative(
        merchantOrderNo: String,
        orderAmount: BigDecimal,
        payCurrency: String,
        userId: String,
        payType: PayType,
        customize: String,
        redirectUrl: String? = null,
        callbackUrl: String? = null,
        customParam: String? = null,
        expiredTime: Int? = null,
        orderModel: OrderModel? = null,
        subMerchantNo: String? = null,
    ): NativeCreated =
        carrier.one(
            "payments", "create_native",
            arrayOf(
                merchantOrderNo,
                orderAmount.onTheWire(),
                payCurrency,
                userId,
                payType.value,
                customize,
                redirectUrl,
                callbackUrl,
                customParam,
                expiredTime?.toString(),
                orderModel?.value,
                subMerchantNo,
            ),
            ::NativeCreated,
        )

    /**
     * Looks an order up by the shop's number.
     *
     * @param merchantOrderNo The shop's own number of the order.
     */
    public suspend fun query(
        merchantOrderNo: String,
    ): Order =
        carrier.one(
            "payments", "query",
            arrayOf(
                merchantOrderNo,
            ),
            ::Order,
        )
}
