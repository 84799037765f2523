"""The tree of errors: every code of the core has a class, and every fact survives a pickle."""

from __future__ import annotations

import builtins
import copy
import inspect
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import cointill
from cointill import Error, SignatureError, _native, errors

PAGE = Path(__file__).resolve().parents[2] / "docs" / "errors.md"
CLASSES = [
    own
    for own in vars(errors).values()
    if inspect.isclass(own) and issubclass(own, Error) and own is not Error
]
BY_CODE = {own.code: own for own in CLASSES if own.code}
FACTS: dict[str, Any] = {
    "advice": "do this",
    "field": "amount",
    "endpoint": "2328.payment.create",
    "http_status": 422,
    "gateway_code": "8011",
    "gateway_message": "no",
    "trace_id": "t-1",
    "details": {"errors": ["x"]},
    "body": "<html>",
    "retry_after": 1.5,
    "retry_safe": True,
    "outcome_unknown": True,
    "attempts": 3,
}


def test_every_code_has_a_class_and_every_class_a_code() -> None:
    codes = {code for code, _ in _native.error_codes()}
    assert set(BY_CODE) == codes
    assert len(BY_CODE) == len([own for own in CLASSES if own.code])
    on_the_page = set(re.findall(r"^## `([a-z_]+)`$", PAGE.read_text("utf-8"), re.MULTILINE))
    assert on_the_page == codes


def test_every_class_is_exported_and_explained() -> None:
    assert {own.__name__ for own in CLASSES} | {"Error"} == set(errors.__all__)
    for own in CLASSES:
        assert own.__doc__
        assert own.__doc__.endswith(".")
        assert own.__module__ == "cointill.errors"


def test_what_python_knows_already() -> None:
    assert issubclass(errors.InvalidRequestError, ValueError)
    assert issubclass(errors.InvalidAmountError, ValueError)
    assert issubclass(errors.TransportError, ConnectionError)
    assert issubclass(errors.TimeoutError, builtins.TimeoutError)
    for refused in (errors.DuplicateError, errors.AuthenticationError, errors.ValidationError):
        assert issubclass(refused, errors.GatewayError)
        assert not issubclass(refused, OSError)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_errors_are_made_from_facts(kind: type[Error]) -> None:
    if kind is SignatureError:
        return
    error = kind("the words", FACTS)
    assert str(error) == "the words"
    assert error.args == ("the words",)
    for name, fact in FACTS.items():
        assert getattr(error, name) == fact
    bare = kind("words")
    assert (bare.retry_safe, bare.outcome_unknown, bare.attempts) == (False, False, 0)
    assert bare.advice == dict(_native.error_codes()).get(kind.code)
    assert bare.http_status is None


def pickled(protocol: int) -> Callable[[Error], Error]:
    return lambda own: pickle.loads(pickle.dumps(own, protocol))


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_errors_are_copied_whole(kind: type[Error]) -> None:
    if kind is SignatureError:
        error: Error = SignatureError("words", "missing", "a cause", ["one", "two"])
    else:
        error = kind("the words", FACTS)
    ways: list[Callable[[Error], Error]] = [
        *(pickled(number) for number in range(pickle.HIGHEST_PROTOCOL + 1)),
        copy.copy,
        copy.deepcopy,
    ]
    for way in ways:
        again = way(error)
        assert type(again) is kind
        assert str(again) == str(error)
        assert vars(again) == vars(error)
        assert again.code == error.code


def test_a_code_of_tomorrow_is_an_error() -> None:
    error = errors.error_of("brand_new", "words", FACTS)
    assert type(error) is Error
    assert error.gateway_code == "8011"


def test_every_error_says_what_to_do() -> None:
    for code, kind in BY_CODE.items():
        made = SignatureError("x") if kind is SignatureError else errors.error_of(code, "x", {})
        assert type(made) is kind
        assert made.advice
    with pytest.raises(errors.ConfigurationError) as raised:
        cointill.Gateway2328(project="", api_key="k")
    assert raised.value.advice == "correct the set-up that the error names"
    assert raised.value.field == "project"


def test_an_error_can_be_raised_from_any_process() -> None:
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(1) as pool, pytest.raises(errors.InvalidAmountError) as raised:
        pool.submit(cointill.amount, "1,5").result()
    assert raised.value.code == "invalid_amount"


def test_errors_name_what_came_and_not_the_key() -> None:
    key = "canary-key-91ce"
    shop = cointill.Gateway2328(project="00000000-0000-4000-8000-000000002328", api_key=key)
    with pytest.raises(errors.InvalidRequestError, match="order_id: expected") as raised:
        shop.payments.create(amount=1, currency="USD", order_id="x" * 129)
    assert raised.value.field == "order_id"
    assert key not in repr(vars(raised.value)) + str(raised.value)
    for wrong in ("", " x", "x\n"):
        with pytest.raises(errors.ConfigurationError) as refused:
            cointill.Webhooks2328(api_key=wrong)
        assert refused.value.code == "configuration"
    # Neither is one that cannot be used repeated.
    with pytest.raises(errors.ConfigurationError) as refused:
        cointill.Webhooks2328(api_key=f"{key} ")
    assert key not in str(refused.value)


def test_options_are_checked() -> None:
    project = "00000000-0000-4000-8000-000000002328"
    with pytest.raises(errors.InvalidRequestError, match="options: expected one of url_callback"):
        cointill.Gateway2328(project=project, api_key="k", options={"nothing": True})
    for wrong in (1, "yes", None, 1.5):
        with pytest.raises((errors.InvalidRequestError, TypeError), match="url_callback_required"):
            cointill.Gateway2328(
                project=project, api_key="k", options={"url_callback_required": wrong}
            )
    with pytest.raises(errors.InvalidRequestError, match="cents or as_sent"):
        cointill.AlchemyPayWebhooks(secret="s", options={"amount_unit": "dollars"})
