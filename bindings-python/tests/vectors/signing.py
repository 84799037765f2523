"""`signing_2328.json` and `signing_alchemypay.json`."""

from __future__ import annotations

from typing import Any

import cointill
from cointill import Error, signing

from .harness import Invalid, Op, raw_bytes, told

PROJECT = "00000000-0000-4000-8000-000000002328"


def sign_2328(case: Any) -> Any:
    assert case["key"] in {"api", "payout"}
    return {"sign": signing.sign_2328(raw_bytes(case["body"]), key=case["secret"])}


def verify_2328(case: Any) -> Any:
    assert case["key"] in {"api", "payout"}
    body = raw_bytes(case["body"])
    answer = {"matches": signing.verify_2328(body, case["sign"], key=case["secret"])}
    if not answer["matches"]:
        raise Invalid(answer)
    return answer


def sign_webhook_2328(case: Any) -> Any:
    assert case["key"] in {"api", "payout"}
    try:
        return {"body": signing.sign_webhook_2328(case["body"], key=case["secret"])}
    except Error as error:
        raise Invalid(told(error)) from None


def key_2328(case: Any) -> Any:
    secret = case["secret"]
    makers = (
        lambda: cointill.Webhooks2328(api_key=secret),
        lambda: cointill.Webhooks2328(payout_key=secret),
        lambda: cointill.Gateway2328(project=PROJECT, api_key=secret),
        lambda: cointill.AsyncGateway2328(project=PROJECT, api_key="x", payout_key=secret),
        lambda: signing.sign_2328(b"", key=secret),
        lambda: signing.sign_webhook_2328("{}", key=secret),
    )
    return _usable(makers)


def key_alchemypay(case: Any) -> Any:
    secret = case["secret"]
    makers = (
        lambda: cointill.AlchemyPayWebhooks(secret=secret),
        lambda: cointill.AlchemyPay(app_id="A", secret=secret, host="alchemy"),
        lambda: cointill.AsyncAlchemyPay(app_id="A", secret=secret, host="alchemy"),
        lambda: signing.verify_alchemypay("create", "{}", secret=secret),
    )
    return _usable(makers)


def _usable(makers: Any) -> Any:
    problems = []
    for make in makers:
        try:
            make()
        except Error as error:
            problems.append(told(error))
    if not problems:
        return {"usable": True}
    assert problems == [problems[0]] * len(makers), "the places where a key is given disagree"
    raise Invalid(problems[0])


def sign_alchemypay(case: Any) -> Any:
    try:
        sign = signing.sign_alchemypay(
            case["message"], case["body"], secret=case["secret"], options=case["options"]
        )
    except Error as error:
        raise Invalid(told(error)) from None
    return {"sign": sign}


def sign_body_alchemypay(case: Any) -> Any:
    try:
        body = signing.sign_body_alchemypay(
            case["message"], case["body"], secret=case["secret"], options=case["options"]
        )
    except Error as error:
        raise Invalid(told(error)) from None
    return {"body": body}


def verify_alchemypay(case: Any) -> Any:
    matches = signing.verify_alchemypay(
        case["message"], case["body"], secret=case["secret"], options=case["options"]
    )
    if not matches:
        raise Invalid({"matches": matches})
    return {"matches": matches}


OPS_2328: dict[str, Op] = {
    "2328.sign": sign_2328,
    "2328.verify": verify_2328,
    "2328.sign_webhook": sign_webhook_2328,
    "2328.key": key_2328,
}

OPS_ALCHEMYPAY: dict[str, Op] = {
    "alchemypay.sign": sign_alchemypay,
    "alchemypay.sign_body": sign_body_alchemypay,
    "alchemypay.verify": verify_alchemypay,
    "alchemypay.key": key_alchemypay,
}
