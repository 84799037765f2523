"""Fixtures of all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from support.server import Server, serving

# How long an example takes depends on what else the machine does.
settings.register_profile("cointill", deadline=None)
settings.load_profile("cointill")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running
