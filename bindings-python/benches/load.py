"""Bodies posted over connections that are kept, from a process of its own."""

from __future__ import annotations

import multiprocessing
import socket
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection

CONNECTIONS = 4


class Load:
    """Posts to a port of this machine; made by `loading`."""

    def __init__(self, there: Connection) -> None:
        self._there = there

    def post(self, path: str, bodies: list[bytes]) -> float:
        """Requests a second; fails when one is not answered with 200."""
        self._there.send((path, bodies))
        seconds = self._there.recv()
        if isinstance(seconds, str):
            raise RuntimeError(seconds)
        return len(bodies) / float(seconds)


@contextmanager
def loading(port: int) -> Generator[Load]:
    """A process that posts when it is told to."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_run, args=(port, there))
    process.start()
    try:
        yield Load(here)
    finally:
        process.kill()
        process.join()


def _run(port: int, told: Connection) -> None:
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        while True:
            path, bodies = told.recv()
            requests = [_request(path, body) for body in bodies]
            shares = [requests[first::CONNECTIONS] for first in range(CONNECTIONS)]
            start = time.perf_counter()
            try:
                for _ in pool.map(lambda share: _post(port, share), shares):
                    pass
            except Exception as error:
                told.send(f"{path}: {error!r}")
            else:
                told.send(time.perf_counter() - start)


def _request(path: str, body: bytes) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def _post(port: int, requests: list[bytes]) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for request in requests:
            connection.sendall(request)
            answer = b""
            while (end := answer.find(b"\r\n\r\n")) < 0:
                answer += _more(connection)
            head = answer[:end].lower()
            if not head.startswith(b"http/1.1 200 "):
                raise RuntimeError(f"expected 200, got {answer.decode()}")
            length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
            while len(answer) < end + 4 + length:
                answer += _more(connection)


def _more(connection: socket.socket) -> bytes:
    part = connection.recv(65_536)
    if not part:
        raise RuntimeError("expected an answer, got the end of the connection")
    return part
