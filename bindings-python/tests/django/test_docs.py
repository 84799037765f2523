"""The snippets of docs/python-django.md run."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bodies import expect, payment_body
from django.contrib.auth.models import User
from django.test import Client, RequestFactory, override_settings
from fake import FakeTransport, ok_2328, payment_fields, settings_2328
from shop.models import Order

from cointill.django import checks, inbox, payments, signals
from cointill.django.models import Payment

PAGE = Path(__file__).parents[3] / "docs" / "python-django.md"
SNIPPETS = dict(re.findall(r"```python\n# (\w+\.py)[^\n]*\n(.*?)```", PAGE.read_text(), re.DOTALL))


def run(name: str, **names: Any) -> dict[str, Any]:
    exec(compile(SNIPPETS[name], name, "exec"), names)
    return names


def test_all_snippets_are_run() -> None:
    assert set(SNIPPETS) == {
        "settings.py",
        "urls.py",
        "views.py",
        "receivers.py",
        "staff.py",
        "api.py",
    }


def test_from_the_page_to_a_paid_order(
    database: str, told: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("PROJECT_2328", "API_KEY_2328", "ALCHEMYPAY_APP_ID", "ALCHEMYPAY_SECRET"):
        monkeypatch.setenv(name, "00000000-0000-4000-8000-000000002328")
    settings = run("settings.py", INSTALLED_APPS=[])["COINTILL"]
    urls = run("urls.py")["urlpatterns"]
    settings["2328"]["transport"] = FakeTransport(
        lambda path, fields: ok_2328(payment_fields(fields, amount="19.99"))
    )
    monkeypatch.setattr("shop.urls.urlpatterns", urls)
    order = Order.objects.create(name="a hat")
    with override_settings(COINTILL=settings):
        assert not [m for m in (*checks.check_keys(), *checks.check_urls()) if m.is_serious()]
        answer = run("views.py")["pay"](RequestFactory().get("/"), order)
        assert answer["Location"] == "https://pay.example/1"
        names = run("receivers.py")
        try:
            order_id = f"ORDER-{order.pk}"
            body = payment_body(order_id, amount="19.99", currency="USD")
            assert inbox.receive("2328", "payment", body).status == 200
        finally:
            signals.payment_credited.disconnect(names["ship"])
            signals.payment_held.disconnect(names["look"])
        page = f"/webhooks/waiting/{Payment.objects.get().public_id}/"
        assert Client().get(page)["Location"] == "/thanks/"
    order.refresh_from_db()
    assert order.name == "paid"
    assert capsys.readouterr().out == "thank you\n"


def test_what_is_held_is_accepted_by_staff(database: str, told: Any) -> None:
    payment = expect(status="expired")
    inbox.receive("2328", "payment", payment_body())
    payment.refresh_from_db()
    request = RequestFactory().post("/")
    request.user = User(username="boss")
    run("staff.py")["accept"](request, payment)
    assert told("credited") == ["credit 180.00 RUB"]
    assert payment.reports.last().by == "boss"


def test_the_app_of_the_page(database: str) -> None:
    order = Order.objects.create(name="a hat")
    key = "canary-view-key-of-at-least-32-bytes"
    fake = FakeTransport(lambda path, fields: ok_2328(payment_fields(fields, amount="19.99")))
    with override_settings(COINTILL=settings_2328(fake, view_key=key)):
        payments.create("2328", "ORDER-1", "19.99", "USD", order)
        answer = run("api.py")["token"](RequestFactory().get("/"), order)
        token = json.loads(answer.content)["token"]
        view = Client().get("/webhooks/view/", HTTP_AUTHORIZATION=f"Bearer {token}")
    assert view.json()["order_id"] == "ORDER-1"
