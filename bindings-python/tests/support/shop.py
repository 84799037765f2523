"""Clients of a test server, and one call of each."""

from __future__ import annotations

from typing import Any

import cointill

PROJECT = "00000000-0000-4000-8000-000000002328"


def blocking(base_url: str, **driver: Any) -> cointill.Gateway2328:
    return cointill.Gateway2328(
        project=PROJECT, api_key="key", base_url=base_url, rate_limit=0, **driver
    )


def asynchronous(base_url: str, **driver: Any) -> cointill.AsyncGateway2328:
    return cointill.AsyncGateway2328(
        project=PROJECT, api_key="key", base_url=base_url, rate_limit=0, **driver
    )


def ask(shop: cointill.Gateway2328) -> str:
    return shop.payments.info(order_id="ORDER-1").uuid


async def ask_async(shop: cointill.AsyncGateway2328) -> str:
    return (await shop.payments.info(order_id="ORDER-1")).uuid
