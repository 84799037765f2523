"""What the tests under real servers share."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from support import running


@pytest.fixture
def redis_port(tmp_path: Path) -> Iterator[int]:
    problem = running.why_no_redis()
    if problem:
        pytest.skip(problem)
    with running.redis_server(tmp_path) as port:
        yield port


def ask(url: str, body: bytes | None = None) -> tuple[int, bytes]:
    """GET, or POST with a body; the status and the answer."""
    request = urllib.request.Request(url, data=body)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


@pytest.fixture
def get() -> Any:
    return ask


def run_python(code: str, env: Mapping[str, str], arguments: Sequence[str] = ()) -> Any:
    """A Python process of its own, in which a warning is an error; what it prints, as JSON."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def python() -> Any:
    return run_python


MIGRATE = """
import django
from django.core.management import call_command
django.setup()
call_command("migrate", run_syncdb=True, verbosity=0)
print("true")
"""


@pytest.fixture
def migrate() -> Any:
    """Makes the tables of the shop that an environment describes."""
    return lambda env: run_python(MIGRATE, env)
