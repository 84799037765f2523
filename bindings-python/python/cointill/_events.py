"""Events: webhooks whose signature was right, a class for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _native

if TYPE_CHECKING:
    from ._generated import models_2328 as m2328
    from ._generated import models_alchemypay as malchemypay

Event = _native.Event
"""Any event: see its `kind`, or ask with `isinstance`."""


class PaymentEvent(Event):
    """A payment of 2328.io changed."""

    __slots__ = ()
    if TYPE_CHECKING:

        @property
        def data(self) -> m2328.Payment: ...


class PayoutEvent(Event):
    """A payout of 2328.io changed."""

    __slots__ = ()
    if TYPE_CHECKING:

        @property
        def data(self) -> m2328.Payout: ...


class StaticWalletEvent(Event):
    """A deposit to a static wallet of 2328.io. No such webhook has been seen; its fields are
    inferred.
    """

    __slots__ = ()
    if TYPE_CHECKING:

        @property
        def data(self) -> m2328.StaticWalletDeposit: ...


class OrderEvent(Event):
    """An order of Alchemy Pay or AEON changed. `unsigned` holds what no signature covers: good for
    a log, never for a decision.
    """

    __slots__ = ()
    if TYPE_CHECKING:

        @property
        def data(self) -> malchemypay.OrderSigned: ...

        @property
        def unsigned(self) -> malchemypay.OrderUnsigned: ...


class RefundEvent(Event):
    """A refund of Alchemy Pay or AEON ended."""

    __slots__ = ()
    if TYPE_CHECKING:

        @property
        def data(self) -> malchemypay.RefundSigned: ...


class PartialPaymentEvent(Event):
    """A payment arrived that leaves its order at Alchemy Pay or AEON incomplete."""

    __slots__ = ()
    if TYPE_CHECKING:

        @property
        def data(self) -> malchemypay.PartialSigned: ...


class UnknownEvent(Event):
    """Signed, but not understood: store `raw_json` and look at `problem`."""

    __slots__ = ()


BY_KIND: dict[str, Any] = {
    "payment": PaymentEvent,
    "payout": PayoutEvent,
    "static_wallet": StaticWalletEvent,
    "order": OrderEvent,
    "refund": RefundEvent,
    "partial": PartialPaymentEvent,
    "unknown": UnknownEvent,
}
