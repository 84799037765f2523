"""What a shop writes without the app, and what it tells the app to do."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cointill.django.signals import payment_credited

from .models import Delivery, Order

KEY = os.environ["SHOP_API_KEY"].encode()


@csrf_exempt
@require_POST
def by_hand(request: HttpRequest) -> HttpResponse:
    """As shops do: verified, and stored once together with what follows."""
    fields = json.loads(request.body)
    given = fields.pop("sign")
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    expected = hmac.new(KEY, base64.b64encode(text.encode()), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, given):
        return HttpResponse(status=401)
    with transaction.atomic():
        key = f"{fields['uuid']}:{fields['payment_status']}"
        Delivery.objects.bulk_create([Delivery(key=key, body=fields)], ignore_conflicts=True)
        if fields["payment_status"] == "paid":
            orders = Order.objects.filter(number=fields["order_id"], paid=False)
            orders.filter(amount=Decimal(fields["amount"])).update(paid=True)
    return HttpResponse("ok")


@csrf_exempt
@require_POST
def nothing(request: HttpRequest) -> HttpResponse:
    """The server's own part: the body is read, and answered."""
    assert request.body
    return HttpResponse("ok")


@receiver(payment_credited)
def ship(payment: Any, **_: Any) -> None:
    """The shop's part of the app's view."""
    Order.objects.filter(number=payment.order_id, paid=False).update(paid=True)
