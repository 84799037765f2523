"""`responses_2328.json` and `responses_alchemypay.json`."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from cointill import Error, Page, Record
from cointill.alchemypay import Order
from cointill.gateway2328 import ExchangeRates

from . import calls
from .harness import Invalid, Op, raw_bytes
from .view import fields, whole

FACTS = (
    "endpoint",
    "field",
    "http_status",
    "gateway_code",
    "gateway_message",
    "trace_id",
    "details",
    "body",
    "outcome_unknown",
    "retry_safe",
)


def response(case: Any) -> Any:
    endpoint, options = case["endpoint"], case.get("options")
    gateway = calls.fixed_gateway(endpoint, options)
    answer = calls.answer_of(case["response"])
    ran = calls.call(gateway, endpoint, case["request"], [answer])
    if ran.error is not None:
        raise Invalid({"error": facts(ran.error, case)})
    return shown(ran.result, options or {})


def shown(result: Any, options: Any) -> Any:
    if isinstance(result, Order):
        unit = options.get("amount_unit", "cents")
        amount = result.observed(amount_unit=unit).amount
        text = None if amount is None else format(amount, "f")
        return {"result": whole(result), "amount": text}
    if isinstance(result, Record):
        return {"result": whole(result)}
    if isinstance(result, Page):
        assert list(result) == result.items and len(result) == len(result.items)
        return {
            "items": [whole(item) for item in result.items],
            "paginate": fields(result.paginate),
            "next_page": result.next_page,
        }
    if isinstance(result, ExchangeRates):
        cells = [
            [source, target, format(rate, "f")]
            for source, row in result.to_dict().items()
            for target, rate in row.items()
        ]
        assert len(result) == len(cells)
        return {"rates": cells}
    if isinstance(result, list) and all(isinstance(item, Record) for item in result):
        return {"list": [whole(item) for item in result]}
    # What no model describes: the JSON that came is compared as what it means.
    return {"raw": json.dumps(result, ensure_ascii=False, separators=(",", ":"))}


def facts(error: Error, case: Any) -> dict[str, Any]:
    """Every fact of an error; those that are not known are left out."""
    known: dict[str, Any] = {"code": error.code}
    for name in FACTS:
        fact = getattr(error, name)
        if name == "details" and fact is not None:
            fact = _details(fact, case)
        if fact is not None:
            known[name] = fact
    return known


def _details(details: Any, case: Any) -> str:
    """The JSON of the details as it came: its text is found in the answer by what it means."""
    text = raw_bytes(case["response"]["body"]).decode()
    decoder = json.JSONDecoder(parse_float=Decimal)
    for at, character in enumerate(text):
        if character not in '{["-0123456789tfn':
            continue
        try:
            value, end = decoder.raw_decode(text, at)
        except ValueError:
            continue
        if value == details and type(value) is type(details):
            return text[at:end]
    raise AssertionError(f"{details!r} is not in the answer")


OPS_2328: dict[str, Op] = {"2328.response": response}
OPS_ALCHEMYPAY: dict[str, Op] = {"alchemypay.response": response}
