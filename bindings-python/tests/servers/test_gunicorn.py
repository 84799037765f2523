"""gunicorn, which loads the shop and then forks its workers."""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support import running

from cointill import testing

pytest.importorskip("gunicorn")

WORKERS = 3


@pytest.mark.parametrize("worker_class", ["sync", "gthread"])
def test_a_client_used_before_the_fork(
    worker_class: str, sandbox: testing.Sandbox, tmp_path: Path, get: Any
) -> None:
    with sandbox.gateway_2328() as gateway:
        made = gateway.payments.create(amount="5", currency="USD", order_id="ORDER-1")
    with closing(running.listening()) as listener:
        url = running.address(listener)
        env = running.environment(sandbox, url, tmp_path / "unused")
        options = ("--preload", "--workers", str(WORKERS), "--worker-class", worker_class)
        command = running.gunicorn("preloaded", *options, on=listener)
        seen: Counter[int] = Counter()
        log = tmp_path / "log"
        with running.program(command, log, env, [listener]) as server:
            end = time.monotonic() + 20
            with ThreadPoolExecutor(2 * WORKERS) as pool:
                while len(seen) < WORKERS or min(seen.values()) < 3:
                    assert time.monotonic() < end, f"{seen}\n{log.read_text()}"
                    for status, body in pool.map(get, [url] * 12):
                        assert status == 200, log.read_text()
                        told = json.loads(body)
                        assert told["uuid"] == made.uuid
                        assert told["loaded_in"] == server.pid
                        seen[told["pid"]] += 1
            assert set(seen) == set(running.children(server.pid))


def test_a_worker_that_is_killed_is_replaced(
    sandbox: testing.Sandbox, tmp_path: Path, get: Any
) -> None:
    with sandbox.gateway_2328() as gateway:
        gateway.payments.create(amount="5", currency="USD", order_id="ORDER-1")
    with closing(running.listening()) as listener:
        url = running.address(listener)
        env = running.environment(sandbox, url, tmp_path / "unused")
        command = running.gunicorn("preloaded", "--preload", on=listener)
        with running.program(command, tmp_path / "log", env, [listener]):
            pids = []
            for _ in range(3):
                status, body = get(url)
                assert status == 200
                pids.append(json.loads(body)["pid"])
                os.kill(pids[-1], signal.SIGKILL)
            assert len(set(pids)) == 3
