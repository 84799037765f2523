"""uvicorn, with the async webhook view."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support import running

from cointill import testing

pytest.importorskip("uvicorn")
pytest.importorskip("django")


@pytest.fixture
def shop(sandbox: testing.Sandbox, tmp_path: Path, migrate: Any) -> Iterator[str]:
    with closing(running.listening()) as listener:
        url = running.address(listener)
        env = running.environment(sandbox, url, tmp_path / "shop.sqlite")
        env["SHOP_WEBHOOKS"] = "cointill.django.urls_async"
        migrate(env)
        command = running.uvicorn("served.asgi:application", on=listener)
        log = tmp_path / "log"
        with running.program(command, log, env, [listener]):
            yield url
        assert "Traceback" not in log.read_text(), log.read_text()


def told(get: Any, shop: str, order_id: str) -> list[list[str]]:
    status, body = get(f"{shop}/told/{order_id}/")
    assert status == 200
    lines: list[list[str]] = json.loads(body)["told"]
    return lines


def test_payments_are_credited_once(sandbox: testing.Sandbox, shop: str, get: Any) -> None:
    orders = {"ORDER-1": "2328", "ORDER-2": "2328", "1001": "alchemypay"}
    for order, gateway in orders.items():
        assert get(f"{shop}/pay/{gateway}/{order}/")[0] == 200
    sandbox.fault("doubled", on="webhook", count=None)
    for order in orders:
        sandbox.pay(order)
    sandbox.wait_for_deliveries()
    for order in orders:
        lines = told(get, shop, order)
        assert [line for line in lines if line[0] == "credited"] == [
            ["credited", "credit 19.99 USD"]
        ]
    deliveries = sandbox.deliveries()
    assert len(deliveries) == 6
    for delivery in deliveries:
        assert [attempt["http_status"] for attempt in delivery["attempts"]] == [200]


def test_a_forgery_is_refused(sandbox: testing.Sandbox, shop: str, get: Any) -> None:
    get(f"{shop}/pay/2328/ORDER-3/")
    sandbox.fault("tampered_amount", on="webhook")
    sandbox.pay("ORDER-3")
    end = time.monotonic() + 10
    while not sandbox.deliveries()[0]["attempts"]:
        assert time.monotonic() < end
        time.sleep(0.02)
    assert sandbox.deliveries()[0]["attempts"][0]["http_status"] == 401
    for body in (b"", b"\xff", b"[" * 5_000):
        assert get(f"{shop}/webhooks/2328/payment/", body)[0] == 401
    assert get(f"{shop}/webhooks/2328/payment/")[0] == 405
    assert not [line for line in told(get, shop, "ORDER-3") if line[0] == "credited"]
