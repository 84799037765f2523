"""Every error of this package: one tree under `Error`, a class for each stable code.

All of them pickle, name what was expected and what came, and say what to do (`advice`). No key and
no computed signature is ever part of one.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, ClassVar

from ._native import error_codes

_ADVICE = dict(error_codes())
_FACTS = (
    "advice",
    "field",
    "endpoint",
    "http_status",
    "gateway_code",
    "gateway_message",
    "trace_id",
    "details",
    "body",
    "retry_after",
    "retry_safe",
    "outcome_unknown",
    "attempts",
)


class Error(Exception):
    """The base of all errors of this package."""

    code: ClassVar[str] = ""
    """The stable code, for programs and dashboards."""

    advice: str | None
    """What to do, in one sentence."""
    field: str | None
    """The field of the request or of the answer that is meant."""
    endpoint: str | None
    """What was called, such as `2328.payment.create`."""
    http_status: int | None
    """The status of the HTTP answer, if there was one."""
    gateway_code: str | None
    """The gateway's own code."""
    gateway_message: str | None
    """The gateway's own words."""
    trace_id: str | None
    """The gateway's id of the call, for its support."""
    details: Any
    """Further details as the gateway sent them."""
    body: str | None
    """The beginning of an answer that could not be read."""
    retry_after: float | None
    """How many seconds the gateway asked to wait."""
    retry_safe: bool
    """True when the same call may be made again without doing anything twice."""
    outcome_unknown: bool
    """True when the call may have been carried out although no answer says so. Look it up before
    repeating anything that moves money."""
    attempts: int
    """How often the request was sent."""

    def __init__(self, message: str, facts: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        facts = facts or {}
        for name in _FACTS:
            setattr(self, name, facts.get(name))
        if self.advice is None:
            self.advice = _ADVICE.get(self.code)
        self.retry_safe = bool(self.retry_safe)
        self.outcome_unknown = bool(self.outcome_unknown)
        self.attempts = self.attempts or 0

    def __reduce__(self) -> tuple[Any, ...]:
        facts = {name: getattr(self, name) for name in _FACTS}
        return type(self), (str(self), facts)


class InvalidRequestError(Error, ValueError):
    """A field of the request is outside its limit. Nothing was signed or sent."""

    code = "invalid_request"


class InvalidAmountError(Error, ValueError):
    """A text is not an exact decimal amount."""

    code = "invalid_amount"


class ConfigurationError(Error):
    """A key, an id or a URL of the set-up is missing or unusable."""

    code = "configuration"


class MalformedJsonError(Error, ValueError):
    """Bytes are not the JSON that was expected."""

    code = "malformed_json"


class ResponseError(Error):
    """The gateway's answer is not what its documentation describes."""

    code = "malformed_response"


class ResponseTooLargeError(ResponseError):
    """The gateway's answer is larger than the limit."""

    code = "response_too_large"


class UnexpectedRedirectError(ResponseError):
    """The answer is a redirect. A signed request is never sent on to another address."""

    code = "unexpected_redirect"


class GatewayError(Error):
    """The gateway understood the call and refuses it."""

    code = "refused"


class AuthenticationError(GatewayError):
    """The gateway does not know the merchant or refuses the signature."""

    code = "authentication"


class ForbiddenError(GatewayError):
    """The gateway refuses this caller: its address is not on the merchant's allow list."""

    code = "forbidden"


class BlockedError(GatewayError):
    """A firewall in front of the gateway refused the request with a page of HTML."""

    code = "blocked"


class RateLimitedError(GatewayError):
    """Too many requests."""

    code = "rate_limited"


class NotFoundError(GatewayError):
    """The order, payment, payout or wallet is not known to the gateway."""

    code = "not_found"


class DuplicateError(GatewayError):
    """The order number is used already."""

    code = "duplicate"


class ValidationError(GatewayError):
    """The gateway refuses a field's value."""

    code = "validation"


class NotSupportedError(GatewayError):
    """The currency, network or payment method is not switched on for the merchant."""

    code = "not_supported"


class ConnectError(Error):
    """The gateway could not be reached, or gave no answer."""


class GatewayUnavailableError(ConnectError):
    """The gateway fails or is under maintenance."""

    code = "gateway_unavailable"


class TransportError(ConnectError, builtins.ConnectionError):
    """The connection could not be made or broke."""

    code = "transport"


class TimeoutError(ConnectError, builtins.TimeoutError):  # noqa: A001
    """No answer came in time."""

    code = "timeout"


class CancelledError(Error):
    """The program that made the call cancelled it."""

    code = "cancelled"


class SignatureError(Error):
    """A webhook or a view token is refused. Answer with a refusal and use nothing of it."""

    code = "signature_invalid"

    reason: str
    """A stable text for the reason. Of a webhook: `malformed`, `not_an_object`, `missing`,
    `format`, `ambiguous`, `no_key` or `mismatch`. Of a view token: `malformed`, `unknown_key`,
    `wrong_signature` or `expired`."""
    cause: str | None
    """The likely cause, in one sentence, when `explain` was asked for."""
    tried: tuple[str, ...]
    """What was tried, in order, when `explain` was asked for."""

    def __init__(
        self,
        message: str,
        reason: str = "mismatch",
        cause: str | None = None,
        tried: tuple[str, ...] | list[str] = (),
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.cause = cause
        self.tried = tuple(tried)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.reason, self.cause, self.tried)


def _classes(base: type[Error]) -> dict[str, type[Error]]:
    found: dict[str, type[Error]] = {}
    for own in base.__subclasses__():
        if own.code:
            found[own.code] = own
        found.update(_classes(own))
    return found


_BY_CODE = _classes(Error)


def error_of(code: str, message: str, facts: Mapping[str, Any]) -> Error:
    """The error of a code; the base class for one that this version of the package has no class
    for.
    """
    return _BY_CODE.get(code, Error)(message, facts)


__all__ = [
    "AuthenticationError",
    "BlockedError",
    "CancelledError",
    "ConfigurationError",
    "ConnectError",
    "DuplicateError",
    "Error",
    "ForbiddenError",
    "GatewayError",
    "GatewayUnavailableError",
    "InvalidAmountError",
    "InvalidRequestError",
    "MalformedJsonError",
    "NotFoundError",
    "NotSupportedError",
    "RateLimitedError",
    "ResponseError",
    "ResponseTooLargeError",
    "SignatureError",
    "TimeoutError",
    "TransportError",
    "UnexpectedRedirectError",
    "ValidationError",
]
