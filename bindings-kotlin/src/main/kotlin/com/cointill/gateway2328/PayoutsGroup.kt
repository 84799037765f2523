// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Carrier
import com.cointill.onTheWire
import java.math.BigDecimal

/** The group `payouts` of 2328.io. */
public class PayoutsGroup internal constructor(private val carrier: Carrier) {
    /**
     * Makes a payout, or gives the one that has the same `order_id`. Without an `order_id` it is
     * never repeated after an unknown outcome.
     *
     * @param currency The currency sent.
     * @param network The network it is sent on.
     * @param amount The amount; what it means is said by `fee_option`.
     * @param toAddress The recipient.
     * @param orderId The shop's own id: the same id again gives the same payout and sends nothing.
     *   Without it a repeat pays twice, so it is never sent twice.
     * @param urlCallback Where webhooks go; none are sent without it.
     * @param memo Memo or tag, at most 255 characters; used on TON and SOL.
     * @param fromCurrency The balance to take from and convert.
     * @param feeOption Who bears the fees; `deduct` when unset.
     */
    public suspend fun create(
        currency: String,
        network: String,
        amount: BigDecimal,
        toAddress: String,
        orderId: String? = null,
        urlCallback: String? = null,
        memo: String? = null,
        fromCurrency: String? = null,
        feeOption: FeeOption? = null,
    ): Payout =
        carrier.one(
            "payouts", "create",
            arrayOf(
                currency,
                network,
                amount.onTheWire(),
                toAddress,
                orderId,
                urlCallback,
                memo,
                fromCurrency,
                feeOption?.value,
            ),
            ::Payout,
        )

    /**
     * Says what a payout would cost.
     *
     * @param currency The currency sent.
     * @param network The network it is sent on.
     * @param amount The amount.
     * @param orderId The shop's own id.
     * @param fromCurrency The balance to take from and convert.
     * @param feeOption Who bears the fees; `deduct` when unset.
     */
    public suspend fun calc(
        currency: String,
        network: String,
        amount: BigDecimal,
        orderId: String? = null,
        fromCurrency: String? = null,
        feeOption: FeeOption? = null,
    ): PayoutCalculation =
        carrier.one(
            "payouts", "calc",
            arrayOf(
                currency,
                network,
                amount.onTheWire(),
                orderId,
                fromCurrency,
                feeOption?.value,
            ),
            ::PayoutCalculation,
        )

    /**
     * Looks a payout up.
     *
     * @param uuid The gateway's id.
     */
    public suspend fun status(
        uuid: String,
    ): Payout =
        carrier.one(
            "payouts", "status",
            arrayOf(
                uuid,
            ),
            ::Payout,
        )
}
