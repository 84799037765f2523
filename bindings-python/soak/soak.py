"""Thousands of webhooks from the sandbox to a Django shop under gunicorn on PostgreSQL, and workers
killed meanwhile. At the end every order is credited once, and the totals are the sandbox's.

    python soak/soak.py --webhooks 10000 --kills 5

Of five webhooks four are of two payments at 2328.io, which tell of their confirmation first, and
one is of Alchemy Pay. A quarter of all is doubled, a tenth reordered, a tenth delayed. Nothing but
the webhooks tells the shop: no reconciliation runs. Exit code 1 on any difference.
"""

# What it needs of the tests is found only after their folders are named.
# ruff: noqa: E402

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent.parent / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "servers"), str(TESTS / "django")]

import books
from support import running
from support.postgresql import Server

from cointill import testing

TIME_SCALE = 60
SETTLE_SECONDS = 600
PAYERS = 4


@dataclass(frozen=True)
class Order:
    """One to be made and paid, and the faults that are set up just before."""

    gateway: str
    order_id: str
    amount: str
    currency: str
    faults: tuple[str, ...]

    @property
    def key(self) -> books.Key:
        """Its name in the books."""
        return (self.gateway, self.order_id)


def plan(webhooks: int, chance: random.Random) -> list[Order]:
    """Orders that cause exactly so many webhooks, without the doubles."""
    own = webhooks // 5
    gateways = ["alchemypay"] * own + ["2328"] * ((webhooks - own) // 2)
    gateways += ["alchemypay"] * ((webhooks - own) % 2)
    chance.shuffle(gateways)
    kinds = ["doubled"] * (webhooks // 4)
    kinds += ["reordered"] * (webhooks // 10) + ["delayed"] * (webhooks // 10)
    chance.shuffle(kinds)
    # None among the last: there a fault could find no webhook to hit.
    within = max(len(gateways) * 9 // 10, 1)
    faults: list[list[str]] = [[] for _ in gateways]
    for number, kind in enumerate(kinds):
        faults[number * within // len(kinds)].append(kind)
    return [
        Order(
            gateway,
            str(1_000_000 + number),
            str(Decimal(chance.randrange(100, 100_000)) / 100),
            chance.choice(["USD", "EUR"]),
            tuple(faults[number]),
        )
        for number, gateway in enumerate(gateways)
    ]


class Soak:
    """One run: the sandbox, the shop's server, and how far it has come."""

    def __init__(self, sandbox: testing.Sandbox, server: subprocess.Popen[bytes]) -> None:
        self.sandbox = sandbox
        self.server = server
        self.paid = 0
        self.killed: list[int] = []
        self._lock = threading.Lock()

    def order(self, order: Order, delay_ms: int) -> None:
        """Checkout, and the payer pays."""
        from cointill.django import payments

        more = {"user_id": "user@example.com"}
        if order.gateway == "2328":
            more = {"to_currency": "USDT", "network": "TRX-TRC20"}
        payments.create(order.gateway, order.order_id, order.amount, order.currency, **more)
        for kind in order.faults:
            self._fault(kind, delay_ms)
        self.sandbox.pay(":".join(order.key))
        with self._lock:
            self.paid += 1

    def _fault(self, kind: str, delay_ms: int) -> None:
        if kind == "reordered":
            # The last event of a payment has none behind it.
            self.sandbox.fault(kind, on="webhook", status="awaiting_confirmation")
        elif kind == "delayed":
            self.sandbox.fault({"kind": kind, "ms": delay_ms}, on="webhook")
        else:
            self.sandbox.fault(kind, on="webhook")

    def kill(self, kills: int, orders: int, over: threading.Event) -> None:
        """All workers at once, so many times, spread evenly over the orders."""
        for number in range(1, kills + 1):
            while self.paid < orders * number // (kills + 1):
                if over.wait(0.005):
                    return
            for pid in running.children(self.server.pid):
                os.kill(pid, signal.SIGKILL)
                self.killed.append(pid)

    def settle(self, orders: list[Order]) -> None:
        """Waits until every order is decided and every webhook is taken or given up."""
        end = time.monotonic() + SETTLE_SECONDS
        open_orders = {order.key for order in orders}
        while open_orders and time.monotonic() < end:
            for key in list(open_orders):
                if self.of_sandbox(key)["status"] == books.PAID[key[0]]:
                    open_orders.remove(key)
        while time.monotonic() < end:
            # What is left at the end is seen in the books.
            with suppress(testing.SandboxError):
                self.sandbox.wait_for_deliveries(20)
                return

    def of_sandbox(self, key: books.Key) -> Any:
        """One payment, from the control interface."""
        return self.sandbox.control("GET", f"/payments/{':'.join(key)}")


def all_orders(soak: Soak, orders: list[Order], kills: int, chance: random.Random) -> None:
    """Makes and pays all of them, while workers are killed."""
    from django.db import connections

    delays = [chance.randrange(500, 5_000) for _ in orders]
    over = threading.Event()
    killer = threading.Thread(target=soak.kill, args=(kills, len(orders), over))
    killer.start()

    def work(share: int) -> None:
        try:
            for number in range(share, len(orders), PAYERS):
                soak.order(orders[number], delays[number])
        finally:
            connections.close_all()

    try:
        with ThreadPoolExecutor(PAYERS) as pool:
            list(pool.map(work, range(PAYERS)))
    finally:
        over.set()
        killer.join()


def of_shop() -> books.Books:
    """From the shop's database."""
    from django.db import connection
    from shop.models import Ledger

    from cointill.django.models import Payment, WebhookDelivery

    amounts = {}
    gateways = {}
    for payment in Payment._default_manager.all():
        gateways[payment.order_id] = payment.gateway
        if payment.credited:
            amount = (payment.credited_amount, payment.credited_currency)
            amounts[payment.gateway, payment.order_id] = amount
    told = Ledger.objects.filter(signal="credited").values_list("order_id", flat=True)
    credited = Counter((gateways[order], order) for order in told)
    events = WebhookDelivery._default_manager.filter(state="applied").count()
    connection.close()
    return books.Books(amounts, events, credited)


@contextmanager
def started(folder: Path, workers: int) -> Iterator[Soak]:
    """The sandbox, PostgreSQL, and the shop under gunicorn; its orders are made in this process."""
    postgresql = Server()
    problem = postgresql.why_not()
    if problem:
        raise SystemExit(f"the soak wants PostgreSQL: {problem}")
    with ExitStack() as stack:
        sandbox = stack.enter_context(testing.sandbox(time_scale=TIME_SCALE))
        sandbox.switch("2328", confirmation_seconds=TIME_SCALE)
        stack.callback(postgresql.stop)
        database = postgresql.start()
        listener = stack.enter_context(closing(running.listening()))
        env = running.environment(sandbox, running.address(listener), folder / "unused.sqlite")
        env["SHOP_POSTGRESQL"] = json.dumps(database)
        env["COINTILL_TEST_DATABASE"] = "postgresql"
        os.environ.update(env)

        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", database="postgresql", run_syncdb=True, verbosity=0)
        connections.close_all()
        command = running.gunicorn(
            "served.wsgi", "--workers", str(workers), "--preload", on=listener
        )
        log = folder / "gunicorn.log"
        server = stack.enter_context(running.program(command, log, {}, [listener]))
        yield Soak(sandbox, server)


def report(
    soak: Soak, orders: list[Order], deliveries: list[Any], seconds: float
) -> tuple[list[str], list[str]]:
    """What was done, and what is wrong."""
    way = books.way(deliveries)
    shop = of_shop()
    payments = [soak.of_sandbox(order.key) for order in orders]
    sandbox = books.of_sandbox(payments, deliveries)
    lines = [
        f"{len(orders)} orders, {sandbox.events} webhooks in {seconds:.0f} s",
        f"{way.sent} sent, {way.doubled} of them doubles, {way.interrupted} without an answer",
        f"{way.behind} payments told out of order",
        f"{len(soak.killed)} workers killed",
        f"{len(shop.amounts)} orders credited, {shop.events} events applied",
    ]
    for (gateway, currency), amount in sorted(shop.totals().items()):
        lines.append(f"{gateway}: {amount} {currency}")
    wrong = list(books.differences(shop, sandbox, {order.key: order for order in orders}))
    if way.not_taken:
        wrong.append(f"{way.not_taken} webhooks were never taken")
    unused = soak.sandbox.control("GET", "/faults")
    if unused:
        wrong.append(f"{len(unused)} faults found no webhook")
    return lines, wrong


def main() -> int:
    """Runs it."""
    parser = argparse.ArgumentParser(description="Webhooks, and workers killed meanwhile.")
    parser.add_argument("--webhooks", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=5, help="how often all workers are killed")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--seed", type=int, default=2328)
    own = parser.parse_args()
    if own.webhooks < 50:
        parser.error("--webhooks: expected 50 or more, so that every fault has its share")
    chance = random.Random(own.seed)
    orders = plan(own.webhooks, chance)
    with tempfile.TemporaryDirectory(prefix="cointill-soak-") as name:
        folder = Path(name)
        with started(folder, own.workers) as soak:
            begin = time.monotonic()
            all_orders(soak, orders, own.kills, chance)
            soak.settle(orders)
            seconds = time.monotonic() - begin
            lines, wrong = report(soak, orders, soak.sandbox.deliveries(), seconds)
        if wrong:
            lines += [f"{len(wrong)} differences, seed {own.seed}:", *wrong[:50]]
            lines.append((folder / "gunicorn.log").read_text("utf-8", "replace")[-5_000:])
        else:
            lines.append("no difference")
        sys.stdout.write("\n".join(lines) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
