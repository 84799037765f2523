"""Transports of a shop's own: what moves the bytes, for a proxy, mTLS, tracing or a test."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple, Protocol, get_args

from ._native import (
    AttemptEnd,
    AttemptStart,
    Call,
    Exchange,
    Pager,
    RetryPolicy,
    now,
    watch,
)
from .errors import Error
from .limiters import Limiter

FailureKind = Literal[
    "connect",
    "untrusted",
    "unsendable",
    "connect_timeout",
    "read_timeout",
    "timeout",
    "broken",
    "too_large",
    "other",
]
"""Why there is no answer."""


class TransportRequest:
    """One request, signed and ready. Send exactly these bytes once, and follow no redirect."""

    __slots__ = ("body", "headers", "method", "timeout", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: Sequence[tuple[str, str]],
        body: bytes,
        timeout: float,
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        """They carry the signature: keep them out of logs."""
        self.body = body
        self.timeout = timeout
        """Most seconds until the last byte of the answer."""

    def __repr__(self) -> str:
        return f"TransportRequest({self.method} {self.url})"


class TransportResponse:
    """An answer, whatever its status."""

    __slots__ = ("body", "headers", "status")

    def __init__(self, status: int, headers: Sequence[tuple[str, str]], body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.body = body

    def __repr__(self) -> str:
        return f"TransportResponse({self.status})"


class TransportFailure(Exception):
    """Raised by a transport when there is no answer.

    `kind` is `connect` (no connection, nothing was sent), `untrusted` (certificate), `unsendable`,
    `connect_timeout`, `read_timeout`, `timeout`, `broken` (after the request may have been sent),
    `too_large` (the answer) or `other`. When in doubt say `other`: `connect` for a request that did
    go out can carry a call out twice. `text` says more, for people; it must hold no secret.
    """

    def __init__(self, kind: FailureKind, text: str = "") -> None:
        if kind not in get_args(FailureKind):
            known = ", ".join(get_args(FailureKind))
            raise ValueError(f"kind: expected one of {known}, got {kind!r}")
        super().__init__(text or kind)
        self.kind: FailureKind = kind
        self.text = text

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.kind, self.text)


class Transport(Protocol):
    """What a client can be given to send with."""

    def send(self, request: TransportRequest) -> TransportResponse:
        """Sends it once. Raises `TransportFailure` when there is no answer."""
        ...

    def close(self) -> None:
        """Closes the connections; called once, when the client is closed."""
        ...


class AsyncTransport(Protocol):
    """What a client for asyncio can be given to send with."""

    async def send(self, request: TransportRequest) -> TransportResponse:
        """Sends it once. Raises `TransportFailure` when there is no answer."""
        ...

    async def close(self) -> None:
        """Closes the connections; called once, when the client is closed."""
        ...


class Settings(NamedTuple):
    """How calls over a transport are carried out."""

    policy: RetryPolicy
    limiter: Limiter | None = None
    before: Callable[[AttemptStart], object] | None = None
    after: Callable[[AttemptEnd], object] | None = None


class _Attempts:
    """One call: what is sent when is decided by the core, and told to the hooks."""

    __slots__ = ("_attempt", "_call", "_cause", "_settings", "_started", "_steps")

    def __init__(self, call: Call, settings: Settings) -> None:
        self._call = call
        self._settings = settings
        self._steps = Exchange(call, settings.policy, limiter=settings.limiter)
        self._attempt = 0
        self._started = 0
        self._cause: Exception | None = None

    def next(self) -> TransportRequest | float | None:
        """What to send, or how many seconds to wait; `None` at the end."""
        step = self._steps.step(now())
        if step[0] == "done":
            return None
        if step[0] == "wait":
            wait: float = step[1] / 1e9
            return wait
        _, method, url, headers, body, self._attempt, timeout = step
        if self._settings.before is not None:
            watch(self._settings.before, AttemptStart(self._call, self._attempt))
        self._started = time.monotonic_ns()
        return TransportRequest(method, url, headers, body, timeout / 1e9)

    def answered(self, answer: TransportResponse) -> None:
        headers = [(str(name), str(value)) for name, value in answer.headers]
        status = int(answer.status)
        self._steps.response(status, headers, bytes(answer.body), now())
        self._cause = None
        self._end(status=status)

    def failed(self, error: Exception) -> None:
        kind, text = "other", type(error).__name__
        if isinstance(error, TransportFailure):
            kind, text = error.kind, error.text
        # Any other: nobody knows how far it came. Its words may hold anything, so only its kind is
        # told; the error itself is the cause of what the call ends in.
        self._steps.failure(kind, text, now())
        self._cause = error
        self._end(failure=kind, detail=text)

    def _end(
        self, *, status: int | None = None, failure: str | None = None, detail: str = ""
    ) -> None:
        if self._settings.after is None:
            return
        elapsed = (time.monotonic_ns() - self._started) / 1e9
        end = AttemptEnd(
            self._call, self._attempt, elapsed, status=status, failure=failure, detail=detail
        )
        watch(self._settings.after, end)

    def result(self, pager: Pager | None) -> Any:
        try:
            return self._steps.finish(pager)
        except Error as error:
            raise error from self._cause


def exchange(transport: Transport, call: Call, pager: Pager | None, settings: Settings) -> Any:
    """Carries a call out over `transport`."""
    attempts = _Attempts(call, settings)
    while (step := attempts.next()) is not None:
        if not isinstance(step, TransportRequest):
            time.sleep(step)
            continue
        try:
            attempts.answered(transport.send(step))
        except Exception as error:
            attempts.failed(error)
    return attempts.result(pager)


async def exchange_async(
    transport: AsyncTransport, call: Call, pager: Pager | None, settings: Settings
) -> Any:
    """Carries a call out over `transport`."""
    # Costs as much as all of this package, and is there already where it is of use.
    from asyncio import sleep

    attempts = _Attempts(call, settings)
    while (step := attempts.next()) is not None:
        if not isinstance(step, TransportRequest):
            await sleep(step)
            continue
        try:
            attempts.answered(await transport.send(step))
        except Exception as error:
            attempts.failed(error)
    return attempts.result(pager)
