// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.Carrier
import com.cointill.waitFor

/** The group `static_wallets` of 2328.io, for code that waits. */
public class BlockingStaticWalletsGroup internal constructor(private val carrier: Carrier) {
    /** Creates a wallet, or gives the one with the same id, coin and network. */
    public fun create(request: StaticWalletsCreateRequest): StaticWallet =
        waitFor { carrier.one("static_wallets", "create", request.values.copyOf(), ::StaticWallet) }

    /** Looks a wallet up, by the gateway's id or by its address. */
    public fun info(request: StaticWalletsInfoRequest): StaticWallet =
        waitFor { carrier.one("static_wallets", "info", request.values.copyOf(), ::StaticWallet) }

    /** Lists wallets. Pages are fetched while it is collected. */
    public fun list(request: StaticWalletsListRequest): Iterable<StaticWallet> =
        carrier.iterate("static_wallets", "list", request.values.copyOf(), ::StaticWallet)

    /** Switches a wallet on. */
    public fun enable(request: StaticWalletsEnableRequest): StaticWalletState =
        waitFor { carrier.one("static_wallets", "enable", request.values.copyOf(), ::StaticWalletState) }

    /** Switches a wallet off. What becomes of later deposits is not documented. */
    public fun disable(request: StaticWalletsDisableRequest): StaticWalletState =
        waitFor { carrier.one("static_wallets", "disable", request.values.copyOf(), ::StaticWalletState) }

    /** Lists a wallet's deposits. Pages are fetched while it is collected. */
    public fun transactions(request: StaticWalletsTransactionsRequest): Iterable<StaticWalletTransaction> =
        carrier.iterate("static_wallets", "transactions", request.values.copyOf(), ::StaticWalletTransaction)
}
