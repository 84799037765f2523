"""The gateways, for code that waits and for asyncio."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from . import _native
from ._generated import (
    async_groups_2328,
    async_groups_alchemypay,
    groups_2328,
    groups_alchemypay,
)
from ._native import AttemptEnd, AttemptStart, Call, Pager, RetryPolicy
from ._transport import AsyncTransport, Settings, Transport, exchange, exchange_async
from ._webhooks import AlchemyPayWebhooks, Keys, Webhooks2328
from .errors import ConfigurationError
from .limiters import Limiter

if TYPE_CHECKING:
    from typing_extensions import Unpack

AnyNative = _native.Gateway2328 | _native.AlchemyPay


_observer: Callable[[Call], AbstractContextManager[None]] | None = None


def observe(observer: Callable[[Call], AbstractContextManager[None]] | None) -> None:
    """Sets what surrounds every call of this process; see `cointill.otel`."""
    global _observer
    _observer = observer


def _only(keys: Keys) -> str:
    """The key that signs requests: the first, when there are several."""
    return keys if isinstance(keys, str) else next(iter(keys.values()), "")


def _policy(
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


class _Base:
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
        policy = _policy(max_retries, timeout, retry_policy)
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


class ClientBase(_Base):
    """What the clients that wait have in common. Any number of threads may share one."""

    __slots__ = ()

    def _send(self, call: Call, pager: Pager | None = None) -> Any:
        if _observer is None:
            return self._carry_out(call, pager)
        with _observer(call):
            return self._carry_out(call, pager)

    def _carry_out(self, call: Call, pager: Pager | None) -> Any:
        driver = self._open_driver()
        if driver is None:
            return exchange(self._transport, call, pager, self._settings)
        return driver.send(call, pager)

    def close(self) -> None:
        """Closes the connections. Calls after it raise `ConfigurationError`."""
        transport = self._shut()
        if transport is not None:
            transport.close()

    def __enter__(self) -> Any:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClientBase(_Base):
    """What the clients for asyncio have in common. Several event loops may follow each other."""

    __slots__ = ()

    async def _send(self, call: Call, pager: Pager | None = None) -> Any:
        if _observer is None:
            return await self._carry_out(call, pager)
        with _observer(call):
            return await self._carry_out(call, pager)

    async def _carry_out(self, call: Call, pager: Pager | None) -> Any:
        driver = self._open_driver()
        if driver is None:
            return await exchange_async(self._transport, call, pager, self._settings)
        return await driver.send_async(call, pager)

    async def close(self) -> None:
        """Closes the connections. Calls after it raise `ConfigurationError`."""
        transport = self._shut()
        if transport is not None:
            await transport.close()

    async def __aenter__(self) -> Any:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()


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


def _native_2328(
    project: str,
    api_key: Keys,
    payout_key: Keys | None,
    base_url: str | None,
    user_agent: str | None,
    options: Mapping[str, object] | None,
) -> _native.Gateway2328:
    return _native.Gateway2328(
        project=project,
        api_key=_only(api_key),
        payout_key=None if payout_key is None else _only(payout_key),
        base_url=base_url,
        user_agent=user_agent,
        options=dict(options or {}),
    )


def _raw_body(body: Mapping[str, object] | str | None) -> str | None:
    if body is None or isinstance(body, str):
        return body
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


class Gateway2328(ClientBase):
    """2328.io. Signs calls, carries them out and reads their answers.

    ```python
    with cointill.Gateway2328(project=PROJECT, api_key=KEY) as gateway:
        payment = gateway.payments.create(
            amount=Decimal("19.99"), currency="USD", order_id="ORDER-1"
        )
    ```

    Args:
        project: The project's UUID, from the gateway's panel.
        api_key: The API key. Several by id, when one is being changed: the first signs, all verify.
        payout_key: The payout key; payouts need it.
        base_url: Another address, such as the sandbox's.
        user_agent: Names the shop, such as `MyShop/1.0 (+https://shop.example)`.
        options: Readings of the documentation; see `docs/gateways.md`.
        driver: How calls are carried out; see `DriverOptions`.
    """

    def __init__(
        self,
        *,
        project: str,
        api_key: Keys,
        payout_key: Keys | None = None,
        base_url: str | None = None,
        user_agent: str | None = None,
        options: Mapping[str, object] | None = None,
        **driver: Unpack[DriverOptions],
    ) -> None:
        native = _native_2328(project, api_key, payout_key, base_url, user_agent, options)
        super().__init__(native, **driver)
        self.payments = groups_2328.PaymentsGroup(self)
        self.payouts = groups_2328.PayoutsGroup(self)
        self.static_wallets = groups_2328.StaticWalletsGroup(self)
        self.balance = groups_2328.BalanceGroup(self)
        self.rates = groups_2328.RatesGroup(self)
        self.conversions = groups_2328.ConversionsGroup(self)
        self.webhooks = Webhooks2328(api_key=api_key, payout_key=payout_key)

    def __enter__(self) -> Gateway2328:
        return self

    def raw(
        self,
        method: Literal["GET", "POST"],
        path: str,
        body: Mapping[str, object] | str | None = None,
    ) -> Any:
        """Calls an endpoint that this version does not know; the answer's payload as it came.
        Never repeated after an unknown outcome.
        """
        gateway = self._gateway
        assert isinstance(gateway, _native.Gateway2328)
        return self._send(gateway.raw(method, path, _raw_body(body)))


class AsyncGateway2328(AsyncClientBase):
    """2328.io, for asyncio: as `Gateway2328`, with methods to await and lists for `async for`."""

    def __init__(
        self,
        *,
        project: str,
        api_key: Keys,
        payout_key: Keys | None = None,
        base_url: str | None = None,
        user_agent: str | None = None,
        options: Mapping[str, object] | None = None,
        **driver: Unpack[AsyncDriverOptions],
    ) -> None:
        native = _native_2328(project, api_key, payout_key, base_url, user_agent, options)
        super().__init__(native, **driver)
        self.payments = async_groups_2328.AsyncPaymentsGroup(self)
        self.payouts = async_groups_2328.AsyncPayoutsGroup(self)
        self.static_wallets = async_groups_2328.AsyncStaticWalletsGroup(self)
        self.balance = async_groups_2328.AsyncBalanceGroup(self)
        self.rates = async_groups_2328.AsyncRatesGroup(self)
        self.conversions = async_groups_2328.AsyncConversionsGroup(self)
        self.webhooks = Webhooks2328(api_key=api_key, payout_key=payout_key)

    async def __aenter__(self) -> AsyncGateway2328:
        return self

    async def raw(
        self,
        method: Literal["GET", "POST"],
        path: str,
        body: Mapping[str, object] | str | None = None,
    ) -> Any:
        """Calls an endpoint that this version does not know; the answer's payload as it came.
        Never repeated after an unknown outcome.
        """
        gateway = self._gateway
        assert isinstance(gateway, _native.Gateway2328)
        return await self._send(gateway.raw(method, path, _raw_body(body)))


def _native_alchemypay(
    app_id: str,
    secret: Keys,
    host: str,
    user_agent: str | None,
    options: Mapping[str, object] | None,
) -> _native.AlchemyPay:
    return _native.AlchemyPay(
        app_id=app_id,
        secret=_only(secret),
        host=host,
        user_agent=user_agent,
        options=dict(options or {}),
    )


class AlchemyPay(ClientBase):
    """Alchemy Pay and its twin AEON.

    Args:
        app_id: The merchant's `appId`.
        secret: Its secret. Several by id, when one is being changed: the first signs, all verify.
        host: `alchemy`, `alchemy-sandbox`, `aeon`, `aeon-sandbox`, or a base URL.
        user_agent: Names the shop, such as `MyShop/1.0 (+https://shop.example)`.
        options: Readings of the documentation; see `docs/gateways.md`. Find out `amount_unit` with
            one small order before going live.
        driver: How calls are carried out; see `DriverOptions`.
    """

    def __init__(
        self,
        *,
        app_id: str,
        secret: Keys,
        host: str,
        user_agent: str | None = None,
        options: Mapping[str, object] | None = None,
        **driver: Unpack[DriverOptions],
    ) -> None:
        super().__init__(_native_alchemypay(app_id, secret, host, user_agent, options), **driver)
        self.payments = groups_alchemypay.PaymentsGroup(self)
        self.refunds = groups_alchemypay.RefundsGroup(self)
        self.webhooks = AlchemyPayWebhooks(secret=secret, options=options)

    def __enter__(self) -> AlchemyPay:
        return self

    def raw(self, path: str, body: Mapping[str, object] | str, signed_fields: Sequence[str]) -> Any:
        """Calls an endpoint that this version does not know, with a signature over these fields.
        Never repeated after an unknown outcome.
        """
        gateway = self._gateway
        assert isinstance(gateway, _native.AlchemyPay)
        return self._send(gateway.raw(path, _raw_body(body) or "", list(signed_fields)))


class AsyncAlchemyPay(AsyncClientBase):
    """Alchemy Pay and its twin AEON, for asyncio: as `AlchemyPay`, with methods to await."""

    def __init__(
        self,
        *,
        app_id: str,
        secret: Keys,
        host: str,
        user_agent: str | None = None,
        options: Mapping[str, object] | None = None,
        **driver: Unpack[AsyncDriverOptions],
    ) -> None:
        super().__init__(_native_alchemypay(app_id, secret, host, user_agent, options), **driver)
        self.payments = async_groups_alchemypay.AsyncPaymentsGroup(self)
        self.refunds = async_groups_alchemypay.AsyncRefundsGroup(self)
        self.webhooks = AlchemyPayWebhooks(secret=secret, options=options)

    async def __aenter__(self) -> AsyncAlchemyPay:
        return self

    async def raw(
        self, path: str, body: Mapping[str, object] | str, signed_fields: Sequence[str]
    ) -> Any:
        """Calls an endpoint that this version does not know, with a signature over these fields.
        Never repeated after an unknown outcome.
        """
        gateway = self._gateway
        assert isinstance(gateway, _native.AlchemyPay)
        return await self._send(gateway.raw(path, _raw_body(body) or "", list(signed_fields)))
