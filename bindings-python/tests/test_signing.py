"""Signing against an implementation from the standard library alone, written from the protocols."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support.shop import PROJECT

import cointill
from cointill import TransportFailure, errors, signing

KEYS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=200)


def reference_2328(body: bytes, key: str) -> str:
    """2328 §3: HMAC-SHA256 of the Base64 of the body."""
    return hmac.new(key.encode(), base64.b64encode(body), hashlib.sha256).hexdigest()


def reference_alchemypay(fields: dict[str, str], secret: str) -> str:
    """Alchemy §3.1: the fields by name, joined as in a query without escapes, and the key."""
    text = "&".join(f"{name}={fields[name]}" for name in sorted(fields))
    return hashlib.sha512(f"{text}&key={secret}".encode()).hexdigest().upper()


@given(st.binary(), KEYS)
def test_2328_signs_like_the_standard_library(body: bytes, key: str) -> None:
    sign = reference_2328(body, key)
    assert signing.sign_2328(body, key=key) == sign
    assert signing.sign_2328(bytearray(body), key=key) == sign
    assert signing.verify_2328(body, sign, key=key)
    assert signing.verify_2328(body, sign.upper(), key=key)


@given(st.binary(min_size=1), st.integers(0), KEYS)
def test_2328_notices_every_change(body: bytes, place: int, key: str) -> None:
    sign = reference_2328(body, key)
    forged = bytearray(body)
    forged[place % len(body)] ^= 1
    assert not signing.verify_2328(bytes(forged), sign, key=key)
    assert not signing.verify_2328(body, sign[:-1], key=key)
    assert not signing.verify_2328(body, sign, key=f"{key}x")


@given(st.text())
def test_2328_takes_no_other_form_of_a_signature(sign: str) -> None:
    assume(sign.lower() != reference_2328(b"{}", "key"))
    assert not signing.verify_2328(b"{}", sign, key="key")


VALUES = st.text(
    st.characters(min_codepoint=32, exclude_characters="&=\x7f", exclude_categories=("Cc", "Cs")),
    min_size=1,
    max_size=30,
)


@given(VALUES, VALUES, VALUES, VALUES, KEYS)
def test_alchemy_pay_signs_like_the_standard_library(
    app: str, number: str, currency: str, user: str, secret: str
) -> None:
    fields = {"appId": app, "merchantOrderNo": number, "payCurrency": currency, "userId": user}
    fields["orderAmount"] = "1.10"
    assume(not any(value.strip() == "" or value.lower() == "null" for value in fields.values()))
    body = json.dumps(fields, ensure_ascii=False)
    sign = reference_alchemypay(fields, secret)
    assert signing.sign_alchemypay("create", body, secret=secret) == sign
    signed = signing.sign_body_alchemypay("create", body, secret=secret)
    assert json.loads(signed) == {**fields, "sign": sign}
    assert signing.verify_alchemypay("create", signed, secret=secret)
    assert not signing.verify_alchemypay("create", signed, secret=f"{secret}x")


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=60)


@given(TEXTS, TEXTS, KEYS)
def test_every_request_is_signed_as_it_is_sent(order_id: str, text: str, key: str) -> None:
    assume(order_id.strip() == order_id)
    sent: list[cointill.TransportRequest] = []

    class Wire:
        def send(self, request: cointill.TransportRequest) -> cointill.TransportResponse:
            sent.append(request)
            raise TransportFailure("connect")

        def close(self) -> None: ...

    with cointill.Gateway2328(
        project=PROJECT, api_key=key, transport=Wire(), max_retries=0, rate_limit=0
    ) as shop:
        fields: dict[str, Any] = {"amount": "1.10", "currency": "USD"}
        with pytest.raises(errors.TransportError):
            shop.payments.create(**fields, order_id=order_id, description=text)
        with pytest.raises(errors.TransportError):
            shop.raw("POST", "/v1/other", {"text": text})
        with pytest.raises(errors.TransportError):
            shop.raw("GET", "/v1/other")
    for request in sent:
        assert dict(request.headers)["sign"] == reference_2328(request.body, key)
    assert json.loads(sent[0].body) == {**fields, "order_id": order_id, "description": text}
    assert json.loads(sent[1].body) == {"text": text}
    assert sent[2].body == b""


@given(st.dictionaries(st.text(min_size=1), st.text() | st.integers() | st.booleans()), KEYS)
def test_a_signed_fake_is_what_the_gateway_would_send(fields: dict[str, Any], key: str) -> None:
    """2328 §10: the sign is that of the body without it, as PHP writes JSON."""
    fields.pop("sign", None)
    assume(not any(0xD800 <= ord(one) < 0xE000 for one in json.dumps(fields, ensure_ascii=False)))
    webhooks = cointill.Webhooks2328(api_key=key)
    body = webhooks.sign_test_event(fields)
    plain = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
    told = json.loads(body)
    assert list(told) == [*fields, "sign"]
    assert {**told, "sign": ""} == {**fields, "sign": ""}
    assert webhooks.check(body) == "api"
    if all(one.isalnum() for one in "".join(map(str, [*fields, *fields.values()]))):
        assert told["sign"] == reference_2328(plain, key)


def test_a_message_of_no_name_is_refused() -> None:
    with pytest.raises(ValueError, match="message: expected one of create, "):
        signing.sign_alchemypay("nothing", "{}", secret="s")
    with pytest.raises(TypeError, match="raw bytes"):
        signing.sign_2328("text", key="k")  # type: ignore[arg-type]
