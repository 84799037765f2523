"""What the shop does when it is told."""

from __future__ import annotations

from typing import Any

from cointill.django import signals

from .models import Ledger

# A test puts an exception here to see what becomes of it.
RAISES: list[Exception] = []


def _write(name: str) -> Any:
    def receiver(*, payment: Any, verdict: Any, **_: Any) -> None:
        Ledger.objects.create(signal=name, order_id=payment.order_id, text=str(verdict))
        if RAISES and name == "credited":
            raise RAISES[0]

    return receiver


def _event(*, event: Any, delivery: Any, **_: Any) -> None:
    Ledger.objects.create(signal="event", order_id=delivery.order_id, text=event.id[:200])


KEPT = {name: _write(name) for name in ("credited", "held", "failed", "updated")}


def connect() -> None:
    """Listens to everything."""
    for name, receiver in KEPT.items():
        getattr(signals, f"payment_{name}").connect(receiver, dispatch_uid=f"shop.{name}")
    signals.event_received.connect(_event, dispatch_uid="shop.event")
