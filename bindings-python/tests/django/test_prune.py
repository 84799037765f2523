"""Old webhooks are deleted, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from bodies import expect, payment_body
from django.core.management import CommandError, call_command
from django.utils import timezone

from cointill.django import inbox, prune
from cointill.django.models import Payment, Report, WebhookDelivery


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("cointill_prune", *arguments, stdout=out, no_color=True)
    return out.getvalue()


@pytest.fixture
def stored(database: str) -> list[str]:
    """Five applied webhooks of 91 days ago, one of 89, and one as old that waits for its order."""
    orders = [f"ORDER-{n}" for n in range(6)]
    for order in orders:
        expect(order)
        inbox.receive("2328", "payment", payment_body(order))
    inbox.receive("2328", "payment", payment_body("NOBODYS"))
    rows = WebhookDelivery.objects
    rows.update(received_at=timezone.now() - timedelta(days=91))
    rows.filter(order_id="ORDER-5").update(received_at=timezone.now() - timedelta(days=89))
    return orders


def left() -> list[str]:
    return sorted(WebhookDelivery.objects.values_list("order_id", flat=True))


def test_what_is_applied_and_old_goes(stored: list[str]) -> None:
    assert run("--dry-run") == "5 would be deleted, 1 not applied are kept\n"
    assert len(left()) == 7
    assert run() == "5 deleted, 1 not applied are kept\n"
    assert left() == ["NOBODYS", "ORDER-5"]
    assert run("--days", "88") == "1 deleted, 1 not applied are kept\n"
    assert run("--days", "1") == "0 deleted, 1 not applied are kept\n"
    assert left() == ["NOBODYS"]


def test_payments_and_their_history_stay(stored: list[str], told: Any) -> None:
    run()
    assert Payment.objects.filter(credited=True).count() == len(stored)
    assert Report.objects.count() == len(stored)
    assert Report.objects.filter(delivery=None).count() == 5
    # Delivered once more, as by a replay: told as an event, credited no second time.
    inbox.receive("2328", "payment", payment_body("ORDER-0"))
    assert told("credited", "ORDER-0") == ["credit 180.00 RUB"]


def test_in_batches(stored: list[str]) -> None:
    assert list(prune.run(prune.old(), batch=2)) == [2, 2, 1]
    assert list(prune.run(prune.old(days=88), batch=1)) == [1]
    assert left() == ["NOBODYS"]


def test_what_changes_meanwhile_stays(stored: list[str]) -> None:
    batches = prune.run(prune.old(), batch=2)
    next(batches)
    WebhookDelivery.objects.filter(order_id="ORDER-4").update(applied_at=None)
    assert list(batches) == [2]
    assert "ORDER-4" in left()


@pytest.mark.parametrize("wrong", [("--days", "0"), ("--batch", "0")])
def test_a_number_that_is_none_is_refused(wrong: tuple[str, str], stored: list[str]) -> None:
    with pytest.raises(CommandError, match="expected 1 or more, got 0"):
        run(*wrong)
    assert len(left()) == 7
