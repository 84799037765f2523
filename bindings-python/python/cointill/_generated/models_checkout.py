"""What comes from a shop's own server, for its app.

Made from the core's definitions by `cargo xtask generate`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final

from .._record import Record, field


class PaymentView(Record):
    """What an app shows of a payment: written by the shop's server from what it has recorded,
    with no key and nothing of the customer's. Fields and words that this version does not
    know are kept in `raw`. What is needed to pay (`to_send`, `address`, `payment_uri`,
    `qr_payload`) is there only while `is_payable`: an app cannot show the address of an
    invoice that has ended.
    """

    __slots__ = ()

    order_id: Final[str] = field(0)
    """The shop's id of the order."""
    status: Final[str] = field(1)
    """Where the payment stands, in the words of `payment::Status`; `created` before the first
    report.
    """
    is_final: Final[bool] = field(2)
    """True when nothing more is to be expected: the app can stop watching."""
    is_paid: Final[bool] = field(3)
    """True when the shop has credited the order. A status alone never says so."""
    is_held: Final[bool] = field(4)
    """True when somebody at the shop or the gateway has to look at it: neither paid nor failed.
    """
    is_payable: Final[bool] = field(5)
    """True when the payer can pay now."""
    amount: Final[Decimal] = field(6)
    """The price, in `currency`."""
    currency: Final[str] = field(7)
    """The currency of the price."""
    owed: Final[Decimal | None] = field(8)
    """What the payer owes in all, in `payer_currency`."""
    received: Final[Decimal | None] = field(9)
    """What has arrived, in `payer_currency`."""
    to_send: Final[Decimal | None] = field(10)
    """What is still to be sent, in `payer_currency`; only while it can be paid."""
    payer_currency: Final[str | None] = field(11)
    """The coin that the payer pays in."""
    network: Final[str | None] = field(12)
    """The network to pay on. On another one the coin is lost."""
    address: Final[str | None] = field(13)
    """Where to pay to; only while it can be paid."""
    payment_uri: Final[str | None] = field(14)
    """Opens a wallet ready to pay, for the few coins that have a standard; only while it can be
    paid.
    """
    qr_payload: Final[str | None] = field(15)
    """What a QR code for a wallet holds: the URI, or else the plain address; only while it can
    be paid.
    """
    url: Final[str | None] = field(16)
    """The gateway's hosted checkout page."""
    telegram_url: Final[str | None] = field(17)
    """The same as a Telegram mini app."""
    expires_at: Final[datetime | None] = field(18)
    """When the invoice ends, RFC 3339 in UTC."""
    server_time: Final[datetime | None] = field(19)
    """What time it was at the shop, RFC 3339 in UTC, for a countdown."""


__all__ = [
    "PaymentView",
]
