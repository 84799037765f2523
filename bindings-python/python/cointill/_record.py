"""What models have in common."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from . import _native

AmountLike = Decimal | int | str
"""An exact amount: a `float` is refused, since it has lost digits already."""

Record = _native.Record

# Typed as a maker of anything: what a field holds is said where it is declared.
field: Callable[[int], Any] = _native.Field

__all__ = ["AmountLike", "Record", "field"]
