"""Transports of a shop's own: what moves the bytes, for a proxy, mTLS, tracing or a test."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import Any, Protocol

from ._native import Call, Exchange, Pager


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
    `connect_timeout`, `read_timeout`, `timeout`, `broken` (after the request may have been sent) or
    `other`. When in doubt say `other`: `connect` for a request that did go out can carry a call
    out twice.
    """

    def __init__(self, kind: str, text: str = "") -> None:
        super().__init__(text or kind)
        self.kind = kind
        self.text = text

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.kind, self.text)


class Transport(Protocol):
    """What a client can be given to send with."""

    def send(self, request: TransportRequest) -> TransportResponse:
        """Sends it once. Raises `TransportFailure` when there is no answer."""
        ...

    def close(self) -> None:
        """Closes the connections."""
        ...


class AsyncTransport(Protocol):
    """What a client for asyncio can be given to send with."""

    async def send(self, request: TransportRequest) -> TransportResponse:
        """Sends it once. Raises `TransportFailure` when there is no answer."""
        ...

    async def close(self) -> None:
        """Closes the connections."""
        ...


def _request(step: tuple[Any, ...]) -> TransportRequest:
    _, method, url, headers, body, _, timeout = step
    return TransportRequest(method, url, headers, body, timeout)


def _report(steps: Exchange, answer: TransportResponse) -> None:
    headers = [(str(name), str(value)) for name, value in answer.headers]
    steps.response(int(answer.status), headers, bytes(answer.body))


def exchange(
    transport: Transport,
    call: Call,
    pager: Pager | None,
    *,
    max_retries: int | None,
    timeout: float | None,
) -> Any:
    """Carries a call out over `transport`; what is sent when is decided by the core."""
    steps = Exchange(call, max_retries=max_retries, timeout=timeout)
    while (step := steps.step())[0] != "done":
        if step[0] == "wait":
            time.sleep(step[1])
            continue
        try:
            answer = transport.send(_request(step))
        except TransportFailure as failure:
            steps.failure(failure.kind, failure.text)
        except Exception as error:
            # Nobody knows how far it came: its words may hold anything, so only its kind is told.
            steps.failure("other", type(error).__name__)
        else:
            _report(steps, answer)
    return steps.finish(pager)


async def exchange_async(
    transport: AsyncTransport,
    call: Call,
    pager: Pager | None,
    *,
    max_retries: int | None,
    timeout: float | None,
) -> Any:
    """Carries a call out over `transport`; what is sent when is decided by the core."""
    steps = Exchange(call, max_retries=max_retries, timeout=timeout)
    while (step := steps.step())[0] != "done":
        if step[0] == "wait":
            await asyncio.sleep(step[1])
            continue
        try:
            answer = await transport.send(_request(step))
        except TransportFailure as failure:
            steps.failure(failure.kind, failure.text)
        except Exception as error:
            steps.failure("other", type(error).__name__)
        else:
            _report(steps, answer)
    return steps.finish(pager)
