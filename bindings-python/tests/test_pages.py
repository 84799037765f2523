"""Every block of Python in the documents runs as it stands, against a sandbox."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cointill import testing

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("docs/python.md", "bindings-python/README.md", "README.md")


def blocks() -> list[tuple[str, str]]:
    found = []
    for page in PAGES:
        text = (ROOT / page).read_text("utf-8")
        for number, block in enumerate(
            re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL), 1
        ):
            found.append((f"{page} {number}", block))
    return found


@pytest.mark.parametrize(("name", "block"), blocks(), ids=[name for name, _ in blocks()])
def test_a_block_runs(
    name: str, block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "import redis" in block:
        pytest.importorskip("redis")
    with testing.sandbox() as sandbox:
        monkeypatch.setenv("COINTILL_2328_URL", sandbox.url_2328)
        monkeypatch.setenv("COINTILL_2328_API_KEY", testing.API_KEY)
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", block],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, f"{name}: {done.stdout}"


def test_there_are_blocks() -> None:
    assert len(blocks()) >= 8
