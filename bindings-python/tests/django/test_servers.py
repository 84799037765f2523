"""Real servers: gunicorn with its workers forked after use, and uvicorn."""

from __future__ import annotations

import importlib.util
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from sandbox import Sandbox

from cointill.django import payments
from cointill.django.models import Payment, WebhookDelivery

HERE = Path(__file__).parent

SERVERS = {
    "gunicorn": ["shop.wsgi", "--preload", "--workers=3", "--bind=127.0.0.1:{port}"],
    "uvicorn": ["shop.asgi:application", "--port={port}", "--log-level=warning"],
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
    request: pytest.FixtureRequest, sandbox: Sandbox, database: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a shop at the sandbox that credits only what a query confirms."""
    name: str = request.param
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    env = {
        "PYTHONPATH": os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")]),
        "SHOP_API_KEY": "sandbox-api-key",
        "SHOP_PAYOUT_KEY": "sandbox-payout-key",
        "SHOP_SECRET": "sandbox-secret",
        "SHOP_2328": sandbox.addresses["url_2328"],
        "SHOP_ALCHEMYPAY": sandbox.addresses["url_alchemypay"],
        "SHOP_POLICY": '{"confirm_by_query": true}',
        "SHOP_SITE": url,
    }
    arguments = [part.format(port=port) for part in SERVERS[name]]
    process = subprocess.Popen(
        [sys.executable, "-m", name, *arguments],
        env={**os.environ, **env},
        stderr=subprocess.PIPE,
    )
    for _ in range(200):
        if post(f"{url}/webhooks/2328/", b"{}")[0]:
            break
        time.sleep(0.05)
    setting = {
        "2328": {
            "project": "00000000-0000-4000-8000-000000002328",
            "api_key": "sandbox-api-key",
            "base_url": sandbox.addresses["url_2328"],
            "rate_limit": 0,
        },
        "site_url": url,
    }
    with override_settings(COINTILL=setting):
        yield url, process
    process.terminate()
    errors = process.communicate(timeout=30)[1].decode()
    for key in ("sandbox-api-key", "sandbox-payout-key", "sandbox-secret"):
        assert key not in errors
    if not getattr(request.node, "killed", False):
        assert "Traceback" not in errors, errors


def eventually(holds: Callable[[], bool]) -> None:
    """Waits for what another process does."""
    for _ in range(300):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come about within 30 s")


def test_hostile_bodies_and_payments(server: Any, sandbox: Sandbox, told: Any) -> None:
    url, _ = server
    hostile = [b"", b"\xff" * 100, b"[" * 5000, b'{"sign":"' + "é".encode() * 64 + b'"}', b"\0"]
    for path in ("2328/", "2328/payment/", "alchemypay/order/"):
        for body in hostile:
            assert post(f"{url}/webhooks/{path}", body) == (401, b"refused")
        # A server may close the connection on a client that goes on sending.
        assert post(f"{url}/webhooks/{path}", b"[" * (10 << 20))[0] in (413, 0)
    for order in range(5):
        payments.create("2328", f"ORDER-{order}", "5", "USD")
        sandbox.control(f"payments/ORDER-{order}/pay")
    sandbox.settled()
    assert told("credited") == ["credit 5 USD"] * 5
    assert WebhookDelivery.objects.filter(applied_at=None).count() == 0


def test_workers_are_killed(
    server: Any, sandbox: Sandbox, told: Any, request: pytest.FixtureRequest
) -> None:
    _, process = server
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if "gunicorn" not in request.node.name or not children.exists():
        pytest.skip("only gunicorn has workers to kill")
    request.node.killed = True
    # A gateway repeats what was not taken, here within a second.
    delays = {"2328": {"webhook_retry_seconds": [1] * 30}}
    patch = urllib.request.Request(
        f"{sandbox.addresses['url']}/_sandbox/switches", json.dumps(delays).encode(), method="PATCH"
    )
    urllib.request.urlopen(patch, timeout=10)
    for effect in ({"kind": "doubled"}, {"kind": "delayed", "ms": 300}):
        sandbox.control("faults", on="webhook", effect=effect, count=10)
    orders = [f"ORDER-{n}" for n in range(30)]
    chance = random.Random(1)
    for n, order in enumerate(orders):
        payments.create("2328", order, "5", "USD")
        sandbox.control(f"payments/{order}/pay")
        if n % 6 == 5:
            os.kill(int(chance.choice(children.read_text().split())), signal.SIGKILL)
    eventually(lambda: Payment.objects.filter(credited=True).count() == len(orders))
    sandbox.settled()
    for order in orders:
        assert told("credited", order) == ["credit 5 USD"]
