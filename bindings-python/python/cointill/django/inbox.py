"""Webhooks as they come: verified, stored, applied, answered.

A body whose signature is wrong leaves a line in the log and nothing in the database, so that a
stranger cannot fill the disk; gateways repeat what was refused, and `cointill_reconcile` finds what
they gave up on. A body whose signature is right is stored before anything is done with it.
"""

from __future__ import annotations

import hashlib
import logging
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

import cointill
from cointill import Answer

from . import conf, payments
from ._texts import address, clip, identity
from .apply import OF_PAYMENTS, attempt, database, find
from .models import Payment, WebhookDelivery

logger = logging.getLogger("cointill.django")

# Not understood as an acceptance by either gateway, so that it comes again (2328 §10, Alchemy
# §6.5). Says nothing about the cause.
LATER = Answer(503, "text/plain; charset=utf-8", "later")


def verify(gateway: str, kind: str, body: bytes, remote: str | None) -> cointill.Event | None:
    """The event that a body tells; `None` when it is refused, with the reason in the log."""
    hooks: Any = conf.webhooks(gateway)
    try:
        event: cointill.Event = hooks.verify(body, kind=kind, explain=settings.DEBUG)
    except cointill.SignatureError as error:
        logger.warning(
            "a webhook of %s was refused: %s; %d bytes, sha256 %s, from %s%s",
            gateway,
            error.reason,
            len(body),
            hashlib.sha256(body).hexdigest()[:16],
            address(remote) or "an unknown address",
            f"; {error.cause}" if error.cause else "",
        )
        return None
    return event


def store(gateway: str, event: cointill.Event, body: bytes, remote: str | None) -> WebhookDelivery:
    """The row of an event: a new one, or the one that an earlier delivery made."""
    observed = event.observed() if event.kind in OF_PAYMENTS else None
    rows = WebhookDelivery._default_manager.using(database())
    delivery: WebhookDelivery
    if not rows.filter(event_id=event.id).exists():
        try:
            with _undone_alone():
                delivery = rows.create(
                    event_id=event.id,
                    gateway=gateway,
                    kind=event.kind,
                    key_id=clip(event.key_id, 64),
                    raw=body,
                    remote_address=address(remote),
                    order_id=identity(observed.order_id, 128) if observed is not None else "",
                )
        except IntegrityError:
            pass  # Another process was faster.
        else:
            if event.kind == "unknown":
                logger.error(
                    "a webhook of %s is signed and not understood: %s", gateway, event.problem
                )
            return delivery
    delivery = rows.get(event_id=event.id)
    rows.filter(pk=delivery.pk).update(repeats=F("repeats") + 1)
    return delivery


def _undone_alone() -> AbstractContextManager[Any]:
    """Keeps a transaction around it whole when what is inside fails. Without one a statement is a
    transaction of its own, and needs no other.
    """
    inside: bool = transaction.get_connection(database()).in_atomic_block
    return transaction.atomic(using=database()) if inside else nullcontext()


def take(gateway: str, event: cointill.Event, body: bytes, remote: str | None) -> Answer:
    """Stores and applies a verified event. What to answer: accepted, or `LATER` when it has to be
    delivered again because the database or a receiver failed.
    """
    try:
        delivery = store(gateway, event, body, remote)
        payment = attempt(delivery) if delivery.applied_at is None else None
        confirm(delivery, payment)
    except Exception:
        # Only a gateway gets this far, never a stranger; it is asked to come again.
        logger.exception("a webhook of %s could not be applied: %s", gateway, event.id)
        return LATER
    return conf.webhooks(gateway).accepted


def receive(gateway: str, kind: str, body: bytes, remote: str | None = None) -> Answer:
    """All of it: what to answer to a body that was posted."""
    event = verify(gateway, kind, body, remote)
    if event is None:
        return conf.webhooks(gateway).refused
    return take(gateway, event, body, remote)


def confirm(delivery: WebhookDelivery, payment: Payment | None) -> None:
    """Asks the gateway when the policy wants a query to confirm a credit.

    Looks at the payment and not at the delivery's own verdict: when an earlier query failed, the
    repeated delivery asks again.

    Args:
        delivery: What was applied, now or earlier.
        payment: As `apply` recorded it; `None` when nothing was recorded now.
    """
    if payment is None:
        payment = find(delivery.gateway, delivery.order_id)
    if payment is not None and payment.wants_confirmation:
        payments.ask(payment)
