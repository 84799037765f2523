// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill.alchemypay

import com.cointill.Carrier
import com.cointill.waitFor

/** The group `payments` of Alchemy Pay and AEON, for code that waits. */
public class BlockingPaymentsGroup internal constructor(private val carrier: Carrier) {
    /** Creates an order (V2). When the answer is lost, the order is looked up and given back. */
    public fun create(request: PaymentsCreateRequest): Created =
        waitFor { carrier.one("payments", "create", request.values.copyOf(), ::Created) }

    /** Creates an order by the older call, which takes cents: `100.12` goes out as `10012`. */
    public fun createV1(request: PaymentsCreateV1Request): Created =
        waitFor { carrier.one("payments", "create_v1", request.values.copyOf(), ::Created) }

    /** Creates an order from Telegram (V2). */
    public fun createTelegram(request: PaymentsCreateTelegramRequest): Created =
        waitFor { carrier.one("payments", "create_telegram", request.values.copyOf(), ::Created) }

    /** Creates an order from Telegram by the older call, which takes cents. */
    public fun createTelegramV1(request: PaymentsCreateTelegramV1Request): Created =
        waitFor { carrier.one("payments", "create_telegram_v1", request.values.copyOf(), ::Created) }

    /**
     * Creates an order whose payment page the merchant draws. Only AEON documents it, and neither
     * its answer.
     */
    public fun createNative(request: PaymentsCreateNativeRequest): NativeCreated =
        waitFor { carrier.one("payments", "create_native", request.values.copyOf(), ::NativeCreated) }

    /** Looks an order up by the shop's number. */
    public fun query(request: PaymentsQueryRequest): Order =
        waitFor { carrier.one("payments", "query", request.values.copyOf(), ::Order) }
}
