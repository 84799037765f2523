"""Signatures by themselves: for a shop that sends its requests by other means, and for finding out
why a gateway refuses one. The clients sign by themselves, and `webhooks.verify` is the way to take
a webhook.
"""

from __future__ import annotations

from collections.abc import Mapping

from . import _native
from ._webhooks import Body


def sign_2328(body: Body, *, key: str) -> str:
    """The value of the header `sign` for exactly these bytes; a `GET` signs none (2328 §3).

    Args:
        body: The bytes of the request. Send these and no others.
        key: The API key, or for payouts the payout key.
    """
    return _native.sign_2328(body, key)


def verify_2328(body: Body, sign: str, *, key: str) -> bool:
    """True when `sign` is that of exactly these bytes, compared in constant time."""
    return _native.verify_2328(body, sign, key)


def sign_webhook_2328(body: str, *, key: str) -> str:
    """A JSON object with `sign` behind its members, as the gateway writes a webhook (2328 §10).

    Raises:
        MalformedJsonError: for what is no JSON object.
    """
    return _native.sign_webhook_2328(body, key)


def sign_alchemypay(
    message: str, body: str, *, secret: str, options: Mapping[str, object] | None = None
) -> str:
    """The signature over the signed fields of a JSON object (Alchemy §3).

    Args:
        message: Which fields are signed: `create`, `query`, `refund`, `order-webhook` and so on; a
            wrong one raises with all of them.
        body: The JSON object.
        secret: The secret.
        options: Readings of the documentation, as for `AlchemyPay`.

    Raises:
        MalformedJsonError: for what is no JSON object.
        InvalidRequestError: when no signed field is there, or one of a request holds what would
            make the signed text ambiguous.
    """
    return _native.sign_alchemypay(message, body, secret, dict(options or {}))


def sign_body_alchemypay(
    message: str, body: str, *, secret: str, options: Mapping[str, object] | None = None
) -> str:
    """The object with the signature as its last member; see `sign_alchemypay`."""
    return _native.sign_body_alchemypay(message, body, secret, dict(options or {}))


def verify_alchemypay(
    message: str, body: str, *, secret: str, options: Mapping[str, object] | None = None
) -> bool:
    """True when the member `sign` is the signature of the object's fields, compared in constant
    time. For webhooks use `webhooks.verify`, which also refuses what is ambiguous.
    """
    return _native.verify_alchemypay(message, body, secret, dict(options or {}))


__all__ = [
    "sign_2328",
    "sign_alchemypay",
    "sign_body_alchemypay",
    "sign_webhook_2328",
    "verify_2328",
    "verify_alchemypay",
]
