"""A Celery worker, which forks; and the tasks of the Django app."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support import running

from cointill import testing

pytest.importorskip("celery")
pytest.importorskip("django")


@pytest.fixture
def shop(sandbox: testing.Sandbox, tmp_path: Path, migrate: Any) -> dict[str, str]:
    """What a process of the shop needs; nobody listens where its webhooks go."""
    with closing(running.listening()) as nobody:
        site = running.address(nobody)
    env = running.environment(sandbox, site, tmp_path / "shop.sqlite")
    migrate(env)
    return env


@pytest.fixture
def worker(shop: dict[str, str], redis_port: int, tmp_path: Path) -> Iterator[dict[str, str]]:
    env = {**shop, "SHOP_REDIS": f"redis://127.0.0.1:{redis_port}/0"}
    command = [sys.executable, "-m", "celery", "-A", "served.celery", "worker"]
    command += ["--pool", "prefork", "--concurrency", "2", "--loglevel", "INFO"]
    command += ["--without-gossip", "--without-mingle"]
    log = tmp_path / "celery.log"
    with running.program(command, log, env):
        yield env
    assert "Traceback" not in log.read_text(), log.read_text()


CALL = """
import json
from served.celery import app, ask
jobs = [ask.delay("ORDER-1") for _ in range(12)]
print(json.dumps([job.get(timeout=30) for job in jobs]))
app.close()
"""


def test_a_client_used_before_the_fork(
    worker: dict[str, str], sandbox: testing.Sandbox, python: Any
) -> None:
    with sandbox.gateway_2328() as gateway:
        made = gateway.payments.create(amount="5", currency="USD", order_id="ORDER-1")
    answers = python(CALL, worker)
    assert [uuid for uuid, _, _ in answers] == [made.uuid] * 12
    assert {loaded_in for _, _, loaded_in in answers}.isdisjoint(pid for _, pid, _ in answers)
    assert len({loaded_in for _, _, loaded_in in answers}) == 1


CREATE = """
import django
django.setup()
from django.db import connection
from cointill.django import payments
payments.create("2328", "ORDER-2", "19.99", "USD")
connection.close()
print("true")
"""

RECONCILE = """
import json, os
from served.celery import app
app.conf.update(task_always_eager="SHOP_REDIS" not in os.environ, task_eager_propagates=True)
from cointill.django.tasks import reconcile
from django.db import connection
from shop.models import Ledger
said = [
    reconcile.delay(dry_run=True, asked_before=0).get(timeout=30),
    reconcile.delay(asked_before=0, gateway="2328", limit=5).get(timeout=30),
    reconcile.delay(asked_before=0).get(timeout=30),
    reconcile.delay(asked_before=0, everything=True).get(timeout=30),
]
told = list(Ledger.objects.filter(signal="credited").values_list("order_id", "text"))
connection.close()
app.close()
print(json.dumps([said, told]))
"""


def paid_unheard(sandbox: testing.Sandbox, shop: dict[str, str], python: Any) -> None:
    """An order is paid, and its webhook is lost."""
    python(CREATE, shop)
    sandbox.fault("lost", on="webhook", count=None)
    sandbox.pay("ORDER-2")


FOUND = [
    [
        "1 asked, 1 would change, 0 without an answer",
        "1 asked, 1 changed, 0 without an answer",
        "0 asked, 0 changed, 0 without an answer",
        "1 asked, 0 changed, 0 without an answer",
    ],
    [["ORDER-2", "credit 19.99 USD"]],
]


def test_reconcile_in_a_worker(
    worker: dict[str, str], sandbox: testing.Sandbox, python: Any
) -> None:
    paid_unheard(sandbox, worker, python)
    assert python(RECONCILE, worker) == FOUND


def test_reconcile_eagerly(shop: dict[str, str], sandbox: testing.Sandbox, python: Any) -> None:
    paid_unheard(sandbox, shop, python)
    assert python(RECONCILE, shop) == FOUND


REPLAY = """
import json, logging, sys
from served.celery import app
app.conf.update(task_always_eager=True, task_eager_propagates=True)
from cointill.django import inbox
from cointill.django.tasks import replay
from django.core.management import CommandError
from django.db import connection
from shop import receivers
from shop.models import Ledger
lines = []
logger = logging.getLogger("cointill.django")
handler = logging.Handler()
handler.emit = lambda record: lines.append(record.getMessage())
logger.addHandler(handler)
logger.setLevel(logging.INFO)
receivers.RAISES.append(OSError("disk full"))
body = json.loads(sys.argv[1]).encode()
status = inbox.receive("2328", "payment", body).status
try:
    replay.delay().get()
    failed = ""
except CommandError as error:
    failed = str(error)
receivers.RAISES.clear()
said = [
    replay.delay(order="ANOTHER").get(),
    replay.delay(event="another").get(),
    replay.delay(order="ORDER-2").get(),
    replay.delay().get(),
    replay.delay(applied=True).get(),
]
told = list(Ledger.objects.filter(signal="credited").values_list("order_id", "text"))
connection.close()
app.close()
print(json.dumps([status, failed, said, told, lines]))
"""


def test_replay_eagerly(shop: dict[str, str], sandbox: testing.Sandbox, python: Any) -> None:
    python(CREATE, shop)
    sandbox.control("POST", "/deliveries/hold")
    sandbox.pay("ORDER-2")
    body = sandbox.deliveries()[0]["body"]
    status, failed, said, told, lines = python(REPLAY, shop, arguments=[json.dumps(body)])
    assert (status, failed) == (503, "1 webhooks could not be applied")
    assert said == [
        "0 applied, 0 wait for their order, 0 failed",
        "0 applied, 0 wait for their order, 0 failed",
        "1 applied, 0 wait for their order, 0 failed",
        "0 applied, 0 wait for their order, 0 failed",
        "1 applied, 0 wait for their order, 0 failed",
    ]
    assert told == [["ORDER-2", "credit 19.99 USD"]]
    assert any(line.startswith("cointill_replay: ") and "disk full" in line for line in lines)


PRUNE = """
import json, sys
from datetime import timedelta
from served.celery import app
app.conf.update(task_always_eager=True, task_eager_propagates=True)
from cointill.django import inbox
from cointill.django.models import WebhookDelivery
from cointill.django.tasks import prune
from django.db import connection
from django.utils import timezone
inbox.receive("2328", "payment", json.loads(sys.argv[1]).encode())
WebhookDelivery.objects.update(received_at=timezone.now() - timedelta(days=9))
said = [prune.delay().get(), prune.delay(days=8, dry_run=True).get(), prune.delay(days=8).get()]
said.append(WebhookDelivery.objects.count())
connection.close()
app.close()
print(json.dumps(said))
"""


def test_prune_eagerly(shop: dict[str, str], sandbox: testing.Sandbox, python: Any) -> None:
    python(CREATE, shop)
    sandbox.control("POST", "/deliveries/hold")
    sandbox.pay("ORDER-2")
    body = sandbox.deliveries()[0]["body"]
    assert python(PRUNE, shop, arguments=[json.dumps(body)]) == [
        "0 deleted, 0 not applied are kept",
        "1 would be deleted, 0 not applied are kept",
        "1 deleted, 0 not applied are kept",
        0,
    ]


WITHOUT = """
import json, sys
import django
sys.modules["celery"] = None
django.setup()
import cointill.django.urls
from django.core.management import call_command
call_command("cointill_replay", verbosity=0)
from django.db import connection
connection.close()
assert "cointill.django.tasks" not in sys.modules
try:
    import cointill.django.tasks
except ImportError as error:
    print(json.dumps(str(error)))
"""


def test_without_celery_the_app_works_and_its_tasks_say_why(
    shop: dict[str, str], python: Any
) -> None:
    said = python(WITHOUT, shop)
    assert said.startswith("cointill.django.tasks: expected the package celery")
    assert "manage.py cointill_reconcile" in said


PAGE = Path(__file__).parents[3] / "docs" / "python-django.md"

OF_THE_PAGE = """
import json, os, sys
os.environ["REDIS_URL"] = "redis://127.0.0.1:1/0"
names = {}
exec(compile(sys.argv[1], "the page", "exec"), names)
app = names["app"]
app.loader.import_default_modules()
wanted = [entry["task"] for entry in app.conf.beat_schedule.values()]
print(json.dumps([wanted, sorted(name for name in app.tasks if name.startswith("cointill."))]))
app.close()
"""


def test_the_snippet_of_the_page(shop: dict[str, str], python: Any) -> None:
    section = PAGE.read_text(encoding="utf-8").split("## Celery\n")[1]
    snippet = section.split("```python\n")[1].split("```")[0]
    wanted, known = python(OF_THE_PAGE, shop, arguments=[snippet])
    assert wanted == ["cointill.reconcile", "cointill.prune"]
    assert known == ["cointill.prune", "cointill.reconcile", "cointill.replay"]
