"""Real servers, each on a port of its own, stopped at the end."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from cointill import testing

TESTS = Path(__file__).parents[1]
SERVED = TESTS / "servers"
SHOP = TESTS / "django"


def environment(sandbox: testing.Sandbox, site: str, sqlite: Path) -> dict[str, str]:
    """What the shop in `served` reads, for `sandbox` and served under `site`."""
    paths = [str(SERVED), str(SHOP), os.environ.get("PYTHONPATH", "")]
    return {
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        "DJANGO_SETTINGS_MODULE": "served.settings",
        "COINTILL_TEST_DATABASE": "default",
        "SHOP_SQLITE": str(sqlite),
        "SHOP_SITE": site,
        "SHOP_API_KEY": testing.API_KEY,
        "SHOP_PAYOUT_KEY": testing.PAYOUT_KEY,
        "SHOP_SECRET": testing.SECRET,
        "SHOP_2328": sandbox.url_2328,
        "SHOP_ALCHEMYPAY": sandbox.url_alchemypay,
    }


def listening() -> socket.socket:
    """A socket that listens already: whoever connects before the server is ready waits for it."""
    found = socket.socket()
    found.bind(("127.0.0.1", 0))
    found.listen(2048)
    return found


def address(of: socket.socket) -> str:
    """Its URL."""
    return f"http://127.0.0.1:{of.getsockname()[1]}"


@contextmanager
def program(
    command: Sequence[str],
    log: Path,
    env: Mapping[str, str],
    sockets: Sequence[socket.socket] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """Runs it with `sockets`, which it takes over; at the end it is asked to stop, and killed with
    its children when it does not.
    """
    with (
        log.open("ab") as output,
        subprocess.Popen(
            command,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=[own.fileno() for own in sockets],
            start_new_session=True,
        ) as process,
    ):
        # Else clients of a server that died would wait for ever.
        for own in sockets:
            own.close()
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def gunicorn(application: str, *options: str, on: socket.socket) -> list[str]:
    """The command that serves it."""
    own = ["--bind", f"fd://{on.fileno()}", "--no-control-socket", "--graceful-timeout", "5"]
    return [sys.executable, "-m", "gunicorn", application, *own, *options]


def uvicorn(application: str, *options: str, on: socket.socket) -> list[str]:
    """The command that serves it."""
    own = ["--fd", str(on.fileno()), "--lifespan", "off"]
    return [sys.executable, "-m", "uvicorn", application, *own, *options]


def children(pid: int) -> list[int]:
    """The processes that it has started: gunicorn's workers."""
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in told.split()]


@contextmanager
def redis_server(folder: Path) -> Iterator[int]:
    """A Redis of its own; its port."""
    import redis

    binary = shutil.which("redis-server")
    assert binary is not None, "ask `why_no_redis` first"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [binary, "--port", str(port), "--bind", "127.0.0.1"]
    command += ["--dir", str(folder), "--save", ""]
    with program(command, folder / "redis.log", {}), redis.Redis(port=port) as client:
        end = time.monotonic() + 10
        while True:
            try:
                client.ping()
                break
            except redis.ConnectionError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)
        yield port


def why_no_redis() -> str:
    """Why there is none; empty when there is."""
    if shutil.which("redis-server") is None:
        return "redis-server is not installed (Debian: redis-server)"
    try:
        import redis  # noqa: F401
    except ImportError:
        return "redis is not installed"
    return ""
