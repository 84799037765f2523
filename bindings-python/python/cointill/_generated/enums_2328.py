"""Words of 2328.io.

Made from the core's definitions by `cargo xtask generate`; do not edit.
"""

from __future__ import annotations

from typing import ClassVar

from .._open import OpenStr


class PaymentStatus(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    PENDING: ClassVar[PaymentStatus]
    CHECK: ClassVar[PaymentStatus]
    AWAITING_CONFIRMATION: ClassVar[PaymentStatus]
    UNDERPAID_CHECK: ClassVar[PaymentStatus]
    PAID: ClassVar[PaymentStatus]
    OVERPAID: ClassVar[PaymentStatus]
    UNDERPAID: ClassVar[PaymentStatus]
    CANCEL: ClassVar[PaymentStatus]
    AML_LOCK: ClassVar[PaymentStatus]
    REFUND_PROCESS: ClassVar[PaymentStatus]
    REFUND_FAIL: ClassVar[PaymentStatus]
    REFUND_PAID: ClassVar[PaymentStatus]


class PayoutStatus(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    PENDING: ClassVar[PayoutStatus]
    COMPLETED: ClassVar[PayoutStatus]
    FAILED: ClassVar[PayoutStatus]
    CANCELLED: ClassVar[PayoutStatus]


class StaticWalletStatus(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    ACTIVE: ClassVar[StaticWalletStatus]
    INACTIVE: ClassVar[StaticWalletStatus]


class FeeOption(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    DEDUCT: ClassVar[FeeOption]
    ADD: ClassVar[FeeOption]


class AmountSide(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    FROM: ClassVar[AmountSide]
    TO: ClassVar[AmountSide]


class PayoutErrorType(OpenStr):
    """A word of the gateway; one that this version does not know is kept as it came."""

    __slots__ = ()

    AML_RISK: ClassVar[PayoutErrorType]


PaymentStatus._define(
    "pending",
    "check",
    "awaiting_confirmation",
    "underpaid_check",
    "paid",
    "overpaid",
    "underpaid",
    "cancel",
    "aml_lock",
    "refund_process",
    "refund_fail",
    "refund_paid",
)
PayoutStatus._define(
    "pending",
    "completed",
    "failed",
    "cancelled",
)
StaticWalletStatus._define(
    "active",
    "inactive",
)
FeeOption._define(
    "deduct",
    "add",
)
AmountSide._define(
    "from",
    "to",
)
PayoutErrorType._define(
    "aml_risk",
)

__all__ = [
    "AmountSide",
    "FeeOption",
    "PaymentStatus",
    "PayoutErrorType",
    "PayoutStatus",
    "StaticWalletStatus",
]
