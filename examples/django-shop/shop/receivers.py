"""What happens when an order is paid."""

from __future__ import annotations

import logging
from typing import Any

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F
from django.dispatch import receiver
from django.utils import timezone

from cointill.django.signals import payment_credited

from .models import Order, Product

logger = logging.getLogger(__name__)


@receiver(payment_credited)
def mark_paid(payment: Any, **_: Any) -> None:
    """Runs once for each payment, in the transaction that records the credit: either both are
    written or neither is.
    """
    if not isinstance(payment.shop_object, Order):
        return
    order = Order.objects.select_for_update().get(pk=payment.shop_object.pk)
    if order.paid_at is not None:
        # Two attempts were paid. The money of one goes back to the buyer, which a person does.
        order.paid_twice = True
        order.save(update_fields=["paid_twice"])
        logger.error("%s is paid twice, the second time by %s", order, payment)
        return
    order.paid_at = timezone.now()
    order.save(update_fields=["paid_at"])
    for line in order.lines.all():
        Product.objects.filter(pk=line.product_id).update(sold=F("sold") + line.quantity)
    # Not before the credit is written for good; and a mail server that fails does not undo it.
    transaction.on_commit(lambda: send_receipt(order), robust=True)


def send_receipt(order: Order) -> None:
    """Thanks the buyer."""
    lines = "\n".join(f"{line}: {line.subtotal} {order.currency}" for line in order.lines.all())
    send_mail(
        f"Your order {order.number} is paid",
        f"Thank you!\n\n{lines}\n\nTotal: {order.total} {order.currency}\n",
        None,
        [order.email],
    )
