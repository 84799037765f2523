"""What the shop keeps: payments, the inbox of webhooks, and what followed from each report."""

from __future__ import annotations

import uuid

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

import cointill

from ._texts import identity
from .fields import AmountField

ENDED = frozenset({"expired", "failed", "refunded"})
"""Reasons of a rejected payment that ended. Under another its price or currency is not the shop's,
and money may have arrived."""


def _verdict(action: str, reason: str) -> str:
    return f"{action} ({reason})" if reason else action


class Payment(models.Model):
    """A payment of the shop: what it expects, what the gateway reported, and what was decided.

    Money columns are written by this app alone: change one by hand, and the next webhook is judged
    by what you wrote.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    gateway = models.CharField(max_length=16)
    order_id = models.CharField(max_length=128)
    payment_id = models.CharField(max_length=128, blank=True, default="", db_index=True)

    amount = AmountField()
    currency = models.CharField(max_length=16)

    status = models.CharField(max_length=32, blank=True, default="")
    gateway_status = models.CharField(max_length=64, blank=True, default="")
    owed = AmountField(null=True)
    received = AmountField(null=True)
    received_currency = models.CharField(max_length=16, blank=True, default="")

    verdict_action = models.CharField("verdict", max_length=16, blank=True, default="")
    verdict_reason = models.CharField("reason", max_length=40, blank=True, default="")

    credited = models.BooleanField(default=False)
    credited_at = models.DateTimeField(null=True)
    credited_amount = AmountField(null=True)
    credited_currency = models.CharField(max_length=16, blank=True, default="")

    content_type = models.ForeignKey(
        ContentType, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    object_id = models.CharField(max_length=64, blank=True, default="")
    shop_object = GenericForeignKey("content_type", "object_id")

    url = models.TextField(blank=True, default="")
    telegram_url = models.TextField(blank=True, default="")
    success_url = models.TextField(blank=True, default="")
    payer_currency = models.CharField(max_length=16, blank=True, default="")
    network = models.CharField(max_length=32, blank=True, default="")
    address = models.CharField(max_length=256, blank=True, default="")
    qr = models.TextField(blank=True, default="")
    problem = models.TextField(blank=True, default="")
    # How often a call that creates it at the gateway was begun.
    create_calls = models.PositiveIntegerField(default=0)

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    expires_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gateway", "order_id"], name="cointill_one_payment_per_order"
            ),
        )
        permissions = (("accept_payment", "Can accept a held payment"),)
        indexes = (
            models.Index(fields=["credited", "checked_at"], name="cointill_unchecked"),
            models.Index(fields=["content_type", "object_id"], name="cointill_shop_object"),
        )

    def __str__(self) -> str:
        return f"{self.gateway} {self.order_id}"

    @property
    def verdict(self) -> str:
        """The last verdict that changed something, such as `hold (paid_late)`; empty at first."""
        return _verdict(self.verdict_action, self.verdict_reason)

    @property
    def is_held(self) -> bool:
        """True when a person has to look at it before it is credited: see `payments.accept`."""
        rejected = self.verdict_action == "reject" and self.verdict_reason not in ENDED
        return not self.credited and (self.verdict_action == "hold" or rejected)

    @property
    def wants_confirmation(self) -> bool:
        """True when the policy lets only a query credit it, and none has yet."""
        verdict = (self.verdict_action, self.verdict_reason)
        return not self.credited and verdict == ("wait", "confirmation")

    def pay_to(self, payer_currency: str | None, network: str | None, address: str | None) -> None:
        """Writes down where the payer pays to, as one report says it.

        Coin, network and address belong together: an address beside the coin of a later choice
        would lose what is sent to it. Too long a text is none; cut off it would be another's.
        """
        network = identity(network, 32)
        address = identity(address, 256)
        if not network and not address:
            return
        chosen = (identity(payer_currency, 16), network)
        if address or chosen != (self.payer_currency, self.network):
            self.address = address
        self.payer_currency, self.network = chosen

    def expected(self) -> cointill.Expected:
        """What `cointill.decide` is to expect of this payment."""
        return cointill.Expected(
            order_id=self.order_id,
            amount=self.amount,
            currency=self.currency,
            payment_id=self.payment_id or None,
            known=self.status or None,
            credited=self.credited,
        )


class WebhookDelivery(models.Model):
    """The inbox: a webhook whose signature was right, stored as it came before anything is done
    with it. Each event has one row, however often it is delivered.
    """

    class State(models.TextChoices):
        """How far it has come."""

        STORED = "stored", "stored"
        WAITING = "waiting", "waiting for its order"
        APPLIED = "applied", "applied"
        FAILED = "failed", "failed, will be tried again"

    gateway = models.CharField(max_length=16)
    kind = models.CharField(max_length=16)
    event_id = models.CharField(max_length=191, unique=True, null=True)
    key_id = models.CharField(max_length=64, blank=True, default="")
    raw = models.BinaryField()
    remote_address = models.GenericIPAddressField(null=True)
    received_at = models.DateTimeField(auto_now_add=True, db_index=True)
    repeats = models.PositiveIntegerField(default=0)

    order_id = models.CharField(max_length=128, blank=True, default="")
    payment = models.ForeignKey(
        Payment, null=True, on_delete=models.SET_NULL, related_name="deliveries"
    )
    state = models.CharField(max_length=16, choices=State.choices, default=State.STORED)
    verdict_action = models.CharField("verdict", max_length=16, blank=True, default="")
    verdict_reason = models.CharField("reason", max_length=40, blank=True, default="")
    applied_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "webhook deliveries"
        indexes = (models.Index(fields=["gateway", "order_id"], name="cointill_delivery_order"),)

    def __str__(self) -> str:
        return str(self.event_id or f"{self.gateway} {self.pk}")

    @property
    def verdict(self) -> str:
        """What was decided on it, such as `ignore (stale)`; empty when nothing was."""
        return _verdict(self.verdict_action, self.verdict_reason)


class Report(models.Model):
    """One line of a payment's history: what was reported, and what followed; or who accepted it."""

    PERSON = "person"
    """The source of a line that a person wrote."""

    payment = models.ForeignKey(Payment, on_delete=models.CASCADE, related_name="reports")
    delivery = models.ForeignKey(
        WebhookDelivery, null=True, on_delete=models.SET_NULL, related_name="reports"
    )
    at = models.DateTimeField(auto_now_add=True)
    source = models.CharField(max_length=16)
    gateway_status = models.CharField(max_length=64)
    received = AmountField(null=True)
    status_before = models.CharField(max_length=32, blank=True)
    status_after = models.CharField(max_length=32, blank=True)
    verdict_action = models.CharField("verdict", max_length=16)
    verdict_reason = models.CharField("reason", max_length=40, blank=True)
    by = models.CharField(max_length=150, blank=True, default="")
    why = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.source} {self.gateway_status}"

    @property
    def verdict(self) -> str:
        """What was decided, such as `hold (paid_late)`."""
        return _verdict(self.verdict_action, self.verdict_reason)
