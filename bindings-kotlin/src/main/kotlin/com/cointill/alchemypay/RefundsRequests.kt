// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.onTheWire
import java.math.BigDecimal

/**
 * What `refunds.create` takes, for [BlockingRefundsGroup].
 *
 * @param merchantOrderNo The shop's number of the order.
 * @param walletAddress Where to send it, at most 64 characters.
 * @param refundAmount How much. In US dollars by two revisions of the documents, without a unit in
 *   the others (Alchemy §9 item 9): agree on it with the vendor.
 * @param refundToken The coin to send, such as `USDT`.
 * @param refundNetwork The network to send it on, such as `TRX`.
 */
public class RefundsCreateRequest(
    merchantOrderNo: String,
    walletAddress: String,
    refundAmount: BigDecimal,
    refundToken: String,
    refundNetwork: String,
) {
    internal val values: Array<String?> = arrayOfNulls(9)

    init {
        values[0] = merchantOrderNo
        values[1] = walletAddress
        values[2] = refundAmount.onTheWire()
        values[3] = refundToken
        values[4] = refundNetwork
    }

    /**
     * The shop's own number of the refund, at most 64 characters, never used before. Only newer
     * revisions of Alchemy's page have it, AEON's has not.
     */
    public fun refundOrderNo(value: String): RefundsCreateRequest = apply { values[5] = value }

    /** Where a mail goes when it is done, at most 64 characters. */
    public fun email(value: String): RefundsCreateRequest = apply { values[6] = value }

    /** Why, at most 64 characters. */
    public fun refundReason(value: String): RefundsCreateRequest = apply { values[7] = value }

    /** Memo or tag of the address, at most 64 characters. */
    public fun memo(value: String): RefundsCreateRequest = apply { values[8] = value }
}
