"""The life cycle and the credit decision."""

from __future__ import annotations

from typing import ClassVar

from . import _native
from ._native import Expected, Observed, Policy, Verdict, decide, event_id
from ._open import OpenStr


class Status(OpenStr):
    """Where a payment stands, whatever gateway it is of: a text for your database."""

    __slots__ = ()

    CREATED: ClassVar[Status]
    WAITING: ClassVar[Status]
    CONFIRMING: ClassVar[Status]
    PARTIALLY_PAID: ClassVar[Status]
    UNDERPAID: ClassVar[Status]
    PAID: ClassVar[Status]
    OVERPAID: ClassVar[Status]
    PAID_LATE: ClassVar[Status]
    EXPIRED: ClassVar[Status]
    FAILED: ClassVar[Status]
    FAILED_LATE: ClassVar[Status]
    ON_HOLD: ClassVar[Status]
    REFUNDING: ClassVar[Status]
    REFUND_FAILED: ClassVar[Status]
    REFUNDED: ClassVar[Status]
    UNKNOWN: ClassVar[Status]

    @property
    def is_success(self) -> bool:
        """True when the gateway calls it paid. That alone is no reason to credit: see `decide`."""
        return _FACTS[str(self)][0]

    @property
    def is_failure(self) -> bool:
        """True when it ended without a success."""
        return _FACTS[str(self)][1]

    @property
    def is_refund(self) -> bool:
        """True when it is about a refund."""
        return _FACTS[str(self)][2]

    @property
    def is_final(self) -> bool:
        """True when nothing but a refund or a late payment can follow."""
        return _FACTS[str(self)][3]


_FACTS = {text: facts for text, *facts in _native.Status.all()}
Status._define(*_FACTS)


def transition(known: str, reported: str) -> tuple[str, Status]:
    """What follows when `reported` comes after `known`: the step (`advance`, `duplicate`, `stale`,
    `late_payment`, `conflict`, `unknown`), and the status to write down.
    """
    step, status = _native.transition(known, reported)
    return step, Status(status)


__all__ = [
    "Expected",
    "Observed",
    "Policy",
    "Status",
    "Verdict",
    "decide",
    "event_id",
    "transition",
]
