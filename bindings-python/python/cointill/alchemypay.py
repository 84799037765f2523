"""Models and words of Alchemy Pay and AEON.

Made from the core's definitions by `cargo xtask generate`; do not edit.
"""

from __future__ import annotations

from ._generated.enums_alchemypay import (
    FailReason,
    OrderModel,
    OrderStatus,
    PayType,
    RefundStatus,
    RefundType,
    TgModel,
)
from ._generated.models_alchemypay import (
    Created,
    NativeCreated,
    Order,
    OrderSigned,
    OrderUnsigned,
    PartialSigned,
    RefundSigned,
)

__all__ = [
    "Created",
    "FailReason",
    "NativeCreated",
    "Order",
    "OrderModel",
    "OrderSigned",
    "OrderStatus",
    "OrderUnsigned",
    "PartialSigned",
    "PayType",
    "RefundSigned",
    "RefundStatus",
    "RefundType",
    "TgModel",
]
