"""A small HTTP server that answers as a test tells it, and remembers what it was sent."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PAYMENT = {
    "uuid": "0198c5b4-0000-7000-8000-000000000001",
    "order_id": "ORDER-1",
    "amount": "19.990",
    "currency": "USD",
    "url": "https://2328.io/pay/1",
    "payment_status": "check",
}


@dataclass
class Received:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    url: str
    received: list[Received] = field(default_factory=list)
    answer: Callable[[BaseHTTPRequestHandler, Received], None] | None = None
    # Set when a client closes its connection while it is waiting.
    hung_up: threading.Event = field(default_factory=threading.Event)
    reached: threading.Event = field(default_factory=threading.Event)

    @property
    def base_url(self) -> str:
        return f"{self.url}/api"

    def hold(self) -> None:
        """Answers nothing, and notes when the client hangs up."""

        def wait(handler: BaseHTTPRequestHandler, _: Received) -> None:
            handler.connection.settimeout(20)
            try:
                gone = handler.connection.recv(1) == b""
            except ConnectionError:
                gone = True
            except TimeoutError:
                gone = False
            if gone:
                self.hung_up.set()

        self.answer = wait

    def say(self, status: int, body: bytes, **headers: str) -> None:
        def tell(handler: BaseHTTPRequestHandler, _: Received) -> None:
            reply(handler, status, body, headers)

        self.answer = tell

    def break_off(self) -> None:
        """Hangs up in the middle of an answer."""

        def cut(handler: BaseHTTPRequestHandler, _: Received) -> None:
            handler.send_response(200)
            handler.send_header("content-length", "1000")
            handler.end_headers()
            handler.wfile.write(b"{")
            handler.wfile.flush()
            handler.connection.shutdown(socket.SHUT_RDWR)

        self.answer = cut

    def trickle(self) -> None:
        """Sends a byte every 50 ms, and never comes to an end."""

        def drip(handler: BaseHTTPRequestHandler, _: Received) -> None:
            handler.send_response(200)
            handler.send_header("content-length", "100000")
            handler.end_headers()
            try:
                for _byte in range(200):
                    handler.wfile.write(b" ")
                    handler.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                self.hung_up.set()

        self.answer = drip


def reply(
    handler: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str]
) -> None:
    handler.send_response(status)
    handler.send_header("content-length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def envelope(result: Any) -> bytes:
    return json.dumps({"state": 0, "result": result}).encode()


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Server]:
    """A server that answers every call with a payment, until told otherwise."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _take(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            received = Received(self.command, self.path, headers, self.rfile.read(length))
            server.received.append(received)
            server.reached.set()
            if server.answer is not None:
                server.answer(self, received)
            else:
                reply(self, 200, envelope(PAYMENT), {"content-type": "application/json"})

        do_GET = do_POST = _take  # noqa: N815

        def log_message(self, *_: object) -> None: ...

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None: ...

    http = Quiet(("127.0.0.1", 0), Handler)
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        # The handshake belongs to the thread of the connection.
        http.socket = context.wrap_socket(
            http.socket, server_side=True, do_handshake_on_connect=False
        )
        scheme = "https"
    server = Server(f"{scheme}://127.0.0.1:{http.server_address[1]}")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
