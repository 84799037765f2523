"""Creating payments, and asking about them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from bodies import expect, payment_body
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.test import TestCase, override_settings
from fake import (
    FakeTransport,
    ok_2328,
    ok_alchemypay,
    payment_fields,
    settings_2328,
    settings_alchemypay,
)
from shop import receivers
from shop.models import Order

import cointill
from cointill.django import inbox, payments
from cointill.django.models import Payment


def test_the_row_is_there_before_the_gateway_is_called(database: str) -> None:
    seen = []

    def answer(path: str, fields: dict[str, Any]) -> Any:
        payment = Payment.objects.get()
        assert not transaction.get_connection(database).in_atomic_block
        seen.append((path, fields, payment.url))
        return ok_2328(payment_fields(fields))

    bought = Order.objects.create(name="a hat")
    fake = FakeTransport(answer)
    with override_settings(COINTILL=settings_2328(fake)):
        payment = payments.create("2328", "ORDER-1", "180.00", "RUB", bought, ttl_seconds=600)
    [(path, fields, url)] = seen
    assert path == "/api/v1/payment" and url == ""
    assert fields == {
        "amount": "180.00",
        "currency": "RUB",
        "order_id": "ORDER-1",
        "ttl_seconds": 600,
        "url_callback": "https://shop.example/webhooks/2328/payment/",
        "url_return": f"https://shop.example/webhooks/waiting/{payment.public_id}/",
    }
    payment.refresh_from_db()
    assert payment.payment_id == "uuid-ORDER-1" and payment.url == "https://pay.example/1"
    assert payment.status == "waiting" and str(payment.amount) == "180.00"
    assert payment.owed == Decimal("0.95256917")
    assert payment.shop_object == bought
    assert list(payments.of_object(bought)) == [payment]


def test_the_same_order_again_is_the_same_payment(database: str) -> None:
    fake = FakeTransport(lambda path, fields: ok_2328(payment_fields(fields)))
    bought, other = Order.objects.create(name="a hat"), Order.objects.create(name="a coat")
    with override_settings(COINTILL=settings_2328(fake)):
        first = payments.create("2328", "ORDER-1", Decimal("180.00"), "RUB", bought)
        again = payments.create("2328", "ORDER-1", 180, "RUB", bought)
        assert first == again and len(fake.calls) == 1
        with pytest.raises(
            payments.DifferentPayment, match=r"180.00 RUB already, expected 181 RUB"
        ):
            payments.create("2328", "ORDER-1", 181, "RUB", bought)
        with pytest.raises(payments.DifferentPayment):
            payments.create("2328", "ORDER-1", 180, "USD", bought)
        with pytest.raises(payments.DifferentPayment, match="another object"):
            payments.create("2328", "ORDER-1", 180, "RUB", other)
    assert Payment.objects.count() == 1


def test_an_order_whose_id_differs_in_case_gets_no_payment_of_another(database: str) -> None:
    fake = FakeTransport(lambda path, fields: ok_2328(payment_fields(fields)))
    with override_settings(COINTILL=settings_2328(fake)):
        upper = payments.create("2328", "ORDER-1", "180.00", "RUB")
        if database == "mariadb":
            with pytest.raises(payments.DifferentPayment, match="differ in more than their case"):
                payments.create("2328", "order-1", "180.00", "RUB")
        else:
            assert payments.create("2328", "order-1", "180.00", "RUB") != upper


@pytest.mark.parametrize("amount", [19.99, "1_000", "", None, Decimal("NaN"), True])
def test_an_amount_that_is_none_is_refused(amount: Any, database: str) -> None:
    with pytest.raises((TypeError, ValueError)):
        payments.create("2328", "ORDER-1", amount, "RUB")
    assert not Payment.objects.exists()


@pytest.mark.parametrize(("amount", "currency"), [(0, "RUB"), (-1, "RUB"), (1, ""), (1, "R" * 17)])
def test_a_price_that_is_none_is_refused(amount: int, currency: str, database: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        payments.create("2328", "ORDER-1", amount, currency)
    assert not Payment.objects.exists()


@pytest.mark.parametrize("order_id", ["", "x" * 129, "a\0b"])
def test_an_order_id_that_does_not_fit_is_refused(order_id: str, database: str) -> None:
    with pytest.raises(ValueError, match="1 to 128"):
        payments.create("2328", order_id, 1, "RUB")


def test_a_gateway_that_is_not_set_up_is_named(database: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="got 'paypal'"):
        payments.create("paypal", "ORDER-1", 1, "RUB")


def test_a_lost_answer_is_made_good_by_the_same_call(database: str) -> None:
    answers: list[Any] = [None, ok_2328(payment_fields({"order_id": "ORDER-1"}))]
    fake = FakeTransport(lambda path, fields: answers.pop(0))
    with override_settings(COINTILL=settings_2328(fake)):
        with pytest.raises(cointill.Error):
            payments.create("2328", "ORDER-1", 180, "RUB")
        kept = Payment.objects.get()
        assert kept.payment_id == "" and kept.problem != ""
        payment = payments.create("2328", "ORDER-1", 180, "RUB")
    assert payment.pk == kept.pk and payment.payment_id == "uuid-ORDER-1"
    assert payment.problem == ""


def test_a_transaction_is_no_place_to_create_payments(database: str) -> None:
    fake = FakeTransport(lambda path, fields: ok_2328(payment_fields(fields)))
    with override_settings(COINTILL=settings_2328(fake)):
        with transaction.atomic(using=database), pytest.raises(RuntimeError, match="outside"):
            payments.create("2328", "ORDER-1", 180, "RUB")
        assert not fake.calls

        class OfAShop(TestCase):  # type: ignore[misc]
            databases = frozenset({database})

            def test(self) -> None:
                payments.create("2328", "ORDER-1", 180, "RUB")

        result = OfAShop("test").run()
        assert result is not None and result.wasSuccessful(), result.errors


def test_a_webhook_that_overtakes_create_is_applied_by_it(database: str, told: Any) -> None:
    fake = FakeTransport(lambda path, fields: ok_2328(payment_fields(fields)))
    inbox.receive("2328", "payment", payment_body())
    assert told("credited") == []
    with override_settings(COINTILL=settings_2328(fake)):
        payment = payments.create("2328", "ORDER-1", 180, "RUB")
    assert told("credited") == ["credit 180 RUB"] and payment.credited


def test_a_webhook_during_create_credits_before_it_returns(database: str, told: Any) -> None:
    def answer(path: str, fields: dict[str, Any]) -> Any:
        assert inbox.receive("2328", "payment", payment_body()).status == 200
        return ok_2328(payment_fields(fields))

    with override_settings(COINTILL=settings_2328(FakeTransport(answer))):
        payment = payments.create("2328", "ORDER-1", 180, "RUB")
    assert payment.credited and payment.status == "paid" and payment.url
    assert told("credited") == ["credit 180 RUB"]


def test_a_receiver_that_raises_does_not_turn_the_payer_away(database: str, told: Any) -> None:
    """The gateway gives the payment of an order that is paid already (2328 §5.1)."""
    paid = {"payment_status": "paid", "payment_amount": "1"}
    fake = FakeTransport(lambda path, fields: ok_2328(payment_fields(fields, **paid)))
    receivers.RAISES.append(RuntimeError("closed"))
    with override_settings(COINTILL=settings_2328(fake)):
        payment = payments.create("2328", "ORDER-1", 180, "RUB")
        assert payment.url and payment.payment_id and not payment.credited
        receivers.RAISES.clear()
        assert payments.ask(payment).credited
    assert told("credited") == ["credit 180 RUB"]


def test_a_project_without_time_zones(database: str) -> None:
    times = {"expires_at": "2026-11-22T16:56:58+03:00"}
    fake = FakeTransport(lambda path, fields: ok_2328(payment_fields(fields, **times)))
    connection = transaction.get_connection(database)
    connection.close()
    with override_settings(COINTILL=settings_2328(fake), USE_TZ=False, TIME_ZONE="UTC"):
        payment = payments.create("2328", "ORDER-1", 180, "RUB")
        assert payment.expires_at is not None
        assert payment.expires_at.isoformat() == "2026-11-22T13:56:58"
    connection.close()


def test_asking_records_what_a_webhook_would(database: str, told: Any) -> None:
    paid = payment_fields(
        {}, payment_status="paid", payment_amount="0.95256917", uuid="uuid-ORDER-1"
    )
    fake = FakeTransport(lambda path, fields: ok_2328(paid))
    payment = expect()
    with override_settings(COINTILL=settings_2328(fake)):
        assert payments.ask(payment).credited
        payments.ask(payment)
    assert fake.calls[0] == ("/api/v1/payment/info", {"uuid": "uuid-ORDER-1"})
    assert told("credited") == ["credit 180.00 RUB"] and len(told("updated")) == 1
    inbox.receive("2328", "payment", payment_body())
    assert told("credited") == ["credit 180.00 RUB"]


def test_a_query_that_finds_nothing_new_tells_nothing(database: str, told: Any) -> None:
    late = payment_fields({}, payment_status="paid", payment_amount="1", uuid="uuid-ORDER-1")
    fake = FakeTransport(lambda path, fields: ok_2328(late))
    payment = expect(status="expired")
    with override_settings(COINTILL=settings_2328(fake)):
        for _ in range(3):
            payments.ask(payment)
    assert told("held") == ["hold (paid_late)"] and len(told("updated")) == 1


def test_a_policy_may_want_a_query(database: str, told: Any) -> None:
    answers: list[Any] = [
        None,
        ok_2328(payment_fields({}, payment_status="paid", payment_amount="1", uuid="uuid-ORDER-1")),
    ]
    fake = FakeTransport(lambda path, fields: answers.pop(0))
    expect()
    with override_settings(COINTILL=settings_2328(fake, policy={"confirm_by_query": True})):
        assert inbox.receive("2328", "payment", payment_body()).status == 503
        assert told("credited") == []
        assert Payment.objects.get().verdict == "wait (confirmation)"
        assert inbox.receive("2328", "payment", payment_body()).status == 200
    assert told("credited") == ["credit 180.00 RUB"] and not answers


def test_a_forged_webhook_is_not_confirmed(database: str, told: Any) -> None:
    fake = FakeTransport(lambda path, fields: ok_2328(payment_fields({}, uuid="uuid-ORDER-1")))
    expect()
    with override_settings(COINTILL=settings_2328(fake, policy={"confirm_by_query": True})):
        assert inbox.receive("2328", "payment", payment_body()).status == 200
    assert told("credited") == [] and not Payment.objects.get().credited


def order_model(**changed: Any) -> dict[str, Any]:
    return {
        "orderNo": "30021001",
        "orderStatus": "INIT",
        "userId": "user@example.com",
        "merchantOrderNo": "1001",
        "orderCurrency": "USD",
        "orderAmount": "10000",
        **changed,
    }


def create_1001() -> Payment:
    return payments.create("alchemypay", "1001", 100, "USD", user_id="user@example.com")


def test_an_order_at_alchemy_pay(database: str) -> None:
    fake = FakeTransport(
        lambda path, fields: ok_alchemypay({"orderNo": "30021001", "webUrl": "https://pay.example"})
    )
    with override_settings(COINTILL=settings_alchemypay(fake)):
        payment = create_1001()
    assert payment.payment_id == "30021001" and payment.url == "https://pay.example"
    [(_, fields)] = fake.calls
    assert fields["callbackURL"] == "https://shop.example/webhooks/alchemypay/"
    assert fields["redirectURL"].startswith("https://shop.example/webhooks/waiting/")


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, True),
        ({"userId": "other"}, False),
        ({"orderAmount": "20000"}, False),
        ({"orderCurrency": "EUR"}, False),
    ],
)
def test_a_number_that_an_earlier_call_used_is_found_again(
    changed: dict[str, Any], found: bool, database: str
) -> None:
    """8011: the earlier process died between the call and its answer (Alchemy §4.7)."""

    def answer(path: str, fields: dict[str, Any]) -> Any:
        if path.endswith("query"):
            return ok_alchemypay(order_model(**changed))
        return 200, {"code": "8011", "msg": "order not already exists", "model": None}

    row = {"gateway": "alchemypay", "order_id": "1001", "amount": 100, "currency": "USD"}
    Payment.objects.create(**row, create_calls=1)
    with override_settings(COINTILL=settings_alchemypay(FakeTransport(answer))):
        if found:
            payment = create_1001()
            assert payment.payment_id == "30021001" and "30021001" in payment.url
        else:
            with pytest.raises(cointill.errors.DuplicateError):
                create_1001()
            assert Payment.objects.get().payment_id == ""


def test_a_number_of_somebody_else_is_an_error(database: str) -> None:
    fake = FakeTransport(
        lambda path, fields: (200, {"code": "8011", "msg": "order not already exists"})
    )
    setting = override_settings(COINTILL=settings_alchemypay(fake))
    with setting, pytest.raises(cointill.errors.DuplicateError):
        create_1001()
    assert len(fake.calls) == 1


@pytest.mark.parametrize("answered", [True, False])
def test_two_clicks_at_once_are_one_payment(answered: bool, database: str) -> None:
    """Who made the row is overtaken on the way to the gateway, and refused there; whether the other
    has its answer by then must not matter.
    """
    used = 200, {"code": "8011", "msg": "order not already exists", "model": None}
    order = ok_alchemypay({"orderNo": "30021001", "webUrl": "https://pay.example"})

    def overtaken(path: str, fields: dict[str, Any]) -> Any:
        fake.answer = lambda path, fields: order if answered else None
        if answered:
            create_1001()
        else:
            with pytest.raises(cointill.Error):
                create_1001()
        fake.answer = lambda path, fields: (
            ok_alchemypay(order_model()) if path.endswith("query") else used
        )
        return used

    fake = FakeTransport(overtaken)
    with override_settings(COINTILL=settings_alchemypay(fake)):
        payment = create_1001()
    assert payment == Payment.objects.get() and payment.payment_id == "30021001"
    assert payment.url and payment.problem == ""
