"""`manage.py cointill_replay`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ... import replay


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
        again = options["applied"]
        rows = replay.all_deliveries() if again else replay.open_deliveries()
        if options["order"]:
            rows = rows.filter(order_id=options["order"])
        if options["event"]:
            rows = rows.filter(event_id=options["event"])
        applied = waiting = failed = 0
        for outcome in replay.run(rows, again=again):
            if outcome.problem:
                failed += 1
                self.stderr.write(f"{outcome.delivery}: {outcome.problem}")
            elif outcome.waits:
                waiting += 1
            else:
                applied += 1
                verdict = outcome.delivery.verdict or "nothing to decide"
                self.stdout.write(f"{outcome.delivery}: {verdict}")
        self.stdout.write(f"{applied} applied, {waiting} wait for their order, {failed} failed")
        if failed:
            raise CommandError(f"{failed} webhooks could not be applied")
