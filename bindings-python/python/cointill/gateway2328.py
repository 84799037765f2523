"""Models and words of 2328.io.

Made from the core's definitions by `cargo xtask generate`; do not edit.
"""

from __future__ import annotations

from ._generated.enums_2328 import (
    AmountSide,
    FeeOption,
    PaymentStatus,
    PayoutErrorType,
    PayoutStatus,
    StaticWalletStatus,
)
from ._generated.models_2328 import (
    Balance,
    Conversion,
    ConversionPrice,
    Direction,
    Paginate,
    Payment,
    Payout,
    PayoutCalculation,
    Price,
    StaticWallet,
    StaticWalletDeposit,
    StaticWalletState,
    StaticWalletTransaction,
)
from ._native import ExchangeRates

__all__ = [
    "AmountSide",
    "Balance",
    "Conversion",
    "ConversionPrice",
    "Direction",
    "ExchangeRates",
    "FeeOption",
    "Paginate",
    "Payment",
    "PaymentStatus",
    "Payout",
    "PayoutCalculation",
    "PayoutErrorType",
    "PayoutStatus",
    "Price",
    "StaticWallet",
    "StaticWalletDeposit",
    "StaticWalletState",
    "StaticWalletStatus",
    "StaticWalletTransaction",
]
