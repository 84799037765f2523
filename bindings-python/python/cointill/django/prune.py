"""Deleting stored webhooks that are of no use any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from .apply import database
from .models import WebhookDelivery

DAYS = 90
"""What a shop is asked about later is looked up in the history, which stays; the webhook itself is
of use for as long as somebody may want to apply it again after a bug fix."""

BATCH = 500
"""Rows of one transaction: others wait for its locks no longer than that."""


def old(*, days: int = DAYS) -> QuerySet[WebhookDelivery]:
    """What may go: applied, and received more than so many days ago.

    Raises:
        ValueError: for less than one day, in which a gateway may still repeat it.
    """
    if days < 1:
        raise ValueError(f"days: expected 1 or more, got {days}")
    rows = WebhookDelivery._default_manager.using(database())
    before = timezone.now() - timedelta(days=days)
    return rows.filter(applied_at__isnull=False, received_at__lt=before)


def run(rows: QuerySet[WebhookDelivery], *, batch: int = BATCH) -> Iterator[int]:
    """Deletes them, oldest first, a transaction for each batch. How many each had.

    Payments and their history stay; a line of the history only loses its link to the webhook.

    Raises:
        ValueError: for a batch of less than one.
    """
    if batch < 1:
        raise ValueError(f"batch: expected 1 or more, got {batch}")
    while True:
        keys = list(rows.order_by("pk").values_list("pk", flat=True)[:batch])
        if not keys:
            return
        # Asked again with the conditions: what changed meanwhile stays.
        _, deleted = rows.filter(pk__in=keys).delete()
        yield deleted.get(WebhookDelivery._meta.label, 0)
        if len(keys) < batch:
            return
