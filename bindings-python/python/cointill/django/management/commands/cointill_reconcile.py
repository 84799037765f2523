"""`manage.py cointill_reconcile`."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ... import conf, reconcile


class Command(BaseCommand):
    """Asks the gateways about payments whose webhook may have been lost."""

    help = (
        "Asks the gateways about payments that are not credited, and records what they say as a"
        " webhook would. Run it every few minutes. A run that is stopped is taken up by the next."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The options."""
        parser.add_argument("--dry-run", action="store_true", help="ask, and record nothing")
        parser.add_argument(
            "--days", type=int, default=7, help="payments created in so many days (7)"
        )
        parser.add_argument(
            "--asked-before",
            type=int,
            default=600,
            metavar="SECONDS",
            help="leave out what was asked within so many seconds (600)",
        )
        parser.add_argument(
            "--all", action="store_true", help="credited ones too, which finds refunds"
        )
        parser.add_argument("--gateway", choices=conf.GATEWAYS, help="only this gateway")
        parser.add_argument("--limit", type=int, help="at most so many payments")

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs it."""
        rows = reconcile.due(
            days=options["days"],
            asked_before=timedelta(seconds=options["asked_before"]),
            everything=options["all"],
            gateway=options["gateway"],
        )
        if options["limit"] is not None:
            rows = rows[: options["limit"]]
        total = rows.count()
        asked = differing = failed = own = 0
        for outcome in reconcile.run(rows, dry_run=options["dry_run"]):
            asked += 1
            self._clear()
            name = str(outcome.payment)
            if outcome.problem:
                failed += 1
                own += outcome.failed
                self.stdout.write(self.style.WARNING(f"{name}: {outcome.problem}"))
            elif outcome.differs:
                differing += 1
                self.stdout.write(f"{name}: {outcome.before} -> {outcome.after}")
            self._progress(asked, total)
        verb = "would change" if options["dry_run"] else "changed"
        self.stdout.write(f"{asked} asked, {differing} {verb}, {failed} without an answer")
        if own:
            raise CommandError(f"{own} answers could not be recorded: see the log")

    def _progress(self, asked: int, total: int) -> None:
        """A bar for a person; a log file gets the lines alone."""
        if self.stderr.isatty():
            filled = 30 * asked // max(total, 1)
            end = "\n" if asked == total else ""
            bar = f"\r[{'#' * filled:<30}] {asked}/{total}"
            self.stderr.write(bar, style_func=str, ending=end)

    def _clear(self) -> None:
        """Takes the bar away from where a line is written."""
        if self.stderr.isatty():
            self.stderr.write("\r\x1b[K", style_func=str, ending="")
