"""The addresses that everybody can post to."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import django
import pytest
from bodies import expect, expect_order, order_body, payment_body
from canaries import API_KEY, PAYOUT_KEY, SECRET
from django.db import connections
from django.test import AsyncClient, Client, override_settings
from django.urls import reverse
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

from cointill.django.models import Payment, WebhookDelivery

URL = "/webhooks/2328/payment/"


def strict() -> Client:
    """As a browser without the CSRF cookie. An exception of a view is an answer 500."""
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def post(url: str, body: bytes, content_type: str = "application/json", **more: Any) -> Any:
    return strict().post(url, data=body, content_type=content_type, **more)


def async_post(url: str, body: bytes, content_type: str = "application/json") -> Any:
    client = AsyncClient(enforce_csrf_checks=True, raise_request_exception=False)
    return asyncio.run(client.post(url, data=body, content_type=content_type))


@pytest.mark.parametrize("send", [post, async_post], ids=["sync", "async"])
def test_a_webhook_is_taken(send: Any, database: str, told: Any) -> None:
    expect()
    expect_order()
    prefix = "/webhooks" if send is post else "/async"
    answer = send(f"{prefix}/2328/payment/", payment_body())
    assert (answer.status_code, answer.content) == (200, b"ok")
    answer = send(f"{prefix}/alchemypay/", order_body())
    assert (answer.status_code, answer.content) == (200, b"success")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert sorted(told("credited")) == ["credit 100.00 USD", "credit 180.00 RUB"]


def _unsigned(sign: Any) -> bytes:
    return json.dumps({"order_id": "ORDER-1", "sign": sign}).encode()


HOSTILE = {
    "nothing": b"",
    "not UTF-8": b'{"order_id":"\xff\xfe","sign":"' + b"a" * 64 + b'"}',
    "brackets": b"[" * 5000,
    "braces": b'{"a":' * 5000,
    "lone surrogate": b'{"order_id":"\\ud800","sign":"' + b"a" * 64 + b'"}',
    "raw surrogate": b'{"order_id":"\xed\xa0\x80","sign":"' + b"a" * 64 + b'"}',
    "non-ASCII sign": b'{"order_id":"1","sign":"' + "é".encode() * 64 + b'"}',
    "long sign": _unsigned("a" * 100_000),
    "sign is a list": _unsigned(["a"]),
    "sign is null": _unsigned(None),
    "wrong sign": _unsigned("a" * 64),
    "wrong long sign": _unsigned("A" * 128),
    "two signs": b'{"sign":"a","sign":"b"}',
    "NUL": b"\0" * 100,
    "null": b"null",
    "huge number": b'{"amount":' + b"9" * 100_000 + b',"sign":"' + b"a" * 64 + b'"}',
    "form": b"order_id=1&sign=2",
}


@pytest.mark.parametrize("send", [post, async_post], ids=["sync", "async"])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_stranger_sends_is_refused(
    name: str, send: Any, database: str, caplog: pytest.LogCaptureFixture
) -> None:
    prefix = "/webhooks" if send is post else "/async"
    for path in ("2328/", "2328/payment/", "2328/payout/", "alchemypay/", "alchemypay/order/"):
        answer = send(f"{prefix}/{path}", HOSTILE[name])
        assert (answer.status_code, answer.content) == (401, b"refused")
    assert not WebhookDelivery.objects.exists()
    assert not [record for record in caplog.records if record.exc_info]
    assert len([r for r in caplog.records if "was refused" in r.message]) == 5


@pytest.mark.parametrize("send", [post, async_post], ids=["sync", "async"])
def test_ten_mebibytes_are_refused_unread(send: Any, database: str) -> None:
    prefix = "/webhooks" if send is post else "/async"
    answer = send(f"{prefix}/2328/payment/", b"[" * (10 << 20))
    assert (answer.status_code, answer.content) == (413, b"too large")


def test_a_length_that_lies_is_no_way_around_the_cap(database: str) -> None:
    from io import BytesIO

    from django.core.handlers.wsgi import WSGIRequest

    from cointill.django import views

    for length, most in (("nonsense", 401), ("-5", 401), ("9" * 5000, 401), ("10485760", 413)):
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": URL,
            "CONTENT_LENGTH": length,
            "wsgi.input": BytesIO(b"[" * (10 << 20)),
            "REMOTE_ADDR": "not an address",
        }
        assert views.webhook(WSGIRequest(environ), "2328", "payment").status_code == most
        assert environ["wsgi.input"].tell() == 0
    # A server that passes on a body without a length.
    request = WSGIRequest({"REQUEST_METHOD": "POST", "PATH_INFO": URL, "wsgi.input": BytesIO()})
    request._stream = BytesIO(b"[" * (10 << 20))
    assert views.webhook(request, "2328", "payment").status_code == 413
    assert request._stream.tell() == (1 << 20) + 1


def test_a_body_that_breaks_off(database: str) -> None:
    from io import BytesIO

    from django.core.handlers.wsgi import WSGIRequest

    from cointill.django import views

    class Broken(BytesIO):
        def read(self, *_: Any) -> bytes:
            raise OSError("the client went away")

    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": URL, "CONTENT_LENGTH": "10"}
    request = WSGIRequest({**environ, "wsgi.input": Broken()})
    assert views.webhook(request, "2328", "payment").status_code == 400


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options", "trace"])
def test_only_post(method: str, database: str) -> None:
    answer = getattr(strict(), method)(URL)
    assert answer.status_code == 405 and answer["Allow"] == "POST"


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "",
        "\x01",
    ],
)
def test_the_signature_decides_and_not_the_content_type(
    content_type: str, database: str, told: Any
) -> None:
    expect()
    assert post(URL, b"{}", content_type).status_code == 401
    assert post(URL, payment_body(), content_type).status_code == 200
    assert len(told("credited")) == 1


def test_a_middleware_may_read_the_body_first(database: str, told: Any) -> None:
    expect()
    with override_settings(
        MIDDLEWARE=["test_views.reads_the_body", "django.middleware.csrf.CsrfViewMiddleware"]
    ):
        assert post(URL, payment_body()).status_code == 200
    assert len(told("credited")) == 1


@pytest.mark.skipif(django.VERSION < (5, 1), reason="LoginRequiredMiddleware came with 5.1")
def test_a_shop_that_demands_logins_takes_webhooks(database: str, told: Any) -> None:
    payment = expect()
    middleware = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.auth.middleware.LoginRequiredMiddleware",
    ]
    with override_settings(MIDDLEWARE=middleware):
        assert post(URL, payment_body()).status_code == 200
        assert async_post("/async/2328/payment/", payment_body()).status_code == 200
        url = reverse("cointill:waiting", args=[payment.public_id])
        assert Client().get(url).status_code == 200
    assert len(told("credited")) == 1


def reads_the_body(get_response: Any) -> Any:
    def middleware(request: Any) -> Any:
        assert request.body
        return get_response(request)

    return middleware


def test_a_stored_webhook_survives_atomic_requests(
    database: str, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shop import receivers

    monkeypatch.setitem(connections[database].settings_dict, "ATOMIC_REQUESTS", True)
    expect()
    receivers.RAISES.append(RuntimeError("closed"))
    assert post(URL, payment_body()).status_code == 503
    assert WebhookDelivery.objects.get().state == "failed"
    receivers.RAISES.clear()
    assert async_post("/async/2328/payment/", payment_body()).status_code == 200
    assert len(told("credited")) == 1


def test_a_gateway_that_is_not_set_up_is_not_there(database: str) -> None:
    with override_settings(COINTILL={"2328": {"project": "p", "api_key": "k" * 20}}):
        assert post("/webhooks/alchemypay/", order_body_of_another()).status_code == 404
    with override_settings(COINTILL={"2328": {"project": "p", "api_key": ""}}):
        assert post(URL, b"{}").status_code == 503


def order_body_of_another() -> bytes:
    return b'{"merchantOrderNo":"1","sign":"' + b"A" * 128 + b'"}'


def test_a_database_that_is_away_asks_for_another_delivery(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    from cointill.django import inbox

    def fails(*_: Any, **__: Any) -> None:
        raise OperationalError("the database is away")

    expect()
    monkeypatch.setattr(inbox, "store", fails)
    answer = post(URL, payment_body())
    assert (answer.status_code, answer.content) == (503, b"later")


def test_a_report_of_an_error_has_no_key(database: str) -> None:
    from django.conf import settings

    shown = repr(SafeExceptionReporterFilter().get_safe_settings())
    try:
        raise RuntimeError("anything")
    except RuntimeError as error:
        page = ExceptionReporter(None, type(error), error, error.__traceback__).get_traceback_html()
    assert settings.COINTILL["2328"]["api_key"] == API_KEY
    for key in (API_KEY, PAYOUT_KEY, SECRET):
        assert key not in shown and key not in page


def test_the_local_reason_is_told_only_to_the_developer(
    database: str, caplog: pytest.LogCaptureFixture
) -> None:
    body = payment_body().replace(b"180.00", b"280.00")
    with override_settings(DEBUG=True):
        answer = post(URL, body)
    assert answer.content == b"refused"
    with_reason = [r for r in caplog.records if r.name == "cointill.django"][-1]
    assert with_reason.levelno == logging.WARNING and "mismatch" in with_reason.getMessage()


def test_the_waiting_page(database: str) -> None:
    qr = "data:image/png;base64,aGFsbG8="
    payment = expect(
        qr=qr,
        address="UQ<script>",
        owed="0.95",
        received_currency="TON",
        network="TON",
        success_url="/thanks/",
    )
    url = reverse("cointill:waiting", args=[payment.public_id])
    page = Client().get(url)
    text = page.content.decode()
    assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "no-referrer"
    assert 'http-equiv="refresh"' in text and "Waiting for your payment." in text
    assert f'src="{qr}"' in text and "Send 0.95 TON on TON" in text
    assert "<script" not in text and "UQ&lt;script&gt;" in text

    post(URL, payment_body(status="underpaid"))
    held = Client().get(url).content.decode()
    assert "being looked at" in held and 'http-equiv="refresh"' not in held and qr not in held

    Payment.objects.update(credited=True)
    answer = Client().get(url)
    assert answer.status_code == 302 and answer["Location"] == "/thanks/"
    assert Client().post(url).status_code == 405
    assert (
        Client().get("/webhooks/waiting/00000000-0000-4000-8000-000000000000/").status_code == 404
    )


def test_a_picture_that_is_none_is_not_shown(database: str) -> None:
    for qr in ("javascript:alert(1)", "data:text/html,x", 'data:image/png;base64,a" onload="x'):
        payment = expect(f"ORDER-{len(qr)}", qr=qr)
        page = Client().get(reverse("cointill:waiting", args=[payment.public_id]))
        assert b"<img" not in page.content
