"""Models as JSON, in the form that the vectors expect: every field by its name."""

from __future__ import annotations

import json
import re
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any

from cointill import OpenStr, Record

from .harness import Plain

WIRE_NAMES = {"kind": "type", "per_page_other": "perPage", "has_pages": "hasPages"}
CAMEL = {"Created", "NativeCreated", "Order", "OrderSigned", "OrderUnsigned", "RefundSigned"}
CAMEL |= {"PartialSigned"}


def wire_name(model: str, name: str) -> str:
    if model in CAMEL:
        head, *rest = name.split("_")
        return head + "".join(part.capitalize() for part in rest)
    return WIRE_NAMES.get(name, name) if model in {"Conversion", "Paginate"} else name


def members(text: str) -> dict[str, str]:
    """The members of a JSON object with their JSON as it came."""
    # Of a number its text is wanted, however long.
    decoder = json.JSONDecoder(parse_int=str)
    space = re.compile(r"[ \t\r\n]*")

    def skip(at: int) -> int:
        found = space.match(text, at)
        assert found is not None
        return found.end()

    out: dict[str, str] = {}
    at = skip(skip(0) + 1)
    while text[at] != "}":
        key, at = decoder.raw_decode(text, at)
        at = skip(skip(at) + 1)
        start = at
        _, at = decoder.raw_decode(text, at)
        out[key] = text[start:at]
        at = skip(at)
        if text[at] == ",":
            at = skip(at + 1)
    return out


def fields(record: Record, raw_json: str | None = None) -> dict[str, Any]:
    """Every field by its name, amounts and times as the text that came."""
    model = type(record).__name__
    text = record.raw_json or raw_json
    assert text is not None
    came = members(text)
    shown = {}
    for name, value in record.to_dict().items():
        attribute = "from_" if name == "from" else name
        own = getattr(record, attribute)
        assert own == value or isinstance(own, Record)
        kind = str(type(record).__annotations__[attribute])
        shown[name] = _shown(value, kind, came.get(wire_name(model, name)))
    return shown


def _shown(value: Any, kind: str, came: str | None) -> Any:
    if "datetime" in kind:
        # Its meaning is compared in timestamps.json.
        text = None if came is None else json.loads(came)
        if isinstance(value, datetime):
            assert value.tzinfo is timezone.utc
            assert value.microsecond == 0
            return text
        assert value is None
        # A text that means no time is in `raw` only; some mean that there is none.
        return text if isinstance(text, str) and text not in {"", "null"} else None
    if kind.startswith("Final[Any"):
        return None if value is None else came
    if isinstance(value, Decimal):
        return Plain(format(value, "f"))
    if isinstance(value, OpenStr):
        return str(value)
    return value


def whole(record: Record) -> dict[str, Any]:
    """`fields`, and `unknown` with each further member's JSON as it came."""
    assert record.raw_json is not None
    came = members(record.raw_json)
    raw = record.raw
    assert raw is not None and list(raw) == list(came)
    known = {wire_name(type(record).__name__, name) for name in record.to_dict()}
    unknown = {name: text for name, text in came.items() if name not in known}
    return {"fields": fields(record), "unknown": unknown}
