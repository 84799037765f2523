"""One shop, on SQLite, on PostgreSQL and on MariaDB."""

from __future__ import annotations

import atexit
import json
import logging
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent

pytest.importorskip("django")

from canaries import API_KEY, PAYOUT_KEY, SECRET, VIEW_KEY
from support import mariadb, postgresql

_folder = tempfile.mkdtemp(prefix="cointill-shop-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

# Why there is no test on it; empty when there is.
MISSING: dict[str, str] = {}

for _name, _server in (("postgresql", postgresql.Server()), ("mariadb", mariadb.Server())):
    MISSING[_name] = _server.why_not()
    if MISSING[_name]:
        warnings.warn(f"no test on {_name}: {MISSING[_name]}", stacklevel=1)
    else:
        os.environ[f"SHOP_{_name.upper()}"] = json.dumps(_server.start())
        atexit.register(_server.stop)

os.environ.update(
    DJANGO_SETTINGS_MODULE="shop.settings",
    SHOP_SQLITE=str(Path(_folder) / "shop.sqlite"),
    SHOP_API_KEY=API_KEY,
    SHOP_PAYOUT_KEY=PAYOUT_KEY,
    SHOP_SECRET=SECRET,
)
sys.path.insert(0, str(HERE))

import django

django.setup()

from django.core.management import call_command
from django.db import connections

ALIASES = ["default", *(name for name, missing in MISSING.items() if not missing)]


@pytest.fixture(scope="session")
def _tables() -> None:
    for alias in ALIASES:
        os.environ["COINTILL_TEST_DATABASE"] = alias
        call_command("migrate", database=alias, run_syncdb=True, verbosity=0)


@pytest.fixture(params=["default", *MISSING], ids=["sqlite", *MISSING])
def database(request: pytest.FixtureRequest, _tables: None) -> Iterator[str]:
    """The database that the test runs on, empty."""
    alias: str = request.param
    if alias not in ALIASES:
        pytest.skip(f"no {alias}: {MISSING[alias]}")
    os.environ["COINTILL_TEST_DATABASE"] = alias
    call_command("flush", database=alias, interactive=False, verbosity=0)
    from django.contrib.contenttypes.models import ContentType

    ContentType.objects.clear_cache()
    yield alias
    from shop import receivers

    receivers.RAISES.clear()
    connections[alias].close()


@pytest.fixture(autouse=True)
def _no_key_in_any_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    written = caplog.text + "".join(repr(record.args) for record in caplog.records)
    for key in (API_KEY, PAYOUT_KEY, SECRET, VIEW_KEY):
        assert key not in written


@pytest.fixture
def told(database: str) -> Any:
    """What the shop was told: the lines of its ledger for a signal."""
    from shop.models import Ledger

    def lines(signal: str, order_id: str | None = None) -> list[str]:
        rows = Ledger.objects.filter(signal=signal).order_by("pk")
        if order_id is not None:
            rows = rows.filter(order_id=order_id)
        return [row.text for row in rows]

    return lines
