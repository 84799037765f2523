"""Applying stored webhooks again."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from . import inbox
from .apply import attempt, database
from .models import WebhookDelivery

logger = logging.getLogger("cointill.django")


@dataclass(frozen=True)
class Outcome:
    """What became of one stored webhook. `problem` is what a receiver or the gateway said."""

    delivery: WebhookDelivery
    problem: str = ""

    @property
    def waits(self) -> bool:
        """True when its order is not there yet."""
        return not self.problem and self.delivery.applied_at is None


def open_deliveries() -> QuerySet[WebhookDelivery]:
    """What is stored and not applied, oldest first."""
    return all_deliveries().filter(applied_at=None)


def all_deliveries() -> QuerySet[WebhookDelivery]:
    """All that is stored, oldest first."""
    return WebhookDelivery._default_manager.using(database()).order_by("pk")


def run(rows: QuerySet[WebhookDelivery], *, again: bool = False) -> Iterator[Outcome]:
    """Applies each of them; one that fails does not keep the others waiting.

    Args:
        rows: Which.
        again: Those that were applied, too. What is credited stays credited once.
    """
    for pk in list(rows.values_list("pk", flat=True)):
        delivery = all_deliveries().filter(pk=pk).first()
        if delivery is None:
            continue
        try:
            inbox.confirm(delivery, attempt(delivery, again=again))
        except Exception as error:
            logger.exception("a webhook could not be applied again: %s", delivery)
            yield Outcome(delivery, f"{type(error).__name__}: {error}")
            continue
        delivery.refresh_from_db(using=database())
        yield Outcome(delivery)
