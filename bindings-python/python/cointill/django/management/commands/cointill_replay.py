"""`manage.py cointill_replay`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ... import inbox
from ...apply import attempt, database
from ...models import WebhookDelivery


class Command(BaseCommand):
    """Applies stored webhooks again."""

    help = (
        "Applies stored webhooks that are not applied yet: those whose receiver raised, whose"
        " order was not there, or whose process was killed. With --applied also those that were,"
        " as after a bug fix. What is credited stays credited once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The options."""
        parser.add_argument("--applied", action="store_true", help="those that were applied too")
        parser.add_argument("--order", help="only of this order")
        parser.add_argument("--event", help="only this event id")

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs it."""
        rows = WebhookDelivery._default_manager.using(database()).order_by("pk")
        if not options["applied"]:
            rows = rows.filter(applied_at=None)
        if options["order"]:
            rows = rows.filter(order_id=options["order"])
        if options["event"]:
            rows = rows.filter(event_id=options["event"])
        applied = waiting = failed = 0
        for pk in list(rows.values_list("pk", flat=True)):
            delivery = rows.model._default_manager.using(database()).get(pk=pk)
            try:
                attempt(delivery, again=options["applied"])
                inbox.confirm(delivery)
            except Exception as error:
                failed += 1
                self.stderr.write(f"{delivery}: {type(error).__name__}: {error}")
                continue
            delivery.refresh_from_db(using=database())
            if delivery.applied_at is None:
                waiting += 1
            else:
                applied += 1
                self.stdout.write(f"{delivery}: {delivery.verdict or 'nothing to decide'}")
        self.stdout.write(f"{applied} applied, {waiting} wait for their order, {failed} failed")
        if failed:
            raise CommandError(f"{failed} webhooks could not be applied")
