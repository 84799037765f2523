"""What a customer's app may know of one payment: view tokens for the shop's server, the view that
it answers with, and the app's look at it. No key of a gateway is needed for any of it.

```python
keys = cointill.checkout.ViewKeys(os.environ["SHOP_VIEW_KEY"])
token = keys.mint(gateway="2328", order_id="ORDER-1")
```
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple, cast

from . import _native
from ._generated.models_checkout import PaymentView
from ._native import payment_uri
from ._record import AmountLike
from ._transport import (
    AsyncTransport,
    Transport,
    TransportFailure,
    TransportRequest,
    TransportResponse,
)
from ._webhooks import Answer, Keys, _by_id
from .errors import AuthenticationError

HOUR = timedelta(hours=1)

REFUSED = Answer(*_native.refused_view())
"""The answer to every request that is refused, whatever the reason. Send `WWW-Authenticate: Bearer`
and `Cache-Control: no-store` with it.
"""


class ViewGrant(NamedTuple):
    """What a token allows: to look at one payment."""

    gateway: str
    order_id: str
    expires: datetime
    """The first moment at which it is no longer taken, in UTC."""
    key_id: str
    """The key that minted it."""


class ViewKeys(_native.ViewKeys):
    """The shop's own keys for view tokens: the first mints, all verify.

    A key is a random text of at least 32 bytes and never a gateway's. Change it by putting a new
    one before it, with another id, and leave the old one out a day later.
    """

    __slots__ = ()

    def __new__(cls, keys: Keys) -> ViewKeys:
        """From one key, or from several by an id of 1 to 32 of `A-Z a-z 0-9 - _`.

        Raises:
            ConfigurationError: for a key that is too short, or another id.
        """
        return cast("ViewKeys", super().__new__(cls, _by_id(keys, "view")))

    def mint(self, *, gateway: str, order_id: str, ttl: timedelta = HOUR) -> str:
        """A token with which its holder can look at one payment for a while.

        Give it only to the customer whose order it is.

        Args:
            gateway: `2328` or `alchemypay`.
            order_id: The shop's id of the order, 1 to 128 characters.
            ttl: 1 minute to 24 hours, in whole seconds.

        Raises:
            InvalidRequestError: for an order id or a life outside its limits.
        """
        # Less than a second is cut off: no token lives longer than was asked for.
        return self._mint(gateway, order_id, max(0, int(ttl.total_seconds())))

    def verify(self, token: str) -> ViewGrant:
        """What a token allows.

        Raises:
            SignatureError: with `reason` `malformed`, `unknown_key`, `wrong_signature` or
                `expired`, for your log; whoever sent it gets `REFUSED`.
        """
        return _grant(self._verify(token))

    def authorize(self, header: str | None) -> ViewGrant:
        """The same for the value of a header `Authorization`; `None` when there is none."""
        return _grant(self._authorize(header))

    def __repr__(self) -> str:
        return "ViewKeys()"

    def __reduce__(self) -> str:
        raise TypeError("view keys are not pickled; make them again from the keys")


def _grant(grant: tuple[str, str, int, str]) -> ViewGrant:
    gateway, order_id, expires, key_id = grant
    return ViewGrant(gateway, order_id, datetime.fromtimestamp(expires, timezone.utc), key_id)


def view(
    *,
    order_id: str,
    amount: AmountLike,
    currency: str,
    status: str | None = None,
    credited: bool = False,
    verdict: str | None = None,
    owed: AmountLike | None = None,
    received: AmountLike | None = None,
    payer_currency: str | None = None,
    network: str | None = None,
    address: str | None = None,
    url: str | None = None,
    telegram_url: str | None = None,
    expires_at: datetime | str | None = None,
) -> PaymentView:
    """What an app is shown of a payment, from what the shop has recorded of it. Answer with its
    `raw_json`.

    Args:
        order_id: The shop's id of the order.
        amount: The price.
        currency: The currency of the price.
        status: The last status, a word of `cointill.Status`; `None` before the first report.
        credited: True when the shop has credited the order.
        verdict: The action of the last verdict that changed something.
        owed: What the payer owes in all, in `payer_currency`.
        received: What has arrived, in `payer_currency`.
        payer_currency: The coin that the payer pays in.
        network: The network the payer pays on.
        address: Where the payer pays to.
        url: The hosted checkout page.
        telegram_url: The same as a Telegram mini app.
        expires_at: When the invoice ends.

    Raises:
        InvalidRequestError: for a status or verdict that is no such word.
    """
    made: PaymentView = _native.payment_view(
        {
            "order_id": order_id,
            "amount": amount,
            "currency": currency,
            "status": status,
            "credited": credited,
            "verdict": verdict,
            "owed": owed,
            "received": received,
            "payer_currency": payer_currency,
            "network": network,
            "address": address,
            "url": url,
            "telegram_url": telegram_url,
            "expires_at": expires_at,
        }
    )
    return made


def read_view(body: bytes) -> PaymentView:
    """A view as the shop's endpoint answered it.

    Raises:
        MalformedJsonError: for what is not JSON of at most 64 KiB.
        ResponseError: for JSON that is no view.
    """
    made: PaymentView = _native.read_view(body)
    return made


def watch(
    url: str,
    token: str,
    *,
    transport: Transport,
    renew: Callable[[], str] | None = None,
    sleep: Callable[[float], object] = time.sleep,
) -> Iterator[PaymentView]:
    """Watches a payment as an app does: the first view, and each that says something new, until it
    is final. For a terminal or a bot that has a view token and no key.

    It asks less often while nothing happens, waits longer after failures, and goes on through any
    loss of network; leave the loop to stop.

    Args:
        url: The shop's endpoint: `https`, save for loopback.
        token: A view token.
        transport: What sends, such as `cointill.transports.HttpxTransport()`.
        renew: Gets another token of the same order from the shop when the time of one is up.
        sleep: Waits that many seconds.

    Raises:
        AuthenticationError: when the token is not taken and `renew` is not given.
        Error: when the shop's server refuses for another reason.
    """
    steps = _native.Watch(url, token)
    while True:
        kind, *told = steps.step(_native.now())
        if kind == "send":
            try:
                answer = transport.send(_request(told))
            except Exception as error:
                _failed(steps, error)
            else:
                _answered(steps, answer)
        elif kind == "wait":
            sleep(told[0] / 1e9)
        elif kind == "changed":
            yield told[0]
        elif kind == "final":
            return
        elif kind == "unauthorized" and renew is not None:
            steps.renew(renew(), _native.now())
        else:
            raise _ended(kind, told)


async def async_watch(
    url: str,
    token: str,
    *,
    transport: AsyncTransport,
    renew: Callable[[], Awaitable[str]] | None = None,
    sleep: Callable[[float], Awaitable[object]] | None = None,
) -> AsyncIterator[PaymentView]:
    """Watches a payment as `watch` does, for asyncio. Cancelling the task that waits ends it.

    Args:
        url: As for `watch`.
        token: As for `watch`.
        transport: What sends, such as `cointill.transports.AsyncHttpxTransport()`.
        renew: Gets another token of the same order from the shop when the time of one is up.
        sleep: Waits that many seconds; `asyncio.sleep` when unset.

    Raises:
        AuthenticationError: as `watch`.
        Error: as `watch`.
    """
    if sleep is None:
        # Whoever awaits this has loaded it; others need not.
        import asyncio

        sleep = asyncio.sleep
    steps = _native.Watch(url, token)
    while True:
        kind, *told = steps.step(_native.now())
        if kind == "send":
            try:
                answer = await transport.send(_request(told))
            except Exception as error:
                _failed(steps, error)
            else:
                _answered(steps, answer)
        elif kind == "wait":
            await sleep(told[0] / 1e9)
        elif kind == "changed":
            yield told[0]
        elif kind == "final":
            return
        elif kind == "unauthorized" and renew is not None:
            steps.renew(await renew(), _native.now())
        else:
            raise _ended(kind, told)


def _request(told: list[Any]) -> TransportRequest:
    method, url, headers, timeout = told
    return TransportRequest(method, url, headers, b"", timeout / 1e9)


def _failed(steps: _native.Watch, error: Exception) -> None:
    if isinstance(error, TransportFailure):
        steps.failure(error.kind, error.text, _native.now())
    else:
        # Its words may hold anything, so only its kind is told.
        steps.failure("other", type(error).__name__, _native.now())


def _answered(steps: _native.Watch, answer: TransportResponse) -> None:
    shown = [(str(name), str(value)) for name, value in answer.headers]
    steps.response(int(answer.status), shown, bytes(answer.body), _native.now())


def _ended(kind: str, told: list[Any]) -> Exception:
    if kind == "unauthorized":
        return AuthenticationError("the shop does not take the view token; its time may be up")
    error: Exception = told[0]
    return error


__all__ = [
    "REFUSED",
    "PaymentView",
    "ViewGrant",
    "ViewKeys",
    "async_watch",
    "payment_uri",
    "read_view",
    "view",
    "watch",
]
