"""Several processes at the same time."""

from __future__ import annotations

import base64
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bodies import expect, payment_body
from django.core.management import call_command

from cointill.django.models import Payment, Report, WebhookDelivery

HERE = Path(__file__).parent


class Worker:
    """A process of its own that takes these bodies, one after the other."""

    def __init__(self, bodies: list[bytes]) -> None:
        path = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "race.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": path},
        )
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps([base64.b64encode(b).decode() for b in bodies]) + "\n")
        self.process.stdin.flush()

    def wait_ready(self) -> None:
        assert self.process.stdout and self.process.stdout.readline() == "ready\n"

    def start(self) -> None:
        assert self.process.stdin
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def end(self) -> None:
        """Waits for its end, and closes what was between it and this process."""
        with self.process:
            pass

    def answers(self) -> list[int]:
        out, err = self.process.communicate(timeout=120)
        assert self.process.returncode == 0, err
        found = json.loads(out)
        # A lock is waited for, and not an error that the gateway has to make good.
        assert found["again"] == 0
        answers: list[int] = found["answers"]
        return answers


def race(*piles: list[bytes]) -> list[list[int]]:
    workers = [Worker(pile) for pile in piles]
    for worker in workers:
        worker.wait_ready()
    for worker in workers:
        worker.start()
    return [worker.answers() for worker in workers]


ORDERS = [f"ORDER-{n}" for n in range(20)]


def test_the_same_webhook_in_four_processes(database: str, told: Any) -> None:
    for order in ORDERS:
        expect(order)
    bodies = [payment_body(order) for order in ORDERS]
    for answers in race(bodies, bodies, bodies, bodies):
        assert answers == [200] * len(ORDERS)
    for order in ORDERS:
        assert told("credited", order) == ["credit 180.00 RUB"]
        assert len(told("event", order)) == 1
    assert WebhookDelivery.objects.count() == Report.objects.count() == len(ORDERS)


def test_different_webhooks_of_the_same_payment(database: str, told: Any) -> None:
    for order in ORDERS:
        expect(order)
    piles = [
        [payment_body(order, status) for order in ORDERS]
        for status in ("paid", "overpaid", "awaiting_confirmation", "check")
    ]
    for answers in race(*piles):
        assert answers == [200] * len(ORDERS)
    for order in ORDERS:
        assert told("credited", order) == ["credit 180.00 RUB"]
        payment = Payment.objects.get(order_id=order)
        assert payment.credited and payment.status in ("paid", "overpaid")
    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {"applied"}


def test_the_order_is_created_while_its_webhook_comes(database: str, told: Any) -> None:
    from cointill.django import payments

    workers = [Worker([payment_body(order) for order in ORDERS]) for _ in range(2)]
    for worker in workers:
        worker.wait_ready()
    for worker in workers:
        worker.start()
    for order in ORDERS:
        payments.apply_waiting(expect(order))
    for worker in workers:
        assert worker.answers() == [200] * len(ORDERS)
    for order in ORDERS:
        assert told("credited", order) == ["credit 180.00 RUB"]


@pytest.mark.parametrize("seed", range(3))
def test_workers_are_killed_at_any_point(seed: int, database: str, told: Any) -> None:
    chance = random.Random(seed)
    for order in ORDERS:
        expect(order)
    bodies = [payment_body(order, s) for order in ORDERS for s in ("check", "paid", "overpaid")]
    for _ in range(2):
        pile = bodies * 3
        chance.shuffle(pile)
        workers = [Worker(pile), Worker(pile[::-1])]
        for worker in workers:
            worker.wait_ready()
        for worker in workers:
            worker.start()
        for worker in workers:
            try:
                worker.process.wait(timeout=chance.uniform(0.05, 0.4))
            except subprocess.TimeoutExpired:
                worker.process.send_signal(signal.SIGKILL)
            worker.end()
    call_command("cointill_replay", verbosity=0)
    # The gateway repeats what nobody answered.
    assert one_worker(bodies) == [200] * len(bodies)
    for order in ORDERS:
        assert told("credited", order) == ["credit 180.00 RUB"]
        assert Payment.objects.get(order_id=order).credited


def one_worker(bodies: list[bytes]) -> list[int]:
    return race(bodies)[0]
