"""Words of Alchemy Pay and AEON.

Made from the core's definitions by `cargo xtask generate`; do not edit.
"""

from __future__ import annotations

from typing import ClassVar

from .._open import OpenStr


class OrderStatus(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    INIT: ClassVar[OrderStatus]
    PROCESSING: ClassVar[OrderStatus]
    COMPLETED: ClassVar[OrderStatus]
    CLOSE: ClassVar[OrderStatus]
    FAILED: ClassVar[OrderStatus]
    TIMEOUT: ClassVar[OrderStatus]
    DELAY_SUCCESS: ClassVar[OrderStatus]
    DELAY_FAILED: ClassVar[OrderStatus]


class RefundStatus(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    COMPLETED: ClassVar[RefundStatus]
    FAILED: ClassVar[RefundStatus]


class RefundType(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    LOWER_AMOUNT: ClassVar[RefundType]
    CURRENCY_FLUCTUATION: ClassVar[RefundType]
    WRONG_PAYMENT: ClassVar[RefundType]


class FailReason(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    CRYPTO_OR_NETWORK_INCONSISTENT: ClassVar[FailReason]
    YOUR_PAYMENT_AMOUNT_IS_LOWER_THAN_THIS_ORDER: ClassVar[FailReason]
    DUE_TO_FLUCTUATIONS_IN_THE_CURRENCY_PRICE__YOUR_PAYMENT_AMOUNT_CANNOT_FULFILL_THIS_ORDER: (
        ClassVar[FailReason]
    )


class OrderModel(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    ORDER: ClassVar[OrderModel]
    RECHARGE: ClassVar[OrderModel]


class PayType(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    WALLET: ClassVar[PayType]
    EXCHANGE: ClassVar[PayType]
    BINANCE_PAY: ClassVar[PayType]
    MESH_WALLET: ClassVar[PayType]
    BITGET_PAY: ClassVar[PayType]
    BYBIT_PAY: ClassVar[PayType]
    CRYPTO_PAY: ClassVar[PayType]
    KUCOIN_PAY: ClassVar[PayType]
    SOLANA_PAY: ClassVar[PayType]
    GATE_PAY: ClassVar[PayType]


class TgModel(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    BROWSER: ClassVar[TgModel]
    MINIAPP: ClassVar[TgModel]
    BOT: ClassVar[TgModel]


OrderStatus._define(
    "INIT",
    "PROCESSING",
    "COMPLETED",
    "CLOSE",
    "FAILED",
    "TIMEOUT",
    "DELAY_SUCCESS",
    "DELAY_FAILED",
)
RefundStatus._define(
    "COMPLETED",
    "FAILED",
)
RefundType._define(
    "lower_amount",
    "currency_fluctuation",
    "wrong_payment",
)
FailReason._define(
    "crypto or network inconsistent",
    "Your payment amount is lower than this order",
    "Due to fluctuations in the currency price, your payment amount cannot fulfill this order",
)
OrderModel._define(
    "ORDER",
    "RECHARGE",
)
PayType._define(
    "WALLET",
    "EXCHANGE",
    "BINANCE_PAY",
    "MESH_WALLET",
    "BITGET_PAY",
    "BYBIT_PAY",
    "CRYPTO_PAY",
    "KUCOIN_PAY",
    "SOLANA_PAY",
    "GATE_PAY",
)
TgModel._define(
    "BROWSER",
    "MINIAPP",
    "BOT",
)

__all__ = [
    "FailReason",
    "OrderModel",
    "OrderStatus",
    "PayType",
    "RefundStatus",
    "RefundType",
    "TgModel",
]
