"""Ctrl-C ends a call that waits, whatever it is waiting for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from support.server import Server

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

# A run that a script started in the background has SIGINT ignored, and children inherit that.
CALL = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path[:0] = {path!r}
from support.shop import *
from cointill.transports import HttpxTransport
shop = blocking({url!r}, transport={transport})
print("calling", flush=True)
try:
    ask(shop)
except KeyboardInterrupt:
    print("interrupted", flush=True)
    sys.exit(0)
sys.exit("nothing was raised")
"""


AWAIT = CALL.replace("blocking(", "asynchronous(").replace("ask(shop)", "run(ask_async(shop))")
AWAIT = AWAIT.replace("import sys\n", "import sys\nfrom asyncio import run\n", 1)
AWAIT = AWAIT.replace("HttpxTransport", "AsyncHttpxTransport")


def interrupted(server: Server, transport: str, code: str = CALL) -> float:
    """Runs a call in a process of its own and interrupts it; how long it takes to end."""
    code = code.format(
        path=[os.path.join(os.path.dirname(__file__), "..")],
        url=server.base_url,
        transport=transport,
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "calling\n"
        assert server.reached.wait(10)
        time.sleep(0.3)
        begun = time.monotonic()
        child.send_signal(signal.SIGINT)
        assert child.stdout.readline() == "interrupted\n"
        took = time.monotonic() - begun
        assert child.wait(10) == 0
    return took


@pytest.mark.parametrize("transport", ["None", "HttpxTransport()"])
def test_while_the_gateway_is_silent(server: Server, transport: str) -> None:
    server.hold()
    assert interrupted(server, transport) < 0.3
    assert server.hung_up.wait(5), "the connection stayed open"


@pytest.mark.parametrize("transport", ["None", "AsyncHttpxTransport()"])
def test_while_a_task_waits(server: Server, transport: str) -> None:
    server.hold()
    assert interrupted(server, transport, AWAIT) < 0.5
    assert server.hung_up.wait(5), "the connection stayed open"


@pytest.mark.parametrize("transport", ["None", "HttpxTransport()"])
def test_while_waiting_for_a_repeat(server: Server, transport: str) -> None:
    server.say(503, b"", retry_after="30")
    assert interrupted(server, transport) < 0.3
    assert len(server.received) == 1


def test_a_handler_of_the_shop_that_raises_nothing_lets_the_call_go_on(server: Server) -> None:
    def slowly(handler: object, _: object) -> None:
        from support.server import PAYMENT, envelope, reply

        time.sleep(0.5)
        reply(handler, 200, envelope(PAYMENT), {})  # type: ignore[arg-type]

    server.answer = slowly
    from support.shop import ask, blocking

    caught = []
    before = signal.signal(signal.SIGALRM, lambda *_: caught.append(time.monotonic()))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        with blocking(server.base_url) as shop:
            assert ask(shop)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert len(caught) == 1
