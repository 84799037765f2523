"""Webhooks: `SignatureError` and nothing else, whatever the bytes."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import cointill
from cointill import SignatureError

PAYMENT: dict[str, object] = {
    "uuid": "11111111-2222-3333-4444-555555555555",
    "order_id": "ORDER-1",
    "amount": "180.00000000",
    "currency": "RUB",
    "payment_status": "paid",
    "comment": "naïve ☃ / \\ \" 'x'",
}
ORDER: dict[str, object] = {
    "orderNo": "300217236173748123456",
    "orderStatus": "COMPLETED",
    "merchantOrderNo": "1001",
    "orderCurrency": "USD",
    "orderAmount": "10000",
    "address": "TDeposit",
}
W2328 = cointill.Webhooks2328(api_key="api", payout_key="payout")
WALCHEMY = cointill.AlchemyPayWebhooks(secret="secret")
BOTH: list[Any] = [W2328, WALCHEMY]
SIGNED = {W2328: W2328.sign_test_event(PAYMENT), WALCHEMY: WALCHEMY.sign_test_event(ORDER)}
KINDS = {
    W2328: ["any", "payment", "payout", "static_wallet"],
    WALCHEMY: ["any", "order", "refund", "partial"],
}


def tried(webhooks: Any, body: bytes) -> None:
    """Every way to look at a body gives an event or a `SignatureError`, and all the same."""
    for kind in KINDS[webhooks]:
        outcomes = set()
        looks = (
            partial(webhooks.verify, body, kind=kind),
            partial(webhooks.verify, body, kind=kind, explain=True),
            partial(webhooks.check, body, kind=kind),
        )
        for look in looks:
            try:
                found = look()
                outcomes.add((True, getattr(found, "key_id", found)))
            except SignatureError as error:
                assert error.reason in {
                    "malformed",
                    "not_an_object",
                    "missing",
                    "format",
                    "ambiguous",
                    "no_key",
                    "mismatch",
                }
                outcomes.add((False, error.reason))
        assert len(outcomes) == 1, outcomes


@given(st.binary(max_size=200))
@example(b"")
@example(b"null")
@example(b"[" * 5_000)
@example(b'{"a":' * 5_000)
@example(b'{"sign":"\xff"}')
@example(b'{"sign":"\\ud800"}')
@example(b'{"sign":null}')
@example(b'{"sign":"","sign":""}')
@example(b"\xef\xbb\xbf{}")
@example('{"sign":"\u0660"}'.encode())
@example(b'{"sign":1e999999}')
def test_arbitrary_bytes(body: bytes) -> None:
    for webhooks in BOTH:
        tried(webhooks, body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
NAMES = st.sampled_from([*PAYMENT, *ORDER, "sign", "amountUsd", "hash", "refundOrderNo", "x"])


@given(st.dictionaries(NAMES, JSON))
def test_arbitrary_json(fields: dict[str, Any]) -> None:
    body = json.dumps(fields).encode()
    for webhooks in BOTH:
        tried(webhooks, body)


@given(st.dictionaries(NAMES, JSON))
def test_whatever_is_signed_is_an_event(fields: dict[str, Any]) -> None:
    """A gateway may sign anything: it is an event, if need be an unknown one."""
    fields = json.loads(json.dumps(fields))
    fields.pop("sign", None)
    for webhooks in BOTH:
        try:
            body = webhooks.sign_test_event(fields)
        except cointill.Error as error:
            # No signed field at all, or NaN, which is no JSON.
            assert error.code in {"invalid_request", "malformed_json"}
            continue
        for kind in KINDS[webhooks]:
            try:
                event = webhooks.verify(body, kind=kind)
            except SignatureError as error:
                assert error.reason in {"no_key", "ambiguous", "mismatch", "missing"}
                continue
            assert isinstance(event, cointill.Event)
            assert event.id
            assert repr(event)
            event.observed()


@settings(max_examples=300)
@given(st.data())
def test_mutated_bodies(data: st.DataObject) -> None:
    for webhooks in BOTH:
        body = bytearray(SIGNED[webhooks])
        for _ in range(data.draw(st.integers(1, 3))):
            place = data.draw(st.integers(0, len(body) - 1))
            match data.draw(st.sampled_from(["set", "cut", "insert", "end"])):
                case "set":
                    body[place] = data.draw(st.integers(0, 255))
                case "cut":
                    del body[place]
                case "insert":
                    body.insert(place, data.draw(st.integers(0, 255)))
                case _:
                    del body[place:]
            if not body:
                break
        tried(webhooks, bytes(body))


@pytest.mark.parametrize("webhooks", BOTH, ids=repr)
def test_every_flipped_bit_of_the_signed_text_is_noticed(webhooks: Any) -> None:
    body = SIGNED[webhooks]
    start = body.index(b'"orderNo"' if webhooks is WALCHEMY else b'"uuid"')
    end = body.index(b'"address"' if webhooks is WALCHEMY else b',"sign"')
    for place in range(start, end):
        forged = bytearray(body)
        forged[place] ^= 1
        with pytest.raises(SignatureError):
            webhooks.verify(bytes(forged))


@pytest.mark.parametrize("webhooks", BOTH, ids=repr)
@pytest.mark.parametrize("wrong", ["text", {"a": 1}, None, 7, [b"x"], object()])
def test_what_is_not_the_raw_body(webhooks: Any, wrong: Any) -> None:
    for look in (webhooks.verify, webhooks.check):
        with pytest.raises(TypeError, match=r"request\.body in Django") as raised:
            look(wrong)
        assert type(wrong).__name__ in str(raised.value)
        assert not isinstance(raised.value, cointill.Error)


@pytest.mark.parametrize("webhooks", BOTH, ids=repr)
def test_the_forms_of_bytes(webhooks: Any) -> None:
    body = SIGNED[webhooks]
    event = webhooks.verify(body)
    assert webhooks.verify(bytearray(body)) == event
    assert webhooks.verify(memoryview(body)) == event
    apart = bytearray(b"".join(bytes([own, 0]) for own in body))
    assert webhooks.verify(memoryview(apart)[::2]) == event
    with pytest.raises(ValueError, match="kind: expected any, "):
        webhooks.verify(body, kind="other")


def test_keys_are_changed_without_a_gap() -> None:
    old = cointill.Webhooks2328(api_key="old")
    both = cointill.Webhooks2328(api_key={"2026-11": "new", "2026-10": "old"})
    new = cointill.Webhooks2328(api_key="new")
    assert both.verify(old.sign_test_event(PAYMENT)).key_id == "2026-10"
    assert both.verify(new.sign_test_event(PAYMENT)).key_id == "2026-11"
    # The first signs.
    assert new.verify(both.sign_test_event(PAYMENT)).key_id == "api"
    with pytest.raises(SignatureError) as raised:
        new.verify(old.sign_test_event(PAYMENT))
    assert raised.value.reason == "mismatch"
    secrets = cointill.AlchemyPayWebhooks(secret={"b": "new", "a": "old"})
    signed = cointill.AlchemyPayWebhooks(secret="old").sign_test_event(ORDER)
    assert secrets.verify(signed).key_id == "a"


def test_a_client_takes_the_same_keys() -> None:
    shop = cointill.Gateway2328(
        project="00000000-0000-4000-8000-000000002328", api_key={"n": "new", "o": "old"}
    )
    body = cointill.Webhooks2328(api_key="old").sign_test_event(PAYMENT)
    assert shop.webhooks.verify(body).key_id == "o"


def test_each_key_signs_its_own_kinds() -> None:
    payout = {"uuid": "u", "status": "completed", "currency": "USDT", "amount": "1"}
    body = W2328.sign_test_event(payout, key="payout")
    event = W2328.verify(body, kind="payout")
    assert isinstance(event, cointill.PayoutEvent)
    assert event.key_id == "payout"
    with pytest.raises(SignatureError):
        W2328.verify(body, kind="payment")
    with pytest.raises(SignatureError) as raised:
        cointill.Webhooks2328(api_key="api").verify(body, kind="payout")
    assert raised.value.reason == "no_key"
    with pytest.raises(TypeError, match="payout_key: expected one to sign with"):
        cointill.Webhooks2328(api_key="api").sign_test_event(payout, key="payout")
    with pytest.raises(ValueError, match="api or payout"):
        W2328.sign_test_event(payout, key="other")  # type: ignore[arg-type]


def test_signed_fakes_of_every_kind() -> None:
    refund: dict[str, object] = {"merchantOrderNo": "1", "orderStatus": "SUCCESS"}
    partial: dict[str, object] = {"merchantOrderNo": "1", "orderNo": "2", "hash": "0x"}
    kinds: dict[Any, tuple[dict[str, object], type]] = {
        "order": (ORDER, cointill.OrderEvent),
        "refund": (refund, cointill.RefundEvent),
        "partial": (partial, cointill.PartialPaymentEvent),
    }
    for kind, (fields, expected) in kinds.items():
        body = WALCHEMY.sign_test_event(fields, kind=kind)
        assert list(json.loads(body)) == [*fields, "sign"]
        event = WALCHEMY.verify(body, kind=kind)
        assert isinstance(event, (expected, cointill.UnknownEvent)), kind
        assert event.kind in {kind, "unknown"}
    # A signature that is there already is put in its place.
    again = WALCHEMY.sign_test_event({**ORDER, "sign": "old"})
    assert again == SIGNED[WALCHEMY]
    assert WALCHEMY.verify(again).data.merchant_order_no == "1001"  # type: ignore[union-attr]


def test_amounts_of_a_fake_are_exact() -> None:
    body = W2328.sign_test_event(
        {**PAYMENT, "amount": Decimal("180.0"), "payer_amount": Decimal(1)}
    )
    event = W2328.verify(body, kind="payment")
    assert isinstance(event, cointill.PaymentEvent)
    assert (str(event.data.amount), str(event.data.payer_amount)) == ("180.0", "1")
    with pytest.raises(TypeError, match="or a Decimal, got set"):
        W2328.sign_test_event({"amount": {1}})


def test_an_explanation_is_for_the_developer() -> None:
    other = cointill.Webhooks2328(api_key="payout", payout_key="api")
    with pytest.raises(SignatureError) as raised:
        other.verify(SIGNED[W2328], kind="payment", explain=True)
    error = raised.value
    assert error.cause
    assert error.tried
    assert error.advice
    assert "payout" in error.cause
    with pytest.raises(SignatureError) as plain:
        other.verify(SIGNED[W2328], kind="payment")
    assert (plain.value.cause, plain.value.tried) == (None, ())
    sign = json.loads(SIGNED[W2328])["sign"]
    for shown in (str(error), error.cause, *error.tried):
        assert sign not in shown


def test_a_limit_of_size() -> None:
    small = cointill.Webhooks2328(api_key="api", max_bytes=100)
    with pytest.raises(SignatureError) as raised:
        small.verify(SIGNED[W2328])
    assert raised.value.reason == "malformed"
    assert "100 bytes" in str(raised.value)


def test_answers_are_what_the_gateways_want() -> None:
    assert W2328.accepted.status == 200
    assert WALCHEMY.accepted == (200, "text/plain", "success") or (
        WALCHEMY.accepted.status == 200 and WALCHEMY.accepted.body == "success"
    )
    for webhooks in BOTH:
        refused = webhooks.refused
        assert 400 <= refused.status < 500
        assert "sign" not in refused.body.lower() or len(refused.body) < 40


def test_unsigned_fields_are_apart() -> None:
    event = WALCHEMY.verify(SIGNED[WALCHEMY], kind="order")
    assert isinstance(event, cointill.OrderEvent)
    assert event.unsigned.address == "TDeposit"
    assert not hasattr(event.data, "address")
    forged = SIGNED[WALCHEMY].replace(b"TDeposit", b"TForged0")
    again = WALCHEMY.verify(forged, kind="order")
    assert isinstance(again, cointill.OrderEvent)
    assert again.data == event.data
    assert again.unsigned != event.unsigned
    assert again.id == event.id
    assert again != event
