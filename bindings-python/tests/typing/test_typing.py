"""The package and a shop's sample are clean for strict type checkers, and the stubs are exact."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "typing"


def run(*command: str | Path, ok: Sequence[int] = (0,)) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode in ok, done.stdout
    return done.stdout


def test_mypy_is_content_with_the_package() -> None:
    pytest.importorskip("mypy")
    run("mypy", "--strict", "python/cointill", "scripts")


def test_mypy_is_content_with_a_shop() -> None:
    pytest.importorskip("mypy")
    run("mypy", "--strict", "--config-file=", HERE / "sample.py")


def test_mypy_refuses_what_is_wrong() -> None:
    pytest.importorskip("mypy")
    file = HERE / "refused.py"
    told = run("mypy", "--strict", "--config-file=", "--no-pretty", file, ok=(1,))
    found = re.findall(r"refused\.py:(\d+): error: .*\[([a-z-]+)\]$", told, re.MULTILINE)
    lines = enumerate(file.read_text("utf-8").splitlines(), 1)
    expected = [
        (str(number), line.split("# refused: ")[1])
        for number, line in lines
        if "# refused: " in line
    ]
    assert found == expected, told


def test_pyright_is_content_with_the_package_and_a_shop() -> None:
    pytest.importorskip("pyright")
    run("pyright")


def test_the_stubs_are_what_is_there() -> None:
    pytest.importorskip("mypy")
    file = str(HERE / "stubtest_allowlist.txt")
    allowed = ["--allowlist", file, "--ignore-unused-allowlist"]
    run("mypy.stubtest", *allowed, "cointill._native")


def test_the_stub_of_the_native_module_is_fresh() -> None:
    pytest.importorskip("maturin")
    pytest.importorskip("ruff")
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "stubs.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
