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
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from cointill import testing

pytest.importorskip("django")

RUN = Path(__file__).resolve().parents[2] / "examples" / "django-shop" / "run.py"

# Other tests of this process name their own settings.
ENVIRONMENT = {key: own for key, own in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}


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
class Purchase:
    """An order whose buyer is at the gateway's page."""

    browser: Browser
    payment: str
    waiting: str

    def order(self) -> Page:
        """The order's page, by the link of the waiting page or sent there by it."""
        page = self.browser.get(self.waiting)
        if page.address == self.waiting:
            link = re.search(r'href="(/orders/[^"]+)"', page.text)
            assert link, page.text
            page = self.browser.get(link.group(1))
        assert page.status == 200
        return page

    def state(self) -> str:
        found = re.search(r'class="state state-(\w+)"', self.order().text)
        assert found
        return found.group(1)

    def number(self) -> str:
        found = re.search(r"<h1>Order (\d+)</h1>", self.order().text)
        assert found
        return found.group(1)


@dataclass
class Shop:
    site: str
    sandbox: testing.Sandbox
    log: Path

    def buy(self, gateway: str, slug: str = "mug") -> Purchase:
        """Puts a product into the cart, checks out, and is sent to the gateway's page."""
        browser = Browser(self.site)
        cart = browser.submit(browser.get("/"), f"/cart/{slug}/add/")
        assert cart.address == "/cart/" and f'href="/products/{slug}/"' in cart.text
        fields = {"email": "buyer@shop.example", "gateway": gateway}
        hosted = browser.submit(browser.get("/checkout/"), "", **fields)
        assert hosted.status == 302 and hosted.address.startswith(self.sandbox.url), hosted
        for payment in self.sandbox.control("GET", "/payments"):
            own = payment.get("uuid") or payment["order_no"]
            if hosted.address.endswith(own):
                back = payment.get("url_return") or payment["redirect_url"]
                return Purchase(browser, own, back.removeprefix(self.site))
        raise AssertionError(f"{hosted.address} is the page of no payment")

    def settled(self) -> None:
        """Waits until every webhook was taken."""
        self.sandbox.wait_for_deliveries()
        assert {each["state"] for each in self.sandbox.deliveries()} <= {"delivered"}

    def sold(self, slug: str) -> int:
        found = re.search(r"(\d+) sold", Browser(self.site).get(f"/products/{slug}/").text)
        return int(found.group(1)) if found else 0

    def receipts(self, number: str) -> int:
        return self.told().count(f"Subject: Your order {number} is paid")

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
            env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1", "TMPDIR": str(folder)},
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


@pytest.mark.parametrize("gateway", ["2328", "alchemypay"])
def test_an_order_is_paid_once(shop: Shop, gateway: str) -> None:
    before = shop.sold("mug")
    bought = shop.buy(gateway)
    assert bought.state() == "awaiting"
    assert "Waiting for your payment" in bought.browser.get(bought.waiting).text
    number = bought.number()
    shop.sandbox.pay(bought.payment)
    shop.settled()
    assert bought.browser.get(bought.waiting).address.startswith("/orders/")
    assert bought.state() == "paid"
    for delivery in shop.sandbox.deliveries():
        shop.sandbox.control("POST", f"/deliveries/{delivery['id']}/replay")
    shop.settled()
    assert bought.state() == "paid" and bought.order().text.count("state-paid") == 1
    assert shop.sold("mug") == before + 1
    assert shop.receipts(number) == 1


def test_a_short_payment_is_not_paid(shop: Shop) -> None:
    before = shop.sold("lamp")
    bought = shop.buy("2328", "lamp")
    shop.sandbox.pay(bought.payment, "short")
    shop.settled()
    assert bought.state() == "part"
    assert "A part has arrived" in bought.browser.get(bought.waiting).text
    assert shop.sold("lamp") == before and shop.receipts(bought.number()) == 0
    shop.sandbox.pay(bought.payment, "top_up")
    shop.settled()
    assert bought.state() == "paid"
    assert shop.sold("lamp") == before + 1 and shop.receipts(bought.number()) == 1


def test_a_late_payment_is_held(shop: Shop) -> None:
    bought = shop.buy("2328")
    coin = {"currency": "USDT", "network": "TRX-TRC20"}
    shop.sandbox.act(bought.payment, "choose_coin", coin)
    shop.sandbox.pay(bought.payment, "late")
    shop.settled()
    assert bought.state() == "held"
    assert "/pay/" not in bought.order().text, "nobody is asked to pay a second time"
    assert shop.receipts(bought.number()) == 0


@pytest.mark.parametrize("gateway", ["2328", "alchemypay"])
def test_an_expired_payment_is_followed_by_another(shop: Shop, gateway: str) -> None:
    bought = shop.buy(gateway)
    shop.sandbox.act(bought.payment, "expire")
    shop.settled()
    assert bought.state() == "failed"
    page = bought.order()
    hosted = bought.browser.submit(page, f"{page.address}pay/")
    assert hosted.status == 302 and not hosted.address.endswith(bought.payment)
    assert bought.state() == "awaiting"
    newest = f"SHOP-{bought.number()}-2"
    shop.sandbox.pay(newest)
    shop.settled()
    assert bought.state() == "paid"
    assert shop.receipts(bought.number()) == 1


def test_an_order_keeps_its_price(shop: Shop) -> None:
    """What the checkout page showed is what is asked for, or it is shown anew."""
    browser = Browser(shop.site)
    browser.submit(browser.get("/"), "/cart/tote/add/")
    stale = browser.get("/checkout/")
    browser.submit(browser.get("/"), "/cart/tote/add/")
    fields = {"email": "buyer@shop.example", "gateway": "2328"}
    shown = browser.submit(stale, "", **fields)
    assert shown.status == 200 and "The total has changed" in shown.text
    assert 'name="total" value="39.98"' in shown.text


@pytest.mark.parametrize("gateway", ["2328", "alchemypay"])
def test_impatient_clicks_place_one_order(shop: Shop, gateway: str) -> None:
    before = len(shop.sandbox.control("GET", "/payments"))
    browser = Browser(shop.site)
    browser.submit(browser.get("/"), "/cart/tote/add/")
    page = browser.get("/checkout/")
    fields = {"email": "buyer@shop.example", "gateway": gateway}
    with ThreadPoolExecutor(5) as pool:
        clicks = [pool.submit(browser.submit, page, "", **fields) for _ in range(5)]
    found = [click.result() for click in clicks]
    assert 302 in {each.status for each in found}, "one at least goes on to the gateway"
    assert {each.status for each in found} <= {200, 302}
    assert len(shop.sandbox.control("GET", "/payments")) == before + 1


def test_a_form_of_another_site_is_refused(shop: Shop) -> None:
    browser = Browser(shop.site)
    page = browser.get("/")
    page.text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.text)
    assert browser.submit(page, "/cart/mug/add/").status == 403


TWICE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("loaddata", "products", verbosity=0)
from cointill.django.models import Payment
from cointill.django.signals import payment_credited
from shop.models import Order, Product
order = Order.objects.create(email="buyer@shop.example", gateway="2328", total=14, currency="USD")
mug = Product.objects.get(slug="mug")
order.lines.create(product=mug, name=mug.name, price=mug.price, quantity=2)
for attempt in (1, 2):
    payment = Payment.objects.create(
        gateway="2328", order_id=str(attempt), amount=14, currency="USD", shop_object=order
    )
    payment_credited.send(Payment, payment=payment, verdict=None, observed=None, delivery=None)
    order.refresh_from_db()
    mug.refresh_from_db()
    print("told", attempt, order.state.value, order.paid_twice, mug.sold)
"""


def test_two_paid_attempts_are_one_order(tmp_path: Path) -> None:
    """The second is for a person to send back; nothing is sold twice."""
    keys = ("SECRET_KEY", "API_KEY_2328", "ALCHEMYPAY_APP_ID", "ALCHEMYPAY_SECRET")
    environment = {
        **ENVIRONMENT,
        **dict.fromkeys(keys, "of-a-test"),
        "PROJECT_2328": testing.PROJECT,
        "SITE_URL": "https://shop.example",
        "DATABASE": str(tmp_path / "shop.sqlite3"),
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", str(RUN.with_name("manage.py")), "shell", "-c", TWICE],
        capture_output=True,
        text=True,
        env=environment,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = done.stdout
    lines = re.findall(r"^told (.*)$", told, re.MULTILINE)
    assert lines == ["1 paid False 2", "2 paid True 2"]
    assert told.count("Subject:") == 1
