"""`{% load cointill %}`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from ..models import Payment

register = template.Library()

# A picture and nothing else: the text came from outside.
_PNG = re.compile(r"data:image/png;base64,[A-Za-z0-9+/]+={0,2}")


def png(text: str) -> str:
    """The data URI of a picture, or nothing."""
    return text if _PNG.fullmatch(text) else ""


def web(url: str) -> str:
    """The address of a page, or nothing: a link may run a script."""
    return url if url.startswith(("https://", "http://")) else ""


@register.filter("cointill_amount")
def shown(amount: Decimal | None) -> str:
    """An amount for people: the same number without the zeros that a gateway pads it with, of which
    two stay: `{{ payment.received|cointill_amount }}`.
    """
    if amount is None:
        return ""
    whole, _, digits = format(amount, "f").partition(".")
    digits = digits[:2] + digits[2:].rstrip("0")
    return f"{whole}.{digits}" if digits else whole


WORDS = {
    "credited": _("Paid. Thank you!"),
    "held": _("Your payment is being looked at. We will be in touch."),
    "ended": _("This payment has ended."),
    "seen": _("Your payment has been seen and is being confirmed."),
    "part": _("A part has arrived. Please pay the rest."),
    "waiting": _("Waiting for your payment."),
}


def stage(payment: Payment) -> str:
    """Where a payment stands, for its payer: a key of `WORDS`."""
    if payment.credited:
        return "credited"
    if payment.is_held:
        return "held"
    if payment.verdict_action == "reject":
        return "ended"
    if payment.verdict_reason in ("confirming", "confirmation"):
        return "seen"
    return "part" if payment.verdict_reason == "partially_paid" else "waiting"


@register.inclusion_tag("cointill/payment.html")
def cointill_payment(payment: Payment) -> dict[str, Any]:
    """A payment as its payer may see it: `{% cointill_payment payment %}`."""
    now = stage(payment)
    return {
        "payment": payment,
        "stage": now,
        "words": WORDS[now],
        "is_open": now in ("waiting", "part"),
        "amount": shown(payment.amount),
        "owed": shown(payment.owed),
        "received": shown(payment.received),
        "url": web(payment.url),
        "qr": png(payment.qr),
    }


@register.filter
def cointill_is_over(payment: Payment) -> bool:
    """True when waiting is of no use any more: `{% if payment|cointill_is_over %}`."""
    return stage(payment) in ("credited", "held", "ended")
