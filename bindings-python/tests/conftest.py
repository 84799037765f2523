"""Fixtures of all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.server import Server, serving

PROJECT = "00000000-0000-4000-8000-000000002328"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running
