"""Forks, spawned processes and threads: gunicorn with `--preload`, Celery, `multiprocessing`."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from support.server import PAYMENT, Server
from support.shop import ask, ask_async, asynchronous, blocking

import cointill

UUID = PAYMENT["uuid"]
forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
# Python 3.12 warns of every fork in a process with threads: here they are meant.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


def in_a_fork(work: Callable[[], object]) -> None:
    """Runs `work` in a forked child, and fails when it fails or hangs there."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    end = time.monotonic() + 15
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            assert os.waitstatus_to_exitcode(status) == 0
            return
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    pytest.fail("the child hangs")


@forking
def test_a_used_client_works_in_a_fork_and_after_it(server: Server) -> None:
    with blocking(server.base_url) as shop:
        assert ask(shop) == UUID
        for _ in range(3):
            in_a_fork(lambda: [ask(shop) for _ in range(3)])
            assert ask(shop) == UUID
    assert len(server.received) == 13


@forking
def test_a_used_client_for_asyncio_works_in_a_fork_and_after_it(server: Server) -> None:
    shop = asynchronous(server.base_url)
    assert asyncio.run(ask_async(shop)) == UUID
    for _ in range(3):
        in_a_fork(lambda: asyncio.run(ask_async(shop)))
        assert asyncio.run(ask_async(shop)) == UUID


@forking
def test_a_fork_within_a_fork(server: Server) -> None:
    shop = blocking(server.base_url)
    ask(shop)

    def child() -> None:
        ask(shop)
        in_a_fork(lambda: ask(shop))
        ask(shop)

    in_a_fork(child)


@forking
def test_a_fork_while_other_threads_call(server: Server) -> None:
    shop = blocking(server.base_url)
    over = threading.Event()

    def call() -> None:
        while not over.is_set():
            ask(shop)

    threads = [threading.Thread(target=call) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(5):
            in_a_fork(lambda: ask(shop))
    finally:
        over.set()
        for thread in threads:
            thread.join()


@forking
def test_a_fork_while_a_task_calls(server: Server) -> None:
    shop = asynchronous(server.base_url)

    async def parent() -> None:
        running = asyncio.create_task(ask_async(shop))
        await asyncio.sleep(0)
        # In the child no loop is running, whatever was in the parent.
        child = os.fork()
        if child == 0:
            code = 1
            try:
                asyncio.events._set_running_loop(None)
                loop = asyncio.new_event_loop()
                code = 0 if loop.run_until_complete(ask_async(shop)) == UUID else 1
            finally:
                os._exit(code)
        assert await running == UUID
        _, status = await asyncio.to_thread(os.waitpid, child, 0)
        assert os.waitstatus_to_exitcode(status) == 0

    asyncio.run(asyncio.wait_for(parent(), 20))


def call_in_a_worker(base_url: str) -> tuple[str, str]:
    with blocking(base_url) as shop:
        return ask(shop), asyncio.run(ask_async(asynchronous(base_url)))


SHARED: dict[str, cointill.Gateway2328] = {}


def call_of_a_global() -> str:
    return ask(SHARED["shop"])


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_multiprocessing(server: Server, method: str) -> None:
    call_in_a_worker(server.base_url)
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        jobs = [pool.submit(call_in_a_worker, server.base_url) for _ in range(4)]
        assert [job.result(20) for job in jobs] == [(UUID, UUID)] * 4


@forking
def test_a_pool_of_forks_uses_the_client_of_its_parent(server: Server) -> None:
    SHARED["shop"] = blocking(server.base_url)
    ask(SHARED["shop"])
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
        jobs = [pool.submit(call_of_a_global) for _ in range(6)]
        assert [job.result(20) for job in jobs] == [UUID] * 6


def test_threads_share_a_client(server: Server) -> None:
    with blocking(server.base_url) as shop, ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: ask(shop), range(200))) == {UUID}
    assert len(server.received) == 200


def test_a_waiting_thread_lets_others_run(server: Server) -> None:
    server.hold()
    with blocking(server.base_url, timeout=1.0, max_retries=0) as shop:

        def wait() -> None:
            with pytest.raises(TimeoutError):
                ask(shop)

        waiting = threading.Thread(target=wait)
        waiting.start()
        assert server.reached.wait(5)
        turns = 0
        while waiting.is_alive():
            turns += 1
            time.sleep(0)
        waiting.join()
    assert turns > 100


def test_a_long_body_is_verified_beside_other_threads() -> None:
    body = b'{"uuid":"u","pad":"' + b"x" * 1_000_000 + b'","sign":"' + b"0" * 64 + b'"}'
    two = cointill.Webhooks2328(api_key={str(number): "k" for number in range(20)})
    alchemy = cointill.AlchemyPayWebhooks(secret={str(number): "k" for number in range(20)})
    turns, over = 0, threading.Event()

    def count() -> None:
        nonlocal turns
        while not over.is_set():
            turns += 1
            time.sleep(0.0005)

    counting = threading.Thread(target=count)
    counting.start()
    try:
        for refuse in (two.check, two.verify, alchemy.check, alchemy.verify):
            before, begun = turns, time.monotonic()
            with pytest.raises(cointill.SignatureError):
                refuse(body)
            took = time.monotonic() - begun
            # Held up, it would have had a turn at the beginning and one at the end.
            assert took < 0.01 or turns - before > 3, refuse
    finally:
        over.set()
        counting.join()


END = """
import sys, threading, time, asyncio
sys.path[:0] = [{path!r}]
from support.shop import *
shop, other = blocking({url!r}), asynchronous({url!r})
{work}
print("ended", flush=True)
"""


UNDER_WAY = {
    "a thread": "threading.Thread(target=ask, args=(shop,), daemon=True).start(); time.sleep(0.3)",
    "a loop in a thread": """
run = lambda: asyncio.run(ask_async(other))
threading.Thread(target=run, daemon=True).start()
time.sleep(0.3)
""",
    "a task": """
loop = asyncio.new_event_loop()
task = loop.create_task(ask_async(other))
loop.run_until_complete(asyncio.sleep(0.3))
""",
}


@pytest.mark.parametrize("work", UNDER_WAY)
def test_a_process_ends_while_a_request_is_under_way(server: Server, work: str) -> None:
    server.hold()
    code = END.format(
        path=str(Path(__file__).parents[1]), url=server.base_url, work=UNDER_WAY[work]
    )
    for _ in range(3):
        begun = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False
        )
        assert (done.returncode, done.stdout) == (0, "ended\n"), done.stderr
        assert "panicked" not in done.stderr
        assert "fatal" not in done.stderr
        assert time.monotonic() - begun < 5
