"""Verifying webhooks, and making signed fakes for a shop's own tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal, NamedTuple, cast

from . import _native

Body = bytes | bytearray | memoryview
Keys = str | Mapping[str, str]
"""One key, or several by an id that the event will name, so that a key can be changed."""


class Answer(NamedTuple):
    """The HTTP answer to a webhook, exactly as the gateway wants it."""

    status: int
    content_type: str
    body: str


def _by_id(keys: Keys | None, default: str) -> list[tuple[str, str]]:
    if keys is None:
        return []
    if isinstance(keys, str):
        return [(default, keys)]
    return list(keys.items())


def _exact(value: object) -> str:
    # Only a shop's tests come here: a process that takes webhooks need not import it.
    from decimal import Decimal

    if isinstance(value, Decimal):
        # As the gateways write amounts.
        return format(value, "f")
    raise TypeError(f"expected what JSON can hold or a Decimal, got {type(value).__name__}")


def _text(fields: Mapping[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), default=_exact)


class Webhooks2328(_native.Webhooks2328):
    """Webhooks of 2328.io.

    Needs no gateway object: a process that only receives webhooks makes it from the keys alone.
    """

    # `verify` and `check` are the native ones: a method in between costs as much as the signature.
    # No key is kept in an object of Python, where whatever prints or dumps objects would find it.
    __slots__ = ()

    def __new__(
        cls,
        *,
        api_key: Keys | None = None,
        payout_key: Keys | None = None,
        max_bytes: int | None = None,
    ) -> Webhooks2328:
        """From one key of a kind, or from several by an id that the event will name."""
        made = super().__new__(
            cls,
            api_keys=_by_id(api_key, "api"),
            payout_keys=_by_id(payout_key, "payout"),
            max_bytes=max_bytes,
        )
        return cast("Webhooks2328", made)

    def sign_test_event(
        self, fields: Mapping[str, object], *, key: Literal["api", "payout"] = "api"
    ) -> bytes:
        """A signed body, as the gateway would send it: for the tests of a shop's own handler."""
        return self._sign(_text(fields), key).encode()

    @property
    def accepted(self) -> Answer:
        """The answer to a webhook that was taken."""
        return Answer(*self._accepted())

    @property
    def refused(self) -> Answer:
        """The answer to one that was refused: nothing that helps a forger."""
        return Answer(*self._refused())

    def __repr__(self) -> str:
        return "Webhooks2328()"

    def __reduce__(self) -> str:
        raise TypeError("webhooks hold keys and are not pickled; make them again from the keys")


class AlchemyPayWebhooks(_native.AlchemyPayWebhooks):
    """Webhooks of Alchemy Pay and AEON."""

    __slots__ = ()

    def __new__(
        cls,
        *,
        secret: Keys,
        options: Mapping[str, object] | None = None,
        max_bytes: int | None = None,
    ) -> AlchemyPayWebhooks:
        """From one secret, or from several by an id that the event will name."""
        readings = dict(options or {})
        made = super().__new__(
            cls, secrets=_by_id(secret, "secret"), options=readings, max_bytes=max_bytes
        )
        return cast("AlchemyPayWebhooks", made)

    def sign_test_event(
        self,
        fields: Mapping[str, object],
        *,
        kind: Literal["order", "refund", "partial"] = "order",
    ) -> bytes:
        """A signed body, as the gateway would send it: for the tests of a shop's own handler."""
        return self._sign(_text(fields), f"{kind}-webhook").encode()

    @property
    def accepted(self) -> Answer:
        """The answer to a webhook that was taken."""
        return Answer(*self._accepted())

    @property
    def refused(self) -> Answer:
        """The answer to one that was refused: nothing that helps a forger."""
        return Answer(*self._refused())

    def __repr__(self) -> str:
        return "AlchemyPayWebhooks()"

    def __reduce__(self) -> str:
        raise TypeError("webhooks hold keys and are not pickled; make them again from the keys")
