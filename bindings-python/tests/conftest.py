"""Fixtures of all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from support.server import Server, serving

from cointill import testing
from cointill.errors import ConfigurationError

# How long an example takes depends on what else the machine does.
settings.register_profile("cointill", deadline=None)
settings.load_profile("cointill")


@pytest.fixture(scope="session")
def _sandbox_process() -> Iterator[testing.Sandbox]:
    try:
        testing.binary()
    except ConfigurationError as error:
        pytest.skip(str(error))
    with testing.sandbox(time_scale=20) as found:
        yield found


@pytest.fixture
def sandbox(_sandbox_process: testing.Sandbox) -> testing.Sandbox:
    _sandbox_process.reset()
    return _sandbox_process


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running
