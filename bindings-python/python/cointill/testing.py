"""Both gateways on this machine, for the tests of a shop: `sandbox()` starts the `cointill sandbox`
command, and stops it.

```python
def test_checkout():
    with cointill.testing.sandbox() as sandbox, sandbox.gateway_2328() as gateway:
        payment = gateway.payments.create(amount="19.99", currency="USD", order_id="1")
        sandbox.pay(payment.uuid)
        assert gateway.payments.info(uuid=payment.uuid).payment_status == "paid"
```

With pytest there is nothing to set up: take the fixture `cointill_sandbox`, one process for all
tests, and fresh for each.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote, urlsplit

from . import AlchemyPay, AsyncAlchemyPay, AsyncGateway2328, Gateway2328
from .errors import ConfigurationError, Error

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._base import AsyncDriverOptions, DriverOptions

PROJECT = "00000000-0000-4000-8000-000000002328"
API_KEY = "sandbox-api-key"
PAYOUT_KEY = "sandbox-payout-key"
APP_ID = "SANDBOX0001"
SECRET = "sandbox-secret"

HowToPay = Literal["exact", "amount", "short", "top_up", "over", "late", "wrong_coin"]
"""What arrives: see `docs/sandbox.md`."""


class SandboxError(Error):
    """The sandbox could not be started, or refuses what a test asks of it."""


@dataclass(frozen=True)
class Sandbox:
    """A running sandbox. Its credentials are public, and no money moves."""

    url: str
    """Where its page for people is."""
    url_2328: str
    """The base URL of 2328.io."""
    url_alchemypay: str
    """The host of Alchemy Pay and AEON."""
    control_url: str
    """Where tests control it."""
    pid: int
    """Of its process."""

    def gateway_2328(self, **driver: Unpack[DriverOptions]) -> Gateway2328:
        """A client of 2328.io."""
        return Gateway2328(
            project=PROJECT,
            api_key=API_KEY,
            payout_key=PAYOUT_KEY,
            base_url=self.url_2328,
            **driver,
        )

    def async_gateway_2328(self, **driver: Unpack[AsyncDriverOptions]) -> AsyncGateway2328:
        """A client of 2328.io for asyncio."""
        return AsyncGateway2328(
            project=PROJECT,
            api_key=API_KEY,
            payout_key=PAYOUT_KEY,
            base_url=self.url_2328,
            **driver,
        )

    def alchemypay(self, **driver: Unpack[DriverOptions]) -> AlchemyPay:
        """A client of Alchemy Pay."""
        return AlchemyPay(app_id=APP_ID, secret=SECRET, host=self.url_alchemypay, **driver)

    def async_alchemypay(self, **driver: Unpack[AsyncDriverOptions]) -> AsyncAlchemyPay:
        """A client of Alchemy Pay for asyncio."""
        return AsyncAlchemyPay(app_id=APP_ID, secret=SECRET, host=self.url_alchemypay, **driver)

    def control(
        self,
        method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"],
        path: str,
        body: Mapping[str, object] | None = None,
    ) -> Any:
        """Anything of its control interface, such as `control("GET", "/deliveries")`; what it
        answers.

        Raises:
            SandboxError: when it refuses, with its own words.
        """
        place = urlsplit(self.control_url)
        connection = http.client.HTTPConnection(place.netloc, timeout=60)
        try:
            text = None if body is None else json.dumps(body)
            headers = {"content-type": "application/json"}
            connection.request(method, place.path + path, text, headers)
            answer = connection.getresponse()
            told = answer.read().decode("utf-8", "replace")
        except OSError as error:
            raise SandboxError(f"the sandbox does not answer: {error}") from error
        finally:
            connection.close()
        if answer.status >= 300:
            raise SandboxError(f"{method} {path}: {told}", {"http_status": answer.status})
        return json.loads(told) if told else None

    def pay(
        self,
        payment: str,
        how: HowToPay = "exact",
        *,
        amount: str | None = None,
        percent: int | None = None,
    ) -> Any:
        """The payer pays, in the way that is said; `payment` is the gateway's id or the shop's."""
        body = {"how": how, "amount": amount, "percent": percent}
        return self.act(payment, "pay", {key: own for key, own in body.items() if own is not None})

    def act(self, payment: str, action: str, body: Mapping[str, object] | None = None) -> Any:
        """Something else becomes of a payment: `expire`, `cancel`, `aml_lock`, `refund`, `status`
        and so on.
        """
        return self.control("POST", f"/payments/{quote(payment, safe='')}/{action}", body)

    def advance(self, seconds: float) -> Any:
        """Moves the clock forward: whatever is due by then happens now."""
        return self.control("POST", "/clock/advance", {"seconds": seconds})

    def fault(
        self,
        effect: str | Mapping[str, object],
        *,
        on: Literal["request", "webhook"] = "request",
        **match: object,
    ) -> Any:
        """Misbehaves: `fault("cut_after", endpoint="2328.payment.create")`. What it hits is named
        by `gateway`, `endpoint`, `kind`, `status`, `skip` and `count`.
        """
        kind = {"kind": effect} if isinstance(effect, str) else dict(effect)
        return self.control("POST", "/faults", {"on": on, "effect": kind, **match})

    def clear_faults(self) -> None:
        """Behaves again."""
        self.control("DELETE", "/faults")

    def switch(self, group: Literal["2328", "alchemypay"], **switches: object) -> Any:
        """Chooses readings of the documents: `switch("alchemypay", amount_unit="as_sent")`."""
        return self.control("PATCH", "/switches", {group: switches})

    def deliveries(self) -> Any:
        """The webhooks so far, with their exact bodies and attempts."""
        return self.control("GET", "/deliveries")

    def wait_for_deliveries(self, seconds: float = 10) -> None:
        """Waits until no webhook is left to be sent.

        Raises:
            SandboxError: when some are left at the end of that time.
        """
        told = self.control("POST", "/deliveries/wait", {"ms": int(seconds * 1000)})
        if not told["done"]:
            raise SandboxError(f"expected all webhooks to be sent within {seconds} seconds")

    def requests(self) -> Any:
        """What the gateways received."""
        return self.control("GET", "/requests")

    def reset(self) -> None:
        """Forgets everything, as if it had just been started."""
        self.control("POST", "/reset")


def binary() -> str:
    """The `cointill` command: `COINTILL_BIN`, or the one on `PATH`.

    Raises:
        ConfigurationError: when there is none, with what to do.
    """
    named = os.environ.get("COINTILL_BIN")
    if named:
        if shutil.which(named) is None:
            raise ConfigurationError(f"COINTILL_BIN: expected a program, got {named!r}")
        return named
    found = shutil.which("cointill")
    if found is None:
        raise ConfigurationError(
            "the sandbox wants the command cointill: expected it on PATH or named by COINTILL_BIN;"
            ' install it with `pip install "cointill[sandbox]"`'
        )
    return found


@contextmanager
def sandbox(
    *,
    data: str | os.PathLike[str] | None = None,
    time_scale: float | None = None,
    arguments: Sequence[str] = (),
    timeout: float = 20,
) -> Generator[Sandbox]:
    """Starts a sandbox on a free port of loopback, and stops it at the end.

    Args:
        data: A file that keeps its state; in memory without it.
        time_scale: Divides the gateways' delays, such as those between two tries of a webhook.
        arguments: Further arguments of the command, such as `["--switch", "2328.rate_limit=true"]`.
        timeout: Most seconds until it listens.

    Raises:
        ConfigurationError: when the command is not there.
        SandboxError: when it does not start, with what it printed.
    """
    with tempfile.TemporaryDirectory(prefix="cointill-") as folder:
        ready = Path(folder, "ready.json")
        command = [binary(), "sandbox", "--listen", "127.0.0.1:0", "--ready-file", str(ready)]
        if data is not None:
            command += ["--data", os.fspath(data)]
        if time_scale is not None:
            command += ["--time-scale", str(time_scale)]
        # A file and no pipe: nobody reads on, and a full pipe would stop it.
        with (
            Path(folder, "log").open("w+", encoding="utf-8", errors="replace") as log,
            subprocess.Popen(
                [*command, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Ctrl-C in a terminal goes to the whole group: the tests' end stops it, not that.
                start_new_session=True,
            ) as process,
        ):
            try:
                yield _started(process, ready, Path(log.name), timeout)
            finally:
                _stop(process)


def _started(process: subprocess.Popen[bytes], ready: Path, log: Path, timeout: float) -> Sandbox:
    end = time.monotonic() + timeout
    while not ready.exists():
        printed = "the sandbox did not start"
        if process.poll() is not None:
            words = log.read_text("utf-8", "replace")
            raise SandboxError(f"{printed}, exit code {process.returncode}: {words}")
        if time.monotonic() > end:
            raise SandboxError(f"{printed} within {timeout} seconds")
        time.sleep(0.01)
    told = json.loads(ready.read_text("utf-8"))
    names = ("url", "url_2328", "url_alchemypay", "control_url", "pid")
    return Sandbox(**{name: told[name] for name in names})


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


__all__ = [
    "API_KEY",
    "APP_ID",
    "PAYOUT_KEY",
    "PROJECT",
    "SECRET",
    "HowToPay",
    "Sandbox",
    "SandboxError",
    "binary",
    "sandbox",
]
