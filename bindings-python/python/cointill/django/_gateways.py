"""From the words of this app to those of each gateway, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import cointill

from . import conf


@dataclass(frozen=True)
class Found:
    """What a gateway says of a payment. `observed` is `None` when it said no status."""

    payment_id: str
    url: str = ""
    telegram_url: str = ""
    payer_currency: str = ""
    network: str = ""
    address: str = ""
    qr: str = ""
    expires_at: datetime | None = None
    user_id: str = ""
    observed: cointill.Observed | None = None


def _found_2328(payment: Any) -> Found:
    return Found(
        payment_id=payment.uuid,
        url=payment.url or "",
        telegram_url=payment.tg_deeplink or "",
        payer_currency=payment.payer_currency or "",
        network=payment.network or "",
        address=payment.address or "",
        qr=payment.qr or "",
        expires_at=payment.expires_at,
        observed=payment.observed(),
    )


def _found_order(order: Any) -> Found:
    options = conf.of_gateway("alchemypay").get("options") or {}
    return Found(
        payment_id=order.order_no,
        payer_currency=order.pay_crypto_currency or "",
        network=order.pay_crypto_network or "",
        address=order.address or "",
        user_id=order.user_id or "",
        observed=order.observed(amount_unit=options.get("amount_unit", "cents")),
    )


def create(
    name: str,
    *,
    order_id: str,
    amount: Decimal,
    currency: str,
    callback_url: str,
    return_url: str,
    extra: Mapping[str, Any],
) -> Found:
    """Creates the payment at the gateway. `extra` holds further keywords of its `create`."""
    client = conf.gateway(name)
    if name == "2328":
        given = {"url_callback": callback_url or None, "url_return": return_url or None, **extra}
        return _found_2328(
            client.payments.create(amount=amount, currency=currency, order_id=order_id, **given)
        )
    given = {"callback_url": callback_url or None, "redirect_url": return_url or None, **extra}
    created = client.payments.create(
        merchant_order_no=order_id, order_amount=amount, pay_currency=currency, **given
    )
    url = created.web_url or ""
    if created.recovered is None:
        return Found(payment_id=created.order_no, url=url)
    found = _found_order(created.recovered)
    return replace(found, payment_id=created.order_no, url=url)


def ask(name: str, *, order_id: str, payment_id: str) -> Found:
    """What the gateway says of a payment now.

    Raises:
        cointill.Error: `NotFoundError` when the gateway does not know it.
    """
    client = conf.gateway(name)
    if name == "2328":
        if payment_id:
            return _found_2328(client.payments.info(uuid=payment_id))
        return _found_2328(client.payments.info(order_id=order_id))
    found = _found_order(client.payments.query(merchant_order_no=order_id))
    # A query does not give the page's address; its form is documented for some hosts.
    url = client._gateway.cashier_url(found.payment_id) or ""
    return replace(found, url=url)
