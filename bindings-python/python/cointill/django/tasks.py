"""The commands as Celery tasks. Celery finds them by itself (`app.autodiscover_tasks()`); schedule
`cointill.reconcile` every few minutes and `cointill.replay` now and then.
"""

from __future__ import annotations

from celery import shared_task

from . import reconcile, replay


@shared_task(name="cointill.reconcile", ignore_result=True)
def reconcile_payments(days: int = 7, limit: int = 500) -> dict[str, int]:
    """Asks the gateways about payments that are not credited, at most `limit` of them. Those that
    are left over are asked about first by the next run.
    """
    counts = {"asked": 0, "changed": 0, "failed": 0}
    for outcome in reconcile.run(reconcile.due(days=days)[:limit]):
        counts["asked"] += 1
        counts["changed"] += outcome.differs
        counts["failed"] += bool(outcome.problem)
    return counts


@shared_task(name="cointill.replay", ignore_result=True)
def replay_deliveries() -> dict[str, int]:
    """Applies the stored webhooks that are not applied."""
    counts = {"applied": 0, "waiting": 0, "failed": 0}
    for outcome in replay.run(replay.open_deliveries()):
        state = "failed" if outcome.problem else "waiting" if outcome.waits else "applied"
        counts[state] += 1
    return counts
