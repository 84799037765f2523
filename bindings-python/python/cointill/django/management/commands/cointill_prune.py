"""`manage.py cointill_prune`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ... import prune, replay


class Command(BaseCommand):
    """Deletes old webhooks."""

    help = (
        "Deletes stored webhooks that are applied and old. What is not applied stays, and so do"
        " payments and their history. Run it once a day."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The options."""
        parser.add_argument("--dry-run", action="store_true", help="count, and delete nothing")
        parser.add_argument(
            "--days",
            type=int,
            default=prune.DAYS,
            help=f"keep what came in so many days ({prune.DAYS})",
        )
        parser.add_argument(
            "--batch",
            type=int,
            default=prune.BATCH,
            help=f"rows of one transaction ({prune.BATCH})",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs it."""
        try:
            rows = prune.old(days=options["days"])
            if options["dry_run"]:
                count, verb = rows.count(), "would be deleted"
            else:
                count, verb = sum(prune.run(rows, batch=options["batch"])), "deleted"
        except ValueError as error:
            raise CommandError(str(error)) from error
        kept = replay.open_deliveries().count()
        self.stdout.write(f"{count} {verb}, {kept} not applied are kept")
