"""Transports over the HTTP clients that a shop may have already: for their proxies, certificates,
pools, tracing and test doubles. Give the client none that repeats requests by itself.

```python
transport = cointill.transports.HttpxTransport(httpx.Client(verify="company-ca.pem"))
gateway = cointill.Gateway2328(project=PROJECT, api_key=KEY, transport=transport)
```
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import TYPE_CHECKING

from ._transport import FailureKind, TransportFailure, TransportRequest, TransportResponse

if TYPE_CHECKING:
    import httpx
    import requests

PART = 64 << 10
MAX_BYTES = 32 << 20
"""The largest body of an answer that is read."""


class HttpxTransport:
    """Sends with an `httpx.Client`.

    Args:
        client: Your own, which stays open when the gateway's client is closed; one is made, and
            closed, when it is left out.
    """

    __slots__ = ("_client", "_own")

    def __init__(self, client: httpx.Client | None = None) -> None:
        import httpx

        self._own = client is None
        # Proxies of the environment are not used, as by the package's own transport.
        self._client = httpx.Client(trust_env=False) if client is None else client

    def send(self, request: TransportRequest) -> TransportResponse:
        """Sends it once."""
        body = _Body(request.timeout)
        try:
            with self._client.stream(
                request.method,
                request.url,
                headers=list(request.headers),
                content=request.body,
                timeout=request.timeout,
                follow_redirects=False,
            ) as answer:
                whole = body.read(answer.iter_bytes())
                return TransportResponse(answer.status_code, answer.headers.multi_items(), whole)
        except TransportFailure:
            raise
        except Exception as error:
            raise _of_httpx(error) from error

    def close(self) -> None:
        """Closes the connections of a client that was made here."""
        if self._own:
            self._client.close()


class AsyncHttpxTransport:
    """Sends with an `httpx.AsyncClient`.

    Args:
        client: Your own, which stays open when the gateway's client is closed; one is made, and
            closed, when it is left out. It belongs to one event loop.
    """

    __slots__ = ("_client", "_own")

    def __init__(self, client: httpx.AsyncClient | None = None) -> None:
        import httpx

        self._own = client is None
        self._client = httpx.AsyncClient(trust_env=False) if client is None else client

    async def send(self, request: TransportRequest) -> TransportResponse:
        """Sends it once."""
        try:
            return await asyncio.wait_for(self._send(request), request.timeout)
        except asyncio.TimeoutError as error:
            raise TransportFailure("timeout") from error
        except TransportFailure:
            raise
        except Exception as error:
            raise _of_httpx(error) from error

    async def _send(self, request: TransportRequest) -> TransportResponse:
        body = _Body(request.timeout)
        async with self._client.stream(
            request.method,
            request.url,
            headers=list(request.headers),
            content=request.body,
            timeout=request.timeout,
            follow_redirects=False,
        ) as answer:
            whole = await body.read_async(answer.aiter_bytes())
            return TransportResponse(answer.status_code, answer.headers.multi_items(), whole)

    async def close(self) -> None:
        """Closes the connections of a client that was made here."""
        if self._own:
            await self._client.aclose()


class RequestsTransport:
    """Sends with a `requests.Session`. A session is not made for threads: give each its own.

    Args:
        session: Your own, which stays open when the gateway's client is closed; one is made, and
            closed, when it is left out.
    """

    __slots__ = ("_own", "_session")

    def __init__(self, session: requests.Session | None = None) -> None:
        import requests

        self._own = session is None
        self._session = requests.Session() if session is None else session
        if self._own:
            # Neither a proxy nor a password of the environment.
            self._session.trust_env = False

    def send(self, request: TransportRequest) -> TransportResponse:
        """Sends it once."""
        body = _Body(request.timeout)
        try:
            with self._session.request(
                request.method,
                request.url,
                headers=dict(request.headers),
                data=request.body,
                timeout=request.timeout,
                allow_redirects=False,
                stream=True,
            ) as answer:
                whole = body.read(_parts(answer))
                return TransportResponse(answer.status_code, list(answer.headers.items()), whole)
        except TransportFailure:
            raise
        except Exception as error:
            raise _of_requests(error) from error

    def close(self) -> None:
        """Closes the connections of a session that was made here."""
        if self._own:
            self._session.close()


class _Body:
    """Reads an answer within its time and size. The clients' own timeouts begin anew with each
    byte: a gateway that trickles would hold a shop for ever.
    """

    __slots__ = ("_end", "_parts", "_size")

    def __init__(self, timeout: float) -> None:
        self._end = time.monotonic() + timeout
        self._parts: list[bytes] = []
        self._size = 0

    def _take(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > MAX_BYTES:
            raise TransportFailure("too_large")
        if time.monotonic() > self._end:
            raise TransportFailure("timeout")
        self._parts.append(part)

    def read(self, parts: Iterator[bytes]) -> bytes:
        for part in parts:
            self._take(part)
        return b"".join(self._parts)

    async def read_async(self, parts: AsyncIterator[bytes]) -> bytes:
        async for part in parts:
            self._take(part)
        return b"".join(self._parts)


def _parts(answer: requests.Response) -> Iterator[bytes]:
    """What comes, as it comes: `iter_content` waits until a whole part is there."""
    read: Callable[..., bytes] | None = getattr(answer.raw, "read1", None)
    if read is None:  # urllib3 before 2, and test doubles
        yield from answer.iter_content(1 << 10)
        return
    while part := read(PART, decode_content=True):
        yield part


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from, also where it is only an argument or a `reason`."""
    seen: list[BaseException] = []
    waiting = [error]
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and one not in seen:
            seen.append(one)
            yield one
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None)]
            waiting += [part for part in one.args if isinstance(part, BaseException)]


def _untrusted(error: Exception) -> bool:
    return any(isinstance(one, ssl.SSLCertVerificationError) for one in _chain(error))


def _failure(error: Exception, kind: FailureKind) -> TransportFailure:
    # Its words may hold anything, such as a proxy's password.
    return TransportFailure(kind, type(error).__name__)


def _of_httpx(error: Exception) -> TransportFailure:
    import httpx

    kinds: list[tuple[tuple[type[Exception], ...], FailureKind]] = [
        ((httpx.ConnectTimeout, httpx.PoolTimeout), "connect_timeout"),
        ((httpx.ReadTimeout,), "read_timeout"),
        ((httpx.TimeoutException,), "timeout"),
        ((httpx.ConnectError, httpx.ProxyError), "connect"),
        ((httpx.UnsupportedProtocol, httpx.InvalidURL), "unsendable"),
        ((httpx.NetworkError, httpx.RemoteProtocolError, httpx.DecodingError), "broken"),
    ]
    if isinstance(error, httpx.ConnectError) and _untrusted(error):
        return _failure(error, "untrusted")
    for classes, kind in kinds:
        if isinstance(error, classes):
            return _failure(error, kind)
    return _failure(error, "other")


def _of_requests(error: Exception) -> TransportFailure:
    from requests import exceptions
    from urllib3.exceptions import HTTPError, NewConnectionError, ReadTimeoutError

    kinds: list[tuple[tuple[type[Exception], ...], FailureKind]] = [
        ((exceptions.ConnectTimeout,), "connect_timeout"),
        ((exceptions.ReadTimeout, ReadTimeoutError), "read_timeout"),
        ((exceptions.Timeout,), "timeout"),
        ((exceptions.ProxyError,), "connect"),
        (
            (exceptions.InvalidURL, exceptions.MissingSchema, exceptions.InvalidSchema),
            "unsendable",
        ),
        ((exceptions.InvalidHeader,), "unsendable"),
        (
            (
                exceptions.ConnectionError,
                exceptions.ChunkedEncodingError,
                exceptions.ContentDecodingError,
                HTTPError,
            ),
            "broken",
        ),
    ]
    if isinstance(error, exceptions.SSLError) and _untrusted(error):
        return _failure(error, "untrusted")
    # One class stands for a refused connection and for one that broke half-way.
    refused = any(isinstance(one, NewConnectionError) for one in _chain(error))
    if isinstance(error, exceptions.ConnectionError) and refused:
        return _failure(error, "connect")
    for classes, kind in kinds:
        if isinstance(error, classes):
            return _failure(error, kind)
    return _failure(error, "other")


__all__ = ["AsyncHttpxTransport", "HttpxTransport", "RequestsTransport"]
