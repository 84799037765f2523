"""Nothing starts at import: no thread, no socket, nothing heavy."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

LOOK = """
import json, os, sys, threading
before = set(sys.modules)
{code}
tasks = len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 1
links = [os.readlink(f"/proc/self/fd/{{fd}}") for fd in os.listdir("/proc/self/fd")
         if os.path.exists(f"/proc/self/fd/{{fd}}")] if os.path.isdir("/proc/self/fd") else []
print(json.dumps({{
    "threads": threading.active_count(),
    "tasks": tasks,
    "sockets": [link for link in links if link.startswith(("socket:", "anon_inode:"))],
    "modules": sorted(set(sys.modules) - before),
}}))
"""
MAKE = """
import cointill
shop = cointill.Gateway2328(
    project="00000000-0000-4000-8000-000000002328", api_key="k",
    before_attempt=print, after_attempt=print,
)
cointill.AsyncGateway2328(project="00000000-0000-4000-8000-000000002328", api_key="k")
cointill.AlchemyPay(app_id="A", secret="s", host="alchemy")
body = shop.webhooks.sign_test_event({"uuid": "u"})
shop.webhooks.check(body)
"""


def looked(code: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-c", LOOK.format(code=code)], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_nothing_starts_at_import() -> None:
    seen = looked("import cointill")
    assert (seen["threads"], seen["tasks"], seen["sockets"]) == (1, 1, [])
    heavy = {"asyncio", "ssl", "httpx", "requests", "django", "subprocess", "http.client", "email"}
    assert heavy.isdisjoint(seen["modules"])


def test_nothing_starts_before_the_first_call() -> None:
    seen = looked(MAKE)
    assert (seen["threads"], seen["tasks"], seen["sockets"]) == (1, 1, [])


def test_the_lazy_modules_are_there() -> None:
    code = "import cointill; assert cointill.transports.HttpxTransport; cointill.testing.sandbox"
    seen = looked(code)
    assert "httpx" not in seen["modules"]
    wrong = "\nimport cointill\ntry:\n    cointill.nothing\nexcept AttributeError:\n    pass"
    assert looked(wrong)["threads"] == 1
