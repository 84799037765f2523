"""The gateways, for code that waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from . import _base, _native
from ._base import Base, DriverOptions, native_2328, native_alchemypay, raw_body
from ._generated import groups_2328, groups_alchemypay
from ._native import Call, Pager
from ._transport import exchange
from ._webhooks import AlchemyPayWebhooks, Keys, Webhooks2328

if TYPE_CHECKING:
    from typing_extensions import Unpack


class ClientBase(Base):
    """What the clients that wait have in common. Any number of threads may share one."""

    __slots__ = ()

    def _send(self, call: Call, pager: Pager | None = None) -> Any:
        if _base.observer is None:
            return self._carry_out(call, pager)
        with _base.observer(call):
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
        native = native_2328(project, api_key, payout_key, base_url, user_agent, options)
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
        return self._send(gateway.raw(method, path, raw_body(body)))


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
        super().__init__(native_alchemypay(app_id, secret, host, user_agent, options), **driver)
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
        return self._send(gateway.raw(path, raw_body(body) or "", list(signed_fields)))
