// Made from the core's definitions by `cargo xtask generate`; do not edit.

package com.cointill

/** A field of the request is outside its limit. Nothing was signed or sent. */
public class InvalidRequestException internal constructor(facts: Facts) : CointillException(facts)

/** A text is not an exact decimal amount. */
public class InvalidAmountException internal constructor(facts: Facts) : CointillException(facts)

/** A key, an id or a URL of the set-up is missing or unusable. */
public class ConfigurationException internal constructor(facts: Facts) : CointillException(facts)

/** Bytes are not the JSON that was expected. */
public class MalformedJsonException internal constructor(facts: Facts) : CointillException(facts)

/** The gateway's answer is not what its documentation describes. */
public class MalformedResponseException internal constructor(facts: Facts) : CointillException(facts)

/** The gateway's answer is larger than the limit. */
public class ResponseTooLargeException internal constructor(facts: Facts) : CointillException(facts)

/** The gateway does not know the merchant or refuses the signature. */
public class AuthenticationException internal constructor(facts: Facts) : CointillException(facts)

/** The gateway refuses this caller: its address is not on the merchant's allow list. */
public class ForbiddenException internal constructor(facts: Facts) : CointillException(facts)

/** A firewall in front of the gateway refused the request with a page of HTML. */
public class BlockedException internal constructor(facts: Facts) : CointillException(facts)

/** Too many requests. */
public class RateLimitedException internal constructor(facts: Facts) : CointillException(facts)

/** The order, payment, payout or wallet is not known to the gateway. */
public class NotFoundException internal constructor(facts: Facts) : CointillException(facts)

/** The order number is used already. */
public class DuplicateException internal constructor(facts: Facts) : CointillException(facts)

/** The gateway refuses a field's value. */
public class ValidationException internal constructor(facts: Facts) : CointillException(facts)

/** The currency, network or payment method is not switched on for the merchant. */
public class NotSupportedException internal constructor(facts: Facts) : CointillException(facts)

/** The gateway understood the call and will not do it in the present state. */
public class RefusedException internal constructor(facts: Facts) : CointillException(facts)

/** The gateway fails or is under maintenance. */
public class GatewayUnavailableException internal constructor(facts: Facts) : CointillException(facts)

/** The connection could not be made or broke. */
public class TransportException internal constructor(facts: Facts) : CointillException(facts)

/** No answer came in time. */
public class TimeoutException internal constructor(facts: Facts) : CointillException(facts)

/** The program that made the call cancelled it. */
public class CancelledException internal constructor(facts: Facts) : CointillException(facts)

/** The answer is a redirect. A signed request is never sent on to another address. */
public class UnexpectedRedirectException internal constructor(facts: Facts) : CointillException(facts)

/** The exception of a code; a code that this version does not know has a class too. */
internal fun exceptionOf(facts: Facts): CointillException =
    when (facts.code) {
        "invalid_request" -> InvalidRequestException(facts)
        "invalid_amount" -> InvalidAmountException(facts)
        "configuration" -> ConfigurationException(facts)
        "malformed_json" -> MalformedJsonException(facts)
        "malformed_response" -> MalformedResponseException(facts)
        "response_too_large" -> ResponseTooLargeException(facts)
        "authentication" -> AuthenticationException(facts)
        "forbidden" -> ForbiddenException(facts)
        "blocked" -> BlockedException(facts)
        "rate_limited" -> RateLimitedException(facts)
        "not_found" -> NotFoundException(facts)
        "duplicate" -> DuplicateException(facts)
        "validation" -> ValidationException(facts)
        "not_supported" -> NotSupportedException(facts)
        "refused" -> RefusedException(facts)
        "gateway_unavailable" -> GatewayUnavailableException(facts)
        "transport" -> TransportException(facts)
        "timeout" -> TimeoutException(facts)
        "cancelled" -> CancelledException(facts)
        "unexpected_redirect" -> UnexpectedRedirectException(facts)
        else -> OtherException(facts)
    }
