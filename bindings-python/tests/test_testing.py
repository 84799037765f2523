"""`cointill.testing`: both clients against the sandbox, from creating a payment to its webhook."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import cointill
from cointill import RetryPolicy, errors
from cointill.testing import API_KEY, SECRET, Sandbox, SandboxError, binary, sandbox


class Shop:
    """Takes webhooks as a shop does: verifies the raw bytes, decides, and writes a ledger."""

    def __init__(self) -> None:
        self.verify = {
            "/2328": cointill.Webhooks2328(api_key=API_KEY),
            "/alchemypay": cointill.AlchemyPayWebhooks(secret=SECRET),
        }
        self.orders: dict[str, tuple[str, str]] = {}
        self.known: dict[str, str | None] = {}
        self.credits: list[tuple[str, Decimal]] = []
        self.verdicts: list[str] = []
        self.faults: list[BaseException] = []
        self.url = ""

    def take(self, path: str, body: bytes) -> cointill.Answer:
        webhooks: Any = self.verify[path]
        try:
            event = webhooks.verify(body)
        except cointill.SignatureError as error:
            self.faults.append(error)
            refused: cointill.Answer = webhooks.refused
            return refused
        seen = event.observed()
        amount, currency = self.orders[seen.order_id]
        done = [order for order, _ in self.credits]
        expected = cointill.Expected(
            order_id=seen.order_id,
            amount=amount,
            currency=currency,
            known=self.known.get(seen.order_id),
            credited=seen.order_id in done,
        )
        verdict = cointill.decide(expected, seen)
        self.known[seen.order_id] = expected.next_status(seen)
        self.verdicts.append(str(verdict))
        if verdict.is_credit:
            assert verdict.amount is not None
            self.credits.append((seen.order_id, verdict.amount))
        accepted: cointill.Answer = webhooks.accepted
        return accepted


@pytest.fixture
def shop() -> Iterator[Shop]:
    own = Shop()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            try:
                answer = own.take(self.path, body)
            except BaseException as error:
                own.faults.append(error)
                raise
            self.send_response(answer.status)
            self.send_header("content-type", answer.content_type)
            self.end_headers()
            self.wfile.write(answer.body.encode())

        def log_message(self, *_: object) -> None: ...

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    own.url = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield own
    http.shutdown()
    http.server_close()
    thread.join()
    assert own.faults == []


def test_a_payment_of_2328(cointill_sandbox: Sandbox, shop: Shop) -> None:
    shop.orders["ORDER-1"] = ("19.99", "USD")
    with cointill_sandbox.gateway_2328() as gateway:
        payment = gateway.payments.create(
            amount=Decimal("19.99"),
            currency="USD",
            order_id="ORDER-1",
            url_callback=f"{shop.url}/2328",
        )
        cointill_sandbox.pay(payment.uuid)
        cointill_sandbox.wait_for_deliveries()
        assert gateway.payments.info(uuid=payment.uuid).payment_status == "paid"
        assert [own.uuid for own in gateway.payments.list()] == [payment.uuid]
        assert {own.currency_code for own in gateway.balance.get()} >= {"USDT", "BTC"}
        assert gateway.rates.exchange_rates().rate("USD", "USDT") == 1
    assert shop.credits == [("ORDER-1", Decimal("19.99"))]


async def test_a_payment_of_2328_with_asyncio(cointill_sandbox: Sandbox, shop: Shop) -> None:
    shop.orders["ORDER-1"] = ("19.99", "USD")
    async with cointill_sandbox.async_gateway_2328() as gateway:
        payment = await gateway.payments.create(
            amount="19.99", currency="USD", order_id="ORDER-1", url_callback=f"{shop.url}/2328"
        )
        again = await gateway.payments.create(
            amount="19.99", currency="USD", order_id="ORDER-1", url_callback=f"{shop.url}/2328"
        )
        assert again.uuid == payment.uuid
        cointill_sandbox.pay("ORDER-1", "short", percent=40)
        cointill_sandbox.pay("ORDER-1", "top_up")
        cointill_sandbox.wait_for_deliveries()
        assert (await gateway.payments.info(order_id="ORDER-1")).payment_status == "paid"
        assert [own.uuid async for own in gateway.payments.list()] == [payment.uuid]
        payout = await gateway.payouts.create(
            currency="USDT",
            network="TRX-TRC20",
            amount="10",
            to_address="TSANDBOX",
            order_id="PO-1",
            fee_option="add",
        )
        cointill_sandbox.advance(60)
        assert (await gateway.payouts.status(uuid=payout.uuid)).status == "completed"
    assert shop.credits == [("ORDER-1", Decimal("19.99"))]


def order(**further: str) -> dict[str, Any]:
    return {
        "merchant_order_no": "1001",
        "order_amount": "19.99",
        "pay_currency": "USD",
        "user_id": "u",
        **further,
    }


def test_an_order_of_alchemy_pay(cointill_sandbox: Sandbox, shop: Shop) -> None:
    shop.orders["1001"] = ("19.99", "USD")
    with cointill_sandbox.alchemypay() as gateway:
        created = gateway.payments.create(**order(callback_url=f"{shop.url}/alchemypay"))
        assert created.web_url
        assert created.recovered is None
        cointill_sandbox.pay("1001")
        cointill_sandbox.wait_for_deliveries()
        found = gateway.payments.query(merchant_order_no="1001")
    assert found.order_status == "COMPLETED"
    assert found.observed().amount == Decimal("19.99")
    assert shop.credits == [("1001", Decimal("19.99"))]


async def test_an_order_of_alchemy_pay_with_asyncio(cointill_sandbox: Sandbox, shop: Shop) -> None:
    shop.orders["1001"] = ("19.99", "USD")
    async with cointill_sandbox.async_alchemypay() as gateway:
        await gateway.payments.create(**order(callback_url=f"{shop.url}/alchemypay"))
        with pytest.raises(errors.DuplicateError) as raised:
            await gateway.payments.create(**order(callback_url=f"{shop.url}/alchemypay"))
        assert (raised.value.gateway_code, raised.value.trace_id is None) == ("8011", False)
        cointill_sandbox.pay("1001")
        cointill_sandbox.wait_for_deliveries()
    assert shop.credits == [("1001", Decimal("19.99"))]


def test_an_order_whose_answer_was_lost_is_recovered(cointill_sandbox: Sandbox) -> None:
    cointill_sandbox.fault("cut_after", endpoint="alchemypay.payment.create")
    with cointill_sandbox.alchemypay() as gateway:
        created = gateway.payments.create(**order())
    assert created.recovered is not None
    assert created.recovered.merchant_order_no == "1001"
    assert created.order_no == created.recovered.order_no
    for again in (pickle.loads(pickle.dumps(created)), copy.deepcopy(created)):
        assert again == created
        assert hash(again) == hash(created)
        assert again.recovered == created.recovered
        assert again.recovered.order_time == created.recovered.order_time
    assert created.to_dict()["recovered"]["merchant_order_no"] == "1001"


def test_a_lost_answer_of_an_unsafe_call_is_told(cointill_sandbox: Sandbox) -> None:
    cointill_sandbox.fault("cut_after", endpoint="2328.convert")
    with (
        cointill_sandbox.gateway_2328() as gateway,
        pytest.raises(errors.TransportError) as raised,
    ):
        gateway.conversions.convert(
            from_currency="USDT", to_currency="TRX", amount="10", amount_type="from"
        )
    assert raised.value.outcome_unknown
    assert not raised.value.retry_safe
    assert raised.value.attempts == 1


def test_faults_are_ridden_out(cointill_sandbox: Sandbox) -> None:
    cointill_sandbox.fault("server_error", endpoint="2328.payment.create", count=2)
    attempts: list[int | None] = []
    with cointill_sandbox.gateway_2328(
        retry_policy=RetryPolicy(base_delay=0.01),
        after_attempt=lambda end: attempts.append(end.status),
    ) as gateway:
        gateway.payments.create(amount=1, currency="USD", order_id="1")
    assert attempts == [503, 503, 200]


def test_a_forged_webhook_is_refused(cointill_sandbox: Sandbox, shop: Shop) -> None:
    shop.orders["1"] = ("19.99", "USD")
    cointill_sandbox.fault("tampered_amount", on="webhook")
    with cointill_sandbox.gateway_2328() as gateway:
        gateway.payments.create(
            amount="19.99", currency="USD", order_id="1", url_callback=f"{shop.url}/2328"
        )
        cointill_sandbox.pay("1")
    cointill_sandbox.control("POST", "/deliveries/hold")
    assert cointill_sandbox.deliveries()
    while not shop.faults:
        threading.Event().wait(0.01)
    [refused] = shop.faults
    assert isinstance(refused, cointill.SignatureError)
    shop.faults.clear()
    assert shop.credits == []


def test_each_test_has_a_fresh_sandbox(cointill_sandbox: Sandbox) -> None:
    assert cointill_sandbox.requests() == []
    assert cointill_sandbox.control("GET", "/payments") == []
    cointill_sandbox.switch("alchemypay", amount_unit="as_sent")
    with pytest.raises(SandboxError, match="no payment"):
        cointill_sandbox.pay("no/such")


def test_it_stops_with_its_block(tmp_path: Path) -> None:
    with pytest.raises(KeyError), sandbox(data=tmp_path / "shop.sqlite", time_scale=60) as running:
        os.kill(running.pid, 0)
        raise KeyError
    with pytest.raises(ProcessLookupError):
        os.kill(running.pid, 0)
    assert (tmp_path / "shop.sqlite").exists()
    with pytest.raises(SandboxError, match="does not answer"):
        running.requests()


def test_a_command_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COINTILL_BIN", "/nowhere/cointill")
    with pytest.raises(errors.ConfigurationError, match="COINTILL_BIN: expected a program"):
        binary()
    monkeypatch.delenv("COINTILL_BIN")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(errors.ConfigurationError, match="pip install"), sandbox():
        pass


def test_a_command_that_does_not_start() -> None:
    with (
        pytest.raises(SandboxError, match="no-such-switch"),
        sandbox(arguments=["--no-such-switch"]),
    ):
        pass


def test_the_fixture_of_a_shop(tmp_path: Path) -> None:
    """In a run of pytest of its own, as a shop has it: nothing is set up."""
    test = tmp_path / "test_shop.py"
    test.write_text(
        "def test_pay(cointill_sandbox):\n"
        "    with cointill_sandbox.gateway_2328() as gateway:\n"
        "        gateway.payments.create(amount='1', currency='USD', order_id='1')\n"
        "    assert cointill_sandbox.pay('1')['status'] == 'paid'\n"
        "def test_again(cointill_sandbox):\n"
        "    assert cointill_sandbox.requests() == []\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout
