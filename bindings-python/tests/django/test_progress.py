"""What a person sees of `cointill_reconcile`, on a terminal of its own."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bodies import expect

COMMAND = [sys.executable, "-W", "error", "-m", "django", "cointill_reconcile"]
HERE = Path(__file__).parent
ORDERS = 5


@pytest.fixture
def orders(database: str) -> None:
    for number in range(ORDERS):
        expect(f"ORDER-{number}")


def environment() -> dict[str, str]:
    """For a process of its own; nobody answers where its gateways are."""
    paths = [str(HERE), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "TERM": "xterm"}


def on_a_terminal() -> str:
    """What is shown on a terminal that is stdout and stderr."""
    ours, theirs = pty.openpty()
    shown = b""
    with subprocess.Popen(
        COMMAND, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=environment()
    ) as process:
        os.close(theirs)
        try:
            while part := os.read(ours, 65_536):
                shown += part
        except OSError:
            pass  # so Linux says that nobody holds the other end any more
        finally:
            os.close(ours)
    assert process.returncode == 0, shown
    return shown.decode()


def screen(shown: str) -> list[str]:
    """The lines as they stand in the end: a return goes back, and what is written replaces."""
    lines = []
    for line in shown.replace("\r\n", "\n").split("\n"):
        last = line.split("\r")[-1]
        lines.append(re.sub(r"\x1b\[[0-9;]*[mK]", "", last))
    return lines


def test_the_bar_moves_and_leaves_the_lines_whole(orders: None) -> None:
    shown = on_a_terminal()
    bars = re.findall(r"\r\[([# ]{30})\] (\d)/5", shown)
    assert [(bar.count("#"), int(asked)) for bar, asked in bars] == [
        (6 * number, number) for number in range(1, ORDERS + 1)
    ]
    lines = screen(shown)
    told = [line for line in lines if line.startswith("2328 ORDER-")]
    assert len(told) == ORDERS and not any("[" in line.split(":")[0] for line in told)
    assert lines[-3:] == [
        f"[{'#' * 30}] 5/5",
        "5 asked, 0 changed, 5 without an answer",
        "",
    ]


def test_a_log_file_has_no_bar(orders: None) -> None:
    done = subprocess.run(COMMAND, env=environment(), capture_output=True, text=True, check=True)
    assert "[" not in done.stderr and "\r" not in done.stdout + done.stderr
    assert done.stdout.endswith("5 asked, 0 changed, 5 without an answer\n")
