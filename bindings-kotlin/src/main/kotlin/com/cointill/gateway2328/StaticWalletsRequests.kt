// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import java.time.LocalDate

/**
 * What `static_wallets.create` takes, for [BlockingStaticWalletsGroup].
 *
 * @param currency The coin it takes.
 * @param network The network it takes it on.
 * @param orderId The shop's own id, 1 to 255 characters.
 * @param urlCallback Where webhooks go.
 */
public class StaticWalletsCreateRequest(
    currency: String,
    network: String,
    orderId: String,
    urlCallback: String,
) {
    internal val values: Array<String?> = arrayOfNulls(6)

    init {
        values[0] = currency
        values[1] = network
        values[2] = orderId
        values[3] = urlCallback
    }

    /** A label, at most 255 characters. */
    public fun label(value: String): StaticWalletsCreateRequest = apply { values[4] = value }

    /** A referrer's code. */
    public fun inviteCode(value: String): StaticWalletsCreateRequest = apply { values[5] = value }
}

/** What `static_wallets.info` takes, for [BlockingStaticWalletsGroup]. */
public class StaticWalletsInfoRequest {
    internal val values: Array<String?> = arrayOfNulls(2)

    /** The gateway's id. */
    public fun uuid(value: String): StaticWalletsInfoRequest = apply { values[0] = value }

    /** The wallet's address. */
    public fun address(value: String): StaticWalletsInfoRequest = apply { values[1] = value }
}

/** What `static_wallets.list` takes, for [BlockingStaticWalletsGroup]. */
public class StaticWalletsListRequest {
    internal val values: Array<String?> = arrayOfNulls(6)

    /** Only this status. */
    public fun status(value: String): StaticWalletsListRequest = apply { values[0] = value }

    /** Only this coin. */
    public fun currency(value: String): StaticWalletsListRequest = apply { values[1] = value }

    /** Only this network. */
    public fun network(value: String): StaticWalletsListRequest = apply { values[2] = value }

    /** Only this id of the shop. */
    public fun orderId(value: String): StaticWalletsListRequest = apply { values[3] = value }

    /** Number of the page, from 1. */
    public fun page(value: Int): StaticWalletsListRequest = apply { values[4] = value.toString() }

    /** Items a page, 1 to 100; 20 when unset. */
    public fun perPage(value: Int): StaticWalletsListRequest = apply { values[5] = value.toString() }
}

/**
 * What `static_wallets.enable` takes, for [BlockingStaticWalletsGroup].
 *
 * @param uuid The gateway's id.
 */
public class StaticWalletsEnableRequest(
    uuid: String,
) {
    internal val values: Array<String?> = arrayOfNulls(1)

    init {
        values[0] = uuid
    }
}

/**
 * What `static_wallets.disable` takes, for [BlockingStaticWalletsGroup].
 *
 * @param uuid The gateway's id.
 */
public class StaticWalletsDisableRequest(
    uuid: String,
) {
    internal val values: Array<String?> = arrayOfNulls(1)

    init {
        values[0] = uuid
    }
}

/**
 * What `static_wallets.transactions` takes, for [BlockingStaticWalletsGroup].
 *
 * @param uuid The wallet's id.
 */
public class StaticWalletsTransactionsRequest(
    uuid: String,
) {
    internal val values: Array<String?> = arrayOfNulls(5)

    init {
        values[0] = uuid
    }

    /** First day, `YYYY-MM-DD`. */
    public fun dateFrom(value: LocalDate): StaticWalletsTransactionsRequest = apply { values[1] = value.toString() }

    /** Last day, `YYYY-MM-DD`. */
    public fun dateTo(value: LocalDate): StaticWalletsTransactionsRequest = apply { values[2] = value.toString() }

    /** Number of the page, from 1. */
    public fun page(value: Int): StaticWalletsTransactionsRequest = apply { values[3] = value.toString() }

    /** Items a page, 1 to 5,000; 15 when unset. */
    public fun perPage(value: Int): StaticWalletsTransactionsRequest = apply { values[4] = value.toString() }
}
