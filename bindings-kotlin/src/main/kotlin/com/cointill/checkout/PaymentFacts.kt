// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.checkout

import com.cointill.onTheWire
import java.math.BigDecimal

/**
 * What a shop has recorded of a payment: what its customer's app is shown is made from it.
 *
 * @param orderId The shop's id of the order.
 * @param amount The price, in `currency`.
 * @param currency The currency of the price.
 * @param status The last status, a word of `payment::Status`; unset before the first report.
 * @param credited True when the shop has credited the order.
 * @param verdict The last verdict that changed something: `credit`, `wait`, `hold`, `reject` or
 *   `ignore`.
 * @param owed What the payer owes in all, in `payer_currency`.
 * @param received What has arrived, in `payer_currency`.
 * @param payerCurrency The coin that the payer pays in.
 * @param network The network the payer pays on.
 * @param address Where the payer pays to.
 * @param url The hosted checkout page.
 * @param telegramUrl The same as a Telegram mini app.
 * @param expiresAt When the invoice ends, in any form of `Timestamp`.
 */
public data class PaymentFacts @JvmOverloads constructor(
    val orderId: String,
    val amount: BigDecimal,
    val currency: String,
    val status: String? = null,
    val credited: Boolean? = null,
    val verdict: String? = null,
    val owed: BigDecimal? = null,
    val received: BigDecimal? = null,
    val payerCurrency: String? = null,
    val network: String? = null,
    val address: String? = null,
    val url: String? = null,
    val telegramUrl: String? = null,
    val expiresAt: String? = null,
) {
    internal val values: List<String?>
        get() = listOf(
            orderId,
            amount.onTheWire(),
            currency,
            status,
            credited?.toString(),
            verdict,
            owed?.onTheWire(),
            received?.onTheWire(),
            payerCurrency,
            network,
            address,
            url,
            telegramUrl,
            expiresAt,
        )
}
