"""Verifying webhooks, and making signed fakes for a shop's own tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal, NamedTuple

from . import _native
from ._events import Event

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


def _first(keys: list[tuple[str, str]], name: str) -> str:
    if not keys:
        raise TypeError(f"expected {name}, got none")
    return keys[0][1]


def _text(fields: Mapping[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


class Webhooks2328:
    """Webhooks of 2328.io.

    Needs no gateway object: a process that only receives webhooks makes it from the keys alone.
    """

    __slots__ = ("_api_keys", "_native", "_payout_keys")

    def __init__(
        self,
        *,
        api_key: Keys | None = None,
        payout_key: Keys | None = None,
        max_bytes: int | None = None,
    ) -> None:
        self._api_keys = _by_id(api_key, "api")
        self._payout_keys = _by_id(payout_key, "payout")
        self._native = _native.Webhooks2328(
            api_keys=self._api_keys, payout_keys=self._payout_keys, max_bytes=max_bytes
        )

    def verify(
        self,
        body: Body,
        *,
        kind: Literal["any", "payment", "payout", "static_wallet"] = "any",
        explain: bool = False,
    ) -> Event:
        """The event that the raw bytes of a request tell.

        Give each kind a URL of its own and name it here: the kind decides which key may sign.

        Raises:
            SignatureError: for anything else, whatever the bytes. With `explain` it says why, for
                a developer's eyes: never send that to whoever posted the body.
        """
        return self._native.verify(body, kind, explain)

    def check(
        self,
        body: Body,
        *,
        kind: Literal["any", "payment", "payout", "static_wallet"] = "any",
    ) -> str:
        """Verifies the signature and reads nothing else, for a server that stores first and
        understands later. The id of the key that matched.

        Raises:
            SignatureError: as `verify`.
        """
        return self._native.check(body, kind)

    def sign_test_event(
        self, fields: Mapping[str, object], *, key: Literal["api", "payout"] = "api"
    ) -> bytes:
        """A signed body, as the gateway would send it: for the tests of a shop's own handler."""
        if key == "payout":
            signing = _first(self._payout_keys, "a payout_key")
        else:
            signing = _first(self._api_keys, "an api_key")
        return _native.sign_webhook_2328(_text(fields), signing).encode()

    @property
    def accepted(self) -> Answer:
        """The answer to a webhook that was taken."""
        return Answer(*self._native.accepted())

    @property
    def refused(self) -> Answer:
        """The answer to one that was refused: nothing that helps a forger."""
        return Answer(*self._native.refused())

    def __repr__(self) -> str:
        return "Webhooks2328()"

    def __reduce__(self) -> str:
        raise TypeError("webhooks hold keys and are not pickled; make them again from the keys")


class AlchemyPayWebhooks:
    """Webhooks of Alchemy Pay and AEON."""

    __slots__ = ("_native", "_options", "_secrets")

    def __init__(
        self,
        *,
        secret: Keys,
        options: Mapping[str, object] | None = None,
        max_bytes: int | None = None,
    ) -> None:
        self._secrets = _by_id(secret, "secret")
        self._options = dict(options or {})
        self._native = _native.AlchemyPayWebhooks(
            secrets=self._secrets, options=self._options, max_bytes=max_bytes
        )

    def verify(
        self,
        body: Body,
        *,
        kind: Literal["any", "order", "refund", "partial"] = "any",
        explain: bool = False,
    ) -> Event:
        """The event that the raw bytes of a request tell.

        Raises:
            SignatureError: for anything else, whatever the bytes. With `explain` it says why, for
                a developer's eyes: never send that to whoever posted the body.
        """
        return self._native.verify(body, kind, explain)

    def check(
        self, body: Body, *, kind: Literal["any", "order", "refund", "partial"] = "any"
    ) -> str:
        """Verifies the signature and reads nothing else. The id of the secret that matched.

        Raises:
            SignatureError: as `verify`.
        """
        return self._native.check(body, kind)

    def sign_test_event(
        self,
        fields: Mapping[str, object],
        *,
        kind: Literal["order", "refund", "partial"] = "order",
    ) -> bytes:
        """A signed body, as the gateway would send it: for the tests of a shop's own handler."""
        secret = _first(self._secrets, "a secret")
        message = f"{kind}-webhook"
        signed = _native.sign_body_alchemypay(message, _text(fields), secret, self._options)
        return signed.encode()

    @property
    def accepted(self) -> Answer:
        """The answer to a webhook that was taken."""
        return Answer(*self._native.accepted())

    @property
    def refused(self) -> Answer:
        """The answer to one that was refused: nothing that helps a forger."""
        return Answer(*self._native.refused())

    def __repr__(self) -> str:
        return "AlchemyPayWebhooks()"

    def __reduce__(self) -> str:
        raise TypeError("webhooks hold keys and are not pickled; make them again from the keys")
