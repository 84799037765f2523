"""Endpoints by name: the public call for a request given as JSON, over a transport that is told
what to answer. Each runs through the client that waits and through the one for asyncio.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import cointill
from cointill import (
    Error,
    RetryPolicy,
    TransportFailure,
    TransportRequest,
    TransportResponse,
)
from cointill._pages import AsyncPages, Pages

from .harness import Invalid, raw_bytes, told

Answer = TransportResponse | TransportFailure
OPERATIONS = {
    "2328.payment.create": ("payments", "create"),
    "2328.payment.info": ("payments", "info"),
    "2328.payment.list": ("payments", "list"),
    "2328.payout.create": ("payouts", "create"),
    "2328.payout.calc": ("payouts", "calc"),
    "2328.payout.status": ("payouts", "status"),
    "2328.static_wallet.create": ("static_wallets", "create"),
    "2328.static_wallet.info": ("static_wallets", "info"),
    "2328.static_wallet.list": ("static_wallets", "list"),
    "2328.static_wallet.enable": ("static_wallets", "enable"),
    "2328.static_wallet.disable": ("static_wallets", "disable"),
    "2328.static_wallet.transactions": ("static_wallets", "transactions"),
    "2328.balance": ("balance", "get"),
    "2328.exchange_rates": ("rates", "exchange_rates"),
    "2328.prices": ("rates", "prices"),
    "2328.directions": ("rates", "directions"),
    "2328.convert.price": ("conversions", "price"),
    "2328.convert": ("conversions", "convert"),
    "alchemypay.payment.create": ("payments", "create"),
    "alchemypay.payment.create_v1": ("payments", "create_v1"),
    "alchemypay.payment.create_telegram": ("payments", "create_telegram"),
    "alchemypay.payment.create_telegram_v1": ("payments", "create_telegram_v1"),
    "alchemypay.payment.create_native": ("payments", "create_native"),
    "alchemypay.payment.query": ("payments", "query"),
    "alchemypay.refund.create": ("refunds", "create"),
}
HOSTS = {
    "alchemy_sandbox": "alchemy-sandbox",
    "alchemy_production": "alchemy",
    "aeon_sandbox": "aeon-sandbox",
    "aeon_production": "aeon",
}
TEST_2328 = {
    "project": "00000000-0000-4000-8000-000000002328",
    "api_key": "test-api-key",
    "payout_key": "test-payout-key",
}
TEST_ALCHEMYPAY = {"app_id": "TEST000001", "secret": "9999", "host": "alchemy_sandbox"}


@dataclass
class Script:
    """A transport that keeps what it is given to send, and answers as it is told."""

    answers: Sequence[Answer]
    sent: list[TransportRequest] = field(default_factory=list)

    def answer(self, request: TransportRequest) -> TransportResponse:
        self.sent.append(request)
        answer = self.answers[len(self.sent) - 1]
        if isinstance(answer, TransportFailure):
            raise answer
        return answer


class Blocking(Script):
    def send(self, request: TransportRequest) -> TransportResponse:
        return self.answer(request)

    def close(self) -> None: ...


class Asynchronous(Script):
    async def send(self, request: TransportRequest) -> TransportResponse:
        return self.answer(request)

    async def close(self) -> None: ...


def answer_of(response: Any) -> TransportResponse:
    headers = list(response["headers"].items())
    return TransportResponse(response["status"], headers, raw_bytes(response["body"]))


def settings(gateway: Any, **further: Any) -> tuple[str, dict[str, Any]]:
    """Which gateway a case describes, and its keywords."""
    keywords = {**gateway, **further}
    if "project" in keywords:
        known = {"project", "api_key", "payout_key", "base_url", "user_agent", "options"}
        name = "2328"
    else:
        known = {"app_id", "secret", "host", "user_agent", "options"}
        host = keywords["host"]
        keywords["host"] = host["custom"] if isinstance(host, dict) else HOSTS[host]
        name = "alchemypay"
    assert set(gateway) <= known, "a setting that is not known"
    return name, keywords


def client(gateway: Any, **further: Any) -> Any:
    name, keywords = settings(gateway, **further)
    return {"2328": cointill.Gateway2328, "alchemypay": cointill.AlchemyPay}[name](**keywords)


def async_client(gateway: Any, **further: Any) -> Any:
    name, keywords = settings(gateway, **further)
    made = {"2328": cointill.AsyncGateway2328, "alchemypay": cointill.AsyncAlchemyPay}[name]
    return made(**keywords)


def fixed_gateway(endpoint: str, options: Any = None) -> Any:
    if endpoint.startswith("2328."):
        return TEST_2328
    return {**TEST_ALCHEMYPAY, "options": options or {}}


def arguments(request: Any) -> dict[str, Any]:
    """The gateway's names as Python's: `redirectURL` is `redirect_url`."""
    return {python_name(name): value for name, value in request.items()}


def python_name(wire: str) -> str:
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", wire).lower()
    # `redirectUrl` is not `redirectURL`, and must not become the same.
    return name if wire in {name, gateway_name(name)} else wire


def gateway_name(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join("URL" if part == "url" else part.capitalize() for part in rest)


@dataclass
class Ran:
    """What came of a call."""

    sent: list[TransportRequest]
    result: Any = None
    error: Error | None = None


def call(
    gateway: Any,
    endpoint: str,
    request: Any,
    answers: Sequence[Answer],
    policy: RetryPolicy | None = None,
) -> Ran:
    """The same call through both clients, which must agree."""
    group, name = OPERATIONS[endpoint]
    keywords = arguments(request)
    wire = str if endpoint.startswith("2328.") else gateway_name
    policy = policy or RetryPolicy(max_attempts=1)
    blocking = Blocking(answers)
    waits = client(gateway, transport=blocking, retry_policy=policy)

    def wait() -> Any:
        with waits:
            result = getattr(getattr(waits, group), name)(**keywords)
            # A walk asks for pages by their number; a single request is made beneath it.
            return (
                getattr(waits, group)._call(name, keywords) if isinstance(result, Pages) else result
            )

    first = _ran(blocking, wire, wait)
    asynchronous = Asynchronous(answers)

    async def awaited() -> Any:
        async with async_client(gateway, transport=asynchronous, retry_policy=policy) as own:
            result = getattr(getattr(own, group), name)(**keywords)
            if isinstance(result, AsyncPages):
                result = getattr(own, group)._call(name, keywords)
            return await result

    second = _ran(asynchronous, wire, lambda: asyncio.run(awaited()))
    _agree(first, second)
    return first


def _ran(script: Script, wire: Callable[[str], str], run: Callable[[], Any]) -> Ran:
    try:
        return Ran(script.sent, result=run())
    except Error as error:
        return Ran(script.sent, error=error)
    except TypeError as error:
        # A wrong type is that in Python, not an error of the gateway's rules.
        raise Invalid({"error": _of_type(str(error), wire)}) from None


def _of_type(text: str, wire: Callable[[str], str]) -> dict[str, str]:
    """What the words of a `TypeError` say, in the vectors' words."""
    missing = re.search(r"missing \d+ required keyword-only arguments?: '(\w+)'", text)
    wrong = re.match(r"(\w+): expected", text)
    if "unexpected keyword argument" in text:
        return {"code": "invalid_request"}
    found = missing or wrong
    assert found is not None, text
    return {"code": "invalid_request", "field": wire(found[1])}


def _agree(first: Ran, second: Ran) -> None:
    shown = [(own.method, own.url, own.headers, own.body) for own in first.sent]
    assert shown == [(own.method, own.url, own.headers, own.body) for own in second.sent]
    assert type(first.error) is type(second.error)
    assert str(first.error) == str(second.error)
    assert (first.error and first.error.__reduce__()[1]) == (
        second.error and second.error.__reduce__()[1]
    )
    assert repr(first.result) == repr(second.result)


def refused(error: Error) -> Invalid:
    return Invalid(told(error))
