"""A shop at the real sandbox: its own HTTP, signatures, clock and webhooks."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import override_settings

from cointill import testing
from cointill.django import payments
from cointill.django.models import Payment, WebhookDelivery


@pytest.fixture
def shop(sandbox: testing.Sandbox, database: str) -> Iterator[str]:
    """The shop, served over HTTP with the sandbox's keys."""

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)

    def serve() -> None:
        server.serve_forever(poll_interval=0.05)
        connections.close_all()

    thread = threading.Thread(target=serve)
    url = f"http://127.0.0.1:{server.server_port}"
    setting = {
        "2328": {
            "project": testing.PROJECT,
            "api_key": testing.API_KEY,
            "payout_key": testing.PAYOUT_KEY,
            "base_url": sandbox.url_2328,
        },
        "alchemypay": {
            "app_id": testing.APP_ID,
            "secret": testing.SECRET,
            "host": sandbox.url_alchemypay,
        },
        "site_url": url,
    }
    with override_settings(COINTILL=setting, ALLOWED_HOSTS=["127.0.0.1", "testserver"]):
        thread.start()
        yield url
        server.shutdown()
        thread.join()
        server.server_close()


def test_from_create_to_credit(sandbox: testing.Sandbox, shop: str, told: Any) -> None:
    first = payments.create("2328", "ORDER-1", "19.99", "USD")
    second = payments.create("alchemypay", "1001", "100.00", "USD", user_id="user@example.com")
    assert payments.create("2328", "ORDER-1", "19.99", "USD") == first
    page = urllib.request.urlopen(f"{shop}/webhooks/waiting/{first.public_id}/", timeout=10)
    assert b"Waiting for your payment." in page.read()
    sandbox.fault("doubled", on="webhook", count=None)
    for payment in (first, second):
        sandbox.pay(payment.order_id)
    sandbox.wait_for_deliveries()
    assert told("credited", "ORDER-1") == ["credit 19.99 USD"]
    assert told("credited", "1001") == ["credit 100.00 USD"]
    for payment in (first, second):
        payment.refresh_from_db()
        assert payment.credited and payment.status == "paid" and payment.received is not None
    # The sandbox's keys and a shop on loopback are errors in production.
    with override_settings(DEBUG=True):
        call_command("cointill_check")


def test_a_webhook_that_never_comes_is_found(
    sandbox: testing.Sandbox, shop: str, told: Any
) -> None:
    sandbox.fault("lost", on="webhook", count=None)
    payments.create("2328", "ORDER-2", "5", "USD")
    payments.create("alchemypay", "1002", "7.50", "EUR", user_id="user@example.com")
    for order in ("ORDER-2", "1002"):
        sandbox.pay(order)
    sandbox.wait_for_deliveries()
    assert told("credited") == [] and not WebhookDelivery.objects.exists()
    call_command("cointill_reconcile", "--asked-before", "0", verbosity=0)
    assert sorted(told("credited")) == ["credit 5 USD", "credit 7.50 EUR"]


def test_a_lost_answer_to_create(sandbox: testing.Sandbox, shop: str, told: Any) -> None:
    for endpoint in ("2328.payment.create", "alchemypay.payment.create"):
        sandbox.fault("cut_after", endpoint=endpoint)
    first = payments.create("2328", "ORDER-3", "5", "USD")
    second = payments.create("alchemypay", "1003", "7.50", "EUR", user_id="user@example.com")
    assert first.payment_id and second.payment_id
    for order in ("ORDER-3", "1003"):
        sandbox.pay(order)
    sandbox.wait_for_deliveries()
    assert Payment.objects.filter(credited=True).count() == 2
    assert len(told("credited")) == 2


def test_late_short_and_refunded(sandbox: testing.Sandbox, shop: str, told: Any) -> None:
    payments.create("2328", "LATE", "5", "USD", to_currency="USDT", network="TRX-TRC20")
    payments.create("2328", "SHORT", "5", "USD")
    payments.create("2328", "BACK", "5", "USD")
    sandbox.pay("LATE", "late")
    sandbox.pay("SHORT", "short", percent=40)
    sandbox.pay("BACK")
    sandbox.wait_for_deliveries()
    sandbox.act("BACK", "refund")
    sandbox.act("BACK", "complete_refund")
    sandbox.wait_for_deliveries()
    assert told("credited", "BACK") == ["credit 5 USD"]
    assert told("held", "BACK")[-1] == "hold (refunded_after_credit)"
    assert told("held", "LATE") == ["hold (paid_late)"] and told("credited", "LATE") == []
    short = Payment.objects.get(order_id="SHORT")
    assert short.verdict == "wait (partially_paid)" and not short.credited
    sandbox.pay("SHORT", "top_up")
    sandbox.wait_for_deliveries()
    assert told("credited", "SHORT") == ["credit 5 USD"]
