"""What the clients that wait and those for asyncio have in common: settings, and the driver."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, TypedDict

from . import _native
from ._native import AttemptEnd, AttemptStart, Call, RetryPolicy
from ._transport import AsyncTransport, Settings, Transport
from ._webhooks import Keys
from .errors import ConfigurationError
from .limiters import Limiter

AnyNative = _native.Gateway2328 | _native.AlchemyPay


observer: Callable[[Call], AbstractContextManager[None]] | None = None
"""What surrounds every call of this process; see `cointill.otel`."""


def observe(new: Callable[[Call], AbstractContextManager[None]] | None) -> None:
    """Sets `observer`."""
    global observer
    observer = new


def only(keys: Keys) -> str:
    """The key that signs requests: the first, when there are several."""
    return keys if isinstance(keys, str) else next(iter(keys.values()), "")


def policy_of(
    max_retries: int | None, timeout: float | None, policy: RetryPolicy | None
) -> RetryPolicy:
    if policy is not None:
        if max_retries is not None or timeout is not None:
            raise ConfigurationError(
                "retry_policy: expected it alone, or max_retries and timeout; it holds both"
            )
        return policy
    for name, given in (("max_retries", max_retries), ("timeout", timeout)):
        if given is not None and given < 0:
            raise ConfigurationError(f"{name}: expected 0 or more, got {given}")
    attempts = None if max_retries is None else max_retries + 1
    return RetryPolicy(max_attempts=attempts, total_deadline=timeout)


class Base:
    __slots__ = ("_closed", "_driver", "_gateway", "_settings", "_transport")

    _driver: _native.Client | None
    _transport: Any

    def __init__(
        self,
        gateway: AnyNative,
        *,
        transport: Any = None,
        proxy: str | None = None,
        ca_file: str | os.PathLike[str] | None = None,
        timeout: float | None = None,
        connect_timeout: float | None = None,
        max_retries: int | None = None,
        retry_policy: RetryPolicy | None = None,
        rate_limit: int | None = None,
        limiter: Limiter | None = None,
        before_attempt: Callable[[AttemptStart], object] | None = None,
        after_attempt: Callable[[AttemptEnd], object] | None = None,
    ) -> None:
        self._closed = False
        self._gateway = gateway
        self._transport = transport
        policy = policy_of(max_retries, timeout, retry_policy)
        if not isinstance(gateway, _native.Gateway2328):
            # Only 2328 has a limit (2328 §11).
            limiter = None
        elif limiter is None and rate_limit != 0:
            limiter = _native.RateLimiter(rate_limit)
        if transport is not None:
            for name, given in (
                ("proxy", proxy),
                ("ca_file", ca_file),
                ("connect_timeout", connect_timeout),
            ):
                if given is not None:
                    raise ConfigurationError(
                        f"{name}: expected it to be set on the transport, which makes the"
                        " connections"
                    )
            self._settings = Settings(policy, limiter, before_attempt, after_attempt)
            self._driver = None
            return
        self._settings = Settings(policy)
        pem = None
        if ca_file is not None:
            with open(ca_file, "rb") as file:
                pem = file.read()
        self._driver = _native.Client(
            policy,
            proxy=proxy,
            ca_pem=pem,
            connect_timeout=connect_timeout,
            limiter=limiter,
            before_attempt=before_attempt,
            after_attempt=after_attempt,
        )

    def _open_driver(self) -> _native.Client | None:
        if self._closed:
            raise ConfigurationError("the client is closed: expected a call before close()")
        return self._driver

    def _shut(self) -> Any:
        """The transport that is left to be closed."""
        self._closed = True
        self._driver = None
        transport: Any = self._transport
        self._transport = None
        return transport

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._gateway!r})"

    def __reduce__(self) -> str:
        raise TypeError("a client holds keys and is not pickled; make it where it is used")


class AnyDriverOptions(TypedDict, total=False):
    """How calls are carried out, whichever way. Times are in seconds."""

    proxy: str | None
    """An HTTP proxy, such as `http://user:password@proxy.example:3128`. Proxies named in the
    environment are not used."""
    ca_file: str | os.PathLike[str] | None
    """Certificates in PEM that are trusted beside Mozilla's roots."""
    timeout: float | None
    """Most time for a call with all its repeats and waits; 60 when unset."""
    connect_timeout: float | None
    """Most time to make a connection; 10 when unset."""
    max_retries: int | None
    """Most repeats of a call that may be repeated; 3 when unset."""
    retry_policy: RetryPolicy | None
    """All limits of the repeats, instead of `timeout` and `max_retries`."""
    rate_limit: int | None
    """Requests a second to 2328.io, 10 when unset; 0 for no limit. It holds for this client."""
    limiter: Limiter | None
    """A limit that several clients or processes share, instead of `rate_limit`: see
    `cointill.limiters`."""
    before_attempt: Callable[[AttemptStart], object] | None
    """Is called before each attempt. It must not block."""
    after_attempt: Callable[[AttemptEnd], object] | None
    """Is called after each attempt. It must not block."""


class DriverOptions(AnyDriverOptions, total=False):
    """How calls are carried out by the clients that wait."""

    transport: Transport | None
    """A transport of your own, which the client closes with itself; the package's own when unset.
    `cointill.transports` has some."""


class AsyncDriverOptions(AnyDriverOptions, total=False):
    """How calls are carried out by the clients for asyncio."""

    transport: AsyncTransport | None
    """A transport of your own, which the client closes with itself; the package's own when unset.
    `cointill.transports` has some."""


def native_2328(
    project: str,
    api_key: Keys,
    payout_key: Keys | None,
    base_url: str | None,
    user_agent: str | None,
    options: Mapping[str, object] | None,
) -> _native.Gateway2328:
    return _native.Gateway2328(
        project=project,
        api_key=only(api_key),
        payout_key=None if payout_key is None else only(payout_key),
        base_url=base_url,
        user_agent=user_agent,
        options=dict(options or {}),
    )


def raw_body(body: Mapping[str, object] | str | None) -> str | None:
    if body is None or isinstance(body, str):
        return body
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def native_alchemypay(
    app_id: str,
    secret: Keys,
    host: str,
    user_agent: str | None,
    options: Mapping[str, object] | None,
) -> _native.AlchemyPay:
    return _native.AlchemyPay(
        app_id=app_id,
        secret=only(secret),
        host=host,
        user_agent=user_agent,
        options=dict(options or {}),
    )
