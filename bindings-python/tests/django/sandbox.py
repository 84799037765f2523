"""The sandbox as a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest


def _binary() -> str | None:
    target = os.environ.get("CARGO_TARGET_DIR") or Path(__file__).parents[3] / "target"
    built = Path(target) / "debug" / "cointill"
    found = os.environ.get("COINTILL_BIN") or (str(built) if built.exists() else "")
    return found or shutil.which("cointill")


class Sandbox:
    """Its addresses, and its control interface."""

    def __init__(self, folder: Path) -> None:
        binary = _binary()
        if binary is None:
            pytest.skip("no sandbox: set COINTILL_BIN, or cargo build -p cointill-cli")
        ready = folder / "ready.json"
        self.process = subprocess.Popen(
            [binary, "sandbox", "--listen", "127.0.0.1:0", "--ready-file", str(ready)],
            stdout=subprocess.DEVNULL,
        )
        for _ in range(200):
            if ready.exists():
                break
            time.sleep(0.05)
        self.addresses = json.loads(ready.read_text())

    def control(self, path: str, **fields: Any) -> Any:
        request = urllib.request.Request(
            f"{self.addresses['url']}/_sandbox/{path}",
            data=json.dumps(fields).encode(),
            headers={"content-type": "application/json"},
            method="POST",
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {error.read().decode()}") from None

    def settled(self) -> None:
        """Waits until no webhook is left to be sent."""
        self.control("deliveries/wait", ms=20_000)

    def stop(self) -> None:
        """Ends it."""
        self.process.terminate()
        self.process.wait()
