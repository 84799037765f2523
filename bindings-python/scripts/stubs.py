"""Writes `python/cointill/_native.pyi` from the native module's own definitions.

    python scripts/stubs.py           writes it
    python scripts/stubs.py --check   fails when it is stale

Wants maturin and ruff in the environment that runs it.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
STUB = HERE / "python" / "cointill" / "_native.pyi"
HEADER = '''"""The private native module.

Made from its definitions in Rust by `scripts/stubs.py`; do not edit.
"""

'''
IMPORTS = ("collections.abc", "decimal", "typing", "typing_extensions")
# The package's own settings strip the library, and with it what the stubs are made from.
SETTINGS = """
[build-system]
requires = ["maturin>=1,<2"]
build-backend = "maturin"

[project]
name = "cointill"
dynamic = ["version"]

[tool.maturin]
manifest-path = {manifest!r}
module-name = "cointill._native"
features = ["abi3", "stubs"]
strip = false
"""


def generated() -> str:
    """The stub as maturin makes it."""
    with tempfile.TemporaryDirectory() as folder:
        settings = SETTINGS.format(manifest=str(HERE / "Cargo.toml"))
        Path(folder, "pyproject.toml").write_text(settings, "utf-8")
        command = [sys.executable, "-m", "maturin", "generate-stubs", "--quiet", "--out", "stubs"]
        subprocess.run([*command, "--interpreter", sys.executable], cwd=folder, check=True)
        [made] = Path(folder, "stubs").rglob("*.pyi")
        return made.read_text("utf-8")


def finished(text: str) -> str:
    """With the annotations that are written out in Rust, which come quoted and without imports."""
    text = re.sub(r'((?:->|:) )"([^"\n]+)"', r"\1\2", text)
    imports = [f"import {name}\n" for name in IMPORTS if re.search(rf"\b{name}\.", text)]
    return formatted(HEADER + "".join(imports) + text)


def formatted(text: str) -> str:
    """As ruff lays it out."""
    ruff = [sys.executable, "-m", "ruff"]
    name = ["--stdin-filename", str(STUB), "-"]
    for command in (["check", "--quiet", "--select", "I", "--fix"], ["format", "--quiet"]):
        done = subprocess.run(
            [*ruff, *command, *name], input=text, capture_output=True, text=True, check=True
        )
        text = done.stdout
    return text


def main() -> None:
    """Writes or checks."""
    parser = argparse.ArgumentParser(description="Stubs of the native module.")
    parser.add_argument("--check", action="store_true", help="fail when they are stale")
    check = parser.parse_args().check
    text = finished(generated())
    if not check:
        STUB.write_text(text, "utf-8")
    elif STUB.read_text("utf-8") != text:
        sys.exit("_native.pyi is stale: run `python scripts/stubs.py`")


if __name__ == "__main__":
    main()
