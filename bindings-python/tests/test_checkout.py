"""View tokens, views and the watch, as a server and a terminal use them."""

from __future__ import annotations

import asyncio
import base64
import copy
import pickle
import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cointill import (
    SignatureError,
    TransportFailure,
    TransportRequest,
    TransportResponse,
    _native,
    checkout,
    errors,
    transports,
)

KEY = "sandbox-view-key-of-at-least-32-bytes"
KEYS = checkout.ViewKeys(KEY)
URL = "http://127.0.0.1:8000/view/"
PAGE = Path(__file__).parents[2] / "docs" / "checkout.md"
SNIPPETS = dict(re.findall(r"```python\n# (\w+\.py)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL))


def token(order_id: str = "ORDER-1", **more: Any) -> str:
    return KEYS.mint(gateway="2328", order_id=order_id, **more)


def body(**more: Any) -> bytes:
    facts = {"order_id": "ORDER-1", "amount": "19.99", "currency": "USD", **more}
    json = checkout.view(**facts).raw_json
    assert json is not None
    return json.encode()


def test_a_token_is_taken_until_its_end() -> None:
    before = datetime.now(timezone.utc)
    minted = token(ttl=timedelta(minutes=2))
    grant = KEYS.verify(minted)
    assert grant == KEYS.authorize(f"Bearer {minted}")
    assert (grant.gateway, grant.order_id, grant.key_id) == ("2328", "ORDER-1", "view")
    assert timedelta(seconds=118) <= grant.expires - before <= timedelta(seconds=121)
    with pytest.raises(SignatureError) as refused:
        KEYS.authorize(None)
    assert refused.value.reason == "malformed"
    with pytest.raises(SignatureError) as refused:
        checkout.ViewKeys("another-view-key-of-at-least-32-bytes").verify(token())
    assert refused.value.reason == "wrong_signature"
    assert refused.value.code == "signature_invalid"


@given(st.text(st.characters(), max_size=200))
def test_any_text_is_refused(text: str) -> None:
    for look in (KEYS.verify, KEYS.authorize):
        with pytest.raises(SignatureError):
            look(text)


@given(st.integers(0, 1_000), st.characters())
def test_any_changed_character_is_noticed(place: int, other: str) -> None:
    minted = token()
    place %= len(minted)
    changed = f"{minted[:place]}{other}{minted[place + 1 :]}"
    if changed != minted:
        with pytest.raises(SignatureError):
            KEYS.verify(changed)


def test_keys_stay_where_they_are() -> None:
    assert KEY not in repr(KEYS)
    assert not hasattr(KEYS, "__dict__")
    for dump in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="not pickled"):
            dump(KEYS)
    for keys in ("short-view-key", {"not an id": KEY}, f"{KEY}\n"):
        with pytest.raises(errors.ConfigurationError) as refused:
            checkout.ViewKeys(keys)
        assert KEY not in str(refused.value)
        assert "short-view-key" not in str(refused.value)
    with pytest.raises(ValueError, match="got none"):
        checkout.ViewKeys({})
    with pytest.raises(ValueError, match="gateway"):
        KEYS.mint(gateway="2329", order_id="ORDER-1")


def test_a_view_is_a_model() -> None:
    view = checkout.read_view(
        body(
            status="partially_paid",
            owed=Decimal("20.10"),
            received="5.00",
            expires_at=datetime(2099, 5, 9, 16, 56, 58, tzinfo=timezone(timedelta(hours=3))),
        )
    )
    assert view.to_send == Decimal("15.10")
    assert str(view.to_send) == "15.10"
    assert view.expires_at == datetime(2099, 5, 9, 13, 56, 58, tzinfo=timezone.utc)
    assert abs(view.server_time - datetime.now(timezone.utc)) < timedelta(minutes=1)  # type: ignore[operator]
    assert pickle.loads(pickle.dumps(view)) == view
    with pytest.raises(TypeError, match="zone"):
        body(expires_at=datetime(2099, 5, 9))
    with pytest.raises(TypeError, match="float"):
        body(owed=20.1)
    with pytest.raises(TypeError, match="a bool"):
        body(credited=1)
    with pytest.raises(errors.InvalidRequestError):
        body(status="check")
    with pytest.raises(errors.MalformedJsonError):
        checkout.read_view(b"<html>")


class Scripted:
    """Answers one after another."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.sent: list[TransportRequest] = []

    def send(self, request: TransportRequest) -> TransportResponse:
        self.sent.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, int):
            return TransportResponse(answer, [], b"")
        return TransportResponse(200, [("Content-Type", "application/json")], answer)

    def close(self) -> None:
        pass


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A sleep that takes no time."""
    now = [0]
    monkeypatch.setattr(_native, "now", lambda: (now[0], 1_778_335_018))

    def sleep(seconds: float) -> None:
        now[0] += int(seconds * 1e9) + 1

    return sleep


def test_a_terminal_watches_through_every_trouble(clock: Callable[[float], None]) -> None:
    shop = Scripted(
        TransportFailure("connect"),
        ValueError("anything"),
        503,
        b"<html>",
        body(status="waiting"),
        TransportFailure("untrusted"),
        body(status="paid", credited=True),
    )
    own = token()
    views = list(checkout.watch(URL, own, transport=shop, sleep=clock))
    assert [view.status for view in views] == ["waiting", "paid"]
    assert shop.answers == []
    headers = dict(shop.sent[0].headers)
    assert headers == {"accept": "application/json", "authorization": f"Bearer {own}"}
    assert (shop.sent[0].method, shop.sent[0].url, shop.sent[0].body) == ("GET", URL, b"")


async def test_a_bot_watches_with_asyncio(clock: Callable[[float], None]) -> None:
    class Awaited:
        def __init__(self, *answers: Any) -> None:
            self.shop = Scripted(*answers)

        async def send(self, request: TransportRequest) -> TransportResponse:
            return self.shop.send(request)

        async def close(self) -> None: ...

    async def sleep(seconds: float) -> None:
        clock(seconds)

    again = token(ttl=timedelta(hours=2))

    async def renew() -> str:
        return again

    trouble = (TransportFailure("connect"), ValueError("anything"), 503, b"<html>")
    own = Awaited(*trouble, body(status="waiting"), 401, body(status="paid", credited=True))
    watching = checkout.async_watch(URL, token(), transport=own, renew=renew, sleep=sleep)
    assert [view.status async for view in watching] == ["waiting", "paid"]
    assert own.shop.answers == []
    assert dict(own.shop.sent[-1].headers)["authorization"] == f"Bearer {again}"

    for status, kind in ((404, errors.NotFoundError), (401, errors.AuthenticationError)):
        watching = checkout.async_watch(URL, token(), transport=Awaited(status), sleep=sleep)
        with pytest.raises(kind):
            await anext(watching)


async def test_a_task_that_watches_is_cancelled_while_it_waits() -> None:
    class Silent:
        async def send(self, request: TransportRequest) -> TransportResponse:
            raise TransportFailure("connect")

        async def close(self) -> None: ...

    watching = checkout.async_watch(URL, token(), transport=Silent())
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(anext(watching), 0.05)


def test_a_watch_ends_with_what_the_shop_says(clock: Callable[[float], None]) -> None:
    with pytest.raises(errors.NotFoundError):
        next(checkout.watch(URL, token(), transport=Scripted(404), sleep=clock))
    with pytest.raises(errors.AuthenticationError):
        next(checkout.watch(URL, token(), transport=Scripted(401), sleep=clock))
    with pytest.raises(errors.UnexpectedRedirectError):
        next(checkout.watch(URL, token(), transport=Scripted(302), sleep=clock))
    with pytest.raises(errors.ConfigurationError):
        next(checkout.watch("http://shop.example/", token(), transport=Scripted(), sleep=clock))
    shop = Scripted(401, body(status="paid", credited=True))
    again = token("ORDER-1", ttl=timedelta(hours=2))
    [view] = checkout.watch(URL, token(), transport=shop, renew=lambda: again, sleep=clock)
    assert view.is_paid
    assert dict(shop.sent[1].headers)["authorization"] == f"Bearer {again}"


def run(name: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(SNIPPETS[name], name, "exec"), names)
    return names


def test_the_page_of_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(SNIPPETS) == {"server.py", "terminal.py"}
    monkeypatch.setenv("SHOP_VIEW_KEY", base64.b64encode(b"sandbox-view-key" * 3).decode())
    server = run("server.py")
    row = {"order_id": "ORDER-1", "amount": Decimal("19.99"), "currency": "USD"}
    table = {("2328", "ORDER-1"): row}
    status, text = server["answer"](f"Bearer {server['token_for']('ORDER-1')}", table)
    assert status == 200
    assert checkout.read_view(text.encode()).order_id == "ORDER-1"
    refused = [
        server["answer"](header, table)
        for header in (None, "Bearer x", f"Bearer {server['token_for']('ORDER-2')}")
    ]
    assert set(refused) == {(401, '{"error":"unauthorized"}')}


def test_the_page_of_a_terminal(
    clock: Callable[[float], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shop = Scripted(body(status="paid", credited=True))
    monkeypatch.setattr(transports, "HttpxTransport", lambda: shop)
    run("terminal.py")["show"](URL, token())
    assert capsys.readouterr().out == "paid None None None\nthank you\n"
