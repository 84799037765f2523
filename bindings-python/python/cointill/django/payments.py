"""Creating payments, and asking the gateway about them."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.db.models import F
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

import cointill
from cointill import checkout
from cointill.checkout import PaymentView

from . import _gateways, conf
from ._gateways import Found
from ._texts import clip, identity
from .apply import NotHeld as NotHeld
from .apply import accept_held, attempt, database, locked, record
from .models import Payment, WebhookDelivery

logger = logging.getLogger("cointill.django")


class DifferentPayment(ValueError):
    """The order has a payment already, with another price or for another object of the shop."""


def create(
    gateway: str,
    order_id: str,
    amount: cointill.AmountLike,
    currency: str,
    shop_object: models.Model | None = None,
    *,
    success_url: str = "",
    **extra: Any,
) -> Payment:
    """The payment of an order: send the payer to its `url`.

    The same order again gives the same payment, without a call when its `url` is known. The row is
    committed before the gateway is called; when the process dies in between, the same call finishes
    the work.

    Args:
        gateway: `2328` or `alchemypay`.
        order_id: The shop's own id of the order, never used for another.
        amount: The price; a float is refused.
        currency: The currency of the price.
        shop_object: What is paid for; `payment.shop_object` gives it back.
        success_url: Where the waiting page sends the payer once the order is credited.
        extra: Further keywords of the gateway's own `payments.create`, such as `user_id`, which
            Alchemy Pay demands, or `url_callback`. With `COINTILL["site_url"]` set, the addresses
            of webhooks and of the waiting page are filled in.

    Raises:
        DifferentPayment: when the order has a payment of another price, currency or object.
        RuntimeError: inside a transaction, where the row could not be committed first.
        cointill.Error: what the gateway or the network said. The row stays; call again.
    """
    conf.of_gateway(gateway)
    if not order_id or not identity(order_id, 128):
        raise ValueError("order_id: expected 1 to 128 characters")
    if not currency or not identity(currency, 16):
        raise ValueError("currency: expected a code such as USD, of 1 to 16 characters")
    price: Decimal = cointill.amount(amount)
    if price <= 0:
        raise ValueError(f"amount: expected more than 0, got {price}")
    payment = _begin(gateway, order_id, price, currency, shop_object, success_url)
    if payment.url:
        return payment
    # Committed before the call: whoever is refused because of it finds it here.
    rows = Payment._default_manager.using(database())
    rows.filter(pk=payment.pk).update(create_calls=F("create_calls") + 1)
    try:
        found = _gateways.create(
            gateway,
            order_id=order_id,
            amount=price,
            currency=currency,
            callback_url=callback_url(gateway),
            return_url=return_url(payment),
            extra=extra,
        )
    except cointill.errors.DuplicateError as error:
        known = _taken_before(payment, str(extra.get("user_id", "")))
        if known is None:
            _note(payment, error)
            raise
        payment = known
    except cointill.Error as error:
        _note(payment, error)
        raise
    else:
        payment = _store(payment.pk, found)
        try:
            _report(payment.pk, found)
        except Exception:
            # The payer is not to be turned away for it: `cointill_reconcile` asks again.
            logger.exception("what create said of %s could not be recorded", payment)
    apply_waiting(payment)
    payment.refresh_from_db(using=database())
    return payment


def _begin(
    gateway: str,
    order_id: str,
    price: Decimal,
    currency: str,
    shop_object: models.Model | None,
    success_url: str,
) -> Payment:
    link: dict[str, Any] = {}
    if shop_object is not None:
        if shop_object.pk is None:
            raise ValueError("shop_object: expected one that is saved, got one without a key")
        link["content_type"] = ContentType.objects.db_manager(database()).get_for_model(shop_object)
        link["object_id"] = str(shop_object.pk)
    if transaction.get_connection(database()).in_atomic_block and not _in_test_case():
        raise RuntimeError(
            "payments.create: expected to be outside a transaction, since the payment is committed"
            " before the gateway is called; leave the atomic block first, or mark the view with"
            " transaction.non_atomic_requests"
        )
    rows = Payment._default_manager.using(database())
    payment: Payment
    payment, _ = rows.get_or_create(
        gateway=gateway,
        order_id=order_id,
        defaults={"amount": price, "currency": currency, "success_url": success_url, **link},
    )
    if payment.order_id != order_id:
        # MySQL and MariaDB take two texts that differ in case for one.
        raise DifferentPayment(
            f"order {order_id}: this database takes it for order {payment.order_id}, which has a"
            " payment; expected order ids that differ in more than their case"
        )
    if payment.amount != price or payment.currency != currency:
        raise DifferentPayment(
            f"order {order_id} has a payment of {payment.amount} {payment.currency} already,"
            f" expected {price} {currency}; take another order_id for another price"
        )
    if link and (payment.content_type_id, payment.object_id) != (
        link["content_type"].pk,
        link["object_id"],
    ):
        raise DifferentPayment(f"order {order_id} has a payment for another object already")
    return payment


def _in_test_case() -> bool:
    """True inside Django's `TestCase`, whose own transaction does not count."""
    blocks = transaction.get_connection(database()).atomic_blocks
    return all(getattr(block, "_from_testcase", False) for block in blocks)


def _note(payment: Payment, error: cointill.Error) -> None:
    rows = Payment._default_manager.using(database())
    rows.filter(pk=payment.pk).update(problem=clip(error, 1000))


def _taken_before(payment: Payment, user_id: str) -> Payment | None:
    """Of an order number that is used already: the payment, when it was used for this row.

    Alchemy Pay refuses a number that was used (8011). An earlier call may have got as far as the
    gateway and not back, or another process is ahead of this one: who made the row need not be who
    reaches the gateway first.
    """
    fresh: Payment = Payment._default_manager.using(database()).get(pk=payment.pk)
    if fresh.url:
        return fresh
    if fresh.create_calls < 2:
        # Nobody but this call: the number is somebody else's.
        return None
    found = _gateways.ask(payment.gateway, order_id=payment.order_id, payment_id="")
    seen = found.observed
    ours = (
        seen is not None
        and seen.amount == payment.amount
        and seen.currency == payment.currency
        and found.user_id == user_id
    )
    if not ours:
        return None
    return _store(payment.pk, found)


def _store(pk: Any, found: Found) -> Payment:
    """Writes down what the gateway said."""
    with transaction.atomic(using=database()):
        payment: Payment = locked(Payment, pk=pk).get()
        named = identity(found.payment_id, 128)
        if payment.payment_id and named and payment.payment_id != named:
            logger.error("order %s has a second payment at the gateway", payment.order_id)
        if named and not payment.credited:
            payment.payment_id = named
        payment.url = payment.url or found.url
        payment.telegram_url = payment.telegram_url or found.telegram_url
        payment.pay_to(found.payer_currency, found.network, found.address)
        payment.qr = found.qr if len(found.qr) <= 1 << 17 else payment.qr
        payment.expires_at = _local(found.expires_at) or payment.expires_at
        payment.problem = ""
        payment.checked_at = timezone.now()
        payment.save(using=database())
    return payment


def _local(time: datetime | None) -> datetime | None:
    """A time as this project keeps them: without a zone when `USE_TZ` is off."""
    if time is None or settings.USE_TZ:
        return time
    naive: datetime = timezone.make_naive(time)
    return naive


def _report(pk: Any, found: Found) -> Payment:
    """Decides on what the gateway said, in a transaction of its own: what a receiver raises does
    not undo what `_store` wrote.
    """
    with transaction.atomic(using=database()):
        payment: Payment = locked(Payment, pk=pk).get()
        if found.observed is not None:
            record(payment, found.observed)
    return payment


def ask(payment: Payment) -> Payment:
    """Asks the gateway, and records what it says as a webhook would. The payment as it is then.

    Call it outside of transactions: it waits for the network.

    Raises:
        cointill.Error: `NotFoundError` when the gateway does not know the payment.
    """
    try:
        found = look(payment)
    except cointill.Error as error:
        rows = Payment._default_manager.using(database())
        rows.filter(pk=payment.pk).update(checked_at=timezone.now(), problem=clip(error, 1000))
        raise
    _store(payment.pk, found)
    return _report(payment.pk, found)


def look(payment: Payment) -> Found:
    """What the gateway says, with nothing recorded."""
    return _gateways.ask(payment.gateway, order_id=payment.order_id, payment_id=payment.payment_id)


def accept(payment: Payment, *, by: str, why: str) -> Payment:
    """Accepts a payment that is held, and credits its price: what a person of the shop decides
    after looking at what arrived. The payment as it is then.

    `payment_credited` is sent inside the transaction, as for any other credit, with `observed` and
    `delivery` `None`; the time line keeps who accepted it and why. Two people at once credit once.

    Args:
        payment: One whose `is_held` is true.
        by: Who accepts it, such as a user name.
        why: The reason, for those who look at it later.

    Raises:
        NotHeld: when it is not held: credited already, still awaited, or ended without money.
        ValueError: without a name or a reason.
    """
    if not by.strip() or not why.strip():
        raise ValueError("accept: expected by and why, so that the time line says both")
    with transaction.atomic(using=database()):
        held: Payment = locked(Payment, pk=payment.pk).get()
        accept_held(held, by=by.strip(), why=why.strip())
    return held


def apply_waiting(payment: Payment) -> int:
    """Applies the webhooks that came before their order. How many there were.

    What a receiver raises is logged: the gateway or `cointill_replay` brings the webhook again, and
    the payer is not to be turned away for it.
    """
    rows = WebhookDelivery._default_manager.using(database())
    early = rows.filter(gateway=payment.gateway, order_id=payment.order_id, applied_at=None)
    waiting = list(early.order_by("pk"))
    for delivery in waiting:
        try:
            attempt(delivery)
        except Exception:
            logger.exception("a webhook that came early could not be applied: %s", delivery)
    payment.refresh_from_db(using=database())
    if payment.wants_confirmation:
        try:
            ask(payment)
        except cointill.Error as error:
            logger.warning("order %s could not be confirmed: %s", payment.order_id, error)
    return len(waiting)


def view_token(payment: Payment, ttl: timedelta = timedelta(hours=1)) -> str:
    """A token with which the customer's app reads this payment, and no other, at
    `cointill:view`. Give it only to the customer whose order it is.

    Args:
        payment: The payment.
        ttl: How long it is taken, 1 minute to 24 hours.

    Raises:
        ImproperlyConfigured: when `COINTILL["view_key"]` is not set.
    """
    keys = conf.view_keys()
    if keys is None:
        raise ImproperlyConfigured(
            'COINTILL["view_key"]: expected a random text of at least 32 bytes, got nothing;'
            " is its environment variable set?"
        )
    return keys.mint(gateway=payment.gateway, order_id=payment.order_id, ttl=ttl)


def view(payment: Payment) -> PaymentView:
    """What the customer's app is shown of a payment, from what is recorded."""
    return checkout.view(
        order_id=payment.order_id,
        amount=payment.amount,
        currency=payment.currency,
        status=payment.status or None,
        credited=payment.credited,
        verdict=payment.verdict_action or None,
        owed=payment.owed,
        received=payment.received,
        url=payment.url or None,
        telegram_url=payment.telegram_url or None,
        expires_at=_aware(payment.expires_at),
        **_where(payment),
    )


def _where(payment: Payment) -> dict[str, str | None]:
    """Where to pay to, unless the last report was of another coin: then what is owed is of that."""
    reported = payment.received_currency
    if reported and reported != payment.payer_currency:
        return {"payer_currency": reported}
    return {
        "payer_currency": payment.payer_currency or None,
        "network": payment.network or None,
        "address": payment.address or None,
    }


def _aware(time: datetime | None) -> datetime | None:
    """The inverse of `_local`."""
    return timezone.make_aware(time) if time is not None and timezone.is_naive(time) else time


def of_object(shop_object: models.Model) -> models.QuerySet[Payment]:
    """The payments of an object of the shop, newest first."""
    kind = ContentType.objects.db_manager(database()).get_for_model(shop_object)
    rows = Payment._default_manager.using(database())
    return rows.filter(content_type=kind, object_id=str(shop_object.pk)).order_by("-pk")


def callback_url(gateway: str) -> str:
    """Where the gateway is to send webhooks of payments; empty when `site_url` is not set."""
    # Alchemy Pay tells of parts of an order at the order's own address.
    name = "cointill:2328-payment" if gateway == "2328" else "cointill:alchemypay-any"
    return _absolute(name)


def return_url(payment: Payment) -> str:
    """The payment's waiting page; empty when `site_url` is not set."""
    return _absolute("cointill:waiting", payment.public_id)


def _absolute(name: str, *args: object) -> str:
    site = conf.site_url()
    if not site:
        return ""
    try:
        return f"{site}{reverse(name, args=args)}"
    except NoReverseMatch as error:
        raise ImproperlyConfigured(
            'cointill: expected path("webhooks/", include("cointill.django.urls")) in the URL conf'
        ) from error
