"""From a webhook to a credit: once, whatever comes."""

from __future__ import annotations

import copy
import itertools
from decimal import Decimal
from typing import Any

import pytest
from bodies import expect, expect_order, order_body, payment_body
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings
from shop import receivers

from cointill.django import conf, inbox, payments
from cointill.django.models import Payment, Report, WebhookDelivery


def test_a_paid_order_is_credited(database: str, told: Any) -> None:
    expect()
    assert inbox.receive("2328", "payment", payment_body()) == (
        200,
        "text/plain; charset=utf-8",
        "ok",
    )
    payment = Payment.objects.get()
    assert payment.credited and payment.status == "paid"
    assert payment.credited_at is not None
    assert str(payment.credited_amount) == "180.00" and payment.credited_currency == "RUB"
    assert str(payment.received) == "0.95256917" and payment.received_currency == "TON"
    assert payment.verdict == "credit"
    assert told("credited") == ["credit 180.00 RUB"]
    assert told("updated") == ["credit 180.00 RUB"]
    delivery = WebhookDelivery.objects.get()
    assert delivery.payment == payment and delivery.state == "applied" and delivery.key_id == "api"
    assert bytes(delivery.raw) == payment_body()


def test_an_order_of_alchemy_pay_is_credited(database: str, told: Any) -> None:
    expect_order()
    assert inbox.receive("alchemypay", "order", order_body()).body == "success"
    assert told("credited") == ["credit 100.00 USD"]


def test_a_repeat_is_accepted_and_does_nothing(database: str, told: Any) -> None:
    expect()
    answers = {inbox.receive("2328", "payment", payment_body()).status for _ in range(5)}
    assert answers == {200}
    assert len(told("credited")) == len(told("updated")) == len(told("event")) == 1
    assert WebhookDelivery.objects.get().repeats == 4
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    "order", list(itertools.permutations(["check", "awaiting_confirmation", "paid", "overpaid"]))
)
def test_no_order_of_webhooks_credits_twice_or_loses(
    order: tuple[str, ...], database: str, told: Any
) -> None:
    expect()
    for status in order:
        inbox.receive("2328", "payment", payment_body(status=status))
    assert told("credited") == ["credit 180.00 RUB"]
    assert Payment.objects.get().credited
    assert Payment.objects.get().status in ("paid", "overpaid")


def test_a_late_payment_is_held_and_stays_held(database: str, told: Any) -> None:
    expect()
    for status in ("cancel", "paid", "overpaid", "paid"):
        inbox.receive("2328", "payment", payment_body(status=status))
    payment = Payment.objects.get()
    assert payment.status == "paid_late" and payment.verdict == "hold (paid_late)"
    assert not payment.credited and told("credited") == []
    assert told("failed") == ["reject (expired)"]
    assert set(told("held")) == {"hold (paid_late)"}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({"amount": "18.00"}, "reject (wrong_amount)"),
        ({"amount": "18000"}, "hold (cents_for_units)"),
        ({"currency": "USD"}, "reject (wrong_currency)"),
        ({"uuid": "another"}, "reject (wrong_payment)"),
        ({"payment_amount": "0.95256916"}, "hold (received_less)"),
        ({"payment_amount": None}, "hold (received_unknown)"),
        ({"payment_status": "brand_new"}, "hold (unknown_status)"),
    ],
)
def test_what_is_not_what_was_sold_is_for_a_person(
    changed: dict[str, Any], verdict: str, database: str, told: Any
) -> None:
    expect()
    assert inbox.receive("2328", "payment", payment_body(**changed)).status == 200
    assert told("credited") == [] and told("held") == [verdict] and told("failed") == []
    assert not Payment.objects.get().credited
    assert WebhookDelivery.objects.get().verdict == verdict


def test_a_report_of_another_payment_changes_nothing(database: str) -> None:
    before = expect()
    inbox.receive("2328", "payment", payment_body(uuid="another"))
    after = Payment.objects.get()
    assert (after.status, after.verdict, after.received) == (before.status, "", None)


def test_the_payment_of_an_order_is_learnt_from_its_first_webhook(database: str) -> None:
    """As after a crash between the gateway's answer to create and its being written down."""
    expect(payment_id="")
    inbox.receive("2328", "payment", payment_body(status="check"))
    assert Payment.objects.get().payment_id == "uuid-ORDER-1"
    inbox.receive("2328", "payment", payment_body(uuid="another"))
    assert not Payment.objects.get().credited


def test_a_refund_after_the_credit_is_held(database: str, told: Any) -> None:
    expect()
    for status in ("paid", "refund_process", "refund_paid"):
        inbox.receive("2328", "payment", payment_body(status=status))
    assert told("held") == ["hold (refunding)", "hold (refunded_after_credit)"]
    assert Payment.objects.get().credited and len(told("credited")) == 1


def test_parts_add_up_in_the_record(database: str, told: Any) -> None:
    expect()
    for arrived in ("0.1", "0.4", "0.3"):
        body = payment_body(status="underpaid_check", payment_amount=arrived)
        inbox.receive("2328", "payment", body)
    assert Payment.objects.get().received == Decimal("0.4")
    assert Payment.objects.get().verdict == "wait (partially_paid)"
    inbox.receive("2328", "payment", payment_body())
    assert told("credited") == ["credit 180.00 RUB"]


def test_a_receiver_that_raises_undoes_all_and_is_called_again(database: str, told: Any) -> None:
    expect()
    receivers.RAISES.append(RuntimeError("the warehouse is closed"))
    assert inbox.receive("2328", "payment", payment_body()).status == 503
    payment = Payment.objects.get()
    assert not payment.credited and payment.status == "waiting" and payment.received is None
    assert told("credited") == told("event") == [] and not Report.objects.exists()
    delivery = WebhookDelivery.objects.get()
    assert delivery.state == "failed" and delivery.attempts == 1 and delivery.applied_at is None
    assert delivery.problem == "RuntimeError: the warehouse is closed"

    receivers.RAISES.clear()
    assert inbox.receive("2328", "payment", payment_body()).status == 200
    assert told("credited") == ["credit 180.00 RUB"]
    delivery.refresh_from_db()
    assert delivery.state == "applied" and delivery.attempts == 2 and delivery.problem == ""


def test_a_webhook_that_comes_before_its_order_waits(database: str, told: Any) -> None:
    assert inbox.receive("2328", "payment", payment_body()).status == 200
    assert inbox.receive("2328", "payment", payment_body()).status == 200
    delivery = WebhookDelivery.objects.get()
    assert delivery.state == "waiting" and delivery.payment is None and told("event") == []
    assert payments.apply_waiting(expect()) == 1
    assert told("credited") == ["credit 180.00 RUB"] and len(told("event")) == 1
    assert payments.apply_waiting(Payment.objects.get()) == 0


def test_a_process_killed_after_storing_loses_nothing(
    database: str, told: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    expect()
    body = payment_body()
    event = inbox.verify("2328", "payment", body, None)
    assert event is not None
    inbox.store("2328", event, body, None)
    assert told("credited") == []
    call_command("cointill_replay")
    assert told("credited") == ["credit 180.00 RUB"]
    assert "1 applied, 0 wait for their order, 0 failed" in capsys.readouterr().out
    call_command("cointill_replay", "--applied")
    assert len(told("credited")) == len(told("event")) == 1


def test_replay_makes_good_what_a_wrong_setting_held(database: str, told: Any) -> None:
    """The unit of Alchemy Pay's amounts is contradictory (Alchemy §9 item 1)."""
    expect_order()
    setting = copy.deepcopy(settings.COINTILL)
    setting["alchemypay"]["options"] = {"amount_unit": "as_sent"}
    with override_settings(COINTILL=setting):
        assert inbox.receive("alchemypay", "order", order_body()).status == 200
    assert told("held") == ["hold (cents_for_units)"] and told("credited") == []
    for _ in range(2):
        call_command("cointill_replay", "--applied", "--order", "1001", verbosity=0)
    assert told("credited") == ["credit 100.00 USD"] and len(told("event")) == 1


def test_replay_says_what_still_fails(database: str, told: Any) -> None:
    expect()
    receivers.RAISES.append(RuntimeError("still closed"))
    inbox.receive("2328", "payment", payment_body())
    with pytest.raises(CommandError, match="1 webhooks could not be applied"):
        call_command("cointill_replay")
    assert told("credited") == []


def test_events_that_are_no_payments_are_told_once(database: str, told: Any) -> None:
    hooks: Any = conf.webhooks("2328")
    payout = hooks.sign_test_event(
        {"uuid": "p-1", "status": "completed", "to_address": "T1"}, key="payout"
    )
    deposit = hooks.sign_test_event(
        {
            "uuid": "d-1",
            "order_id": "ORDER-1",
            "amount": "5",
            "currency": "USDT",
            "payment_status": "paid",
        }
    )
    strange = hooks.sign_test_event({"hello": "world"})
    expect()
    for _ in range(2):
        assert inbox.receive("2328", "payout", payout).status == 200
        assert inbox.receive("2328", "static_wallet", deposit).status == 200
        assert inbox.receive("2328", "any", strange).status == 200
    assert told("event") == [
        "2328:payout:p-1:completed",
        "2328:static_wallet:d-1:::paid",
        *[row.event_id for row in WebhookDelivery.objects.filter(kind="unknown")],
    ]
    assert told("credited") == told("held") == told("updated") == []


def test_a_key_may_not_sign_for_another_kind(database: str) -> None:
    assert inbox.receive("2328", "payout", payment_body()).status == 401
    assert not WebhookDelivery.objects.exists()


def test_odd_texts_of_a_gateway_fit_the_columns(database: str, told: Any) -> None:
    expect()
    for changed in (
        {"order_id": "O\0RDER", "uuid": "u\0"},
        {"order_id": "O" * 300, "uuid": "u" * 300},
        {"payment_status": "new\0" + "x" * 500, "payer_currency": "C" * 100},
        {"payment_status": "paid", "payer_amount": "1", "payment_amount": "1." + "0" * 300},
    ):
        assert inbox.receive("2328", "payment", payment_body(**changed)).status == 200
    payment = Payment.objects.get()
    assert payment.credited and len(told("credited")) == 1
    assert payment.received is None


def test_both_keys_of_a_rotation_verify(database: str, told: Any) -> None:
    own = {
        "project": "00000000-0000-4000-8000-000000002328",
        "api_key": {"new": "n" * 20, "old": "o" * 20},
    }
    expect()
    body = payment_body()
    with override_settings(COINTILL={"2328": {**own, "api_key": "o" * 20}}):
        signed = payment_body()
    assert signed != body
    with override_settings(COINTILL={"2328": own}):
        assert inbox.receive("2328", "payment", body).status == 401
        assert inbox.receive("2328", "payment", signed).status == 200
    assert WebhookDelivery.objects.get().key_id == "old"
    assert len(told("credited")) == 1
