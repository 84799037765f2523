"""Finding out what no webhook told."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

import cointill

from . import conf, payments
from .apply import database
from .models import Payment

logger = logging.getLogger("cointill.django")


@dataclass(frozen=True)
class Outcome:
    """What asking about one payment gave."""

    payment: Payment
    before: str
    after: str
    problem: str = ""
    failed: bool = False
    """True when the shop's own code failed, and not the gateway."""

    @property
    def differs(self) -> bool:
        """True when the gateway said something that the shop did not know."""
        return not self.problem and self.before != self.after


def due(
    *,
    days: int = 7,
    asked_before: timedelta = timedelta(minutes=10),
    everything: bool = False,
    gateway: str | None = None,
) -> QuerySet[Payment]:
    """The payments to ask about, those asked longest ago first.

    Only what is not credited, unless `everything`. What was asked within `asked_before` is left
    out, so that a run that was killed is taken up where it stopped.
    """
    now = timezone.now()
    rows = Payment._default_manager.using(database())
    found = rows.filter(created_at__gte=now - timedelta(days=days))
    found = found.filter(Q(checked_at=None) | Q(checked_at__lt=now - asked_before))
    found = found.filter(gateway__in=[gateway] if gateway else conf.configured())
    if not everything:
        found = found.filter(credited=False)
    return found.order_by(F("checked_at").asc(nulls_first=True), "pk")


def _facts(payment: Payment) -> str:
    credited = "credited" if payment.credited else "not credited"
    return f"{payment.status or 'nothing known'}, {payment.verdict or 'no verdict'}, {credited}"


def check(payment: Payment, *, dry_run: bool = False) -> Outcome:
    """Asks about one payment and records what is found, unless `dry_run`."""
    before = _facts(payment)
    try:
        if dry_run:
            return Outcome(payment, before, _would_be(payment, before))
        now = payments.ask(payment)
    except cointill.errors.NotFoundError:
        return Outcome(payment, before, before, "the gateway does not know it")
    except cointill.Error as error:
        return Outcome(payment, before, before, str(error))
    except Exception as error:
        # Asked all the same: one order that cannot be recorded must not keep the others waiting.
        rows = Payment._default_manager.using(database())
        rows.filter(pk=payment.pk).update(checked_at=timezone.now())
        logger.exception("what the gateway said of %s could not be recorded", payment)
        return Outcome(payment, before, before, f"{type(error).__name__}: {error}", failed=True)
    return Outcome(now, before, _facts(now))


def _would_be(payment: Payment, before: str) -> str:
    observed = payments.look(payment).observed
    if observed is None:
        return before
    expected = payment.expected()
    verdict = cointill.decide(expected, observed, conf.policy())
    status = expected.next_status(observed) or ""
    credited = payment.credited or verdict.is_credit
    shown = before.split(", ")[1] if verdict.action == "ignore" else _words(verdict)
    state = "credited" if credited else "not credited"
    return f"{status or 'nothing known'}, {shown}, {state}"


def _words(verdict: cointill.Verdict) -> str:
    return f"{verdict.action} ({verdict.reason})" if verdict.reason else str(verdict.action)


def run(rows: QuerySet[Payment], *, dry_run: bool = False) -> Iterator[Outcome]:
    """Asks about each, at the rate that the gateway allows."""
    for pk in list(rows.values_list("pk", flat=True)):
        payment = rows.model._default_manager.using(database()).filter(pk=pk).first()
        if payment is not None:
            yield check(payment, dry_run=dry_run)
