"""`amounts.json`. Money is `Decimal` in Python: what the vectors fix is that amounts arrive there
whole, and that Python's own arithmetic on them comes to the same.
"""

from __future__ import annotations

import decimal
from decimal import Decimal
from typing import Any

import cointill
from cointill import Error

from .harness import Invalid, Op, Plain, told

# Python's own default rounds to 28 digits; amounts may have more.
EXACT = decimal.Context(
    prec=decimal.MAX_PREC // 4, Emin=decimal.MIN_EMIN, Emax=decimal.MAX_EMAX, traps=[]
)


def plain(amount: Decimal) -> Plain:
    return Plain(format(amount, "f"))


def result(amount: Decimal) -> Any:
    # `plus` is Python's way from -0 to 0.
    return {"text": plain(EXACT.plus(amount))}


def parse(case: Any) -> Any:
    try:
        amount = cointill.amount(case["text"])
    except Error as error:
        assert isinstance(error, ValueError)
        raise Invalid(told(error)) from None
    _, digits, exponent = amount.as_tuple()
    assert isinstance(exponent, int)
    normalized = EXACT.normalize(amount) if amount else Decimal(0)
    places = normalized.as_tuple().exponent
    assert isinstance(places, int)
    return {
        "text": plain(amount),
        "normalized": plain(normalized),
        "scale": max(-exponent, 0),
        "significant_scale": max(-places, 0),
        "sign": 0 if not any(digits) else -1 if amount < 0 else 1,
    }


def compare(case: Any) -> Any:
    a, b = cointill.amount(case["a"]), cointill.amount(case["b"])
    if a == b:
        assert hash(a) == hash(b)
        return {"order": "equal"}
    return {"order": "less" if a < b else "greater"}


def add(case: Any) -> Any:
    return result(EXACT.add(cointill.amount(case["a"]), cointill.amount(case["b"])))


def subtract(case: Any) -> Any:
    return result(EXACT.subtract(cointill.amount(case["a"]), cointill.amount(case["b"])))


def times(case: Any) -> Any:
    return result(EXACT.multiply(cointill.amount(case["amount"]), Decimal(case["factor"])))


def shift(case: Any) -> Any:
    return result(EXACT.scaleb(cointill.amount(case["amount"]), case["places"]))


def from_minor(case: Any) -> Any:
    amount = EXACT.scaleb(Decimal(case["minor"]), -case["exponent"])
    return {"text": plain(cointill.amount(amount))}


OPS: dict[str, Op] = {
    "amount.parse": parse,
    "amount.compare": compare,
    "amount.add": add,
    "amount.subtract": subtract,
    "amount.times": times,
    "amount.shift": shift,
    "amount.from_minor": from_minor,
}
