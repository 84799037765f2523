"""The plugin for pytest. Nothing of the package is imported before a test wants the sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .testing import Sandbox


@pytest.fixture(scope="session")
def cointill_sandbox_process() -> Iterator[Sandbox]:
    """One sandbox for all tests of a run."""
    from .testing import sandbox

    with sandbox() as running:
        yield running


@pytest.fixture
def cointill_sandbox(cointill_sandbox_process: Sandbox) -> Sandbox:
    """Both gateways, as if just started."""
    cointill_sandbox_process.reset()
    return cointill_sandbox_process
