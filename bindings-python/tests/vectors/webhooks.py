"""`webhooks_2328.json` and `webhooks_alchemypay.json`."""

from __future__ import annotations

from typing import Any

import cointill
from cointill import Event, SignatureError, UnknownEvent

from .harness import Invalid, Op, raw_bytes
from .view import fields

CLASSES = {
    "payment": cointill.PaymentEvent,
    "payout": cointill.PayoutEvent,
    "static_wallet": cointill.StaticWalletEvent,
    "order": cointill.OrderEvent,
    "refund": cointill.RefundEvent,
    "partial": cointill.PartialPaymentEvent,
    "unknown": UnknownEvent,
}


def webhooks_2328(keys: Any) -> cointill.Webhooks2328:
    by_kind: dict[str, dict[str, str]] = {"api": {}, "payout": {}}
    for key in keys:
        by_kind[key["key"]][key["id"]] = key["secret"]
    return cointill.Webhooks2328(
        api_key=by_kind["api"] or None, payout_key=by_kind["payout"] or None
    )


def webhooks_alchemypay(case: Any) -> cointill.AlchemyPayWebhooks:
    secrets = {key["id"]: key["secret"] for key in case["secrets"]}
    return cointill.AlchemyPayWebhooks(secret=secrets, options=case["options"])


def verified(webhooks: Any, case: Any) -> Event:
    """The event of a case, in all three forms that a body may have."""
    body, kind = raw_bytes(case["body"]), case["kind"]
    try:
        event = webhooks.verify(body, kind=kind)
    except SignatureError as error:
        refused = Invalid({"refused": error.reason})
    else:
        assert isinstance(event, Event)
        assert webhooks.check(body, kind=kind) == event.key_id, "verify and check disagree"
        assert event == webhooks.verify(bytearray(body), kind=kind, explain=True)
        assert event == webhooks.verify(memoryview(body), kind=kind)
        return event
    for refuse in (webhooks.check, lambda *a, **k: webhooks.verify(*a, explain=True, **k)):
        try:
            refuse(body, kind=kind)
        except SignatureError as error:
            assert error.reason == refused.told["refused"], "verify and check disagree"
        else:
            raise AssertionError("verify and check disagree")
    raise refused


def webhook_2328(case: Any) -> Any:
    event = verified(webhooks_2328(case["keys"]), case)
    told: dict[str, Any] = {"kind": event.kind, "id": event.id}
    assert type(event) is CLASSES[event.kind]
    if isinstance(event, UnknownEvent):
        assert event.problem and event.data is None
        told["raw"] = event.raw_json
    else:
        assert event.problem is None
        assert event.data is not None
        told["fields"] = fields(event.data)
    return {"key_id": event.key_id, "form": event.form, "event": told}


def webhook_alchemypay(case: Any) -> Any:
    event = verified(webhooks_alchemypay(case), case)
    told: dict[str, Any] = {"kind": event.kind, "id": event.id}
    assert type(event) is CLASSES[event.kind] and event.form is None
    if isinstance(event, UnknownEvent):
        assert event.problem and event.data is None
        told["raw"] = event.raw_json
    else:
        assert event.data is not None
        told["signed"] = fields(event.data, event.raw_json)
        if event.unsigned is not None:
            told["unsigned"] = fields(event.unsigned, event.raw_json)
    return {"key_id": event.key_id, "event": told}


OPS_2328: dict[str, Op] = {"2328.webhook": webhook_2328}
OPS_ALCHEMYPAY: dict[str, Op] = {"alchemypay.webhook": webhook_alchemypay}
