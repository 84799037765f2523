"""A server that gives one fixed answer as fast as Python can, in a process of its own."""

from __future__ import annotations

import multiprocessing
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from multiprocessing.connection import Connection


def _serve(connection: socket.socket, answer: bytes) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    held = b""
    with connection:
        while True:
            while (end := held.find(b"\r\n\r\n")) < 0:
                part = connection.recv(65_536)
                if not part:
                    return
                held += part
            head = held[:end].lower()
            length = 0
            if (at := head.find(b"content-length:")) >= 0:
                length = int(head[at + 15 :].split(b"\r\n", 1)[0])
            while len(held) < end + 4 + length:
                held += connection.recv(65_536)
            held = held[end + 4 + length :]
            connection.sendall(answer)


def _run(body: bytes, ready: Connection) -> None:
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    answer = head.encode() + body
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ready.send(listener.getsockname()[1])
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=_serve, args=(connection, answer), daemon=True).start()


@contextmanager
def serving(body: bytes) -> Generator[str]:
    """The base URL of a server that answers with `body`."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_run, args=(body, there))
    process.start()
    try:
        yield f"http://127.0.0.1:{here.recv()}"
    finally:
        process.kill()
        process.join()
