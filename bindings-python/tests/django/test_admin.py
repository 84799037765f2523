"""The admin."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from bodies import expect, payment_body
from django.contrib.auth.models import Permission, User
from django.test import Client, override_settings
from fake import FakeTransport, ok_2328, payment_fields, settings_2328
from shop.models import Order

from cointill.django import inbox
from cointill.django.models import Payment, WebhookDelivery

LIST = "/admin/cointill/payment/"


@pytest.fixture
def client(database: str) -> Client:
    User.objects.create_superuser("boss", password="x")
    found = Client()
    assert found.login(username="boss", password="x")
    return found


def run(client: Client, url: str, action: str, *rows: Any) -> str:
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return str(client.post(url, data, follow=True).content.decode())


def test_a_payment_and_its_history(client: Client) -> None:
    payment = expect(
        qr="data:image/png;base64,aGFsbG8=",
        url="javascript:alert(1)",
        shop_object=Order.objects.create(name="a hat"),
    )
    inbox.receive("2328", "payment", payment_body(status="check"))
    inbox.receive("2328", "payment", payment_body())
    assert "180.00 RUB" in client.get(LIST).content.decode()
    for query in ("?credited__exact=1", "?verdict_action=credit", "?q=ORDER-1"):
        assert "ORDER-1" in client.get(LIST + query).content.decode()
    page = client.get(f"{LIST}{payment.pk}/change/").content.decode()
    for text in (
        "180.00 RUB",
        "0.95256917 TON",
        "webhook: paid",
        "waiting → paid",
        "2328:payment:uuid-ORDER-1:paid",
        'src="data:image/png;base64,aGFsbG8="',
        "Order object",
    ):
        assert text in page
    assert 'href="javascript:' not in page and 'name="_save"' not in page


def test_money_cannot_be_changed(client: Client) -> None:
    payment = expect()
    fields = {"amount": "1", "credited": "on", "status": "paid", "price": "1"}
    client.post(f"{LIST}{payment.pk}/change/", fields)
    payment.refresh_from_db()
    assert str(payment.amount) == "180.00" and not payment.credited
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}{payment.pk}/delete/", {"post": "yes"}).status_code == 403
    run(client, LIST, "delete_selected", payment)
    assert Payment.objects.exists()


def test_asking_the_gateway(client: Client, told: Any) -> None:
    answers = [
        ok_2328(payment_fields({}, uuid="uuid-ORDER-1", payment_status="paid", payment_amount="1")),
        (404, {"state": 1}),
    ]
    payment = expect()
    with override_settings(COINTILL=settings_2328(FakeTransport(lambda *_: answers.pop(0)))):
        assert "2328 ORDER-1: paid, credit" in run(client, LIST, "ask_the_gateway", payment)
        assert "errornote" in run(client, LIST, "ask_the_gateway", payment) or not answers
    assert told("credited") == ["credit 180.00 RUB"]


def test_replaying(client: Client, told: Any) -> None:
    from shop import receivers

    payment = expect()
    receivers.RAISES.append(RuntimeError("closed"))
    inbox.receive("2328", "payment", payment_body())
    inbox_list = "/admin/cointill/webhookdelivery/"
    delivery = WebhookDelivery.objects.get()
    assert "RuntimeError" in run(client, inbox_list, "replay", delivery)
    receivers.RAISES.clear()
    assert "credit" in run(client, LIST, "replay", payment)
    run(client, inbox_list, "replay", delivery)
    assert told("credited") == ["credit 180.00 RUB"]
    page = client.get(f"{inbox_list}{delivery.pk}/change/").content.decode()
    assert "&quot;order_id&quot;: &quot;ORDER-1&quot;" in page and "&quot;sign&quot;" not in page


def test_accepting_a_held_payment(client: Client, told: Any) -> None:
    payment, other = expect(status="expired"), expect("ORDER-2")
    inbox.receive("2328", "payment", payment_body())
    assert told("held") == ["hold (paid_late)"]
    page = run(client, LIST, "accept", payment, other)
    assert "180.00 RUB" in page and "0.95256917 TON" in page and "paid_late" in page
    assert "1 of those chosen is not held and stays as it is" in page
    assert "Please give a reason" in accept(client, payment, why=" ")
    assert told("credited") == []
    for _ in range(2):
        page = accept(client, payment, other, why="the price is still good")
    assert told("credited") == ["credit 180.00 RUB"]
    assert "2328 ORDER-2: expected a payment that is held, got no verdict" in page
    assert "2328 ORDER-1: expected a payment that is held, got credited at" in page
    history = client.get(f"{LIST}{payment.pk}/change/").content.decode()
    assert "accepted by boss: the price is still good" in history
    assert "Accepted by hand" in client.get(f"{LIST}{payment.pk}/history/").content.decode()
    assert "None of these is held." in run(client, LIST, "accept", payment)


def test_a_receiver_that_raises_undoes_an_acceptance(client: Client, told: Any) -> None:
    from shop import receivers

    payment = expect(status="expired")
    inbox.receive("2328", "payment", payment_body())
    receivers.RAISES.append(RuntimeError("closed"))
    assert "ORDER-1: RuntimeError" in accept(client, payment, why="it is good")
    payment.refresh_from_db()
    assert payment.is_held and payment.reports.count() == 1 and told("credited") == []


@pytest.mark.parametrize("allowed", [False, True])
def test_accepting_wants_its_own_permission(allowed: bool, client: Client, told: Any) -> None:
    names = ["view_payment", "change_payment", *(["accept_payment"] if allowed else [])]
    clerk = User.objects.create_user("clerk", password="x", is_staff=True)
    clerk.user_permissions.add(*Permission.objects.filter(codename__in=names))
    own = Client()
    assert own.login(username="clerk", password="x")
    payment = expect(status="expired")
    inbox.receive("2328", "payment", payment_body())
    assert ('value="accept"' in own.get(LIST).content.decode()) is allowed
    accept(own, payment, why="it is good")
    assert told("credited") == (["credit 180.00 RUB"] if allowed else [])


def accept(client: Client, *rows: Any, why: str) -> str:
    """What the form of the page sends."""
    own = {"action": "accept", "confirmed": "Accept and credit", "why": why}
    chosen = [row.pk for row in rows]
    answer = client.post(LIST, {**own, "_selected_action": chosen}, follow=True)
    return unescape(answer.content.decode())


def test_a_reader_may_not_act(client: Client, told: Any) -> None:
    reader = User.objects.create_user("reader", password="x", is_staff=True)
    reader.user_permissions.add(
        *Permission.objects.filter(codename__in=["view_payment", "view_webhookdelivery"])
    )
    own = Client()
    assert own.login(username="reader", password="x")
    inbox.receive("2328", "payment", payment_body())
    payment = expect()
    assert own.get(f"{LIST}{payment.pk}/change/").status_code == 200
    run(own, LIST, "replay", payment)
    run(own, LIST, "ask_the_gateway", payment)
    assert told("credited") == []
