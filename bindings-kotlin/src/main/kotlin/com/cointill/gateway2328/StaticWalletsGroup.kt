// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Carrier
import com.cointill.Page
import java.time.LocalDate
import kotlinx.coroutines.flow.Flow

/** The group `static_wallets` of 2328.io. */
public class StaticWalletsGroup internal constructor(private val carrier: Carrier) {
    /**
     * Creates a wallet, or gives the one with the same id, coin and network.
     *
     * @param currency The coin it takes.
     * @param network The network it takes it on.
     * @param orderId The shop's own id, 1 to 255 characters.
     * @param urlCallback Where webhooks go.
     * @param label A label, at most 255 characters.
     * @param inviteCode A referrer's code.
     */
    public suspend fun create(
        currency: String,
        network: String,
        orderId: String,
        urlCallback: String,
        label: String? = null,
        inviteCode: String? = null,
    ): StaticWallet =
        carrier.one(
            "static_wallets", "create",
            arrayOf(
                currency,
                network,
                orderId,
                urlCallback,
                label,
                inviteCode,
            ),
            ::StaticWallet,
        )

    /**
     * Looks a wallet up, by the gateway's id or by its address. Takes exactly one argument.
     *
     * @param uuid The gateway's id.
     * @param address The wallet's address.
     */
    public suspend fun info(
        uuid: String? = null,
        address: String? = null,
    ): StaticWallet =
        carrier.one(
            "static_wallets", "info",
            arrayOf(
                uuid,
                address,
            ),
            ::StaticWallet,
        )

    /**
     * Lists wallets. Pages are fetched while it is collected.
     *
     * @param status Only this status.
     * @param currency Only this coin.
     * @param network Only this network.
     * @param orderId Only this id of the shop.
     * @param page Number of the page, from 1.
     * @param perPage Items a page, 1 to 100; 20 when unset.
     */
    public fun list(
        status: StaticWalletStatus? = null,
        currency: String? = null,
        network: String? = null,
        orderId: String? = null,
        page: Int? = null,
        perPage: Int? = null,
    ): Flow<StaticWallet> =
        carrier.items(
            "static_wallets", "list",
            arrayOf(
                status?.value,
                currency,
                network,
                orderId,
                page?.toString(),
                perPage?.toString(),
            ),
            ::StaticWallet,
        )

    /**
     * Lists wallets. Page by page.
     *
     * @param status Only this status.
     * @param currency Only this coin.
     * @param network Only this network.
     * @param orderId Only this id of the shop.
     * @param page Number of the page, from 1.
     * @param perPage Items a page, 1 to 100; 20 when unset.
     */
    public fun listPages(
        status: StaticWalletStatus? = null,
        currency: String? = null,
        network: String? = null,
        orderId: String? = null,
        page: Int? = null,
        perPage: Int? = null,
    ): Flow<Page<StaticWallet>> =
        carrier.pages(
            "static_wallets", "list",
            arrayOf(
                status?.value,
                currency,
                network,
                orderId,
                page?.toString(),
                perPage?.toString(),
            ),
            ::StaticWallet,
        )

    /**
     * Switches a wallet on.
     *
     * @param uuid The gateway's id.
     */
    public suspend fun enable(
        uuid: String,
    ): StaticWalletState =
        carrier.one(
            "static_wallets", "enable",
            arrayOf(
                uuid,
            ),
            ::StaticWalletState,
        )

    /**
     * Switches a wallet off. What becomes of later deposits is not documented.
     *
     * @param uuid The gateway's id.
     */
    public suspend fun disable(
        uuid: String,
    ): StaticWalletState =
        carrier.one(
            "static_wallets", "disable",
            arrayOf(
                uuid,
            ),
            ::StaticWalletState,
        )

    /**
     * Lists a wallet's deposits. Pages are fetched while it is collected.
     *
     * @param uuid The wallet's id.
     * @param dateFrom First day, `YYYY-MM-DD`.
     * @param dateTo Last day, `YYYY-MM-DD`.
     * @param page Number of the page, from 1.
     * @param perPage Items a page, 1 to 5,000; 15 when unset.
     */
    public fun transactions(
        uuid: String,
        dateFrom: LocalDate? = null,
        dateTo: LocalDate? = null,
        page: Int? = null,
        perPage: Int? = null,
    ): Flow<StaticWalletTransaction> =
        carrier.items(
            "static_wallets", "transactions",
            arrayOf(
                uuid,
                dateFrom?.toString(),
                dateTo?.toString(),
                page?.toString(),
                perPage?.toString(),
            ),
            ::StaticWalletTransaction,
        )

    /**
     * Lists a wallet's deposits. Page by page.
     *
     * @param uuid The wallet's id.
     * @param dateFrom First day, `YYYY-MM-DD`.
     * @param dateTo Last day, `YYYY-MM-DD`.
     * @param page Number of the page, from 1.
     * @param perPage Items a page, 1 to 5,000; 15 when unset.
     */
    public fun transactionsPages(
        uuid: String,
        dateFrom: LocalDate? = null,
        dateTo: LocalDate? = null,
        page: Int? = null,
        perPage: Int? = null,
    ): Flow<Page<StaticWalletTransaction>> =
        carrier.pages(
            "static_wallets", "transactions",
            arrayOf(
                uuid,
                dateFrom?.toString(),
                dateTo?.toString(),
                page?.toString(),
                perPage?.toString(),
            ),
            ::StaticWalletTransaction,
        )
}
