"""Eight processes against the gateway's own limit."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack

import pytest
from support import running

from cointill import testing

pytest.importorskip("redis")

PROCESSES = 8
CALLS = 5
ROUNDS = 3
"""A process that is held up by a busy machine sends later than it was told to, into the next
window; without the limiter no round is without a 429."""


def statuses(sandbox: testing.Sandbox, port: int) -> Counter[int]:
    """What the sandbox answered to all of them."""
    earlier = len(sandbox.requests())
    command = [sys.executable, "-W", "error", str(running.SERVED / "eight.py")]
    command += [sandbox.url_2328, str(port), str(CALLS)]
    with ExitStack() as stack:
        shops = [
            stack.enter_context(
                subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                    env=os.environ,
                )
            )
            for _ in range(PROCESSES)
        ]
        for shop in shops:
            assert shop.stdout and shop.stdout.readline() == "ready\n"
        for shop in shops:
            assert shop.stdin
            shop.stdin.write("go\n")
            shop.stdin.flush()
        for shop in shops:
            shop.communicate(timeout=60)
    return Counter(request["status"] for request in sandbox.requests()[earlier:])


def test_eight_processes_get_no_429(sandbox: testing.Sandbox, redis_port: int) -> None:
    sandbox.switch("2328", rate_limit=True)
    rounds = []
    for _ in range(ROUNDS):
        begin = time.monotonic()
        seen = statuses(sandbox, redis_port)
        # Ten a second and no slower than half of that: the limit is used, and not only kept.
        assert 3 < time.monotonic() - begin < 12
        rounds.append(seen)
        if seen == {200: PROCESSES * CALLS}:
            return
    pytest.fail(f"expected a round without a 429, got {rounds}")


def test_without_redis_they_do(sandbox: testing.Sandbox) -> None:
    """Each process alone keeps to the limit, all together do not: the sandbox does count."""
    sandbox.switch("2328", rate_limit=True)
    seen = statuses(sandbox, 0)
    assert seen[429] > 0 and set(seen) == {200, 429}
