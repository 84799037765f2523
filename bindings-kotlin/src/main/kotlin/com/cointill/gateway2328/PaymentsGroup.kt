// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Carrier
import com.cointill.Page
import com.cointill.onTheWire
import java.math.BigDecimal
import java.time.LocalDate
import kotlinx.coroutines.flow.Flow

/** The group `payments` of 2328.io. */
public class PaymentsGroup internal constructor(private val carrier: Carrier) {
    /**
     * Creates a payment, or gives the one that has the same `order_id`.
     *
     * @param amount The price, in `currency`.
     * @param currency Fiat or crypto code of the price.
     * @param orderId The shop's own id of the order, 1 to 128 characters; the same id again gives
     *   the same payment.
     * @param toCurrency Crypto preselected for the payer.
     * @param network Network; required with `to_currency`.
     * @param urlReturn Where the payer is sent afterwards.
     * @param urlSuccess Where the payer is sent after success.
     * @param urlCallback Where webhooks go.
     * @param inviteCode A referrer's code.
     * @param feeSplit Percent of the merchant's fee moved to the payer, 0 to 100.
     * @param priceMarkup Percent added to the invoice, -99 to 100.
     * @param description Shown to the payer, at most 200 characters.
     * @param ttlSeconds Seconds until the invoice expires, 300 to 86,400; 3,600 when unset.
     */
    public suspend fun create(
        amount: BigDecimal,
        currency: String,
        orderId: String,
        toCurrency: String? = null,
        network: String? = null,
        urlReturn: String? = null,
        urlSuccess: String? = null,
        urlCallback: String? = null,
        inviteCode: String? = null,
        feeSplit: BigDecimal? = null,
        priceMarkup: BigDecimal? = null,
        description: String? = null,
        ttlSeconds: Int? = null,
    ): Payment =
        carrier.one(
            "payments", "create",
            arrayOf(
                amount.onTheWire(),
                currency,
                orderId,
                toCurrency,
                network,
                urlReturn,
                urlSuccess,
                urlCallback,
                inviteCode,
                feeSplit?.onTheWire(),
                priceMarkup?.onTheWire(),
                description,
                ttlSeconds?.toString(),
            ),
            ::Payment,
        )

    /**
     * Looks a payment up, by the gateway's id or by the shop's. Takes exactly one argument.
     *
     * @param uuid The gateway's id.
     * @param orderId The shop's own id.
     */
    public suspend fun info(
        uuid: String? = null,
        orderId: String? = null,
    ): Payment =
        carrier.one(
            "payments", "info",
            arrayOf(
                uuid,
                orderId,
            ),
            ::Payment,
        )

    /**
     * Lists payments. Pages are fetched while it is collected.
     *
     * @param status Only this status.
     * @param dateFrom First day, `YYYY-MM-DD`; the time zone is not documented.
     * @param dateTo Last day, `YYYY-MM-DD`; whether it is included is not documented.
     * @param page Number of the page, from 1.
     * @param perPage Items a page, 1 to 5,000; 15 when unset.
     */
    public fun list(
        status: PaymentStatus? = null,
        dateFrom: LocalDate? = null,
        dateTo: LocalDate? = null,
        page: Int? = null,
        perPage: Int? = null,
    ): Flow<Payment> =
        carrier.items(
            "payments", "list",
            arrayOf(
                status?.value,
                dateFrom?.toString(),
                dateTo?.toString(),
                page?.toString(),
                perPage?.toString(),
            ),
            ::Payment,
        )

    /**
     * Lists payments. Page by page.
     *
     * @param status Only this status.
     * @param dateFrom First day, `YYYY-MM-DD`; the time zone is not documented.
     * @param dateTo Last day, `YYYY-MM-DD`; whether it is included is not documented.
     * @param page Number of the page, from 1.
     * @param perPage Items a page, 1 to 5,000; 15 when unset.
     */
    public fun listPages(
        status: PaymentStatus? = null,
        dateFrom: LocalDate? = null,
        dateTo: LocalDate? = null,
        page: Int? = null,
        perPage: Int? = null,
    ): Flow<Page<Payment>> =
        carrier.pages(
            "payments", "list",
            arrayOf(
                status?.value,
                dateFrom?.toString(),
                dateTo?.toString(),
                page?.toString(),
                perPage?.toString(),
            ),
            ::Payment,
        )
}
