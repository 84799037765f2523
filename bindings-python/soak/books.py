"""What the shop has and what the sandbox has, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Key = tuple[str, str]
"""A gateway and an order."""

PAID = {"2328": "paid", "alchemypay": "COMPLETED"}
"""How a gateway calls an order that is paid."""


@dataclass(frozen=True)
class Books:
    """Orders, what came in for each, and the events that were told."""

    amounts: dict[Key, tuple[Decimal, str]]
    """Of the orders that are paid."""
    events: int
    """Different webhooks."""
    credits: Counter[Key] = field(default_factory=Counter)
    """How often the shop's own code was told to ship."""

    def totals(self) -> dict[Key, Decimal]:
        """By gateway and currency."""
        found: dict[Key, Decimal] = {}
        for (gateway, _), (amount, currency) in self.amounts.items():
            key = (gateway, currency)
            found[key] = found.get(key, Decimal(0)) + amount
        return found


def of_sandbox(payments: list[Any], deliveries: list[Any]) -> Books:
    """From the control interface."""
    amounts = {}
    for payment in payments:
        gateway = payment["gateway"]
        if payment["status"] == PAID[gateway]:
            order = payment["order_id" if gateway == "2328" else "merchant_order_no"]
            amounts[gateway, order] = (Decimal(payment["amount"]), payment["currency"])
    # A doubled webhook is the same one, byte for byte.
    return Books(amounts, len({(own["gateway"], own["body"]) for own in deliveries}))


@dataclass(frozen=True)
class Way:
    """How the webhooks went over the wire."""

    sent: int
    doubled: int
    behind: int
    """Payments whose last event was taken before one that was caused earlier."""
    interrupted: int
    """Attempts that had no answer: their worker was killed."""
    not_taken: int


def way(deliveries: list[Any]) -> Way:
    """From the control interface's list, in the order in which they were caused."""
    bodies = Counter((own["gateway"], own["body"]) for own in deliveries)
    latest: dict[str, int] = {}
    behind = set()
    for own in sorted(deliveries, key=lambda own: int(own["id"])):
        taken = [one["at_ms"] + one["duration_ms"] for one in own["attempts"] if one["taken"]]
        if not taken:
            continue
        if taken[0] < latest.get(own["subject"], 0):
            behind.add(own["subject"])
        latest[own["subject"]] = max(taken[0], latest.get(own["subject"], 0))
    return Way(
        sent=sum(len(own["attempts"]) for own in deliveries),
        doubled=sum(count - 1 for count in bodies.values()),
        behind=len(behind),
        interrupted=sum(one["error"] is not None for own in deliveries for one in own["attempts"]),
        not_taken=sum(own["state"] != "delivered" for own in deliveries),
    )


def differences(shop: Books, sandbox: Books, wanted: Mapping[Key, Any]) -> Iterator[str]:
    """One line for each; none when every order is paid, credited once, and both say the same."""
    for key in sorted(set(wanted) | set(shop.amounts) | set(sandbox.amounts)):
        name = " ".join(key)
        times = shop.credits[key]
        if times != 1:
            yield f"{name}: credited {times} times"
        if key not in wanted:
            yield f"{name}: nobody ordered it"
        if shop.amounts.get(key) != sandbox.amounts.get(key) or key not in shop.amounts:
            yield f"{name}: shop {shop.amounts.get(key)}, sandbox {sandbox.amounts.get(key)}"
    if shop.events != sandbox.events:
        yield f"different webhooks: shop {shop.events}, sandbox {sandbox.events}"
    if shop.totals() != sandbox.totals():
        yield f"totals: shop {shop.totals()}, sandbox {sandbox.totals()}"
