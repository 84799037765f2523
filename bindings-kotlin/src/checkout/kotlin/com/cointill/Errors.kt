package com.cointill

import com.cointill.internal.ffi.InternalException
import com.cointill.internal.ffi.NativeProblem
import java.io.Serializable
import java.time.Duration

/** What is known of a failure. */
internal class Facts(
    val code: String,
    val text: String,
    val advice: String,
    val field: String? = null,
    val endpoint: String? = null,
    val httpStatus: Int? = null,
    val gatewayCode: String? = null,
    val gatewayMessage: String? = null,
    val traceId: String? = null,
    val details: String? = null,
    val body: String? = null,
    val retryAfter: Duration? = null,
    val retrySafe: Boolean = false,
    val outcomeUnknown: Boolean = false,
    val attempts: Int = 0,
) : Serializable

/**
 * The base of everything that goes wrong with a gateway, one class for each stable [code]. The
 * message names what was expected and what came; no key and no computed signature is ever part of
 * it.
 */
public sealed class CointillException(private val facts: Facts) : RuntimeException(facts.text) {
    /** The stable code, for programs and dashboards. */
    public val code: String
        get() = facts.code

    /** What to do, in one sentence. */
    public val advice: String
        get() = facts.advice

    /** The field of the request or of the answer that is meant, by the gateway's name. */
    public val field: String?
        get() = facts.field

    /** What was called, such as `2328.payment.create`. */
    public val endpoint: String?
        get() = facts.endpoint

    /** The status of the HTTP answer, if there was one. */
    public val httpStatus: Int?
        get() = facts.httpStatus

    /** The gateway's own code: `state` at 2328, `code` at Alchemy Pay. */
    public val gatewayCode: String?
        get() = facts.gatewayCode

    /** The gateway's own words. */
    public val gatewayMessage: String?
        get() = facts.gatewayMessage

    /** The gateway's id of the call, for its support. */
    public val traceId: String?
        get() = facts.traceId

    /** Further details as the gateway sent them, as JSON text. */
    public val details: String?
        get() = facts.details

    /** The beginning of an answer that could not be read. */
    public val body: String?
        get() = facts.body

    /** How long the gateway asked to wait. */
    public val retryAfter: Duration?
        get() = facts.retryAfter

    /** True when the same call may be made again without doing anything twice. */
    public val retrySafe: Boolean
        get() = facts.retrySafe

    /**
     * True when the call may have been carried out although no answer says so. Look it up before
     * repeating anything that moves money.
     */
    public val outcomeUnknown: Boolean
        get() = facts.outcomeUnknown

    /** How often the request was sent. */
    public val attempts: Int
        get() = facts.attempts
}

/** An error that this version of the package has no class for. */
public class OtherException internal constructor(facts: Facts) : CointillException(facts)

/** A webhook is refused. Answer with `refused` of the webhooks, and do not use the body. */
public class SignatureException internal constructor(
    text: String,
    /**
     * A stable text for the reason: `malformed`, `not_an_object`, `missing`, `format`, `ambiguous`,
     * `no_key` or `mismatch`.
     */
    public val reason: String,
    /** The likely cause, when `explain` was asked for: for a developer's eyes. */
    public val explanation: String?,
    /** What was tried, in order, when `explain` was asked for. */
    public val tried: List<String>,
) : CointillException(
    Facts(
        code = "signature_invalid",
        text = text,
        advice = "answer with a refusal and do not use the body; run the explanation to see why",
    ),
)

/** Calls native code, and makes exceptions of the package of what it throws. */
internal inline fun <T> native(call: () -> T): T =
    try {
        call()
    } catch (problem: NativeProblem) {
        throw problem.translated()
    } catch (problem: InternalException) {
        throw IllegalStateException("a bug in cointill: ${problem.message}", problem)
    }

@PublishedApi
internal fun NativeProblem.translated(): RuntimeException =
    when (this) {
        is NativeProblem.Failed -> exceptionOf(
            Facts(
                code, text, advice, fieldName, endpoint, httpStatus?.toInt(), gatewayCode,
                gatewayMessage, traceId, details, body,
                retryAfterMs?.let { Duration.ofMillis(it.toLong()) }, retrySafe, outcomeUnknown,
                attempts.toInt(),
            ),
        )
        is NativeProblem.Refused -> SignatureException(text, reason, explanation, tried)
        is NativeProblem.Misused -> IllegalArgumentException(text)
    }
