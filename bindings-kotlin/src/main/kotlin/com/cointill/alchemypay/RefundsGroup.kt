// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.Carrier
import com.cointill.onTheWire
import java.math.BigDecimal

/** The group `refunds` of Alchemy Pay and AEON. */
public class RefundsGroup internal constructor(private val carrier: Carrier) {
    /**
     * Applies for a refund; its outcome comes by webhook. Never repeated after an unknown outcome
     * unless Alchemy Pay itself gets a `refund_order_no`.
     *
     * @param merchantOrderNo The shop's number of the order.
     * @param walletAddress Where to send it, at most 64 characters.
     * @param refundAmount How much. In US dollars by two revisions of the documents, without a unit
     *   in the others (Alchemy §9 item 9): agree on it with the vendor.
     * @param refundToken The coin to send, such as `USDT`.
     * @param refundNetwork The network to send it on, such as `TRX`.
     * @param refundOrderNo The shop's own number of the refund, at most 64 characters, never used
     *   before. Only newer revisions of Alchemy's page have it, AEON's has not.
     * @param email Where a mail goes when it is done, at most 64 characters.
     * @param refundReason Why, at most 64 characters.
     * @param memo Memo or tag of the address, at most 64 characters.
     */
    public suspend fun create(
        merchantOrderNo: String,
        walletAddress: String,
        refundAmount: BigDecimal,
        refundToken: String,
        refundNetwork: String,
        refundOrderNo: String? = null,
        email: String? = null,
        refundReason: String? = null,
        memo: String? = null,
    ): String =
        carrier.json(
            "refunds", "create",
            arrayOf(
                merchantOrderNo,
                walletAddress,
                refundAmount.onTheWire(),
                refundToken,
                refundNetwork,
                refundOrderNo,
                email,
                refundReason,
                memo,
            ),
        )
}
