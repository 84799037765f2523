"""A small WSGI shop whose client is made and used when the module is loaded, before the fork."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from typing import Any

import cointill
from cointill import testing

gateway = cointill.Gateway2328(
    project=testing.PROJECT,
    api_key=testing.API_KEY,
    base_url=os.environ["SHOP_2328"],
    rate_limit=0,
)
gateway.balance.get()
LOADED_IN = os.getpid()


def application(_: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Asks for a payment, and says which process did."""
    uuid = gateway.payments.info(order_id="ORDER-1").uuid
    start_response("200 OK", [("content-type", "application/json")])
    told = {"uuid": uuid, "pid": os.getpid(), "loaded_in": LOADED_IN}
    return [json.dumps(told).encode()]
