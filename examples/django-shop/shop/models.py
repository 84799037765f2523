"""Products, and orders with the prices at which they were placed."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Any

from django.db import models
from django.urls import reverse

from cointill.django import payments
from cointill.django.templatetags.cointill import stage

GATEWAYS = (("2328", "2328.io"), ("alchemypay", "Alchemy Pay"))
"""Whom a buyer may pay through: the keys of the setting `COINTILL`."""


class Product(models.Model):
    """Something to buy."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    description = models.TextField()
    price = models.DecimalField(max_digits=10, decimal_places=2)
    sold = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        """In the order of the fixture."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("shop:product", args=[self.slug])

    @property
    def art(self) -> str:
        """The template of its picture."""
        return f"shop/art/{self.slug}.svg"


class Order(models.Model):
    """What a buyer placed. Its total does not follow the products' prices."""

    class State(models.TextChoices):
        """Where it stands, for its buyer and for the shop."""

        AWAITING = "awaiting", "awaiting payment"
        PART = "part", "partly paid"
        CONFIRMING = "confirming", "payment is being confirmed"
        PAID = "paid", "paid"
        HELD = "held", "held: payment is being looked at"
        FAILED = "failed", "not paid"

    # In addresses, since a guest's order has no other protection than one that nobody guesses.
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(max_length=128)
    gateway = models.CharField(max_length=16, choices=GATEWAYS)
    total = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    # A payment that has ended stays ended: each further try is a payment with an id of its own.
    attempt = models.PositiveSmallIntegerField(default=1)
    placed_at = models.DateTimeField(auto_now_add=True)
    paid_at = models.DateTimeField(null=True, editable=False)
    paid_twice = models.BooleanField(default=False, editable=False)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"order {self.number}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("shop:order", args=[self.public_id])

    @property
    def number(self) -> int:
        """What a buyer may quote in a letter."""
        return 1000 + int(self.pk)

    @property
    def payment_order_id(self) -> str:
        """What the gateway knows it by, different for each attempt."""
        return f"SHOP-{self.number}-{self.attempt}"

    @property
    def wants_payment(self) -> bool:
        """True when its buyer may go on to pay."""
        return self.state in (self.State.AWAITING, self.State.PART, self.State.FAILED)

    def payments(self) -> list[Any]:
        """Its payments, newest first."""
        return list(payments.of_object(self))

    @property
    def state(self) -> State:
        """Paid is what the receiver wrote; the rest is what its payments say."""
        if self.paid_at is not None:
            return self.State.PAID
        stages = {payment.order_id: stage(payment) for payment in self.payments()}
        # A payment of an earlier attempt may have arrived late: do not ask for another.
        if "held" in stages.values():
            return self.State.HELD
        # Of this attempt: between the counter and its payment, the one before has ended.
        return {
            "part": self.State.PART,
            "seen": self.State.CONFIRMING,
            "ended": self.State.FAILED,
        }.get(stages.get(self.payment_order_id, "waiting"), self.State.AWAITING)


class OrderLine(models.Model):
    """One product of an order, at the price of that moment."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    price = models.DecimalField(max_digits=10, decimal_places=2)
    quantity = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.quantity} x {self.name}"

    @property
    def subtotal(self) -> Decimal:
        """Of all pieces."""
        return self.price * self.quantity
