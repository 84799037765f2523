"""Figures of the Python package beside what a shop would use otherwise, in one run.

`cargo xtask bench` runs it against the wheel; alone: `python benches/bench.py`. Each time is the
least of several rounds, in which the measured and its peer take turns, so that a busy machine
disturbs both.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any

import httpx
import requests
from bodies import PAYMENT
from server import serving

import cointill

KEY = "sandbox-api-key"
PROJECT = "00000000-0000-4000-8000-000000002328"
ORDER = {"amount": "19.99", "currency": "USD", "order_id": "ORDER-1"}

Row = tuple[str, float, str, float, str]


def least(functions: list[Callable[[], object]], calls: int, rounds: int = 9) -> list[float]:
    """Microseconds a call of each function, the least of all rounds."""
    best = [float("inf")] * len(functions)
    for _ in range(rounds):
        for index, function in enumerate(functions):
            start = time.perf_counter()
            for _ in range(calls):
                function()
            best[index] = min(best[index], (time.perf_counter() - start) / calls * 1e6)
    return best


def sign(body: str) -> str:
    """The signature by the standard library: what a shop writes by hand."""
    text = base64.b64encode(body.encode())
    return hmac.new(KEY.encode(), text, hashlib.sha256).hexdigest()


def webhooks() -> list[Row]:
    verifier = cointill.Webhooks2328(api_key=KEY)
    body = verifier.sign_test_event(PAYMENT)

    def by_hand() -> dict[str, Any]:
        fields: dict[str, Any] = json.loads(body)
        given = fields.pop("sign")
        expected = sign(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))
        if not hmac.compare_digest(expected, given):
            raise ValueError
        return fields

    def amount_of_event() -> Decimal:
        event = verifier.verify(body, kind="payment")
        assert isinstance(event, cointill.PaymentEvent)
        return event.data.amount

    peer, check, event, amount = least(
        [
            by_hand,
            lambda: verifier.check(body, kind="payment"),
            lambda: verifier.verify(body, kind="payment"),
            amount_of_event,
        ],
        2_000,
    )
    name = f"webhook of {len(body)} bytes: "
    return [
        (name + "check", check, "json + hmac", peer, "≥ 6"),
        (name + "verify", event, "json + hmac", peer, "≥ 6"),
        (name + "verify, read the amount", amount, "json + hmac", peer, ""),
    ]


def page() -> list[Row]:
    items = [dict(PAYMENT, order_id=f"ORDER-{number}") for number in range(5_000)]
    place = {"current_page": 1, "per_page": 5_000, "total": 5_000, "total_pages": 1}
    answer = json.dumps({"state": 0, "result": {"items": items, "paginate": place}}).encode()

    class Fixed:
        def send(self, _request: cointill.TransportRequest) -> cointill.TransportResponse:
            return cointill.TransportResponse(200, [], answer)

        def close(self) -> None:
            pass

    gateway = cointill.Gateway2328(project=PROJECT, api_key=KEY, transport=Fixed(), rate_limit=0)
    listing = gateway.payments.list(per_page=5_000)
    peer, ours = least([lambda: json.loads(answer), lambda: next(listing.pages())], 3)
    return [("page of 5,000 payments, typed", ours, "json.loads into dicts", peer, "> 1")]


def calls() -> list[Row]:
    answer = json.dumps({"state": 0, "result": PAYMENT}).encode()
    with serving(answer) as url:
        gateway = cointill.Gateway2328(
            project=PROJECT, api_key=KEY, base_url=f"{url}/api", rate_limit=0
        )
        session = requests.Session()
        session.trust_env = False
        with httpx.Client(trust_env=False) as client:

            def by_hand(post: Callable[..., Any]) -> Any:
                body = json.dumps(ORDER, separators=(",", ":"))
                headers = {
                    "Content-Type": "application/json",
                    "project": PROJECT,
                    "sign": sign(body),
                }
                return post(f"{url}/api/v1/payment", content=body, headers=headers).json()

            def by_requests() -> Any:
                return by_hand(
                    lambda address, content, headers: session.post(
                        address, data=content, headers=headers
                    )
                )

            ours, pooled, sessions = least(
                [
                    lambda: gateway.payments.create(**ORDER),  # type: ignore[arg-type]
                    lambda: by_hand(client.post),
                    by_requests,
                ],
                300,
            )
        session.close()
        ours_async, pooled_async = asyncio.run(calls_async(url))
    return [
        ("create over loopback", ours, "httpx, pooled", pooled, "≥ 3"),
        ("create over loopback", ours, "requests.Session", sessions, "> 1"),
        ("create over loopback, asyncio", ours_async, "httpx, pooled", pooled_async, "≥ 3"),
    ]


async def calls_async(url: str) -> tuple[float, float]:
    best = [float("inf")] * 2
    async with (
        cointill.AsyncGateway2328(
            project=PROJECT, api_key=KEY, base_url=f"{url}/api", rate_limit=0
        ) as gateway,
        httpx.AsyncClient(trust_env=False) as client,
    ):

        async def ours() -> Any:
            return await gateway.payments.create(**ORDER)  # type: ignore[arg-type]

        async def peer() -> Any:
            body = json.dumps(ORDER, separators=(",", ":"))
            headers = {"Content-Type": "application/json", "project": PROJECT, "sign": sign(body)}
            answer = await client.post(f"{url}/api/v1/payment", content=body, headers=headers)
            return answer.json()

        both: list[Callable[[], Awaitable[Any]]] = [ours, peer]
        for _ in range(9):
            for index, call in enumerate(both):
                start = time.perf_counter()
                for _ in range(300):
                    await call()
                spent = (time.perf_counter() - start) / 300 * 1e6
                best[index] = min(best[index], spent)
    return best[0], best[1]


def interpreter(code: str) -> tuple[float, float]:
    """Milliseconds and mebibytes of an interpreter that runs `code`."""
    spent, held = float("inf"), float("inf")
    # Not getrusage: its figure starts with that of the process that this one was forked from.
    report = f"{code}\nprint(*[l.split()[1] for l in open('/proc/self/status') if 'VmRSS' in l])"
    for _ in range(15):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-I", "-c", report], check=True, capture_output=True, text=True
        )
        spent = min(spent, (time.perf_counter() - start) * 1e3)
        held = min(held, int(done.stdout) / 1024)
    return spent, held


READY = f"import cointill\ncointill.Gateway2328(project={PROJECT!r}, api_key={KEY!r})"


def start() -> list[str]:
    bare_time, bare_memory = interpreter("pass")
    lines = []
    for name, code, aim in (
        ("import cointill", "import cointill", "≤ 5 ms, ≤ 3 MB"),
        ("import, first client ready", READY, ""),
    ):
        spent, held = interpreter(code)
        lines.append(
            f"| {name} | {spent - bare_time:.1f} ms | {held - bare_memory:.1f} MB | {aim} |"
        )
    return lines


def main() -> None:
    rows = [*webhooks(), *page(), *calls()]
    print("\n| what | time | peer | time | times as fast | aim |")
    print("| --- | ---: | --- | ---: | ---: | ---: |")
    for what, own, peer, other, aim in rows:
        print(f"| {what} | {shown(own)} | {peer} | {shown(other)} | {other / own:.1f} | {aim} |")
    print("\n| over the bare interpreter | time | memory | aim |")
    print("| --- | ---: | ---: | ---: |")
    print("\n".join(start()))


def shown(microseconds: float) -> str:
    if microseconds < 10:
        return f"{microseconds:.2f} µs"
    if microseconds < 10_000:
        return f"{microseconds:.0f} µs"
    return f"{microseconds / 1e3:.1f} ms"


if __name__ == "__main__":
    main()
