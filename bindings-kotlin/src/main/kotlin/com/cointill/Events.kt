package com.cointill

import com.cointill.alchemypay.OrderSigned
import com.cointill.alchemypay.OrderUnsigned
import com.cointill.alchemypay.PartialSigned
import com.cointill.alchemypay.RefundSigned
import com.cointill.gateway2328.Payment
import com.cointill.gateway2328.Payout
import com.cointill.gateway2328.StaticWalletDeposit
import com.cointill.internal.ffi.NativeEvent

/** A webhook whose signature was right. */
public sealed class Event(private val event: NativeEvent) {
    /** The same for every delivery of the same event: make it unique in your database. */
    public val id: String
        get() = event.id

    /** The id of the key that matched, as given to the webhooks. */
    public val keyId: String
        get() = event.keyId

    /** The form of the text that was signed, where a gateway has several. */
    public val form: String?
        get() = event.form

    /** The body as it came, as JSON text. It carries the signature: keep it out of logs. */
    public val raw: String
        get() = event.raw ?: event.data?.raw.orEmpty()

    /** What it says to [decide]; null when it is not about a payment. */
    public fun observed(): Observed? = event.observed?.shown()

    override fun equals(other: Any?): Boolean =
        other is Event && javaClass == other.javaClass && event == other.event

    override fun hashCode(): Int = event.hashCode()

    // An event without ids has one that is made from its whole body, with the signature.
    override fun toString(): String =
        if ('{' in id) javaClass.simpleName else "${javaClass.simpleName}(id=$id)"
}

private fun NativeEvent.signed() = checkNotNull(data)

/** Of a payment at 2328. */
public class PaymentEvent internal constructor(event: NativeEvent) : Event(event) {
    /** The payment. */
    public val data: Payment = Payment(event.signed())
}

/** Of a payout at 2328. */
public class PayoutEvent internal constructor(event: NativeEvent) : Event(event) {
    /** The payout. */
    public val data: Payout = Payout(event.signed())
}

/** Of a deposit to a static wallet at 2328. */
public class StaticWalletEvent internal constructor(event: NativeEvent) : Event(event) {
    /** The deposit. */
    public val data: StaticWalletDeposit = StaticWalletDeposit(event.signed())
}

/** Of an order at Alchemy Pay or AEON. */
public class OrderEvent internal constructor(event: NativeEvent) : Event(event) {
    /** What the signature covers. */
    public val data: OrderSigned = OrderSigned(event.signed())

    /** What it does not cover: anyone on the way may have written it. */
    public val unsigned: OrderUnsigned = OrderUnsigned(checkNotNull(event.unsigned))
}

/** Of a refund at Alchemy Pay or AEON. */
public class RefundEvent internal constructor(event: NativeEvent) : Event(event) {
    /** What the signature covers. */
    public val data: RefundSigned = RefundSigned(event.signed())
}

/** Of a payment in part at Alchemy Pay or AEON. */
public class PartialPaymentEvent internal constructor(event: NativeEvent) : Event(event) {
    /** What the signature covers. */
    public val data: PartialSigned = PartialSigned(event.signed())
}

/** Signed, but this version does not know what it means: store it, and accept it. */
public class UnknownEvent internal constructor(event: NativeEvent) : Event(event) {
    /** Why it has no meaning. */
    public val problem: String = event.problem.orEmpty()
}

internal fun eventOf(event: NativeEvent): Event =
    when (event.kind) {
        "payment" -> PaymentEvent(event)
        "payout" -> PayoutEvent(event)
        "static_wallet" -> StaticWalletEvent(event)
        "order" -> OrderEvent(event)
        "refund" -> RefundEvent(event)
        "partial" -> PartialPaymentEvent(event)
        else -> UnknownEvent(event)
    }
