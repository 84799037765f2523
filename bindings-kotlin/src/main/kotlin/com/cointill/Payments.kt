package com.cointill

import com.cointill.internal.ffi.NativeExpected
import com.cointill.internal.ffi.NativeObserved
import com.cointill.internal.ffi.NativePolicy
import com.cointill.internal.ffi.NativeVerdict
import com.cointill.internal.ffi.accept as nativeAccept
import com.cointill.internal.ffi.eventId as nativeEventId
import com.cointill.internal.ffi.decide as nativeDecide
import com.cointill.internal.ffi.nextStatus as nativeNextStatus
import com.cointill.internal.ffi.observedOf
import com.cointill.internal.ffi.statuses
import com.cointill.internal.ffi.transition as nativeTransition
import java.math.BigDecimal

/** The status of a payment in the words of all gateways. */
public class Status private constructor(
    /** Its text, for a database. */
    public val word: String,
    /** The money is there. */
    public val isSuccess: Boolean,
    /** No money will come. */
    public val isFailure: Boolean,
    /** Money goes back. */
    public val isRefund: Boolean,
    /** Nothing but a refund or a late payment follows. */
    public val isFinal: Boolean,
) {
    override fun toString(): String = word

    /** Known statuses. */
    public companion object {
        /** Every status. */
        @JvmStatic
        public val all: List<Status> = native { statuses() }.map {
            Status(it.word, it.success, it.failure, it.refund, it.isFinal)
        }

        /**
         * The status of a text.
         *
         * @throws IllegalArgumentException for a text that is none; it lists those that are.
         */
        @JvmStatic
        public fun of(word: String): Status = requireNotNull(all.find { it.word == word }) {
            "status: expected one of ${all.joinToString(", ")}, got \"$word\""
        }
    }
}

/** What follows when one status comes after another. */
public class Transition internal constructor(
    /** What happened, such as `advance`, `repeat` or `stale`. */
    public val step: String,
    /** The status to write down. */
    public val status: Status,
)

/** What follows when [reported] comes after [known]. */
public fun transition(known: Status, reported: Status): Transition {
    val step = native { nativeTransition(known.word, reported.word) }
    return Transition(step.step, Status.of(step.status))
}

/** A deterministic id of an event, from what tells it apart. */
public fun eventId(gateway: String, kind: String, parts: List<String>): String =
    native { nativeEventId(gateway, kind, parts) }

/**
 * What a gateway reported of a payment, in the words of all gateways. Made by `observed` of events
 * and models; make one yourself in tests.
 *
 * @param gateway `2328` or `alchemypay`.
 * @param source `webhook` or `query`.
 * @param gatewayStatus the gateway's own word.
 * @param amount the price, in [currency].
 * @param owed what the payer was to send, in [receivedCurrency].
 * @param received what arrived.
 */
public data class Observed @JvmOverloads constructor(
    val gateway: String,
    val source: String,
    val status: Status,
    val orderId: String? = null,
    val paymentId: String? = null,
    val gatewayStatus: String = "",
    val amount: BigDecimal? = null,
    val currency: String? = null,
    val owed: BigDecimal? = null,
    val received: BigDecimal? = null,
    val receivedCurrency: String? = null,
    val reason: String? = null,
) {
    internal val native: NativeObserved
        get() = NativeObserved(
            gateway, source, status.word, gatewayStatus, orderId, paymentId, amount?.onTheWire(),
            currency, owed?.onTheWire(), received?.onTheWire(), receivedCurrency, reason,
        )
}

internal fun NativeObserved.shown() = Observed(
    gateway, source, Status.of(status), orderId, paymentId, gatewayStatus,
    amount?.let(::BigDecimal), currency, owed?.let(::BigDecimal), received?.let(::BigDecimal),
    receivedCurrency, reason,
)

internal fun observe(model: Model, cents: Boolean): Observed? =
    native { observedOf(model.record, cents) }?.shown()

/**
 * What the shop's own record says of a payment, written down before the payer was sent away.
 *
 * @param amount the price; without it and [currency] whatever arrives is taken, as for a deposit.
 * @param known the last status that was written down.
 * @param credited whether the order was credited.
 */
public data class Expected @JvmOverloads constructor(
    val orderId: String,
    val amount: BigDecimal? = null,
    val currency: String? = null,
    val paymentId: String? = null,
    val known: Status? = null,
    val credited: Boolean = false,
) {
    init {
        require((amount == null) == (currency == null)) {
            "expected amount and currency together, or neither of them"
        }
    }

    /** The status to write down after a report: never simply what was reported. */
    public fun nextStatus(observed: Observed): Status? =
        native { nativeNextStatus(native, observed.native) }?.let { Status.of(it) }

    /**
     * The verdict when a person of the shop accepts what has arrived, as they may after a hold: a
     * credit of the price, whatever the gateway reported. `ignore (already_credited)` when it is
     * credited, `hold (amount_unknown)` without a price above 0.
     */
    public fun accept(): Verdict = native { nativeAccept(native) }.shown()

    internal val native: NativeExpected
        get() = NativeExpected(
            orderId, amount?.onTheWire(), currency, paymentId, known?.word, credited,
        )
}

/** What is done in an exceptional case. */
public enum class InCase {
    /** Credit all the same. */
    CREDIT,

    /** Have a person look at it. */
    HOLD,
}

/**
 * How the shop deals with the exceptions.
 *
 * @param overpaid more arrived than was owed.
 * @param paidLate it arrived after the payment had expired.
 * @param leastPercent this much of what is owed is enough.
 * @param confirmByQuery credit only what a query has confirmed.
 */
public data class Policy @JvmOverloads constructor(
    val overpaid: InCase = InCase.CREDIT,
    val paidLate: InCase = InCase.HOLD,
    val leastPercent: Int = 100,
    val confirmByQuery: Boolean = false,
) {
    init {
        require(leastPercent >= 0) { "leastPercent: expected 0 or more, got $leastPercent" }
    }

    internal val native: NativePolicy
        get() = NativePolicy(
            overpaid.name.lowercase(), paidLate.name.lowercase(), leastPercent.toUInt(),
            confirmByQuery,
        )
}

/** What a shop is to do with a report. */
public sealed class Verdict(
    /** `credit`, `wait`, `hold`, `reject` or `ignore`. */
    public val action: String,
    /** A stable text for why; null for a credit. */
    public val reason: String?,
    private val text: String,
) {
    override fun toString(): String = text

    override fun equals(other: Any?): Boolean = other is Verdict && text == other.text

    override fun hashCode(): Int = text.hashCode()

    /** Credit the order now, with [amount] of [currency]. */
    public class Credit internal constructor(
        /** How much. */
        public val amount: BigDecimal,
        /** Of what. */
        public val currency: String,
        text: String,
    ) : Verdict("credit", null, text)

    /** More is to come. */
    public class Wait internal constructor(reason: String?, text: String) :
        Verdict("wait", reason, text)

    /** A person must look at it. */
    public class Hold internal constructor(reason: String?, text: String) :
        Verdict("hold", reason, text)

    /** It is not about this order, or will not be paid. */
    public class Reject internal constructor(reason: String?, text: String) :
        Verdict("reject", reason, text)

    /** It changes nothing. */
    public class Ignore internal constructor(reason: String?, text: String) :
        Verdict("ignore", reason, text)
}

/** Decides whether an order may be credited. Total, without I/O and without a clock. */
@JvmOverloads
public fun decide(
    expected: Expected,
    observed: Observed,
    policy: Policy = Policy(),
): Verdict =
    native { nativeDecide(expected.native, observed.native, policy.native) }.shown()

private fun NativeVerdict.shown(): Verdict =
    when (action) {
        "credit" ->
            Verdict.Credit(BigDecimal(checkNotNull(amount)), checkNotNull(currency), text)
        "wait" -> Verdict.Wait(reason, text)
        "hold" -> Verdict.Hold(reason, text)
        "reject" -> Verdict.Reject(reason, text)
        else -> Verdict.Ignore(reason, text)
    }
