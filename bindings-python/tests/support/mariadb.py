"""A MariaDB of the tests' own, on a temporary folder and a free port."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from . import account

# Debian keeps servers where only root looks for programs.
_PATH = "/usr/local/sbin:/usr/sbin:/sbin"


class Server:
    """Starts one; `stop` removes all of it. As root it would refuse, so `mysql` runs it."""

    def __init__(self) -> None:
        self._daemon = shutil.which("mariadbd") or shutil.which("mariadbd", path=_PATH)
        self._install = shutil.which("mariadb-install-db")
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def why_not(self) -> str:
        """Why it cannot be started; empty when it can."""
        if self._daemon is None or self._install is None:
            return "mariadbd is not installed (Debian: mariadb-server)"
        try:
            import pymysql  # noqa: F401
        except ImportError:
            return "PyMySQL is not installed"
        return account.why_not("mysql")

    def start(self) -> dict[str, object]:
        """Starts it, and gives Django's settings for it."""
        assert self._daemon is not None and self._install is not None, "ask `why_not` first"
        self._folder = Path(tempfile.mkdtemp(prefix="cointill-my-"))
        account.give(self._folder, "mysql")
        run = account.prefix("mysql")
        data = f"--datadir={self._folder / 'data'}"
        # Whatever the machine's own files say would be another server's.
        install = [self._install, "--no-defaults", data, "--skip-test-db"]
        install += ["--auth-root-authentication-method=normal"]
        subprocess.run(
            [*run, *install], check=True, cwd=self._folder, capture_output=True, timeout=120
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port: int = free.getsockname()[1]
        serve = [self._daemon, "--no-defaults", data, "--bind-address=127.0.0.1", f"--port={port}"]
        serve += [f"--socket={self._folder / 'socket'}", f"--pid-file={self._folder / 'pid'}"]
        serve += ["--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=64M"]
        # Debian's own choice for new databases; the compiled-in one knows no emoji.
        serve += ["--character-set-server=utf8mb4"]
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [*run, *serve], cwd=self._folder, stdout=log, stderr=log, start_new_session=True
            )
        self._wait(port)
        return {"NAME": "shop", "USER": "root", "HOST": "127.0.0.1", "PORT": port}

    def _wait(self, port: int) -> None:
        """Until it answers, and has a database."""
        import pymysql

        assert self._process is not None and self._folder is not None
        end = time.monotonic() + 60
        while True:
            try:
                connection = pymysql.connect(host="127.0.0.1", port=port, user="root")
                break
            except pymysql.err.OperationalError:
                if self._process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError((self._folder / "log").read_text("utf-8")) from None
                time.sleep(0.05)
        with connection, connection.cursor() as cursor:
            cursor.execute("CREATE DATABASE shop")

    def stop(self) -> None:
        """Stops it and removes its folder."""
        if self._process is not None:
            # Nothing in it is kept: there is no need for an orderly end.
            self._process.kill()
            self._process.wait()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
