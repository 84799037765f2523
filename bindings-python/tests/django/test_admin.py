"""The admin."""

from __future__ import annotations

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
