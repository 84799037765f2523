"""`checkout.json`. The clock of tokens and views is given to the native module, which the public
functions leave to the system's.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cointill import Error, SignatureError, _native, checkout

from . import calls
from .harness import Invalid, Op, raw_bytes, told
from .retry import FAILURES, MICROSECOND, MILLISECOND
from .view import whole


def key(case: Any) -> Any:
    try:
        checkout.ViewKeys(case["secret"])
    except Error as error:
        raise Invalid(told(error)) from None
    return {"usable": True}


def mint(case: Any) -> Any:
    try:
        keys = checkout.ViewKeys({case["key_id"]: case["secret"]})
        token = keys._mint(case["gateway"], case["order_id"], case["ttl_seconds"], case["now"])
    except Error as error:
        raise Invalid(told(error)) from None
    return {"token": token}


def keys_of(case: Any) -> checkout.ViewKeys:
    return checkout.ViewKeys({own["id"]: own["secret"] for own in case["keys"]})


def granted(look: Any, given: Any, now: int) -> Any:
    try:
        gateway, order_id, expires, key_id = look(given, now)
    except SignatureError as error:
        raise Invalid({"refused": error.reason}) from None
    return {"gateway": gateway, "order_id": order_id, "expires": expires, "key_id": key_id}


def verify(case: Any) -> Any:
    token = raw_bytes(case["token"]).decode()
    return granted(keys_of(case)._verify, token, case["now"])


def authorize(case: Any) -> Any:
    return granted(keys_of(case)._authorize, case["header"], case["now"])


def view(case: Any) -> Any:
    facts = dict(case["facts"])
    for name in ("amount", "owed", "received"):
        if name in facts:
            facts[name] = Decimal(facts[name])
    try:
        made = _native.payment_view(facts, case["now"])
    except Error as error:
        raise Invalid(told(error)) from None
    assert type(made) is checkout.PaymentView
    return {"view": made.raw_json}


def read(case: Any) -> Any:
    try:
        made = checkout.read_view(raw_bytes(case["body"]))
    except Error as error:
        raise Invalid(told(error)) from None
    return whole(made)


def uri(case: Any) -> Any:
    made = checkout.payment_uri(case["currency"], case["network"], case["address"], case["amount"])
    if made is None:
        raise Invalid({"uri": None})
    return {"uri": made}


def milliseconds(nanoseconds: int | None) -> int | None:
    return None if nanoseconds is None else nanoseconds // MILLISECOND


def countdown(case: Any) -> Any:
    made = checkout.read_view(raw_bytes(case["body"]))
    asked = case["asked_ms"] * MILLISECOND
    left = [_native.view_time_left(made, asked, at * MILLISECOND) for at in case["at_ms"]]
    if left[0] is None:
        raise Invalid({"left_ms": None})
    return {"left_ms": [milliseconds(own) for own in left]}


def watch(case: Any) -> Any:
    settings = {}
    for name, number in case["policy"].items():
        assert name.endswith("_ms"), f"policy {name!r} is not known"
        settings[name.removesuffix("_ms")] = number * MILLISECOND
    try:
        own = _native.Watch(case["url"], case["token"], settings, seed=int(case["seed"]))
    except Error as error:
        raise Invalid(told(error)) from None
    script, clock, unix, steps = list(case["script"]), 0, case["unix"], []
    while True:
        left = milliseconds(own.time_left((clock, unix)))
        kind, *more = own.step((clock, unix))
        if kind == "send":
            method, url, headers, timeout = more
            sent = {"method": method, "url": url, "headers": dict(headers)}
            steps.append({"send": {**sent, "timeout_us": timeout // MICROSECOND}})
            report = script.pop(0)
            clock += report["after_ms"] * MILLISECOND
            if "failure" in report:
                failure = {**FAILURES, "unsendable": "unsendable"}[report["failure"]]
                own.failure(failure, "", (clock, unix), limit=1)
            elif "response" in report:
                answer = calls.answer_of(report["response"])
                own.response(answer.status, list(answer.headers), answer.body, (clock, unix))
            else:
                assert report["silence"] is True
        elif kind == "wait":
            trouble = own.trouble()
            code = None if trouble is None else trouble.code
            steps.append({"wait_us": more[0] // MICROSECOND, "trouble": code})
            if not script:
                steps.append({"end": "stopped"})
                break
            if "look_now_after_ms" in script[0]:
                clock += script.pop(0)["look_now_after_ms"] * MILLISECOND
                own.look_now((clock, unix))
            else:
                clock += more[0]
        elif kind == "changed":
            steps.append({"changed": {"status": more[0].status, "left_ms": left}})
        elif kind == "refused":
            error = {"code": more[0].code}
            if more[0].http_status is not None:
                error["http_status"] = more[0].http_status
            steps.append({"end": kind, "error": error})
            break
        else:
            steps.append({"end": kind})
            if kind != "unauthorized" or not script:
                break
            own.renew(script.pop(0)["renew"], (clock, unix))
    assert not script, "less was sent than the case reports"
    return {"steps": steps}


OPS: dict[str, Op] = {
    "checkout.key": key,
    "checkout.mint": mint,
    "checkout.verify": verify,
    "checkout.authorize": authorize,
    "checkout.view": view,
    "checkout.read": read,
    "checkout.uri": uri,
    "checkout.countdown": countdown,
    "checkout.watch": watch,
}
