"""What every loader must do: run all, count all, name what fails."""

from __future__ import annotations

import base64
import collections
import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from cointill import Error

FOLDER = Path(__file__).resolve().parents[3] / "tests" / "vectors"

Op = Callable[[Any], Any]
"""Runs a case: gives what a valid case's `expected` says, or raises `Invalid`."""


class Invalid(Exception):
    """The operation was refused, with what an invalid case's `expected` says."""

    def __init__(self, told: Any) -> None:
        super().__init__(told)
        self.told = told


class Plain(str):
    """The digits of a `Decimal`. It has no leading zeros: `007.50` is read as `7.50`, everything
    else as it came.
    """

    __slots__ = ()

    def is_of(self, text: str) -> bool:
        return self == re.sub(r"^(-?)0+(?=[0-9])", r"\1", text)


def load(name: str) -> Any:
    # A float would round what a case says of a number.
    return json.loads((FOLDER / name).read_text("utf-8"), parse_float=Decimal)


def subjects_of_the_folder() -> set[str]:
    found = {path.stem for path in FOLDER.glob("*.json")}
    return found - {"manifest", "schema"}


def subjects_of_the_manifest() -> set[str]:
    return {name.removesuffix(".json") for name in load("manifest.json")["files"]}


def run(subject: str, ops: Mapping[str, Op]) -> None:
    """Runs all cases of a file, and fails with the id of each that differs, for an operation that
    is not known, or when the counts are not those of the manifest.
    """
    name = f"{subject}.json"
    failures = []
    counts: collections.Counter[str] = collections.Counter()
    for group in load(name)["groups"]:
        op = group["op"]
        if op not in ops:
            failures.append(f"operation {op!r} has no runner")
            continue
        for case in group["cases"]:
            counts[op] += 1
            why = _differs(case, ops[op])
            if why is not None:
                failures.append(f"{case['id']} ({case['comment']}):\n    {why}")
    listed = load("manifest.json")["files"][name]["ops"]
    if listed != counts:
        failures.append(f"the manifest counts {listed}, run were {dict(counts)}")
    assert not failures, f"{name}: {len(failures)} failures\n" + "\n".join(failures)


def _differs(case: Any, op: Op) -> str | None:
    try:
        valid, got = True, op(case["input"])
    except Invalid as refused:
        valid, got = False, refused.told
    except Exception as error:
        return f"it raised {error!r}"
    if valid == case["valid"] and _same(got, case["expected"]):
        return None
    kinds = {True: "valid", False: "invalid"}
    return (
        f"expected {kinds[case['valid']]} {json.dumps(case['expected'])}\n"
        f"    got      {kinds[valid]} {json.dumps(got, default=repr)}"
    )


def _same(got: Any, expected: Any) -> bool:
    """Equality that tells true from 1 and a list from a tuple, as JSON does. The order of members
    counts nowhere in a result; where it does, the vectors have a text or a list.
    """
    if isinstance(expected, dict):
        return (
            isinstance(got, dict)
            and got.keys() == expected.keys()
            and all(_same(got[key], value) for key, value in expected.items())
        )
    if isinstance(expected, list):
        return (
            isinstance(got, list) and len(got) == len(expected) and all(map(_same, got, expected))
        )
    if isinstance(got, Plain):
        return isinstance(expected, str) and got.is_of(expected)
    if isinstance(expected, str):
        # Words of open sets are strings.
        return isinstance(got, str) and str(got) == expected
    return type(got) is type(expected) and bool(got == expected)


def raw_bytes(value: Any) -> bytes:
    """Bytes in one of their three forms: `text`, `base64`, `repeat`."""
    if "text" in value:
        return str(value["text"]).encode()
    if "base64" in value:
        return base64.b64decode(value["base64"])
    return "".join(piece["text"] * piece["times"] for piece in value["repeat"]).encode()


def told(error: Error) -> Any:
    """The code and the field of an error, as invalid cases give them."""
    facts = {"code": error.code}
    if error.field is not None:
        facts["field"] = error.field
    return {"error": facts}
