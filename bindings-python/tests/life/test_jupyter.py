"""A real notebook kernel, whose cells run inside an event loop that is running already."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cointill import testing

pytest.importorskip("ipykernel")
pytest.importorskip("jupyter_client")

FOLDERS = ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")


class Notebook:
    """Runs cells, one after the other."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, code: str, *, stop_after: float | None = None) -> str:
        """What a cell printed. An exception in it fails the test, and so does a warning. The stop
        button may be pressed after some seconds.
        """
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"code": code, "stop_after": stop_after}) + "\n")
        self._process.stdin.flush()
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        assert not told["traceback"] and not told["stderr"], told
        return str(told["stdout"]).strip()


@pytest.fixture
def cell(tmp_path: Path) -> Iterator[Notebook]:
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("notebook.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **{name: str(tmp_path / name.lower()) for name in FOLDERS}},
    ) as process:
        notebook = Notebook(process)
        notebook("import warnings; warnings.simplefilter('error')")
        yield notebook
        assert process.stdin
        process.stdin.close()
        assert process.wait(30) == 0


def open_clients(sandbox: testing.Sandbox) -> str:
    """A cell that makes both clients."""
    return f"""
import cointill
own = {{"project": {testing.PROJECT!r}, "api_key": {testing.API_KEY!r},
       "base_url": {sandbox.url_2328!r}}}
gateway, later = cointill.Gateway2328(**own), cointill.AsyncGateway2328(**own)
order = {{"amount": "19.99", "currency": "USD"}}
"""


def test_both_clients_over_several_cells(cell: Notebook, sandbox: testing.Sandbox) -> None:
    cell(open_clients(sandbox))
    first = cell("print(gateway.payments.create(**order, order_id='ORDER-1').uuid)")
    assert cell("print((await later.payments.info(order_id='ORDER-1')).uuid)") == first
    assert cell("print([p.order_id for p in gateway.payments.list()])") == "['ORDER-1']"
    cell("await later.payments.create(**order, order_id='ORDER-2')")
    listed = "print(sorted([p.order_id async for p in later.payments.list()]))"
    assert cell(listed) == "['ORDER-1', 'ORDER-2']"
    # A loop beside the kernel's own, as `asyncio.run` in a thread makes one.
    cell("import asyncio, threading")
    cell(
        "async def ask(): return (await later.payments.info(order_id='ORDER-2')).order_id\n"
        "print(await asyncio.to_thread(asyncio.run, ask()))"
    )
    assert cell("print((await ask()), gateway.payments.info(order_id='ORDER-2').order_id)") == (
        "ORDER-2 ORDER-2"
    )
    cell("gateway.close(); await later.close()")


def test_an_exception_shows_and_the_clients_go_on(cell: Notebook, sandbox: testing.Sandbox) -> None:
    cell(open_clients(sandbox))
    shown = cell(
        "try:\n    await later.payments.info(order_id='NOBODYS')\n"
        "except cointill.errors.NotFoundError as error:\n    print(error.code)"
    )
    assert shown == "not_found"
    assert cell("print(gateway.balance.get() == await later.balance.get())") == "True"


def test_a_cell_that_is_cancelled_leaves_the_client_usable(
    cell: Notebook, sandbox: testing.Sandbox
) -> None:
    cell(open_clients(sandbox))
    sandbox.fault({"kind": "slow_answer", "ms": 30_000}, endpoint="2328.payment.create")
    shown = cell(
        "import asyncio\n"
        "try:\n"
        "    await asyncio.wait_for(later.payments.create(**order, order_id='ORDER-1'), 0.3)\n"
        "except asyncio.TimeoutError:\n    print('cancelled')"
    )
    assert shown == "cancelled"
    sandbox.clear_faults()
    assert cell("print(len(await later.rates.exchange_rates()) > 0)") == "True"


def test_the_stop_button_ends_a_blocking_call(cell: Notebook, sandbox: testing.Sandbox) -> None:
    cell(open_clients(sandbox))
    sandbox.fault({"kind": "slow_answer", "ms": 30_000}, endpoint="2328.payment.create")
    shown = cell(
        "import time\nbegun = time.monotonic()\n"
        "try:\n    gateway.payments.create(**order, order_id='ORDER-1')\n"
        "except KeyboardInterrupt:\n    print(time.monotonic() - begun < 10)",
        stop_after=0.5,
    )
    assert shown == "True"
    sandbox.clear_faults()
    assert cell("print(len(gateway.rates.exchange_rates()) > 0)") == "True"
