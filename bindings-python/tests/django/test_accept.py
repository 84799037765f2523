"""A person of the shop accepts what is held."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from bodies import expect, payment_body
from django.db import connections, transaction
from shop import receivers

from cointill.django import inbox, payments
from cointill.django.models import Payment

BOSS = {"by": "boss", "why": "the price is still good"}


def held(order_id: str = "ORDER-1") -> Payment:
    """Expired, and then paid after all."""
    payment = expect(order_id, status="expired")
    inbox.receive("2328", "payment", payment_body(order_id))
    payment.refresh_from_db()
    assert payment.is_held and payment.verdict == "hold (paid_late)"
    return payment


def test_the_price_is_credited_and_the_time_line_says_by_whom(database: str, told: Any) -> None:
    before = held()
    payment = payments.accept(before, by=" boss ", why=" the price is still good ")
    payment.refresh_from_db()
    assert payment.credited and payment.credited_at is not None and not payment.is_held
    assert (str(payment.credited_amount), payment.credited_currency) == ("180.00", "RUB")
    assert payment.verdict == "credit" and payment.status == "paid_late"
    assert told("credited") == ["credit 180.00 RUB"]
    assert told("updated")[-1] == "credit 180.00 RUB"
    report = payment.reports.last()
    assert (report.source, report.by, report.why) == ("person", *BOSS.values())
    assert (report.verdict, report.delivery) == ("credit", None)


def test_it_is_credited_once_whatever_comes_after(database: str, told: Any) -> None:
    payments.accept(held(), **BOSS)
    with pytest.raises(payments.NotHeld, match="got credited at"):
        payments.accept(Payment.objects.get(), **BOSS)
    for status in ("paid", "overpaid", "paid"):
        assert inbox.receive("2328", "payment", payment_body(status=status)).status == 200
    assert told("credited") == ["credit 180.00 RUB"]


@pytest.mark.parametrize("status", [None, "check", "paid", "cancel"])
def test_what_is_not_held_is_not_accepted(status: str | None, database: str, told: Any) -> None:
    payment = expect()
    if status is not None:
        inbox.receive("2328", "payment", payment_body(status=status))
    before = told("credited")
    with pytest.raises(payments.NotHeld, match="expected a payment that is held, got "):
        payments.accept(payment, **BOSS)
    assert told("credited") == before


def test_another_price_than_the_recorded_one_may_be_accepted(database: str, told: Any) -> None:
    """Told as held; what is credited is the price that the shop wrote down."""
    payment = expect()
    inbox.receive("2328", "payment", payment_body(amount="179.00"))
    assert told("held") == ["reject (wrong_amount)"]
    payments.accept(payment, **BOSS)
    assert told("credited") == ["credit 180.00 RUB"]


@pytest.mark.parametrize("missing", [{"by": " "}, {"why": ""}])
def test_somebody_accepts_for_a_reason(missing: dict[str, str], database: str) -> None:
    with pytest.raises(ValueError, match="by and why"):
        payments.accept(held(), **{**BOSS, **missing})
    assert not Payment.objects.get().credited


def test_a_receiver_that_raises_undoes_it(database: str, told: Any) -> None:
    payment = held()
    receivers.RAISES.append(RuntimeError("closed"))
    with pytest.raises(RuntimeError, match="closed"):
        payments.accept(payment, **BOSS)
    payment.refresh_from_db()
    assert payment.is_held and not payment.credited and payment.reports.count() == 1
    receivers.RAISES.clear()
    payments.accept(payment, **BOSS)
    assert told("credited") == ["credit 180.00 RUB"]


def test_the_signal_comes_inside_the_transaction(database: str) -> None:
    payment = held()
    with transaction.atomic(using=database):
        payments.accept(payment, **BOSS)
        transaction.set_rollback(True, using=database)
    payment.refresh_from_db()
    assert payment.is_held and payment.credited_at is None


def test_two_people_and_a_webhook_at_once_credit_once(database: str, told: Any) -> None:
    orders = [f"ORDER-{n}" for n in range(10)]
    for order in orders:
        expect(order)
        inbox.receive("2328", "payment", payment_body(order, "underpaid", payment_amount="0.9"))

    def here(work: Callable[[str], object]) -> int:
        done = 0
        try:
            for order in orders:
                try:
                    work(order)
                    done += 1
                except payments.NotHeld:
                    pass
        finally:
            connections.close_all()
        return done

    def person(order: str) -> object:
        return payments.accept(Payment.objects.get(order_id=order), **BOSS)

    def gateway(order: str) -> None:
        assert inbox.receive("2328", "payment", payment_body(order, "paid")).status == 200

    with ThreadPoolExecutor(4) as pool:
        told_by = list(pool.map(here, [person, gateway, person, gateway]))
    assert told_by[1] == told_by[3] == len(orders) and told_by[0] + told_by[2] <= len(orders)
    for order in orders:
        assert told("credited", order) == ["credit 180.00 RUB"]
