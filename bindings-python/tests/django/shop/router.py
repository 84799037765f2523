"""Sends every query to the database that a test runs on."""

from __future__ import annotations

import os
from typing import Any


class OneDatabase:
    """`COINTILL_TEST_DATABASE` names it; the processes of a test inherit that."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return os.environ.get("COINTILL_TEST_DATABASE", "default")

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True
