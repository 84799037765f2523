"""Webhooks a second that a Django shop takes under gunicorn on PostgreSQL: with the app, beside a
view written by hand and one that does nothing.

`cargo xtask bench` runs it against the wheel; alone: `python benches/django_view.py`. Every webhook
is of an order of its own, is signed, and credits it; all views are served by the same workers, and
take turns. `--queries` shows what the app's view asks of the database instead.
"""

# What it needs of the tests is found only after their folder is named.
# ruff: noqa: E402

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

BENCHES = Path(__file__).resolve().parent
sys.path[:0] = [str(BENCHES), str(BENCHES.parent / "tests")]

from load import CONNECTIONS, Load, loading
from support import running
from support.postgresql import Server

import cointill

KEY = "sandbox-api-key"
WORKERS = 2
ROUNDS = 7
WEBHOOKS = 400
APP = f"webhook to the Django app, {WORKERS} workers"
VIEWS = {
    APP: "/webhooks/2328/payment/",
    "a view by hand": "/by-hand/",
    "a view that does nothing": "/nothing/",
}


@contextmanager
def database() -> Generator[None]:
    """Django on a PostgreSQL of its own, in this process and in those that it starts."""
    postgresql = Server()
    problem = postgresql.why_not()
    if problem:
        raise SystemExit(f"the benchmark wants PostgreSQL: {problem}")
    try:
        os.environ["SHOP_POSTGRESQL"] = json.dumps(postgresql.start())
        os.environ["SHOP_API_KEY"] = KEY
        os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings"

        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", run_syncdb=True, verbosity=0)
        yield
        connections.close_all()
    finally:
        postgresql.stop()


def orders(count: int) -> list[bytes]:
    """So many new orders, and the webhook of each that says that it is paid."""
    from shop.models import Order

    from cointill.django.models import Payment

    hooks = cointill.Webhooks2328(api_key=KEY)
    made, payments, bodies = [], [], []
    for _ in range(count):
        number, payment_id = uuid4().hex, str(uuid4())
        made.append(Order(number=number, amount="180.00"))
        payments.append(
            Payment(
                gateway="2328",
                order_id=number,
                payment_id=payment_id,
                amount="180.00",
                currency="RUB",
                status="waiting",
                url=f"https://go.2328.io/{payment_id}",
            )
        )
        bodies.append(hooks.sign_test_event(fields(number, payment_id)))
    Order.objects.bulk_create(made)
    Payment._default_manager.bulk_create(payments)
    return bodies


def fields(number: str, payment_id: str) -> dict[str, str]:
    return {
        "uuid": payment_id,
        "order_id": number,
        "amount": "180.00000000",
        "currency": "RUB",
        "url": f"https://go.2328.io/{payment_id}",
        "expires_at": "2026-05-09T16:56:58+03:00",
        "created_at": "2026-05-09T15:56:58+03:00",
        "payer_currency": "TON",
        "payer_amount": "0.95256917",
        "network": "TON",
        "payment_status": "paid",
        "txid": "d1b5c0a7d1b5c0a7d1b5c0a7d1b5c0a7d1b5c0a7d1b5c0a7d1b5c0a7",
        "payment_amount": "0.95256917",
        "merchant_amount": "0.949711462490000000",
        "amount_usd": "2.41324380",
        "exchange_rate": "0.01340691",
    }


@contextmanager
def served(folder: Path) -> Generator[Load]:
    """The shop under gunicorn, and what posts to it."""
    with closing(running.listening()) as listener:
        port = listener.getsockname()[1]
        options = ["--workers", str(WORKERS), "--worker-class", "gthread"]
        options += ["--threads", str(CONNECTIONS), "--keep-alive", "60"]
        command = running.gunicorn("shop.wsgi", *options, on=listener)
        env = {"PYTHONPATH": str(BENCHES)}
        with running.program(command, folder / "log", env, [listener]), loading(port) as load:
            yield load


def measure() -> dict[str, float]:
    """Requests a second of each view, the most of all rounds."""
    from shop.models import Order

    from cointill.django.models import Payment

    best = dict.fromkeys(VIEWS, 0.0)
    with tempfile.TemporaryDirectory(prefix="cointill-bench-") as name, served(Path(name)) as load:
        for path in VIEWS.values():
            load.post(path, orders(10 * WORKERS * CONNECTIONS))
        for _ in range(ROUNDS):
            for view, path in VIEWS.items():
                best[view] = max(best[view], load.post(path, orders(WEBHOOKS)))
    each = ROUNDS * WEBHOOKS + 10 * WORKERS * CONNECTIONS
    credited = Payment._default_manager.filter(credited=True).count()
    paid = Order.objects.filter(paid=True).count()
    if (credited, paid) != (each, 2 * each):
        raise SystemExit(f"expected {each} credited and {2 * each} paid, got {credited}, {paid}")
    return best


def queries() -> None:
    """What one webhook asks of the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    # What the shop does when it is told belongs to it.
    from shop import views  # noqa: F401

    from cointill.django import inbox

    for body in orders(2):
        with CaptureQueriesContext(connection) as seen:
            inbox.receive("2328", "payment", body)
    for query in seen.captured_queries:
        print(f"{query['time']}  {query['sql'][:240]}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Webhooks a second of a Django shop.")
    parser.add_argument("--queries", action="store_true", help="show those of one webhook")
    with database():
        if parser.parse_args().queries:
            queries()
            return
        best = measure()
    own = best.pop(APP)
    print("\n| what | requests/s | peer | requests/s | times as fast | aim |")
    print("| --- | ---: | --- | ---: | ---: | ---: |")
    for peer, rate in best.items():
        print(f"| {APP} | {own:.0f} | {peer} | {rate:.0f} | {own / rate:.2f} |  |")


if __name__ == "__main__":
    main()
