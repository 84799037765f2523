"""What a test asks of the shop over HTTP."""

from __future__ import annotations

import os
from typing import Any

from django.http import HttpRequest, JsonResponse
from shop.models import Ledger

from cointill.django import payments


def webhook_urls() -> str:
    """Sync or async, as the test says."""
    return os.environ.get("SHOP_WEBHOOKS", "cointill.django.urls")


def pay(request: HttpRequest, gateway: Any, order_id: str) -> JsonResponse:
    """The checkout."""
    more = {} if gateway == "2328" else {"user_id": "user@example.com"}
    payment = payments.create(gateway, order_id, "19.99", "USD", **more)
    return JsonResponse({"payment_id": payment.payment_id, "pid": os.getpid()})


def told(request: HttpRequest, order_id: str) -> JsonResponse:
    """What the shop was told of an order."""
    lines = Ledger.objects.filter(order_id=order_id).order_by("pk")
    return JsonResponse({"told": [[line.signal, line.text] for line in lines]})
