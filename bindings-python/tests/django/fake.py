"""A gateway in this process: what it answers, a test says."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from cointill import TransportFailure, TransportRequest, TransportResponse


class FakeTransport:
    """Answers by a function from path and fields to a payload, `None` for no answer at all."""

    def __init__(self, answer: Callable[[str, dict[str, Any]], Any]) -> None:
        self.answer = answer
        self.calls: list[tuple[str, dict[str, Any]]] = []

    def send(self, request: TransportRequest) -> TransportResponse:
        path = "/" + request.url.split("/", 3)[3]
        fields = json.loads(request.body or b"{}")
        self.calls.append((path, fields))
        payload = self.answer(path, fields)
        if payload is None:
            raise TransportFailure("broken")
        status, document = payload
        headers = [("content-type", "application/json")]
        return TransportResponse(status, headers, json.dumps(document).encode())

    def close(self) -> None:
        pass


def settings_2328(transport: FakeTransport, **more: Any) -> dict[str, Any]:
    """The setting for a shop whose 2328 is this."""
    own = {
        "project": "00000000-0000-4000-8000-000000002328",
        "api_key": "canary-api-key-5f2c",
        "transport": transport,
        "max_retries": 0,
    }
    return {"2328": own, "site_url": "https://shop.example", **more}


def settings_alchemypay(transport: FakeTransport, **more: Any) -> dict[str, Any]:
    """The same for Alchemy Pay."""
    own = {
        "app_id": "SANDBOX0001",
        "secret": "canary-secret-c77e",
        "host": "alchemy",
        "transport": transport,
        "max_retries": 0,
    }
    return {"alchemypay": own, "site_url": "https://shop.example", **more}


def payment_fields(fields: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """What 2328 answers to create and info."""
    return {
        "uuid": f"uuid-{fields.get('order_id', 'ORDER-1')}",
        "order_id": "ORDER-1",
        "amount": "180.00",
        "currency": "RUB",
        "payment_status": "check",
        "url": "https://pay.example/1",
        "payer_currency": "TON",
        "payer_amount": "0.95256917",
        "payment_amount": None,
        **{name: value for name, value in fields.items() if name in ("order_id", "currency")},
        **changed,
    }


def ok_2328(result: Any) -> Any:
    return 200, {"state": 0, "result": result}


def ok_alchemypay(model: Any) -> Any:
    return 200, {"code": "0", "msg": "success", "model": model, "traceId": "0" * 32}
