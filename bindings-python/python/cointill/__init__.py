"""Take crypto payments without losing money to a signature, a decimal or a forged webhook.

Gateways: 2328.io (`Gateway2328`), Alchemy Pay and its twin AEON (`AlchemyPay`), each with a twin
for asyncio. Nothing starts at import.
"""

from __future__ import annotations

from . import _native, alchemypay, errors, gateway2328, signing
from ._clients import (
    AlchemyPay,
    AsyncAlchemyPay,
    AsyncDriverOptions,
    AsyncGateway2328,
    DriverOptions,
    Gateway2328,
)
from ._events import (
    BY_KIND,
    Event,
    OrderEvent,
    PartialPaymentEvent,
    PaymentEvent,
    PayoutEvent,
    RefundEvent,
    StaticWalletEvent,
    UnknownEvent,
)
from ._generated import (
    enums_2328,
    enums_alchemypay,
    models_2328,
    models_alchemypay,
)
from ._native import AttemptEnd, AttemptStart, RetryPolicy
from ._native import amount as _amount
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

amount = _amount
__version__ = _native.VERSION

_native.register(
    models={
        name: getattr(module, name)
        for module in (models_2328, models_alchemypay)
        for name in module.__all__
    },
    enums={
        name: getattr(module, name)
        for module in (enums_2328, enums_alchemypay)
        for name in module.__all__
    },
    events=BY_KIND,
    error=errors.error_of,
    signature_error=SignatureError,
    page=Page,
)

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
    "decide",
    "errors",
    "event_id",
    "gateway2328",
    "signing",
    "transition",
]
