// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.onTheWire
import java.math.BigDecimal
import java.time.LocalDate

/**
 * What `payments.create` takes, for [BlockingPaymentsGroup].
 *
 * @param amount The price, in `currency`.
 * @param currency Fiat or crypto code of the price.
 * @param orderId The shop's own id of the order, 1 to 128 characters; the same id again gives the
 *   same payment.
 */
public class PaymentsCreateRequest(
    amount: BigDecimal,
    currency: String,
    orderId: String,
) {
    internal val values: Array<String?> = arrayOfNulls(13)

    init {
        values[0] = amount.onTheWire()
        values[1] = currency
        values[2] = orderId
    }

    /** Crypto preselected for the payer. */
    public fun toCurrency(value: String): PaymentsCreateRequest = apply { values[3] = value }

    /** Network; required with `to_currency`. */
    public fun network(value: String): PaymentsCreateRequest = apply { values[4] = value }

    /** Where the payer is sent afterwards. */
    public fun urlReturn(value: String): PaymentsCreateRequest = apply { values[5] = value }

    /** Where the payer is sent after success. */
    public fun urlSuccess(value: String): PaymentsCreateRequest = apply { values[6] = value }

    /** Where webhooks go. */
    public fun urlCallback(value: String): PaymentsCreateRequest = apply { values[7] = value }

    /** A referrer's code. */
    public fun inviteCode(value: String): PaymentsCreateRequest = apply { values[8] = value }

    /** Percent of the merchant's fee moved to the payer, 0 to 100. */
    public fun feeSplit(value: BigDecimal): PaymentsCreateRequest = apply { values[9] = value.onTheWire() }

    /** Percent added to the invoice, -99 to 100. */
    public fun priceMarkup(value: BigDecimal): PaymentsCreateRequest = apply { values[10] = value.onTheWire() }

    /** Shown to the payer, at most 200 characters. */
    public fun description(value: String): PaymentsCreateRequest = apply { values[11] = value }

    /** Seconds until the invoice expires, 300 to 86,400; 3,600 when unset. */
    public fun ttlSeconds(value: Int): PaymentsCreateRequest = apply { values[12] = value.toString() }
}

/** What `payments.info` takes, for [BlockingPaymentsGroup]. */
public class PaymentsInfoRequest {
    internal val values: Array<String?> = arrayOfNulls(2)

    /** The gateway's id. */
    public fun uuid(value: String): PaymentsInfoRequest = apply { values[0] = value }

    /** The shop's own id. */
    public fun orderId(value: String): PaymentsInfoRequest = apply { values[1] = value }
}

/** What `payments.list` takes, for [BlockingPaymentsGroup]. */
public class PaymentsListRequest {
    internal val values: Array<String?> = arrayOfNulls(5)

    /** Only this status. */
    public fun status(value: String): PaymentsListRequest = apply { values[0] = value }

    /** First day, `YYYY-MM-DD`; the time zone is not documented. */
    public fun dateFrom(value: LocalDate): PaymentsListRequest = apply { values[1] = value.toString() }

    /** Last day, `YYYY-MM-DD`; whether it is included is not documented. */
    public fun dateTo(value: LocalDate): PaymentsListRequest = apply { values[2] = value.toString() }

    /** Number of the page, from 1. */
    public fun page(value: Int): PaymentsListRequest = apply { values[3] = value.toString() }

    /** Items a page, 1 to 5,000; 15 when unset. */
    public fun perPage(value: Int): PaymentsListRequest = apply { values[4] = value.toString() }
}
