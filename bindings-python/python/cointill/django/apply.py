"""From a report to what is recorded and told: the one place that credits."""

from __future__ import annotations

import logging
from typing import Any

from django.db import connections, models, router, transaction
from django.db.models import F
from django.utils import timezone

import cointill

from . import conf, signals
from ._texts import clip, identity
from .fields import fits
from .models import ENDED, Payment, Report, WebhookDelivery

logger = logging.getLogger("cointill.django")

OF_PAYMENTS = frozenset({"payment", "order", "refund", "partial"})
"""Kinds of events that are about a `Payment`. A static wallet takes any number of deposits under
one order id (2328 §7): those are left to `event_received`."""

RECORDED = (
    "payment_id",
    "status",
    "gateway_status",
    "owed",
    "received",
    "received_currency",
    "payer_currency",
    "network",
    "address",
    "verdict_action",
    "verdict_reason",
    "updated_at",
)
"""Columns of a payment that a report may change."""

CREDIT = ("credited", "credited_at", "credited_amount", "credited_currency")
"""Columns that a credit sets, once."""

ANOTHERS = frozenset({"wrong_order", "wrong_payment"})
"""Reasons that say that a report is not about the payment that is recorded."""


class NotHeld(ValueError):
    """There is nothing for a person to accept: the payment is not held."""


class CreditedElsewhere(RuntimeError):
    """Another process credited meanwhile: roll back and look again."""


def database() -> str:
    """The database that the payments are in."""
    return str(router.db_for_write(Payment))


def locked(model: type[models.Model], **which: Any) -> models.QuerySet[Any]:
    """The row of a unique key, which is locked until the transaction ends when it is read.

    SQLite has no row locks: there a write that changes nothing comes first and takes the lock of
    the whole database, waiting for it. A read first would give a snapshot that a later write
    refuses with "database is locked".
    """
    using = database()
    rows = model._default_manager.using(using).filter(**which)
    if not connections[using].features.has_select_for_update:
        rows.update(gateway=F("gateway"))
    return rows.select_for_update()


def lock_payment(**which: Any) -> Payment | None:
    """The payment of a unique key, locked until the transaction ends; `None` when there is none."""
    found: Payment | None
    try:
        # Not `first`, whose ordering makes MySQL look along the primary key.
        found = locked(Payment, **which).get()
    except Payment.DoesNotExist:
        found = None
    return found


def find(gateway: str, order_id: str | None) -> Payment | None:
    """The payment of an order, as it is now; `None` when there is none (yet)."""
    known = identity(order_id, 128)
    if not known:
        return None
    rows = Payment._default_manager.using(database())
    found: Payment | None = rows.filter(gateway=gateway, order_id=known).first()
    return found


def record(
    payment: Payment,
    observed: cointill.Observed,
    delivery: WebhookDelivery | None = None,
    event: cointill.Event | None = None,
) -> cointill.Verdict:
    """Decides on a report and writes down what follows.

    The caller holds the lock of `payment` inside a transaction (see `lock_payment`). Signals are
    sent from here, so an exception of a receiver passes through, and the transaction has to be
    rolled back.
    """
    expected = payment.expected()
    verdict = cointill.decide(expected, observed, conf.policy())
    before = _facts(payment)
    status_before = payment.status
    payment.status = expected.next_status(observed) or ""
    anothers = verdict.action == "reject" and verdict.reason in ANOTHERS
    if anothers:
        logger.error(
            "a report of %s was rejected for order %s: %s",
            payment.gateway,
            payment.order_id,
            verdict.reason,
        )
    elif verdict.action != "ignore":
        _write_figures(payment, observed, event)
        payment.verdict_action = verdict.action
        payment.verdict_reason = verdict.reason or ""
        if verdict.action == "reject" and verdict.reason not in ENDED:
            logger.error("order %s is not credited: %s", payment.order_id, verdict)
    elif _has_more(payment, observed):
        _write_figures(payment, observed, event)
    if not anothers and not payment.payment_id:
        payment.payment_id = identity(observed.payment_id, 128)
    if verdict.is_credit:
        _credit(payment, verdict)
    _write(payment, credit=verdict.is_credit)
    changed = before != _facts(payment)
    if changed or delivery is not None:
        Report._default_manager.using(database()).create(
            payment=payment,
            delivery=delivery,
            source=observed.source,
            gateway_status=clip(observed.gateway_status, 64),
            received=observed.received if fits(observed.received) else None,
            status_before=status_before,
            status_after=payment.status,
            verdict_action=verdict.action,
            verdict_reason=verdict.reason or "",
        )
        _tell(payment, verdict, observed, delivery, changed=changed)
    return verdict


def _facts(payment: Payment) -> tuple[Any, ...]:
    return (
        payment.payment_id,
        payment.status,
        payment.verdict_action,
        payment.verdict_reason,
        payment.owed,
        payment.received,
        payment.credited,
    )


def _has_more(payment: Payment, observed: cointill.Observed) -> bool:
    """A second payment of a part is no news to the life cycle, yet more has arrived."""
    if cointill.transition(payment.status or "created", observed.status)[0] != "duplicate":
        return False
    got = observed.received
    return got is not None and (payment.received is None or got > payment.received)


def _write_figures(
    payment: Payment, observed: cointill.Observed, event: cointill.Event | None
) -> None:
    payment.gateway_status = clip(observed.gateway_status, 64)
    # A figure that does not fit was decided upon all the same, and the inbox keeps it.
    if observed.owed is not None:
        payment.owed = observed.owed if fits(observed.owed) else None
    if observed.received is not None:
        payment.received = observed.received if fits(observed.received) else None
    if observed.received_currency:
        payment.received_currency = clip(observed.received_currency, 16)
    if isinstance(event, cointill.PaymentEvent):
        # The payer chooses coin and network on the gateway's page.
        chosen = event.data
        payment.pay_to(chosen.payer_currency, chosen.network, chosen.address)


def _credit(payment: Payment, verdict: cointill.Verdict) -> None:
    payment.credited = True
    payment.credited_at = timezone.now()
    payment.credited_amount = verdict.amount
    payment.credited_currency = verdict.currency or ""


def _write(payment: Payment, *, credit: bool) -> None:
    """Writes the columns that a report may change, and no others: the row is long."""
    payment.updated_at = timezone.now()
    rows = Payment._default_manager.using(database()).filter(pk=payment.pk)
    names: tuple[str, ...] = RECORDED
    if credit:
        # Compare and swap: right even where a database or a caller did not lock.
        rows = rows.filter(credited=False)
        names += CREDIT
    written = rows.update(**{name: getattr(payment, name) for name in names})
    if credit and written != 1:
        raise CreditedElsewhere(f"order {payment.order_id} was credited by another process")


def accept_held(payment: Payment, *, by: str, why: str) -> None:
    """Credits a payment that is held because a person says so. The caller holds its lock, as for
    `record`.

    Raises:
        NotHeld: when it is not held.
    """
    verdict = payment.expected().accept()
    if not payment.is_held or not verdict.is_credit:
        state = f"credited at {payment.credited_at}" if payment.credited else payment.verdict
        raise NotHeld(f"{payment}: expected a payment that is held, got {state or 'no verdict'}")
    payment.verdict_action = verdict.action
    payment.verdict_reason = verdict.reason or ""
    _credit(payment, verdict)
    _write(payment, credit=True)
    Report._default_manager.using(database()).create(
        payment=payment,
        source=Report.PERSON,
        gateway_status=payment.gateway_status,
        received=payment.received,
        status_before=payment.status,
        status_after=payment.status,
        verdict_action=verdict.action,
        by=clip(by, 150),
        why=clip(why, 1000),
    )
    logger.warning("order %s is accepted by hand, by %s", payment.order_id, clip(by, 150))
    _tell(payment, verdict, None, None, changed=True)


def _tell(
    payment: Payment,
    verdict: cointill.Verdict,
    observed: cointill.Observed | None,
    delivery: WebhookDelivery | None,
    *,
    changed: bool,
) -> None:
    told = {"payment": payment, "verdict": verdict, "observed": observed, "delivery": delivery}
    if verdict.action == "credit":
        signals.payment_credited.send(Payment, **told)
    elif verdict.action == "hold":
        signals.payment_held.send(Payment, **told)
    elif verdict.action == "reject":
        ended = verdict.reason in ENDED
        (signals.payment_failed if ended else signals.payment_held).send(Payment, **told)
    if changed:
        signals.payment_updated.send(Payment, **told)


def apply(delivery: WebhookDelivery, *, again: bool = False) -> Payment | None:
    """Applies a stored webhook: once, however many processes try.

    The payment as it is then, or `None` when nothing was recorded of one: the webhook was applied
    already, its order is not there yet, or it is not about a payment. With `again` one that was
    applied is decided anew, as after a bug fix; what has been credited stays credited once.

    Raises:
        cointill.SignatureError: when the key that signed it is no longer in the settings.
        Exception: what a receiver raised. Nothing has been recorded then.
    """
    hooks: Any = conf.webhooks(delivery.gateway)
    known = delivery.kind if delivery.kind != "unknown" else "any"
    event = hooks.verify(bytes(delivery.raw), kind=known)
    observed = event.observed() if event.kind in OF_PAYMENTS else None
    order_id = "" if observed is None else identity(observed.order_id, 128)
    facts: dict[str, Any]
    with transaction.atomic(using=database()):
        # Payment first, delivery second, here and everywhere: no two processes wait crosswise.
        payment = None
        if order_id:
            payment = lock_payment(gateway=delivery.gateway, order_id=order_id)
        row = locked(WebhookDelivery, pk=delivery.pk)
        applied_at, attempts = row.values_list("applied_at", "attempts").get()
        if applied_at is not None and not again:
            return None
        if observed is not None and payment is None:
            logger.warning("a webhook of %s waits for its order", delivery.gateway)
            facts = {"state": WebhookDelivery.State.WAITING}
        else:
            facts = {
                "state": WebhookDelivery.State.APPLIED,
                "attempts": attempts + 1,
                "problem": clip(event.problem, 1000),
                "applied_at": timezone.now(),
            }
            if payment is not None and observed is not None:
                verdict = record(payment, observed, delivery, event)
                facts["payment"] = delivery.payment = payment
                facts["verdict_action"] = delivery.verdict_action = verdict.action
                facts["verdict_reason"] = delivery.verdict_reason = verdict.reason or ""
            if applied_at is None:
                signals.event_received.send(WebhookDelivery, event=event, delivery=delivery)
        WebhookDelivery._default_manager.using(database()).filter(pk=delivery.pk).update(**facts)
    return payment


def attempt(delivery: WebhookDelivery, *, again: bool = False) -> Payment | None:
    """As `apply`; writes down why when that fails, and raises it."""
    try:
        return apply(delivery, again=again)
    except Exception as error:
        problem = clip(f"{type(error).__name__}: {error}", 1000)
        rows = WebhookDelivery._default_manager.using(database())
        rows.filter(pk=delivery.pk, applied_at=None).update(
            state=WebhookDelivery.State.FAILED, problem=problem, attempts=F("attempts") + 1
        )
        raise
