"""Take crypto payments without losing money to a signature, a decimal or a forged webhook.

Gateways: 2328.io (`Gateway2328`), Alchemy Pay and its twin AEON (`AlchemyPay`), each with a twin
for asyncio. Nothing starts at import, and what is not used is not loaded.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import (
        alchemypay,
        checkout,
        errors,
        gateway2328,
        limiters,
        signing,
        testing,
        transports,
    )
    from ._async_clients import AsyncAlchemyPay, AsyncGateway2328
    from ._base import AsyncDriverOptions, DriverOptions
    from ._clients import AlchemyPay, Gateway2328
    from ._events import (
        Event,
        OrderEvent,
        PartialPaymentEvent,
        PaymentEvent,
        PayoutEvent,
        RefundEvent,
        StaticWalletEvent,
        UnknownEvent,
    )
    from ._native import AttemptEnd, AttemptStart, RetryPolicy, amount
    from ._open import OpenStr
    from ._pages import AsyncPages, Page, Pages
    from ._payment import (
        Expected,
        Observed,
        Policy,
        Status,
        Verdict,
        decide,
        event_id,
        transition,
    )
    from ._record import AmountLike, Record
    from ._transport import (
        AsyncTransport,
        Transport,
        TransportFailure,
        TransportRequest,
        TransportResponse,
    )
    from ._webhooks import AlchemyPayWebhooks, Answer, Webhooks2328
    from .errors import Error, SignatureError

    __version__: str

# Where each name is. A process that only makes a payment loads no model of webhooks, and one that
# imports the package for its version loads nothing.
_MODULES = {
    "_async_clients": ("AsyncAlchemyPay", "AsyncGateway2328"),
    "_base": ("AsyncDriverOptions", "DriverOptions"),
    "_clients": ("AlchemyPay", "Gateway2328"),
    "_events": (
        "Event",
        "OrderEvent",
        "PartialPaymentEvent",
        "PaymentEvent",
        "PayoutEvent",
        "RefundEvent",
        "StaticWalletEvent",
        "UnknownEvent",
    ),
    "_native": ("AttemptEnd", "AttemptStart", "RetryPolicy", "amount"),
    "_open": ("OpenStr",),
    "_pages": ("AsyncPages", "Page", "Pages"),
    "_payment": (
        "Expected",
        "Observed",
        "Policy",
        "Status",
        "Verdict",
        "decide",
        "event_id",
        "transition",
    ),
    "_record": ("AmountLike", "Record"),
    "_transport": (
        "AsyncTransport",
        "Transport",
        "TransportFailure",
        "TransportRequest",
        "TransportResponse",
    ),
    "_webhooks": ("AlchemyPayWebhooks", "Answer", "Webhooks2328"),
    "errors": ("Error", "SignatureError"),
}
_WHERE = {name: module for module, names in _MODULES.items() for name in names}
_SUBMODULES = (
    "alchemypay",
    "checkout",
    "errors",
    "gateway2328",
    "limiters",
    "signing",
    "testing",
    "transports",
)


if not TYPE_CHECKING:
    # Hidden from type checkers, to which any name would be one of the package.
    def __getattr__(name: str) -> object:
        found: object
        if name in _SUBMODULES:
            __import__(f"{__name__}.{name}")
            return globals()[name]
        if name == "__version__":
            from ._native import VERSION

            found = VERSION
        elif name in _WHERE:
            module = __import__(f"{__name__}.{_WHERE[name]}", fromlist=[name])
            found = getattr(module, name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return list(__all__)


__all__ = [
    "AlchemyPay",
    "AlchemyPayWebhooks",
    "AmountLike",
    "Answer",
    "AsyncAlchemyPay",
    "AsyncDriverOptions",
    "AsyncGateway2328",
    "AsyncPages",
    "AsyncTransport",
    "AttemptEnd",
    "AttemptStart",
    "DriverOptions",
    "Error",
    "Event",
    "Expected",
    "Gateway2328",
    "Observed",
    "OpenStr",
    "OrderEvent",
    "Page",
    "Pages",
    "PartialPaymentEvent",
    "PaymentEvent",
    "PayoutEvent",
    "Policy",
    "Record",
    "RefundEvent",
    "RetryPolicy",
    "SignatureError",
    "StaticWalletEvent",
    "Status",
    "Transport",
    "TransportFailure",
    "TransportRequest",
    "TransportResponse",
    "UnknownEvent",
    "Verdict",
    "Webhooks2328",
    "__version__",
    "alchemypay",
    "amount",
    "checkout",
    "decide",
    "errors",
    "event_id",
    "gateway2328",
    "limiters",
    "signing",
    "testing",
    "transition",
    "transports",
]
