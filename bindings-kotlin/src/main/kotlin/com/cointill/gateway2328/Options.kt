// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.gateway2328

import com.cointill.internal.ffi.NativeOption
import com.cointill.internal.ffi.NativeSetting

/**
 * Readings of the documentation of 2328.io, where it contradicts itself; `docs/gateways.md` says
 * what each is about. What is null has its default.
 *
 * @param urlCallbackRequired `url_callback_required`: yes or no.
 * @param networkRequiredForCrypto `network_required_for_crypto`: yes or no.
 * @param listByAmlLock `list_by_aml_lock`: yes or no.
 * @param payoutOrderIdMax `payout_order_id_max`: a number.
 */
public class Options @JvmOverloads constructor(
    public val urlCallbackRequired: Boolean? = null,
    public val networkRequiredForCrypto: Boolean? = null,
    public val listByAmlLock: Boolean? = null,
    public val payoutOrderIdMax: Long? = null,
) {
    internal val native: List<NativeOption>
        get() = listOfNotNull(
            urlCallbackRequired?.let { NativeOption("url_callback_required", NativeSetting.Flag(it)) },
            networkRequiredForCrypto?.let { NativeOption("network_required_for_crypto", NativeSetting.Flag(it)) },
            listByAmlLock?.let { NativeOption("list_by_aml_lock", NativeSetting.Flag(it)) },
            payoutOrderIdMax?.let { NativeOption("payout_order_id_max", NativeSetting.Number(it.toULong())) },
        )
}
