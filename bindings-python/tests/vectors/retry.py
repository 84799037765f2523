"""`retry.json`. Calls over a transport are carried out by `_native.Exchange`, which is told the
time by whoever drives it: here by the vectors. Delays, `Retry-After` and the rate limit are seen in
what it says, since that is all that a shop ever sees of them.
"""

from __future__ import annotations

from typing import Any

from cointill import Error, RetryPolicy, _native

from . import calls
from .harness import Invalid, Op

MILLISECOND = 1_000_000
MICROSECOND = 1_000
LONG = 1e9
"""Seconds that no case waits."""
FAILURES = {
    "connect": "connect",
    "untrusted": "untrusted",
    "timeout_connect": "connect_timeout",
    "timeout_answer": "read_timeout",
    "timeout_attempt": "timeout",
    "broken": "broken",
    "too_large": "too_large",
    "cancelled": "cancelled",
    "other": "other",
}
PRICES = {"endpoint": "2328.prices", "request": {}}


def native_call(case: Any) -> _native.Call:
    """The call of the public package, before it is carried out."""
    endpoint, request = case["endpoint"], case["request"]
    group, name = calls.OPERATIONS[endpoint]
    gateway = calls.client(calls.fixed_gateway(endpoint))._gateway
    made = gateway.call(group, name, calls.arguments(request))
    assert isinstance(made, _native.Call) and made.endpoint == endpoint
    return made


def delay(case: Any) -> Any:
    policy = RetryPolicy(
        max_attempts=case["repeat"] + 1,
        base_delay=case["base_us"] / 1e6,
        max_delay=case["max_us"] / 1e6,
        total_deadline=LONG,
    )
    exchange = _native.Exchange(native_call(PRICES), policy, seed=int(case["seed"]))
    now, waited, sent = 0, 0, 0
    while sent <= case["repeat"]:
        step = exchange.step((now, 0))
        if step[0] == "wait":
            waited = step[1]
            now += waited
            continue
        sent += 1
        if sent <= case["repeat"]:
            # A delay of nothing is no wait: the next step sends.
            waited = 0
            exchange.failure("connect", "", (now, 0))
    return {"delay_us": waited // MICROSECOND}


def after(case: Any) -> Any:
    exchange = _native.Exchange(native_call(PRICES), RetryPolicy(max_attempts=1))
    now = (0, case["unix"])
    assert exchange.step(now)[0] == "send"
    exchange.response(503, [("retry-after", case["text"])], b"", now)
    assert exchange.step(now) == ("done",)
    try:
        exchange.finish()
    except Error as error:
        told = {"seconds": None if error.retry_after is None else int(error.retry_after)}
        if error.retry_after is None:
            raise Invalid(told) from None
        assert error.retry_after == int(error.retry_after)
        return told
    raise AssertionError("a 503 is an error")


def limiter(case: Any) -> Any:
    shared = _native.RateLimiter(
        case["rate"], burst=case["burst"], window_ns=case["window_ms"] * MILLISECOND
    )
    call, policy = native_call(PRICES), RetryPolicy(total_deadline=LONG)
    waits = []
    for asked in case["asked_ms"]:
        exchange = _native.Exchange(call, policy, limiter=shared)
        step = exchange.step((asked * MILLISECOND, 0))
        waits.append(step[1] // MICROSECOND if step[0] == "wait" else 0)
    return {"waits_us": waits}


def policy_of(value: Any) -> RetryPolicy:
    keywords = {}
    for name, number in value.items():
        if name == "max_attempts":
            keywords[name] = number
        else:
            assert name.endswith("_ms"), f"policy {name!r} is not known"
            keywords[name.removesuffix("_ms")] = number / 1e3
    return RetryPolicy(**keywords)


def exchange(case: Any) -> Any:
    policy, seed = policy_of(case["policy"]), int(case["seed"])
    own = _native.Exchange(native_call(case["call"]), policy, seed=seed)
    reports, now, unix, steps = iter(case["reports"]), 0, case["unix"], []
    while (step := own.step((now, unix)))[0] != "done":
        if step[0] == "wait":
            steps.append({"wait_us": step[1] // MICROSECOND})
            now += step[1]
            continue
        _, _, url, _, _, attempt, timeout = step
        steps.append({"send": attempt, "url": url, "timeout_us": timeout // MICROSECOND})
        report = next(reports)
        now += report["after_ms"] * MILLISECOND
        if "failure" in report:
            own.failure(FAILURES[report["failure"]], "", (now, unix), limit=1)
        else:
            answer = calls.answer_of(report["response"])
            own.response(answer.status, list(answer.headers), answer.body, (now, unix))
    assert next(reports, None) is None, "less was sent than the case reports"
    try:
        own.finish()
    except Error as error:
        raise Invalid({"steps": steps, "result": {"error": ended(error)}}) from None
    return {"steps": steps, "result": {"ok": True}}


def ended(error: Error) -> dict[str, Any]:
    names = ("code", "attempts", "outcome_unknown", "retry_safe", "http_status", "gateway_code")
    facts = {name: getattr(error, name) for name in names}
    if error.retry_after is not None:
        assert error.retry_after == int(error.retry_after)
        facts["retry_after_s"] = int(error.retry_after)
    return {name: fact for name, fact in facts.items() if fact is not None}


OPS: dict[str, Op] = {
    "retry.delay": delay,
    "retry.after": after,
    "retry.limiter": limiter,
    "retry.exchange": exchange,
}
