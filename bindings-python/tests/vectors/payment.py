"""`life_cycle.json`, `credit_decision.json`, `event_ids.json` and `timestamps.json`."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import cointill
from cointill import Expected, Observed, Policy, Status, TransportResponse, Verdict

from . import calls, webhooks
from .harness import Invalid, Op, Plain


def unix(case: Any) -> Any:
    """A time is read where a gateway writes one."""
    text = case["text"]
    payment = {"uuid": "u", "amount": "1", "currency": "USD", "payment_status": "check"}
    made = _payment({**payment, "created_at": text})
    assert made.raw["created_at"] == text
    time = made.created_at
    told = {"text": made.raw["created_at"], "unix_seconds": None}
    if time is None:
        raise Invalid(told)
    assert time.utcoffset() == timedelta(0)
    return {**told, "unix_seconds": int(time.timestamp())}


def _payment(fields: Any) -> Any:
    body = json.dumps({"state": 0, "result": fields}).encode()
    answer = TransportResponse(200, [("content-type", "application/json")], body)
    return _result("2328.payment.info", {"uuid": "u"}, answer)


def _result(endpoint: str, request: Any, answer: TransportResponse, options: Any = None) -> Any:
    ran = calls.call(calls.fixed_gateway(endpoint, options), endpoint, request, [answer])
    if ran.error is not None:
        raise ran.error
    return ran.result


def event_id(case: Any) -> Any:
    return {"id": cointill.event_id(case["gateway"], case["kind"], case["parts"])}


def status(case: Any) -> Any:
    """A gateway's word is read where the gateway writes it."""
    word = case["status"]
    if case["gateway"] == "2328":
        payment = {"uuid": "u", "amount": "1", "currency": "USD", "payment_status": word}
        made = _payment(payment)
        assert made.payment_status == word
    else:
        assert case["gateway"] == "alchemypay"
        model = json.dumps({"orderNo": "1", "orderStatus": word})
        body = f'{{"code":"0","msg":"success","model":{model},"traceId":"t"}}'.encode()
        query = {"merchantOrderNo": "1"}
        made = _result("alchemypay.payment.query", query, TransportResponse(200, [], body))
        assert made.order_status == word
    common = Status(made.observed().status)
    return {
        "status": str(common),
        "success": common.is_success,
        "failure": common.is_failure,
        "refund": common.is_refund,
        "final": common.is_final,
    }


def transition(case: Any) -> Any:
    step, kept = cointill.transition(case["known"], case["reported"])
    assert type(kept) is Status and kept.is_known
    return {"transition": step, "status": str(kept)}


def walk(case: Any) -> Any:
    known, path = Status.CREATED, []
    for reported in case["reports"]:
        _, known = cointill.transition(known, reported)
        path.append(str(known))
    return {"path": path}


def expected(value: Any) -> Expected:
    price = value.get("price") or {}
    return Expected(
        order_id=value["order_id"],
        amount=price.get("amount"),
        currency=price.get("currency"),
        payment_id=value.get("payment_id"),
        known=value.get("known"),
        credited=value.get("credited", False),
    )


def policy(value: Any) -> Policy:
    return Policy(**value)


def shown(verdict: Verdict) -> Any:
    if verdict.is_credit:
        assert verdict.reason is None and verdict.amount is not None
        amount = Plain(format(verdict.amount, "f"))
        return {"verdict": verdict.action, "amount": amount, "currency": verdict.currency}
    assert verdict.amount is None and verdict.currency is None
    return {"verdict": verdict.action, "reason": verdict.reason}


def decide(case: Any) -> Any:
    seen = Observed(**case["observed"])
    return shown(cointill.decide(expected(case["expected"]), seen, policy(case["policy"])))


def scenario(case: Any) -> Any:
    kept = dict(case["expected"])
    rules = policy(case["policy"])
    verdicts = []
    for report in case["reports"]:
        seen, want = Observed(**report), expected(kept)
        verdict = cointill.decide(want, seen, rules)
        verdicts.append(shown(verdict))
        # What a shop writes down in the transaction that locks the order.
        kept["known"] = want.next_status(seen)
        kept["credited"] = kept.get("credited", False) or verdict.is_credit
    return {"verdicts": verdicts, "credited": kept.get("credited", False)}


def accept(case: Any) -> Any:
    return shown(expected(case["expected"]).accept())


FACTS = (
    "gateway",
    "source",
    "payment_id",
    "order_id",
    "status",
    "gateway_status",
    "reason",
    "currency",
    "received_currency",
)


def told(observed: Observed | None) -> Any:
    if observed is None:
        return {"observed": None}
    amounts = ("amount", "owed", "received")
    facts = {name: getattr(observed, name) for name in (*FACTS, *amounts)}
    for name in amounts:
        if facts[name] is not None:
            facts[name] = Plain(format(facts[name], "f"))
    return {"observed": facts}


def observed_2328(case: Any) -> Any:
    event = webhooks.verified(webhooks.webhooks_2328(case["keys"]), case)
    return told(event.observed())


def observed_alchemypay(case: Any) -> Any:
    event = webhooks.verified(webhooks.webhooks_alchemypay(case), case)
    return told(event.observed())


def observed_answer(case: Any) -> Any:
    answer, options = calls.answer_of(case["response"]), case.get("options")
    made = _result(case["endpoint"], case["request"], answer, options)
    if options is None:
        return told(made.observed())
    return told(made.observed(amount_unit=options.get("amount_unit", "cents")))


EVENT_IDS: dict[str, Op] = {"event.id": event_id}
LIFE_CYCLE: dict[str, Op] = {
    "payment.status": status,
    "payment.transition": transition,
    "payment.walk": walk,
}
CREDIT_DECISION: dict[str, Op] = {
    "payment.decide": decide,
    "payment.scenario": scenario,
    "payment.accept": accept,
    "2328.observed": observed_2328,
    "alchemypay.observed": observed_alchemypay,
    "2328.observed_answer": observed_answer,
    "alchemypay.observed_answer": observed_answer,
}
TIMESTAMPS: dict[str, Op] = {"time.unix": unix}
