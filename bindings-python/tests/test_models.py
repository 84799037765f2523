"""Models, events and words as values: frozen, equal, hashable, picklable, printed without secrets.
Every model that the vectors have an answer or a webhook for is tried.
"""

from __future__ import annotations

import copy
import dataclasses
import datetime
import gc
import inspect
import json
import pickle
from collections.abc import Callable, Iterator
from decimal import Decimal
from types import FunctionType, ModuleType
from typing import Any

import pytest
from vectors import calls, harness, webhooks

import cointill
from cointill import Event, OpenStr, Page, Record, alchemypay, gateway2328
from cointill.gateway2328 import ExchangeRates


def pickled(protocol: int) -> Callable[[Any], Any]:
    return lambda own: pickle.loads(pickle.dumps(own, protocol))


COPIES: dict[str, Callable[[Any], Any]] = {
    **{f"pickle {number}": pickled(number) for number in range(pickle.HIGHEST_PROTOCOL + 1)},
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}


def events() -> Iterator[Event]:
    makers: dict[str, Callable[[Any], Any]] = {
        "2328": lambda case: webhooks.webhooks_2328(case["keys"]),
        "alchemypay": webhooks.webhooks_alchemypay,
    }
    for gateway, make in makers.items():
        for group in harness.load(f"webhooks_{gateway}.json")["groups"]:
            for case in group["cases"]:
                if case["valid"]:
                    body = harness.raw_bytes(case["input"]["body"])
                    yield make(case["input"]).verify(body, kind=case["input"]["kind"])


def results() -> Iterator[Any]:
    for gateway in ("2328", "alchemypay"):
        for group in harness.load(f"responses_{gateway}.json")["groups"]:
            for case in group["cases"]:
                if case["valid"]:
                    own = case["input"]
                    made = calls.fixed_gateway(own["endpoint"], own.get("options"))
                    answer = calls.answer_of(own["response"])
                    yield calls.call(made, own["endpoint"], own["request"], [answer]).result


def records() -> Iterator[Record]:
    for event in events():
        yield from (part for part in (event.data, event.unsigned) if part is not None)
    for result in results():
        if isinstance(result, Page):
            yield from result
            yield result.paginate
        elif isinstance(result, list):
            yield from result
        elif isinstance(result, Record):
            yield result


RECORDS = list(records())
MODELS = [
    own
    for module in (gateway2328, alchemypay)
    for own in vars(module).values()
    if inspect.isclass(own) and issubclass(own, Record)
]


def test_every_model_is_tried() -> None:
    assert {type(own) for own in RECORDS} == set(MODELS)
    assert len(RECORDS) > 250


@pytest.mark.parametrize("way", COPIES)
def test_copies_are_the_same(way: str) -> None:
    for own in RECORDS:
        again = COPIES[way](own)
        assert type(again) is type(own)
        assert again == own
        assert hash(again) == hash(own)
        assert repr(again) == repr(own)
        assert again.raw_json == own.raw_json
        assert again.to_dict() == own.to_dict()
        assert [str(value) for value in again.to_dict().values()] == [
            str(value) for value in own.to_dict().values()
        ], "trailing zeros"


def test_models_compare_by_what_was_sent() -> None:
    seen: dict[str, Record] = {}
    for own in RECORDS:
        other = seen.setdefault(repr(own) + str(own.raw_json), own)
        assert own == other
        assert hash(own) == hash(other)
    different = list(seen.values())
    for number, one in enumerate(different):
        for another in different[number + 1 :]:
            assert one != another
    assert RECORDS[0] != RECORDS[0].raw
    assert RECORDS[0] != "text"
    assert len(set(RECORDS)) == len(different)


def test_models_are_frozen() -> None:
    for own in RECORDS:
        for name in type(own).__annotations__:
            with pytest.raises(AttributeError, match="is frozen"):
                setattr(own, name, None)
            with pytest.raises(AttributeError, match="is frozen"):
                delattr(own, name)
        with pytest.raises(AttributeError):
            own.another = 1  # type: ignore[attr-defined]


def test_fields_hold_what_they_are_declared_to() -> None:
    kinds = {
        "str": str,
        "Decimal": Decimal,
        "int": int,
        "bool": bool,
        "datetime": datetime.datetime,
    }
    for own in RECORDS:
        for name, declared in type(own).__annotations__.items():
            value = getattr(own, name)
            inner = declared.removeprefix("Final[").removesuffix("]")
            words = inner.split(" | ")
            if value is None:
                assert "None" in words or inner == "Any", (type(own), name)
            elif inner != "Any":
                module = gateway2328 if type(own) in vars(gateway2328).values() else alchemypay
                wanted = kinds.get(words[0]) or getattr(module, words[0])
                assert isinstance(value, wanted), (type(own), name, value)
                assert not isinstance(value, float)


def test_models_print_no_signature() -> None:
    for event in events():
        sign = json.loads(event.raw_json, parse_int=str)["sign"]
        for shown in (repr(event), str(event), repr(event.data), repr(event.observed())):
            assert sign not in shown
    for own in RECORDS:
        assert repr(own).startswith(f"{type(own).__name__}(")
        assert "sign" not in own.to_dict()


def test_models_are_not_made_by_hand() -> None:
    for model in MODELS:
        with pytest.raises(TypeError, match="made from what a gateway sends"):
            model()
    for kind in webhooks.CLASSES.values():
        with pytest.raises(TypeError, match="sign_test_event"):
            kind()


def test_raw_has_everything() -> None:
    for own in RECORDS:
        if own.raw_json is None:
            assert own.raw is None
        elif len(own.raw_json) < 5_000:
            assert own.raw == json.loads(own.raw_json, parse_float=Decimal)
            assert list(own.raw) == list(json.loads(own.raw_json))


def test_to_dict_is_plain() -> None:
    def check(value: Any) -> None:
        assert not isinstance(value, Record)
        if isinstance(value, dict):
            for inner in value.values():
                check(inner)
        if isinstance(value, list):
            for inner in value:
                check(inner)

    for own in RECORDS:
        check(own.to_dict())
        # A copy of it is the caller's own.
        own.to_dict().clear()
        assert own.to_dict()


def test_events_are_values_that_are_not_pickled() -> None:
    several = list(events())
    for event in several:
        assert copy.copy(event) is event
        assert copy.deepcopy(event) is event
        assert hash(event) == hash(event)
        assert event.data is None or event.data == event.data
        with pytest.raises(TypeError, match="an event is not pickled"):
            pickle.dumps(event)
        with pytest.raises(AttributeError):
            event.kind = "x"  # type: ignore[misc]
    assert len({event.id for event in several}) > 50


def test_a_recovered_order_of_a_known_host_keeps_its_page() -> None:
    """The page is put together from the host's documented form: no answer has it."""
    answer = {"orderNo": "300217236173748123456", "merchantOrderNo": "1", "orderStatus": "INIT"}
    answer |= {"orderCurrency": "USD", "orderAmount": "10000", "userId": "u"}
    duplicate = {"code": "8011", "msg": "x", "model": None, "traceId": "t"}
    found = {"code": "0", "msg": "success", "model": answer, "traceId": "t"}
    ran = calls.call(
        calls.TEST_ALCHEMYPAY,
        "alchemypay.payment.create",
        {"merchantOrderNo": "1", "orderAmount": "100", "payCurrency": "USD", "userId": "u"},
        [
            cointill.TransportFailure("broken"),
            cointill.TransportResponse(200, [], json.dumps(duplicate).encode()),
            cointill.TransportResponse(200, [], json.dumps(found).encode()),
        ],
        cointill.RetryPolicy(max_attempts=2, base_delay=0),
    )
    created = ran.result
    assert isinstance(created, alchemypay.Created)
    assert created.recovered is not None
    assert created.web_url is not None
    assert created.order_no in created.web_url
    assert created.raw == answer
    for way in COPIES.values():
        again = way(way(created))
        assert again == created
        assert hash(again) == hash(created)
        assert again.web_url == created.web_url
        assert again.recovered == created.recovered
        assert again.raw == answer


WORDS = [
    own
    for module in (gateway2328, alchemypay, cointill)
    for own in vars(module).values()
    if inspect.isclass(own) and issubclass(own, OpenStr) and own is not OpenStr
]


@pytest.mark.parametrize("kind", WORDS)
def test_words_are_strings(kind: type[OpenStr]) -> None:
    assert kind.KNOWN
    for text, word in kind.KNOWN.items():
        assert word == text
        assert hash(word) == hash(text)
        assert (f"{word}", str(word), json.dumps(word)) == (text, text, json.dumps(text))
        assert word.is_known
        assert {word: 1}[text] == 1
        assert repr(word) == f"{kind.__name__}({text!r})"
        assert word in {getattr(kind, name) for name in kind.__annotations__}
        for way in COPIES.values():
            again = way(word)
            assert (type(again), again) == (kind, word)
    assert len(kind.__annotations__) == len(kind.KNOWN)


@pytest.mark.parametrize("kind", WORDS)
def test_words_of_tomorrow_are_kept(kind: type[OpenStr]) -> None:
    word = kind("BRAND new ☃")
    assert not word.is_known
    assert word == "BRAND new ☃"
    assert word not in kind.KNOWN
    for way in COPIES.values():
        assert (type(way(word)), way(word)) == (kind, word)


def test_an_unknown_status_of_a_gateway() -> None:
    shop = cointill.Webhooks2328(api_key="k")
    body = shop.sign_test_event(
        {"uuid": "u", "amount": "1", "currency": "USD", "payment_status": "brand_new"}
    )
    event = shop.verify(body, kind="payment")
    assert isinstance(event, cointill.PaymentEvent)
    assert type(event.data.payment_status) is gateway2328.PaymentStatus
    assert event.data.payment_status == "brand_new"
    assert not event.data.payment_status.is_known
    seen = event.observed()
    assert seen is not None
    assert (seen.status, seen.gateway_status) == ("unknown", "brand_new")
    status = cointill.Status(seen.status)
    assert status == cointill.Status.UNKNOWN
    assert not status.is_success


def test_rates() -> None:
    rates = [own for own in results() if isinstance(own, ExchangeRates)]
    assert rates
    full = max(rates, key=len)
    for source, row in full.to_dict().items():
        for target, rate in row.items():
            assert full.rate(source, target) == rate
            assert isinstance(rate, Decimal)
    assert full.rate("USD", "NOTHING") is None


SEEN = cointill.Observed(
    gateway="2328",
    source="query",
    status="paid",
    order_id="O'1",
    amount=Decimal("1.00"),
    currency="USD",
    owed="1.10",
    received=2,
    received_currency="USDT",
    reason="why",
)
VALUES = [
    SEEN,
    cointill.Expected(order_id="O'1", amount="1.00", currency="USD", known="waiting"),
    cointill.Expected(order_id="O", payment_id="p", credited=True),
    cointill.Policy(overpaid="hold", paid_late="credit", least_percent=98, confirm_by_query=True),
    cointill.RetryPolicy(max_attempts=2, base_delay=0.1),
    cointill.Answer(200, "text/plain", "ok"),
    *(
        cointill.decide(
            cointill.Expected(order_id=order, amount=amount, currency="USD", credited=credited),
            SEEN,
            policy,
        )
        for order in ("O'1", "other")
        for amount in ("1.00", "2")
        for credited in (False, True)
        for policy in (None, cointill.Policy(confirm_by_query=True, overpaid="hold"))
    ),
]


@pytest.mark.parametrize("way", COPIES)
@pytest.mark.parametrize("own", VALUES, ids=repr)
def test_other_values(own: Any, way: str) -> None:
    again = COPIES[way](own)
    assert again == own
    assert hash(again) == hash(own)
    assert repr(again) == repr(own)
    assert own != "another"
    assert not dataclasses.is_dataclass(own)


def test_values_print_as_they_are_made() -> None:
    names = {name: getattr(cointill, name) for name in ("Observed", "Expected", "Policy")}
    names |= {"RetryPolicy": cointill.RetryPolicy, "Answer": cointill.Answer, "Decimal": Decimal}
    for own in VALUES:
        if not isinstance(own, cointill.Verdict):
            assert eval(repr(own), dict(names)) == own


def test_a_verdict_is_no_yes_or_no() -> None:
    for own in VALUES:
        if isinstance(own, cointill.Verdict):
            with pytest.raises(TypeError, match="neither true nor false"):
                bool(own)
            assert own.is_credit == (own.action == "credit")


def test_secrets_are_neither_pickled_nor_printed() -> None:
    key = "canary-key-7f3a"
    holders = [
        cointill.Gateway2328(project=calls.TEST_2328["project"], api_key=key, payout_key=key),
        cointill.AsyncGateway2328(project=calls.TEST_2328["project"], api_key=key),
        cointill.AlchemyPay(app_id="A", secret=key, host="alchemy"),
        cointill.AsyncAlchemyPay(app_id="A", secret=key, host="alchemy"),
        cointill.Webhooks2328(api_key=key, payout_key=key),
        cointill.AlchemyPayWebhooks(secret=key),
    ]
    for holder in holders:
        for shown in (repr(holder), str(holder), f"{holder}", repr(holder.__class__)):
            assert key not in shown
        with pytest.raises(TypeError, match="hold"):
            pickle.dumps(holder)
        # Nor is one in any object that a debugger or an error collector could walk to.
        assert not [own for own in reachable(holder) if isinstance(own, str) and key in own]


def reachable(start: object) -> list[object]:
    seen: dict[int, object] = {}
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, (type, ModuleType, FunctionType)):
            continue
        seen[id(one)] = one
        waiting += gc.get_referents(one)
    return list(seen.values())
