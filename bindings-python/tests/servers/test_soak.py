"""The soak, small; and that it sees what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support.postgresql import Server

from cointill import testing
from cointill.errors import ConfigurationError

SOAK = Path(__file__).parents[2] / "soak"
sys.path.insert(0, str(SOAK))

import books

ORDER, OTHER = ("2328", "1"), ("alchemypay", "2")
WANTED = {ORDER: None, OTHER: None}
PRICE = (Decimal("19.90"), "USD")


def of_shop(**changed: Any) -> books.Books:
    own: dict[str, Any] = {
        "amounts": {ORDER: (Decimal("19.9"), "USD"), OTHER: PRICE},
        "events": 3,
        "credits": Counter([ORDER, OTHER]),
    }
    return books.Books(**{**own, **changed})


SANDBOX = of_shop(credits=Counter())


def test_books_that_are_the_same() -> None:
    assert list(books.differences(of_shop(), SANDBOX, WANTED)) == []
    assert of_shop().totals() == {
        ("2328", "USD"): Decimal("19.9"),
        ("alchemypay", "USD"): Decimal("19.9"),
    }


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"credits": Counter([ORDER, ORDER, OTHER])}, "2328 1: credited 2 times"),
        ({"credits": Counter([OTHER])}, "2328 1: credited 0 times"),
        ({"amounts": {OTHER: PRICE}}, "2328 1: shop None"),
        ({"amounts": {ORDER: (Decimal("19.91"), "USD"), OTHER: PRICE}}, "totals"),
        ({"amounts": {ORDER: (Decimal("19.90"), "EUR"), OTHER: PRICE}}, "2328 1: shop"),
        ({"events": 2}, "different webhooks: shop 2, sandbox 3"),
    ],
)
def test_each_difference_is_seen(changed: dict[str, Any], said: str) -> None:
    assert said in "\n".join(books.differences(of_shop(**changed), SANDBOX, WANTED))


def test_an_order_that_nobody_paid_and_one_that_nobody_made() -> None:
    nothing = books.Books({}, 0)
    assert list(books.differences(nothing, nothing, {ORDER: None})) == [
        "2328 1: credited 0 times",
        "2328 1: shop None, sandbox None",
    ]
    assert "2328 1: nobody ordered it" in books.differences(of_shop(), SANDBOX, {OTHER: None})


def delivery(number: int, subject: str, *taken_at: int, **changed: Any) -> dict[str, Any]:
    attempts = [
        {"at_ms": at, "duration_ms": 5, "taken": True, "error": None, "http_status": 200}
        for at in taken_at
    ]
    own = {"id": number, "gateway": "2328", "subject": subject, "body": f"{number}"}
    return {**own, "state": "delivered", "attempts": attempts, **changed}


def test_what_went_over_the_wire() -> None:
    lost = {"at_ms": 1, "duration_ms": 9, "taken": False, "error": "reset", "http_status": None}
    way = books.way(
        [
            delivery(1, "in order", 10),
            delivery(2, "in order", 20),
            delivery(3, "out of order", 40),
            delivery(4, "out of order", 30),
            delivery(5, "out of order", 50, body="4"),
            delivery(6, "never", state="given_up", attempts=[lost]),
        ]
    )
    assert way == books.Way(sent=6, doubled=1, behind=1, interrupted=1, not_taken=1)


def test_two_hundred_payments_and_a_kill() -> None:
    pytest.importorskip("django")
    pytest.importorskip("gunicorn")
    problem = Server().why_not()
    if problem:
        pytest.skip(problem)
    try:
        testing.binary()
    except ConfigurationError as error:
        pytest.skip(str(error))
    done = subprocess.run(
        [sys.executable, "-W", "error", str(SOAK / "soak.py"), "--webhooks", "333", "--kills", "1"],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "200 orders, 333 webhooks" in done.stdout
    assert "83 of them doubles" in done.stdout
    assert "4 workers killed" in done.stdout
    assert "200 orders credited, 333 events applied" in done.stdout
