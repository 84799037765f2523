"""The commands as Celery tasks, for a shop whose beat runs them: `cointill.reconcile` every few
minutes, `cointill.prune` once a day, `cointill.replay` after a bug fix.

Celery finds this module by `app.autodiscover_tasks()`; nothing else imports it.
"""

from __future__ import annotations

import logging
from io import StringIO

from django.core.management import call_command

from . import prune as old

try:
    from celery import shared_task
except ImportError as error:
    raise ImportError(
        "cointill.django.tasks: expected the package celery, which is not installed; without it run"
        " manage.py cointill_reconcile and cointill_replay from cron"
    ) from error

logger = logging.getLogger("cointill.django")


def _run(command: str, **options: object) -> str:
    """Runs it, with every line that it prints in the log. Its last line, which counts.

    Raises:
        django.core.management.CommandError: when something could not be recorded; what could, is.
    """
    printed = StringIO()
    try:
        call_command(command, stdout=printed, stderr=printed, no_color=True, **options)
    finally:
        lines = printed.getvalue().splitlines()
        for line in lines:
            logger.info("%s: %s", command, line)
    return lines[-1]


@shared_task(name="cointill.reconcile")
def reconcile(
    *,
    days: int = 7,
    asked_before: int = 600,
    everything: bool = False,
    gateway: str | None = None,
    limit: int | None = None,
    dry_run: bool = False,
) -> str:
    """Asks the gateways about payments whose webhook may have been lost: `cointill_reconcile`.

    Args:
        days: Payments created in so many days.
        asked_before: Leave out what was asked within so many seconds.
        everything: Credited payments too, which finds refunds: `--all`.
        gateway: Only this gateway.
        limit: At most so many payments.
        dry_run: Ask, and record nothing.
    """
    return _run(
        "cointill_reconcile",
        days=days,
        asked_before=asked_before,
        all=everything,
        gateway=gateway,
        limit=limit,
        dry_run=dry_run,
    )


@shared_task(name="cointill.replay")
def replay(*, applied: bool = False, order: str | None = None, event: str | None = None) -> str:
    """Applies stored webhooks again: `cointill_replay`.

    Args:
        applied: Those that were applied too, as after a bug fix.
        order: Only of this order.
        event: Only this event id.
    """
    return _run("cointill_replay", applied=applied, order=order, event=event)


@shared_task(name="cointill.prune")
def prune(*, days: int = old.DAYS, batch: int = old.BATCH, dry_run: bool = False) -> str:
    """Deletes stored webhooks that are applied and old: `cointill_prune`.

    Args:
        days: Keep what came in so many days.
        batch: Rows of one transaction.
        dry_run: Count, and delete nothing.
    """
    return _run("cointill_prune", days=days, batch=batch, dry_run=dry_run)


__all__ = ["prune", "reconcile", "replay"]
