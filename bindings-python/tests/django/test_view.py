"""What a customer's app reads with its view token."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from bodies import expect, payment_body
from canaries import API_KEY, PAYOUT_KEY, SECRET, VIEW_KEY
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from fake import FakeTransport, ok_2328, payment_fields, settings_2328

import cointill
from cointill import TransportRequest, TransportResponse, _native, checkout
from cointill.django import checks, conf, inbox, payments
from cointill.django.models import Payment

URL = "/webhooks/view/"
KEY = VIEW_KEY
OLDER = "canary-view-key-that-was-used-before"

Place = dict[str, Any]
TRON: Place = {
    "payer_currency": "USDT",
    "network": "TRX-TRC20",
    "address": "TTEST",
    "payer_amount": "20.10",
    "tg_deeplink": "https://t.me/pay_bot?start=1",
    "expires_at": "2099-05-09T16:56:58+03:00",
}


def answer(fields: dict[str, Any], **changed: Any) -> Any:
    return ok_2328(payment_fields(fields, amount="19.99", **TRON, **changed))


@pytest.fixture
def gateway(database: str) -> Iterator[FakeTransport]:
    """The shop with a view key, and its gateway."""
    transport = FakeTransport(lambda path, fields: answer(fields))
    with override_settings(COINTILL=settings_2328(transport, view_key={"new": KEY, "old": OLDER})):
        yield transport


def create(order_id: str = "ORDER-1") -> Payment:
    return payments.create("2328", order_id=order_id, amount="19.99", currency="USD")


def get(token: str | None, method: str = "GET", **more: Any) -> Any:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    headers = {} if token is None else {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    return client.generic(method, URL, **headers, **more)


def refused(response: Any) -> None:
    """The one answer of all refusals."""
    assert (response.status_code, response.content) == (401, b'{"error":"unauthorized"}')
    assert response["Content-Type"] == "application/json"
    assert response["WWW-Authenticate"] == "Bearer"
    assert response["Cache-Control"] == "no-store"


def test_the_app_reads_its_payment(gateway: FakeTransport) -> None:
    payment = create()
    asked = len(gateway.calls)
    response = get(payments.view_token(payment))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "no-store"
    view = checkout.read_view(response.content)
    assert (view.order_id, view.status, view.is_payable) == ("ORDER-1", "waiting", True)
    assert (str(view.amount), view.currency) == ("19.99", "USD")
    assert (view.payer_currency, view.network, view.address) == ("USDT", "TRX-TRC20", "TTEST")
    assert (str(view.to_send), view.qr_payload) == ("20.10", "TTEST")
    assert view.telegram_url == TRON["tg_deeplink"]
    assert view.expires_at is not None
    assert view.expires_at.isoformat() == "2099-05-09T13:56:58+00:00"
    for secret in (API_KEY, PAYOUT_KEY, SECRET, KEY, OLDER):
        assert secret not in response.content.decode()
    # The gateway is not asked, however often the app comes.
    for _ in range(20):
        assert get(payments.view_token(payment)).status_code == 200
    assert len(gateway.calls) == asked


def test_what_is_credited_is_paid(gateway: FakeTransport) -> None:
    token = payments.view_token(create())
    body = payment_body(amount="19.99", currency="USD", payer_currency="USDT")
    assert inbox.receive("2328", "payment", body).status == 200
    view = checkout.read_view(get(token).content)
    assert (view.is_paid, view.is_final, view.is_payable) == (True, True, False)
    assert view.address is None
    assert view.qr_payload is None


def test_the_address_is_of_the_coin_that_was_chosen_last(gateway: FakeTransport) -> None:
    token = payments.view_token(create())
    changed = {"payer_currency": "BTC", "network": "BTC", "payer_amount": "0.00125"}
    address = "175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W"

    def chosen(status: str, **more: Any) -> Any:
        fields = {"amount": "19.99", "currency": "USD", "payment_amount": None, **changed, **more}
        assert inbox.receive("2328", "payment", payment_body(status=status, **fields)).status == 200
        return checkout.read_view(get(token).content)

    view = chosen("awaiting_confirmation", address=address)
    assert (view.status, view.address) == ("confirming", None)
    # Part of it has come: the rest goes to the new address.
    view = chosen("underpaid_check", address=address, payment_amount="0.001")
    assert (view.network, view.address, str(view.to_send)) == ("BTC", address, "0.00025")
    assert view.payment_uri == f"bitcoin:{address}?amount=0.00025"
    # Another choice without an address shows none, rather than the one of the choice before.
    view = chosen(
        "underpaid_check",
        payer_currency="LTC",
        network="LTC",
        address=None,
        payment_amount="0.2",
        payer_amount="0.3",
    )
    assert (view.payer_currency, view.network, view.address) == ("LTC", "LTC", None)


def test_a_coin_that_only_the_report_knows_has_no_address(gateway: FakeTransport) -> None:
    payment = create()
    payment.received_currency = "BTC"
    assert payments.view(payment).address is None
    payment.received_currency = "USDT"
    assert payments.view(payment).address == "TTEST"


def forged(payment: Payment) -> dict[str, str]:
    token = payments.view_token(payment)
    signed, _, mac = token.rpartition(".")
    other = checkout.ViewKeys({"new": "another-view-key-of-at-least-32-bytes"})
    order = base64.urlsafe_b64encode(b"ORDER-2").decode().rstrip("=")
    return {
        "empty": "",
        "word": "token",
        "cut": token[:-1],
        "longer": f"{token}A",
        "padded": f"{token}=",
        "another order": f"{signed.rpartition('.')[0]}.{order}.{mac}",
        "no signature": f"{signed}.{'A' * 43}",
        "another key": other.mint(gateway="2328", order_id="ORDER-1"),
        "unknown key": checkout.ViewKeys({"gone": KEY}).mint(gateway="2328", order_id="ORDER-1"),
        "no such order": conf.view_keys().mint(gateway="2328", order_id="ORDER-9"),  # type: ignore[union-attr]
        "other gateway": conf.view_keys().mint(gateway="alchemypay", order_id="ORDER-1"),  # type: ignore[union-attr]
        "expired": conf.view_keys()._mint("2328", "ORDER-1", 60, 1_778_335_018),  # type: ignore[union-attr]
        "jwt": "eyJhbGciOiJub25lIn0.eyJvcmRlcl9pZCI6Ik9SREVSLTEifQ.",
        "NUL": f"{token}\0",
        "latin-1": "é" * 40,
        "huge": "." * 60_000,
        "sql": "cvt1.new.2328.9999999999.' OR 1=1 --.AAAA",
    }


def test_every_refusal_is_the_same(
    gateway: FakeTransport, caplog: pytest.LogCaptureFixture
) -> None:
    payment = create()
    create("ORDER-2")
    answers = set()
    for name, token in forged(payment).items():
        response = get(token)
        refused(response)
        answers.add((name and response.content, tuple(sorted(response.headers.items()))))
        assert len(token) < 10 or token not in caplog.text
    refused(get(None))
    assert len(answers) == 1
    for header in ("Basic dXNlcg==", "Bearer", f"Token {payments.view_token(payment)}"):
        refused(Client().get(URL, HTTP_AUTHORIZATION=header))


def test_a_key_is_replaced(gateway: FakeTransport) -> None:
    payment = create()
    before = checkout.ViewKeys({"old": OLDER}).mint(gateway="2328", order_id="ORDER-1")
    assert get(before).status_code == 200
    assert payments.view_token(payment).startswith("cvt1.new.2328.")
    with override_settings(COINTILL=settings_2328(gateway, view_key={"new": KEY})):
        refused(get(before))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])
def test_it_is_read_and_nothing_else(method: str, gateway: FakeTransport) -> None:
    response = get(payments.view_token(create()), method)
    assert (response.status_code, response["Allow"]) == (405, "GET")


def test_without_a_key_there_is_no_view(gateway: FakeTransport) -> None:
    payment = create()
    token = payments.view_token(payment)
    with override_settings(COINTILL=settings_2328(gateway)):
        assert get(token).status_code == 404
        with pytest.raises(ImproperlyConfigured, match="view_key"):
            payments.view_token(payment)
    with override_settings(COINTILL=settings_2328(gateway, view_key="short")):
        assert get(token).status_code == 503


def test_a_token_lives_as_long_as_it_is_told(gateway: FakeTransport) -> None:
    payment = create()
    assert get(payments.view_token(payment, timedelta(minutes=1))).status_code == 200
    for ttl in (timedelta(seconds=59), timedelta(days=1, seconds=1), timedelta(days=-1)):
        with pytest.raises(cointill.errors.InvalidRequestError, match="ttl"):
            payments.view_token(payment, ttl)


def test_a_faulty_key_is_found_before_a_payment_is(gateway: FakeTransport) -> None:
    def found(view_key: object, **more: Any) -> list[str]:
        with override_settings(COINTILL=settings_2328(gateway, view_key=view_key), **more):
            return [str(message.id) for message in checks.check_keys()]

    assert found({"new": KEY, "old": OLDER}) == []
    assert found("short") == ["cointill.E009"]
    assert found({"not an id": KEY}) == ["cointill.E009"]
    assert found(7) == ["cointill.E009"]
    assert found({"new": KEY, "old": API_KEY}) == ["cointill.E009"]
    shared = "canary-api-key-of-at-least-32-bytes!"
    own = settings_2328(gateway, view_key=shared)
    own["2328"]["api_key"] = shared
    with override_settings(COINTILL=own):
        assert [str(message.id) for message in checks.check_keys()] == ["cointill.E010"]
    assert found(checks.PUBLIC_VIEW_KEY) == ["cointill.E011"]
    assert found(checks.PUBLIC_VIEW_KEY, DEBUG=True) == []


class ThroughDjango:
    """Asks this shop as an app does."""

    def send(self, request: TransportRequest) -> TransportResponse:
        token = dict(request.headers)["authorization"].removeprefix("Bearer ")
        response = get(token, request.method)
        return TransportResponse(response.status_code, list(response.items()), response.content)

    def close(self) -> None:
        pass


def test_an_app_watches_until_it_is_paid(
    gateway: FakeTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment = create()
    clock = [0]
    monkeypatch.setattr(_native, "now", lambda: (clock[0], 1_778_335_018))
    bodies = [
        payment_body(status="awaiting_confirmation", amount="19.99", currency="USD"),
        payment_body(amount="19.99", currency="USD"),
    ]

    def meanwhile(seconds: float) -> None:
        assert seconds == 2.0
        clock[0] += int(seconds * 1e9)
        if bodies:
            assert inbox.receive("2328", "payment", bodies.pop(0)).status == 200

    views = checkout.watch(
        f"http://127.0.0.1:8000{URL}",
        payments.view_token(payment),
        transport=ThroughDjango(),
        sleep=meanwhile,
    )
    assert [(view.status, view.is_paid) for view in views] == [
        ("waiting", False),
        ("confirming", False),
        ("paid", True),
    ]


def test_an_app_gets_another_token(gateway: FakeTransport) -> None:
    payment = create()
    body = payment_body(amount="19.99", currency="USD")
    assert inbox.receive("2328", "payment", body).status == 200
    old = conf.view_keys()._mint("2328", "ORDER-1", 60, 1_778_335_018)  # type: ignore[union-attr]
    url, transport = f"http://127.0.0.1:8000{URL}", ThroughDjango()
    with pytest.raises(cointill.errors.AuthenticationError, match="view token"):
        next(checkout.watch(url, old, transport=transport))
    views = checkout.watch(
        url, old, transport=transport, renew=lambda: payments.view_token(payment)
    )
    assert [view.is_paid for view in views] == [True]


def test_the_view_is_small(gateway: FakeTransport) -> None:
    content = get(payments.view_token(create())).content
    assert len(content) < 1_000
    assert json.loads(content)["order_id"] == "ORDER-1"


def test_a_payment_without_an_address_has_a_view(database: str) -> None:
    """A payment that was recorded by hand, whose address nobody knows."""
    view = payments.view(expect())
    assert (view.status, view.is_payable, view.address) == ("waiting", True, None)
