"""What an amount may be given as, and what it never is."""

from __future__ import annotations

import decimal
import fractions
import sys
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.shop import PROJECT

import cointill
from cointill import Expected, Observed, TransportFailure, errors


def sent(amount: Any) -> str:
    """The digits that go out for an amount."""
    bodies: list[bytes] = []

    class Wire:
        def send(self, request: cointill.TransportRequest) -> cointill.TransportResponse:
            bodies.append(request.body)
            raise TransportFailure("connect")

        def close(self) -> None: ...

    with (
        cointill.Gateway2328(project=PROJECT, api_key="k", transport=Wire(), max_retries=0) as shop,
        pytest.raises(errors.TransportError),
    ):
        shop.payments.create(amount=amount, currency="USD", order_id="1")
    return bodies[0].decode().split('"amount":"')[1].split('"')[0]


@pytest.mark.parametrize(
    ("given_as", "digits"),
    [
        (Decimal("19.99"), "19.99"),
        (Decimal("19.990"), "19.990"),
        (Decimal("1E+2"), "100"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("1.50E+1"), "15.0"),
        ("19.990", "19.990"),
        (7, "7"),
        (10**30, "1" + "0" * 30),
        (Decimal(10) ** 20, "1" + "0" * 20),
        (Decimal("0.123456789012345678901234567890123"), "0.123456789012345678901234567890123"),
    ],
)
def test_every_digit_goes_out(given_as: Any, digits: str) -> None:
    assert sent(given_as) == digits
    assert format(cointill.amount(given_as), "f") == digits


@pytest.mark.parametrize("wrong", [19.99, 0.1, 100.0, float("nan"), float("inf"), -0.0])
def test_a_float_is_refused_with_the_right_call(wrong: float) -> None:
    shop = cointill.Gateway2328(project=PROJECT, api_key="k", payout_key="p")
    calls: list[Any] = [
        lambda: cointill.amount(wrong),  # type: ignore[arg-type]
        lambda: shop.payments.create(amount=wrong, currency="USD", order_id="1"),  # type: ignore[arg-type]
        lambda: Expected(order_id="1", amount=wrong, currency="USD"),  # type: ignore[arg-type]
    ]
    for call in calls:
        with pytest.raises(TypeError, match=r'the float .* write Decimal\("19\.99"\)') as raised:
            call()
        assert repr(wrong) in str(raised.value)


@pytest.mark.parametrize(
    "wrong", [True, False, None, b"1", [], {}, fractions.Fraction(1, 3), 1 + 0j, object()]
)
def test_other_types_are_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"amount: expected a Decimal, an int or a str, got \w+"):
        cointill.amount(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        Decimal("-Infinity"),
        Decimal("1E+999999"),
        Decimal("1E-999999"),
        Decimal("0E-999999"),
        10**10_000,
        -(1 << 100_000),
        "",
        " 1",
        "1 ",
        "1,5",
        "1_000",
        "1e3",
        "0x10",
        "+1",
        "٣",
        "1.",
        ".5",
        "NaN",
        "1\0",
    ],
    ids=lambda own: str(own)[:20] if not isinstance(own, int) else "int",
)
def test_what_is_no_amount(wrong: Any) -> None:
    with pytest.raises(errors.InvalidAmountError) as raised:
        cointill.amount(wrong)
    assert isinstance(raised.value, ValueError)
    assert raised.value.code == "invalid_amount"
    assert len(str(raised.value)) < 500


def test_lone_surrogates_are_refused() -> None:
    with pytest.raises(ValueError, match="lone surrogates"):
        cointill.amount("1\ud800")
    shop = cointill.Gateway2328(project=PROJECT, api_key="k")
    with pytest.raises(ValueError, match="lone surrogates"):
        shop.payments.info(order_id="\udfff")


def test_the_context_of_decimals_changes_nothing() -> None:
    with decimal.localcontext() as context:
        context.prec = 2
        context.traps[decimal.Inexact] = True
        assert str(cointill.amount("123.456")) == "123.456"
        assert sent(Decimal("123.456")) == "123.456"


def test_int_digits_of_python_change_nothing() -> None:
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    try:
        assert cointill.amount(10**4_000).adjusted() == 4_000
    finally:
        sys.set_int_max_str_digits(before)


class Money(Decimal):
    """A shop's own."""


def test_subclasses_count_as_what_they_are() -> None:
    assert sent(Money("1.10")) == "1.10"
    assert type(cointill.amount(Money("1.10"))) is Decimal


@given(st.decimals(allow_nan=False, allow_infinity=False, places=18))
def test_decimals_arrive_whole(amount: Decimal) -> None:
    again = cointill.amount(amount)
    assert again == amount
    assert again.as_tuple().exponent == amount.as_tuple().exponent


@given(st.integers(-(10**60), 10**60), st.integers(0, 40))
def test_any_exponent_arrives_whole(digits: int, places: int) -> None:
    for exponent in (places, -places):
        amount = Decimal(digits).scaleb(exponent, decimal.Context(prec=200))
        assert cointill.amount(amount) == amount


@given(st.text())
def test_text_is_an_amount_or_an_error(text: str) -> None:
    try:
        amount = cointill.amount(text)
    except errors.InvalidAmountError:
        return
    assert amount == Decimal(text)


def test_different_sums_are_different_fields() -> None:
    seen = Observed(
        gateway="2328",
        source="webhook",
        status="paid",
        amount="180.00",
        currency="RUB",
        owed="0.95",
        received="0.94",
        received_currency="TON",
    )
    assert (seen.amount, seen.owed, seen.received) == (
        Decimal("180.00"),
        Decimal("0.95"),
        Decimal("0.94"),
    )
