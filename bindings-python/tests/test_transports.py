"""Adapters for httpx and requests, transports of a shop's own, and what both make of failures."""

from __future__ import annotations

import asyncio
import inspect
import socket
import ssl
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import requests
from support.server import Server, serving

import cointill
from cointill import (
    AttemptEnd,
    AttemptStart,
    RetryPolicy,
    TransportFailure,
    TransportRequest,
    TransportResponse,
    errors,
)
from cointill.transports import AsyncHttpxTransport, HttpxTransport, RequestsTransport

PROJECT = "00000000-0000-4000-8000-000000002328"
ONCE = RetryPolicy(max_attempts=1)
MAKERS: dict[str, Callable[[], Any]] = {
    "own": lambda: None,
    "httpx": HttpxTransport,
    "requests": RequestsTransport,
    "async own": lambda: None,
    "async httpx": AsyncHttpxTransport,
}
every_way = pytest.mark.parametrize("way", MAKERS)


def create(way: str, base_url: str, transport: Any = None, **driver: Any) -> Any:
    """A payment is created over a transport; the same call whichever way it goes."""
    keywords: dict[str, Any] = {
        "project": PROJECT,
        "api_key": "key",
        "base_url": base_url,
        "user_agent": "Shop/1",
        "retry_policy": ONCE,
        **driver,
    }
    order: dict[str, Any] = {"amount": "19.990", "currency": "USD", "order_id": "ORDER-1"}

    async def awaited() -> Any:
        own = transport if transport is not None else MAKERS[way]()
        async with cointill.AsyncGateway2328(**keywords, transport=own) as shop:
            return await shop.payments.create(**order)

    if way.startswith("async"):
        return asyncio.run(awaited())
    own = transport if transport is not None else MAKERS[way]()
    with cointill.Gateway2328(**keywords, transport=own) as shop:
        return shop.payments.create(**order)


def unused_port() -> int:
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        return int(own.getsockname()[1])


@every_way
def test_the_signed_bytes_are_the_bytes_that_are_sent(way: str, server: Server) -> None:
    payment = create(way, server.base_url)
    assert payment.amount == cointill.amount("19.99")
    [sent] = server.received
    body = b'{"amount":"19.990","currency":"USD","order_id":"ORDER-1"}'
    assert (sent.method, sent.path, sent.body) == ("POST", "/api/v1/payment", body)
    assert sent.headers["sign"] == cointill.signing.sign_2328(body, key="key")
    assert sent.headers["project"] == PROJECT
    assert sent.headers["content-type"] == "application/json"
    assert sent.headers["user-agent"] == f"cointill/{cointill.__version__} Shop/1"


@every_way
def test_a_redirect_is_not_followed(way: str, server: Server) -> None:
    server.say(307, b"", location=f"{server.url}/elsewhere")
    with pytest.raises(errors.UnexpectedRedirectError):
        create(way, server.base_url)
    assert len(server.received) == 1


@every_way
def test_a_refused_connection_was_not_sent(way: str) -> None:
    with pytest.raises(errors.TransportError) as raised:
        create(way, f"http://127.0.0.1:{unused_port()}/api")
    assert not raised.value.outcome_unknown
    assert raised.value.retry_safe
    assert "could not be connected to" in str(raised.value)


@every_way
def test_a_broken_connection_may_have_been_sent(way: str, server: Server) -> None:
    server.break_off()
    with pytest.raises(errors.TransportError) as raised:
        create(way, server.base_url)
    assert raised.value.outcome_unknown
    assert "broke" in str(raised.value)


@every_way
def test_no_answer_in_time(way: str, server: Server) -> None:
    server.hold()
    begun = time.monotonic()
    with pytest.raises(errors.TimeoutError) as raised:
        create(way, server.base_url, retry_policy=RetryPolicy(max_attempts=1, attempt_timeout=0.3))
    assert time.monotonic() - begun < 3
    assert raised.value.outcome_unknown
    assert isinstance(raised.value, TimeoutError)
    assert server.hung_up.wait(5)


@every_way
def test_an_answer_that_never_ends(way: str, server: Server) -> None:
    server.trickle()
    begun = time.monotonic()
    with pytest.raises(errors.TimeoutError):
        create(way, server.base_url, retry_policy=RetryPolicy(max_attempts=1, attempt_timeout=0.5))
    assert time.monotonic() - begun < 3
    assert server.hung_up.wait(5)


@every_way
def test_repeats_send_the_same_bytes_again(way: str, server: Server) -> None:
    server.say(503, b"<html>maintenance</html>")
    with pytest.raises(errors.GatewayUnavailableError) as raised:
        create(way, server.base_url, retry_policy=RetryPolicy(max_attempts=3, base_delay=0.01))
    assert raised.value.attempts == 3
    assert len({(sent.body, sent.headers["sign"]) for sent in server.received}) == 1
    assert len(server.received) == 3


@every_way
def test_hooks_see_every_attempt_and_no_secret(way: str, server: Server) -> None:
    server.say(503, b"")
    seen: list[AttemptStart | AttemptEnd] = []
    with pytest.raises(errors.GatewayUnavailableError):
        create(
            way,
            server.base_url,
            retry_policy=RetryPolicy(max_attempts=2, base_delay=0),
            before_attempt=seen.append,
            after_attempt=seen.append,
        )
    assert [type(one) for one in seen] == [AttemptStart, AttemptEnd] * 2
    assert [one.attempt for one in seen] == [1, 1, 2, 2]
    for one in seen:
        assert one.endpoint == "2328.payment.create"
        assert (one.method, one.path) == ("POST", "/v1/payment")
    end = seen[-1]
    assert isinstance(end, AttemptEnd)
    assert (end.status, end.failure, end.detail) == (503, None, "")
    assert 0 < end.elapsed < 10
    signed = server.received[0].headers["sign"]
    assert signed not in repr(seen)


@every_way
def test_a_hook_that_fails_changes_nothing(
    way: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []
    monkeypatch.setattr("sys.unraisablehook", lambda fault: told.append(fault.exc_value))

    def fail(_: object) -> None:
        raise RuntimeError("a hook")

    payment = create(way, server.base_url, before_attempt=fail, after_attempt=fail)
    assert payment.order_id == "ORDER-1"
    assert [str(one) for one in told] == ["a hook"] * 2


def test_the_end_of_a_failed_attempt_tells_why(server: Server) -> None:
    ends: list[AttemptEnd] = []
    server.break_off()
    for way in MAKERS:
        with pytest.raises(errors.TransportError):
            create(way, server.base_url, after_attempt=ends.append)
    assert [(end.status, end.failure) for end in ends] == [(None, "transport")] * len(MAKERS)


class Answering:
    """A transport that answers with what it is given, or raises it."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.sent: list[TransportRequest] = []
        self.closed = 0

    def send(self, request: TransportRequest) -> TransportResponse:
        self.sent.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        told: TransportResponse = answer
        return told

    def close(self) -> None:
        self.closed += 1


class AsyncAnswering(Answering):
    async def send(self, request: TransportRequest) -> TransportResponse:  # type: ignore[override]
        return super().send(request)

    async def close(self) -> None:  # type: ignore[override]
        super().close()


OWN = {"own": Answering, "async own": AsyncAnswering}


@pytest.mark.parametrize("way", OWN)
@pytest.mark.parametrize(
    ("kind", "error", "unknown"),
    [
        ("connect", errors.TransportError, False),
        ("untrusted", errors.TransportError, False),
        ("unsendable", errors.ConfigurationError, False),
        ("connect_timeout", errors.TimeoutError, False),
        ("read_timeout", errors.TimeoutError, True),
        ("timeout", errors.TimeoutError, True),
        ("broken", errors.TransportError, True),
        ("too_large", errors.ResponseTooLargeError, True),
        ("other", errors.TransportError, True),
    ],
)
def test_failures_become_errors(
    way: str, kind: Any, error: type[cointill.Error], unknown: bool
) -> None:
    failure = TransportFailure(kind, "the words")
    with pytest.raises(error, match="the words") as raised:
        create(way, "http://127.0.0.1:1/api", OWN[way](failure))
    assert raised.value.outcome_unknown is unknown
    assert raised.value.__cause__ is failure
    assert raised.value.endpoint == "2328.payment.create"


@pytest.mark.parametrize("way", OWN)
@pytest.mark.parametrize("fault", [KeyError("key-that-is-secret"), None, "text"])
def test_a_fault_of_a_transport_leaves_the_outcome_unknown(way: str, fault: Any) -> None:
    with pytest.raises(errors.TransportError) as raised:
        create(way, "http://127.0.0.1:1/api", OWN[way](fault))
    assert raised.value.outcome_unknown
    assert "key-that-is-secret" not in str(raised.value)
    assert isinstance(raised.value.__cause__, (KeyError, AttributeError))


def test_a_failure_of_no_known_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="kind: expected one of connect, "):
        TransportFailure("conect")  # type: ignore[arg-type]


@pytest.mark.parametrize("way", OWN)
def test_closing_a_client_closes_its_transport_once(way: str) -> None:
    body = b'{"state":0,"result":{"uuid":"u","amount":"1","currency":"USD","payment_status":"x"}}'
    transport = OWN[way](TransportResponse(200, [("Content-Type", "application/json")], body))
    assert create(way, "http://127.0.0.1:1/api", transport).payment_status == "x"
    assert transport.closed == 1


def test_a_client_may_be_closed_twice() -> None:
    transport = Answering()
    shop = cointill.Gateway2328(project=PROJECT, api_key="k", transport=transport)
    shop.close()
    shop.close()
    assert transport.closed == 1
    with pytest.raises(errors.ConfigurationError, match="closed"):
        shop.balance.get()


def test_what_a_transport_decides_is_not_set_on_the_client() -> None:
    for setting in ({"proxy": "http://p"}, {"ca_file": "x.pem"}, {"connect_timeout": 1.0}):
        with pytest.raises(errors.ConfigurationError, match="set on the transport"):
            cointill.Gateway2328(project=PROJECT, api_key="k", transport=Answering(), **setting)


@pytest.mark.parametrize("way", ["own", "async own"])
def test_a_call_goes_through_the_proxy(way: str) -> None:
    with serving() as proxy:
        through = proxy.url.replace("http://", "http://shop:canary-proxy-word@")
        payment = create(way, "http://127.0.0.1:9/api", proxy=through)
        [received] = proxy.received
    assert payment.order_id == "ORDER-1"
    assert received.path == "http://127.0.0.1:9/api/v1/payment"
    assert received.headers["proxy-authorization"].startswith("Basic ")
    with pytest.raises(errors.Error) as refused:
        # Nobody listens there any more.
        create(way, "http://127.0.0.1:9/api", proxy=through)
    assert "canary-proxy-word" not in f"{refused.value!r} {refused.value}"


def test_limits_of_repeats_are_given_one_way() -> None:
    for setting in ({"timeout": 1.0}, {"max_retries": 1}):
        with pytest.raises(errors.ConfigurationError, match="retry_policy"):
            cointill.Gateway2328(project=PROJECT, api_key="k", retry_policy=ONCE, **setting)
    for wrong in ({"timeout": -1.0}, {"max_retries": -1}):
        with pytest.raises(errors.ConfigurationError, match="0 or more"):
            cointill.Gateway2328(project=PROJECT, api_key="k", **wrong)


def test_the_rate_limit_holds_over_a_transport() -> None:
    body = b'{"state":0,"result":[]}'
    answers = [TransportResponse(200, [], body) for _ in range(8)]
    slow, fast = Answering(*answers[:4]), Answering(*answers[4:])
    took = []
    for transport, limit in ((slow, 4), (fast, 0)):
        with cointill.Gateway2328(
            project=PROJECT, api_key="k", transport=transport, rate_limit=limit
        ) as shop:
            begun = time.monotonic()
            for _ in range(4):
                shop.balance.get()
            took.append(time.monotonic() - begun)
    # Of four a second three go at once, and the fourth three quarters of 1.05 s later.
    assert took[0] > 0.7
    assert took[1] < 0.5


def test_adapters_leave_a_client_of_the_shop_open(server: Server) -> None:
    with httpx.Client() as client:
        create("httpx", server.base_url, HttpxTransport(client))
        assert not client.is_closed
    with requests.Session() as session:
        create("requests", server.base_url, RequestsTransport(session))
        create("requests", server.base_url, RequestsTransport(session))
    transport = HttpxTransport()
    transport.close()
    assert transport._client.is_closed


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate and its key in one file, which nobody has signed."""
    folder = tmp_path_factory.mktemp("tls")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    names += ["-addext", "basicConstraints=critical,CA:FALSE"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run([*command.split(), *names, *files], check=True, capture_output=True)
    both = (folder / "key.pem").read_bytes() + (folder / "cert.pem").read_bytes()
    (folder / "both.pem").write_bytes(both)
    return folder / "both.pem"


@every_way
def test_a_certificate_that_is_not_trusted(way: str, certificate: Path) -> None:
    with serving(certificate) as server, pytest.raises(errors.TransportError) as raised:
        create(way, server.base_url)
    assert "certificate is not trusted" in str(raised.value)
    assert not raised.value.outcome_unknown
    assert server.received == []


@every_way
def test_a_certificate_that_a_shop_trusts(way: str, certificate: Path) -> None:
    context = ssl.create_default_context(cafile=certificate)
    session = requests.Session()
    session.verify = str(certificate)
    # Bundles of the environment would stand above it.
    session.trust_env = False
    trusting: dict[str, Callable[[], Any]] = {
        "httpx": lambda: HttpxTransport(httpx.Client(verify=context)),
        "async httpx": lambda: AsyncHttpxTransport(httpx.AsyncClient(verify=context)),
        "requests": lambda: RequestsTransport(session),
    }
    with serving(certificate) as server:
        if way.endswith("own"):
            assert create(way, server.base_url, ca_file=certificate).order_id == "ORDER-1"
        else:
            transport = trusting[way]()
            # For once the transport closes what it was given, in the loop that used it.
            transport._own = True
            assert create(way, server.base_url, transport).order_id == "ORDER-1"


def test_adapters_are_transports() -> None:
    for adapter, protocol in (
        (HttpxTransport, cointill.Transport),
        (RequestsTransport, cointill.Transport),
        (AsyncHttpxTransport, cointill.AsyncTransport),
    ):
        for name in ("send", "close"):
            own, wanted = getattr(adapter, name), getattr(protocol, name)
            assert inspect.iscoroutinefunction(own) == inspect.iscoroutinefunction(wanted)
            assert list(inspect.signature(own).parameters) == list(
                inspect.signature(wanted).parameters
            )
