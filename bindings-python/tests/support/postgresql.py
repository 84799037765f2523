"""A PostgreSQL of the tests' own, on a temporary folder and a free port."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

from . import account


def _binaries() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return kept[-1].parent if kept else None


class Server:
    """Starts one; `stop` removes all of it. It refuses to run as root, so `postgres` runs it."""

    def __init__(self) -> None:
        self._bin = _binaries()
        self._folder: Path | None = None
        self.port = 0

    def why_not(self) -> str:
        """Why it cannot be started; empty when it can."""
        if self._bin is None:
            return "initdb is not installed (Debian: postgresql)"
        try:
            import psycopg  # noqa: F401
        except ImportError:
            return "psycopg is not installed"
        return account.why_not("postgres")

    def _run(self, name: str, *arguments: str) -> None:
        assert self._bin is not None and self._folder is not None
        subprocess.run(
            [*account.prefix("postgres"), str(self._bin / name), *arguments],
            check=True,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=120,
        )

    def start(self) -> dict[str, object]:
        """Starts it, and gives Django's settings for it."""
        self._folder = Path(tempfile.mkdtemp(prefix="cointill-pg-"))
        account.give(self._folder, "postgres")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        data = str(self._folder / "data")
        self._run("initdb", "-D", data, "-U", "shop", "-A", "trust", "--no-sync")
        log = str(self._folder / "log")
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off -k {self._folder}"
        self._run("pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start")
        return {"NAME": "postgres", "USER": "shop", "HOST": "127.0.0.1", "PORT": self.port}

    def stop(self) -> None:
        """Stops it and removes its folder."""
        if self._folder is None:
            return
        try:
            self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "stop")
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)
