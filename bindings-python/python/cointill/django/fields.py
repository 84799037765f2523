"""A database field that keeps money exactly."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

import cointill

# What fits: 18 decimals are documented (2328 §5.2), and no sum needs a hundred digits.
MOST = 120


def fits(value: Decimal | None) -> bool:
    """False for a figure with more digits than the field takes."""
    return value is None or len(format(value, "f")) <= MOST


class AmountField(models.Field):
    """An exact decimal with all its digits and trailing zeros, read as `Decimal`.

    PostgreSQL keeps it as `numeric`, so that SQL sums and compares it. Elsewhere it is text: SQLite
    turns decimals into floats, and MySQL into a fixed number of places. There SQL compares the
    text; sum and compare in Python.
    """

    description = "An exact amount"

    if TYPE_CHECKING:

        def __get__(self, obj: Any, owner: Any = None) -> Any: ...

        def __set__(self, obj: Any, value: Any) -> None: ...

    def db_type(self, connection: Any) -> str:
        """The type of the column."""
        return "numeric" if connection.vendor == "postgresql" else f"varchar({MOST})"

    def from_db_value(self, value: Any, *_: object) -> Decimal | None:
        """The amount of a column's value."""
        return None if value is None else Decimal(value)

    def to_python(self, value: Any) -> Decimal | None:
        """The amount of a text or a number; a float is refused."""
        if value is None:
            return None
        try:
            exact: Decimal = cointill.amount(value)
        except (TypeError, ValueError) as error:
            raise ValidationError(str(error), code="invalid") from error
        return exact

    def get_prep_value(self, value: Any) -> Decimal | None:
        """The exact amount, refused when it is none."""
        if value is None:
            return None
        exact: Decimal = cointill.amount(value)
        if not fits(exact):
            raise ValueError(f"{self.name}: expected at most {MOST} digits, got more")
        return exact

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """The value for the column."""
        exact = value if prepared else self.get_prep_value(value)
        if exact is None or connection.vendor == "postgresql":
            return exact
        return format(exact, "f")

    def value_to_string(self, obj: models.Model) -> str:
        """The text for a dump of the database."""
        value = self.value_from_object(obj)
        return "" if value is None else format(value, "f")
