"""From a cart to an order, and from an order to its payment."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from cointill.django import payments

from .cart import Cart
from .models import Order, OrderLine


def place(cart: Cart, *, email: str, gateway: str) -> Order:
    """The order of a cart, with the prices as they are now. Two clicks place one order."""
    lines = cart.lines()
    try:
        # It begins by writing: SQLite refuses to turn a transaction that has read into one that
        # writes while another writes.
        with transaction.atomic():
            order = Order.objects.create(
                public_id=cart.order_id(),
                email=email,
                gateway=gateway,
                total=sum(line.subtotal for line in lines),
                currency=settings.SHOP_CURRENCY,
            )
            OrderLine.objects.bulk_create(
                OrderLine(
                    order=order,
                    product=line.product,
                    name=line.product.name,
                    price=line.product.price,
                    quantity=line.quantity,
                )
                for line in lines
            )
    except IntegrityError:
        order = Order.objects.get(public_id=cart.order_id())
    return order


def pay(order: Order) -> Any:
    """The payment of an order. Not inside a transaction: it calls the gateway.

    Raises:
        cointill.Error: what the gateway or the network said; calling again goes on from there.
    """
    if order.state == Order.State.FAILED:
        again = Order.objects.filter(pk=order.pk, attempt=order.attempt)
        again.update(attempt=order.attempt + 1)
        order.refresh_from_db()
    # Alchemy Pay wants to know who pays.
    extra = {"user_id": order.email} if order.gateway == "alchemypay" else {}
    return payments.create(
        order.gateway,
        order_id=order.payment_order_id,
        amount=order.total,
        currency=order.currency,
        shop_object=order,
        success_url=order.get_absolute_url(),
        **extra,
    )
