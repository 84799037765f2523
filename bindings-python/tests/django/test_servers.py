"""Real servers: gunicorn with its workers forked after use, and uvicorn."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from support import running

from cointill import testing
from cointill.django import payments
from cointill.django.models import Payment, WebhookDelivery

SERVERS: dict[str, Callable[[socket.socket], list[str]]] = {
    "gunicorn": lambda on: running.gunicorn("shop.wsgi", "--preload", "--workers=3", on=on),
    "uvicorn": lambda on: running.uvicorn("shop.asgi:application", "--log-level=warning", on=on),
}


def post(url: str, body: bytes) -> tuple[int, bytes]:
    """The answer; 0 when there is none."""
    request = urllib.request.Request(url, body, {"content-type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except OSError:
        return 0, b""


@pytest.fixture(params=list(SERVERS))
def server(
    request: pytest.FixtureRequest, sandbox: testing.Sandbox, database: str, tmp_path: Path
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a shop at the sandbox that credits only what a query confirms."""
    name: str = request.param
    pytest.importorskip(name)
    log = tmp_path / "log"
    with closing(running.listening()) as listener:
        url = running.address(listener)
        env = {
            **running.environment(sandbox, url, Path(os.environ["SHOP_SQLITE"])),
            "DJANGO_SETTINGS_MODULE": "shop.settings",
            "COINTILL_TEST_DATABASE": database,
            "SHOP_POLICY": '{"confirm_by_query": true}',
        }
        setting = {
            "2328": {
                "project": testing.PROJECT,
                "api_key": testing.API_KEY,
                "base_url": sandbox.url_2328,
                "rate_limit": 0,
            },
            "site_url": url,
        }
        with (
            override_settings(COINTILL=setting),
            running.program(SERVERS[name](listener), log, env, [listener]) as process,
        ):
            yield url, process
    told = log.read_text("utf-8")
    for key in (testing.API_KEY, testing.PAYOUT_KEY, testing.SECRET):
        assert key not in told
    if not getattr(request.node, "killed", False):
        assert "Traceback" not in told, told


def eventually(holds: Callable[[], bool]) -> None:
    """Waits for what another process does."""
    for _ in range(300):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come about within 30 s")


def test_hostile_bodies_and_payments(server: Any, sandbox: testing.Sandbox, told: Any) -> None:
    url, _ = server
    hostile = [b"", b"\xff" * 100, b"[" * 5000, b'{"sign":"' + "é".encode() * 64 + b'"}', b"\0"]
    for path in ("2328/", "2328/payment/", "alchemypay/order/"):
        for body in hostile:
            assert post(f"{url}/webhooks/{path}", body) == (401, b"refused")
        # A server may close the connection on a client that goes on sending.
        assert post(f"{url}/webhooks/{path}", b"[" * (10 << 20))[0] in (413, 0)
    for order in range(5):
        payments.create("2328", f"ORDER-{order}", "5", "USD")
        sandbox.pay(f"ORDER-{order}")
    sandbox.wait_for_deliveries()
    assert told("credited") == ["credit 5 USD"] * 5
    assert WebhookDelivery.objects.filter(applied_at=None).count() == 0


def test_workers_are_killed(
    server: Any, sandbox: testing.Sandbox, told: Any, request: pytest.FixtureRequest
) -> None:
    _, process = server
    if "gunicorn" not in request.node.name:
        pytest.skip("only gunicorn has workers to kill")
    request.node.killed = True
    # A gateway repeats what was not taken, here every second.
    sandbox.switch("2328", webhook_retry_seconds=[20] * 30)
    for effect in ({"kind": "doubled"}, {"kind": "delayed", "ms": 6_000}):
        sandbox.fault(effect, on="webhook", count=10)
    orders = [f"ORDER-{n}" for n in range(30)]
    chance = random.Random(1)
    for n, order in enumerate(orders):
        payments.create("2328", order, "5", "USD")
        sandbox.pay(order)
        if n % 6 == 5:
            eventually(lambda: running.children(process.pid) != [])
            os.kill(chance.choice(running.children(process.pid)), signal.SIGKILL)
    eventually(lambda: Payment.objects.filter(credited=True).count() == len(orders))
    sandbox.wait_for_deliveries()
    for order in orders:
        assert told("credited", order) == ["credit 5 USD"]
