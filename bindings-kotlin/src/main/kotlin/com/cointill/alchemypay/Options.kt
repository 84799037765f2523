// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.internal.ffi.NativeOption
import com.cointill.internal.ffi.NativeSetting

/**
 * Readings of the documentation of Alchemy Pay and AEON, where it contradicts itself;
 * `docs/gateways.md` says what each is about. What is null has its default.
 *
 * @param amountUnit `amount_unit`: `cents` or `as_sent`.
 * @param signedSet `signed_set`: `documented` or `all`.
 * @param nested `nested`: `recurse` or `flatten`.
 * @param nullTextIsAbsent `null_text_is_absent`: yes or no.
 * @param digitsOnlyOrderNumbers `digits_only_order_numbers`: yes or no.
 * @param paymentExchange `payment_exchange`: yes or no.
 * @param refundOrderNo `refund_order_no`: yes or no.
 */
public class Options @JvmOverloads constructor(
    public val amountUnit: String? = null,
    public val signedSet: String? = null,
    public val nested: String? = null,
    public val nullTextIsAbsent: Boolean? = null,
    public val digitsOnlyOrderNumbers: Boolean? = null,
    public val paymentExchange: Boolean? = null,
    public val refundOrderNo: Boolean? = null,
) {
    internal val native: List<NativeOption>
        get() = listOfNotNull(
            amountUnit?.let { NativeOption("amount_unit", NativeSetting.Word(it)) },
            signedSet?.let { NativeOption("signed_set", NativeSetting.Word(it)) },
            nested?.let { NativeOption("nested", NativeSetting.Word(it)) },
            nullTextIsAbsent?.let { NativeOption("null_text_is_absent", NativeSetting.Flag(it)) },
            digitsOnlyOrderNumbers?.let { NativeOption("digits_only_order_numbers", NativeSetting.Flag(it)) },
            paymentExchange?.let { NativeOption("payment_exchange", NativeSetting.Flag(it)) },
            refundOrderNo?.let { NativeOption("refund_order_no", NativeSetting.Flag(it)) },
        )
}
