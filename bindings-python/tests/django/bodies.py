"""Webhooks as the gateways would sign them, and payments that expect them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cointill.django import conf
from cointill.django.models import Payment


def payment_body(order_id: str = "ORDER-1", status: str = "paid", **changed: Any) -> bytes:
    """A payment webhook of 2328 (2328 §10)."""
    arrived = status in ("paid", "overpaid", "underpaid", "underpaid_check")
    fields = {
        "uuid": f"uuid-{order_id}",
        "order_id": order_id,
        "amount": "180.00000000",
        "currency": "RUB",
        "url": "https://pay.example/1",
        "payer_currency": "TON",
        "payer_amount": "0.95256917",
        "network": "TON",
        "address": "UQtest",
        "payment_status": status,
        "txid": "ab" if arrived else None,
        "payment_amount": "0.95256917" if arrived else None,
        **changed,
    }
    signed: bytes = conf.webhooks("2328").sign_test_event(fields)
    return signed


def order_body(order_id: str = "1001", status: str = "COMPLETED", **changed: Any) -> bytes:
    """An order webhook of Alchemy Pay (Alchemy §6.1)."""
    fields = {
        "orderNo": f"3002{order_id}",
        "orderStatus": status,
        "userId": "user@example.com",
        "merchantOrderNo": order_id,
        "orderCurrency": "USD",
        "orderAmount": "10000",
        "payCryptoCurrency": "USDT",
        "payCryptoVolume": "100",
        "payCryptoNetwork": "TRX",
        "fee": "0.8",
        **changed,
    }
    signed: bytes = conf.webhooks("alchemypay").sign_test_event(fields)
    return signed


def expect(order_id: str = "ORDER-1", **changed: Any) -> Payment:
    """A payment of the shop, as `payments.create` leaves it."""
    facts = {
        "gateway": "2328",
        "order_id": order_id,
        "payment_id": f"uuid-{order_id}",
        "amount": Decimal("180.00"),
        "currency": "RUB",
        "status": "waiting",
        "url": "https://pay.example/1",
        **changed,
    }
    made: Payment = Payment.objects.create(**facts)
    return made


def expect_order(order_id: str = "1001", **changed: Any) -> Payment:
    """The same at Alchemy Pay."""
    facts = {
        "gateway": "alchemypay",
        "payment_id": f"3002{order_id}",
        "amount": Decimal("100.00"),
        "currency": "USD",
        **changed,
    }
    return expect(order_id, **facts)
