"""The gateways, for asyncio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from . import _base, _native
from ._base import AsyncDriverOptions, Base, native_2328, native_alchemypay, raw_body
from ._generated import async_groups_2328, async_groups_alchemypay
from ._native import Call, Pager
from ._transport import exchange_async
from ._webhooks import AlchemyPayWebhooks, Keys, Webhooks2328

if TYPE_CHECKING:
    from typing_extensions import Unpack


class AsyncClientBase(Base):
    """What the clients for asyncio have in common. Several event loops may follow each other."""

    __slots__ = ()

    async def _send(self, call: Call, pager: Pager | None = None) -> Any:
        if _base.observer is None:
            return await self._carry_out(call, pager)
        with _base.observer(call):
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
        native = native_2328(project, api_key, payout_key, base_url, user_agent, options)
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
        return await self._send(gateway.raw(method, path, raw_body(body)))


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
        super().__init__(native_alchemypay(app_id, secret, host, user_agent, options), **driver)
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
        return await self._send(gateway.raw(path, raw_body(body) or "", list(signed_fields)))
