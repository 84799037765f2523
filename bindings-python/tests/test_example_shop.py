"""`examples/django-shop`, bought from as a browser would: cookies, forms, redirects."""

from __future__ import annotations

import http.client
import http.cookies
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from cointill import testing

pytest.importorskip("django")

RUN = Path(__file__).resolve().parents[2] / "examples" / "django-shop" / "run.py"


@dataclass
class Page:
    status: int
    text: str
    address: str


@dataclass
class Browser:
    """Follows no redirect to another host, and sends the fields that a form has."""

    site: str
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Page:
        return self._open("GET", path, None)

    def submit(self, page: Page, action: str, **fields: str) -> Page:
        """Sends the form of a page that goes to `action`."""
        for form in re.findall(r"<form.*?</form>", page.text, re.DOTALL):
            target = re.search(r'<form[^>]* action="([^"]*)"', form)
            if (target.group(1) if target else "") == action:
                hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
                sent = urlencode({**dict(hidden), **fields})
                return self._open("POST", action or page.address, sent)
        raise AssertionError(f"no form goes to {action!r}: {page.text}")

    def _open(self, method: str, path: str, body: str | None) -> Page:
        connection = http.client.HTTPConnection(urlsplit(self.site).netloc, timeout=10)
        headers = {"cookie": "; ".join(f"{name}={own}" for name, own in self.cookies.items())}
        if body is not None:
            headers["content-type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        for line in answer.headers.get_all("set-cookie", []):
            for name, morsel in http.cookies.SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        to = answer.headers.get("location", "").removeprefix(self.site)
        if answer.status == 302 and to.startswith("/"):
            return self._open("GET", to, None)
        return Page(answer.status, text, to or path)


@dataclass
class Shop:
    site: str
    sandbox: testing.Sandbox
    log: Path

    def buy(self, gateway: str, slug: str = "mug") -> tuple[Browser, str, str]:
        """A browser that was sent to the gateway; its payment's id, and the order's address."""
        browser = Browser(self.site)
        cart = browser.submit(browser.get("/"), f"/cart/{slug}/add/")
        assert f'href="/products/{slug}/"' in cart.text
        fields = {"email": "buyer@shop.example", "gateway": gateway}
        hosted = browser.submit(browser.get("/checkout/"), "", **fields)
        assert hosted.status == 302 and hosted.address.startswith(self.sandbox.url), hosted
        [payment] = [
            each
            for each in self.sandbox.control("GET", "/payments")["payments"]
            if hosted.address.endswith(each["id"])
        ]
        return browser, payment["id"], payment["return_url"].removeprefix(self.site)

    def told(self) -> str:
        return self.log.read_text("utf-8")


@contextmanager
def running(folder: Path) -> Iterator[Shop]:
    log = folder / "log"
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [sys.executable, "-W", "error", str(RUN), "--port", "0"],
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "TMPDIR": str(folder)},
        ) as process,
    ):
        try:
            yield _ready(process, log)
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 0, log.read_text("utf-8")
        finally:
            if process.poll() is None:
                process.kill()


def _ready(process: subprocess.Popen[bytes], log: Path) -> Shop:
    end = time.monotonic() + 15
    while time.monotonic() < end and process.poll() is None:
        told = dict(re.findall(r"^(Shop|Sandbox) +(http://[^/]+)/", log.read_text(), re.MULTILINE))
        if len(told) == 2:
            url = told["Sandbox"]
            sandbox = testing.Sandbox(url, f"{url}/api", url, f"{url}/_sandbox", 0)
            return Shop(told["Shop"], sandbox, log)
        time.sleep(0.02)
    raise AssertionError(log.read_text("utf-8"))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    folder = tmp_path_factory.mktemp("shop")
    with running(folder) as started:
        yield started
        told = started.told()
        assert "Traceback" not in told and "Warning" not in told, told
    left = [path.name for path in folder.iterdir()]
    assert left == ["log"], "the shop leaves nothing behind"
