// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.Model
import com.cointill.internal.ffi.NativeRecord
import java.math.BigDecimal

private val NAMES = arrayOf(
    "allPayCryptoVolume",
    "hash",
    "merchantOrderNo",
    "orderCryptoVolume",
    "orderNo",
    "payCryptoCurrency",
    "payCryptoNetwork",
)

/**
 * The signed fields of a partial payment's webhook (Alchemy §6.3). What follows them in the
 * documents is not known.
 */
public class PartialSigned internal constructor(record: NativeRecord) : Model(record, NAMES) {
    /** Paid so far, in `pay_crypto_currency`. */
    public val allPayCryptoVolume: BigDecimal
        get() = amount(0)

    /** The transaction's hash. */
    public val hash: String?
        get() = textOrNull(1)

    /** The shop's number of the order. */
    public val merchantOrderNo: String
        get() = text(2)

    /** Needed in total, in `pay_crypto_currency`. */
    public val orderCryptoVolume: BigDecimal
        get() = amount(3)

    /** The vendor's number. */
    public val orderNo: String
        get() = text(4)

    /** The coin. */
    public val payCryptoCurrency: String?
        get() = textOrNull(5)

    /** The network it came on. */
    public val payCryptoNetwork: String?
        get() = textOrNull(6)
}
