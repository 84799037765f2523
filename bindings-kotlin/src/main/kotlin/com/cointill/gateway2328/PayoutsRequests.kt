// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.onTheWire
import java.math.BigDecimal

/**
 * What `payouts.create` takes, for [BlockingPayoutsGroup].
 *
 * @param currency The currency sent.
 * @param network The network it is sent on.
 * @param amount The amount; what it means is said by `fee_option`.
 * @param toAddress The recipient.
 */
public class PayoutsCreateRequest(
    currency: String,
    network: String,
    amount: BigDecimal,
    toAddress: String,
) {
    internal val values: Array<String?> = arrayOfNulls(9)

    init {
        values[0] = currency
        values[1] = network
        values[2] = amount.onTheWire()
        values[3] = toAddress
    }

    /**
     * The shop's own id: the same id again gives the same payout and sends nothing. Without it a
     * repeat pays twice, so it is never sent twice.
     */
    public fun orderId(value: String): PayoutsCreateRequest = apply { values[4] = value }

    /** Where webhooks go; none are sent without it. */
    public fun urlCallback(value: String): PayoutsCreateRequest = apply { values[5] = value }

    /** Memo or tag, at most 255 characters; used on TON and SOL. */
    public fun memo(value: String): PayoutsCreateRequest = apply { values[6] = value }

    /** The balance to take from and convert. */
    public fun fromCurrency(value: String): PayoutsCreateRequest = apply { values[7] = value }

    /** Who bears the fees; `deduct` when unset. */
    public fun feeOption(value: String): PayoutsCreateRequest = apply { values[8] = value }
}

/**
 * What `payouts.calc` takes, for [BlockingPayoutsGroup].
 *
 * @param currency The currency sent.
 * @param network The network it is sent on.
 * @param amount The amount.
 */
public class PayoutsCalcRequest(
    currency: String,
    network: String,
    amount: BigDecimal,
) {
    internal val values: Array<String?> = arrayOfNulls(6)

    init {
        values[0] = currency
        values[1] = network
        values[2] = amount.onTheWire()
    }

    /** The shop's own id. */
    public fun orderId(value: String): PayoutsCalcRequest = apply { values[3] = value }

    /** The balance to take from and convert. */
    public fun fromCurrency(value: String): PayoutsCalcRequest = apply { values[4] = value }

    /** Who bears the fees; `deduct` when unset. */
    public fun feeOption(value: String): PayoutsCalcRequest = apply { values[5] = value }
}

/**
 * What `payouts.status` takes, for [BlockingPayoutsGroup].
 *
 * @param uuid The gateway's id.
 */
public class PayoutsStatusRequest(
    uuid: String,
) {
    internal val values: Array<String?> = arrayOfNulls(1)

    init {
        values[0] = uuid
    }
}
