"""What comes from Alchemy Pay and AEON.

Made from the core's definitions by `cargo xtask generate`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, Final, Literal

from .._native import Observed, observe
from .._record import Record, field
from .enums_alchemypay import (
    FailReason,
    OrderStatus,
    RefundStatus,
    RefundType,
)


class Created(Record):
    """A created order (Alchemy §4.1)."""

    __slots__ = ()

    order_no: Final[str] = field(0)
    """The vendor's number. Keep it beside the shop's own: webhooks name both."""
    web_url: Final[str | None] = field(1)
    """The cashier page to send the payer to. Of a recovered order it is put together where the
    form of the page's address is documented, and `None` elsewhere: see `Host.cashier_url`.
    """
    recovered: Final[Order | None] = field(2)
    """The order as a query found it, when the answer to an earlier attempt was lost and the
    number turned out to be used; `None` otherwise. Never on the wire.
    """


class NativeCreated(Record):
    """A created native order (Alchemy §4.4). What the gateway answers is not documented:
    whatever it is, `raw` has it.
    """

    __slots__ = ()

    order_no: Final[str | None] = field(0)
    """The vendor's number."""
    web_url: Final[str | None] = field(1)
    """A page to send the payer to, should there be one."""
    recovered: Final[Order | None] = field(2)
    """The order as a query found it, when the answer to an earlier attempt was lost and the
    number turned out to be used; `None` otherwise. Never on the wire.
    """


class Order(Record):
    """An order as a query gives it (Alchemy §4.5). Answers are not signed: they are trusted for
    the connection they came by. Before the payer has paid, the fields of the payment are
    absent, null or empty: all three are read as `None`.
    """

    __slots__ = ()

    order_no: Final[str] = field(0)
    """The vendor's number."""
    order_status: Final[OrderStatus] = field(1)
    """The status."""
    user_id: Final[str | None] = field(2)
    """The payer, as sent."""
    merchant_order_no: Final[str | None] = field(3)
    """The shop's number."""
    order_currency: Final[str | None] = field(4)
    """The currency of the price."""
    order_amount: Final[Decimal | None] = field(5)
    """The price as it came: its unit is contradictory, see `Order.amount`."""
    pay_crypto_rate: Final[Decimal | None] = field(6)
    """USDT for one unit of the coin that was paid."""
    pay_fiat_rate: Final[Decimal | None] = field(7)
    """US dollars for one unit of the currency of the price."""
    pay_crypto_currency: Final[str | None] = field(8)
    """The coin that was paid."""
    pay_crypto_volume: Final[Decimal | None] = field(9)
    """How much of it."""
    pay_crypto_network: Final[str | None] = field(10)
    """The network it came on."""
    address: Final[str | None] = field(11)
    """The deposit address that the payer was shown."""
    hx_address: Final[str | None] = field(12)
    """The transaction's hash."""
    fail_reason: Final[FailReason | None] = field(13)
    """Why it failed."""
    fee: Final[Decimal | None] = field(14)
    """The gateway's fee; its currency is not documented."""
    custom_param: Final[Any] = field(15)
    """The shop's own data: an object in the table, a string in samples."""
    settlement_amount: Final[Decimal | None] = field(16)
    """What the merchant is credited, in `settlement_currency`."""
    settlement_currency: Final[str | None] = field(17)
    """The currency of `settlement_amount`."""
    order_time: Final[datetime | None] = field(18)
    """When it was created; written without an offset, in UTC+8."""
    pay_time: Final[datetime | None] = field(19)
    """When it was paid; written without an offset, in UTC+8."""
    pay_method: Final[str | None] = field(20)
    """How it was paid; only for connected wallets."""
    from_address: Final[str | None] = field(21)
    """The payer's address; only for connected wallets."""

    def observed(self, *, amount_unit: Literal["cents", "as_sent"] = "cents") -> Observed:
        """What it says to `cointill.decide`, with `order_amount` in the unit of your options."""
        result = observe(self, amount_unit)
        assert result is not None
        return result


class OrderSigned(Record):
    """The signed fields of an order webhook (Alchemy §6.1). A field without a value is not
    signed and reads as `None`.
    """

    __slots__ = ()

    order_no: Final[str] = field(0)
    """The vendor's number."""
    order_status: Final[OrderStatus] = field(1)
    """The status."""
    user_id: Final[str | None] = field(2)
    """The payer, as sent when the order was created."""
    merchant_order_no: Final[str] = field(3)
    """The shop's number."""
    order_currency: Final[str | None] = field(4)
    """The currency of the price."""
    order_amount: Final[Decimal | None] = field(5)
    """The price as it came: its unit is contradictory, see `OrderEvent.amount`."""
    pay_crypto_rate: Final[Decimal | None] = field(6)
    """USDT for one unit of the coin that was paid."""
    pay_fiat_rate: Final[Decimal | None] = field(7)
    """US dollars for one unit of the currency of the price."""
    pay_crypto_currency: Final[str | None] = field(8)
    """The coin that was paid."""
    pay_crypto_volume: Final[Decimal | None] = field(9)
    """How much of it."""
    pay_crypto_network: Final[str | None] = field(10)
    """The network it came on."""
    hx_address: Final[str | None] = field(11)
    """The transaction's hash."""
    fail_reason: Final[FailReason | None] = field(12)
    """Why it failed."""
    fee: Final[Decimal | None] = field(13)
    """The gateway's fee; its currency is not documented."""


class OrderUnsigned(Record):
    """Fields of an order webhook that no signature covers: anyone on the way may have written
    them. Good for a log, never for a decision; ask by a query. One that holds something else
    than its kind reads as `None`.
    """

    __slots__ = ()

    address: Final[str | None] = field(0)
    """The deposit address."""
    custom_param: Final[Any] = field(1)
    """The shop's own data: an object in the table, a string in samples."""
    settlement_amount: Final[Decimal | None] = field(2)
    """What the merchant is credited, in `settlement_currency`."""
    settlement_currency: Final[str | None] = field(3)
    """The currency of `settlement_amount`."""
    order_time: Final[datetime | None] = field(4)
    """When it was created; written without an offset, in UTC+8."""
    pay_time: Final[datetime | None] = field(5)
    """When it was paid; written without an offset, in UTC+8."""
    pay_method: Final[str | None] = field(6)
    """How it was paid; only for connected wallets."""
    from_address: Final[str | None] = field(7)
    """The payer's address; only for connected wallets."""


class RefundSigned(Record):
    """The signed fields of a refund webhook: all that are documented (Alchemy §6.2)."""

    __slots__ = ()

    refund_type: Final[RefundType | None] = field(0)
    """Why; the values are not documented."""
    merchant_order_no: Final[str] = field(1)
    """The shop's number of the order."""
    payment_order_no: Final[str | None] = field(2)
    """The vendor's number of the payment."""
    order_status: Final[RefundStatus] = field(3)
    """The outcome."""
    token_amount: Final[Decimal | None] = field(4)
    """How much was sent, in `refund_token`."""
    fiat_amount: Final[Decimal | None] = field(5)
    """The same in `fiat_currency`; spelt `faitAmount` in three copies of the documents."""
    fiat_currency: Final[str | None] = field(6)
    """The currency of `fiat_amount`."""
    refund_network: Final[str | None] = field(7)
    """The network it was sent on."""
    refund_token: Final[str | None] = field(8)
    """The coin that was sent."""
    refund_order_no: Final[str | None] = field(9)
    """The vendor's number of the refund, by its description."""
    hx_address: Final[str | None] = field(10)
    """The transaction's hash."""


class PartialSigned(Record):
    """The signed fields of a partial payment's webhook (Alchemy §6.3). What follows them in the
    documents is not known.
    """

    __slots__ = ()

    all_pay_crypto_volume: Final[Decimal] = field(0)
    """Paid so far, in `pay_crypto_currency`."""
    hash: Final[str | None] = field(1)
    """The transaction's hash."""
    merchant_order_no: Final[str] = field(2)
    """The shop's number of the order."""
    order_crypto_volume: Final[Decimal] = field(3)
    """Needed in total, in `pay_crypto_currency`."""
    order_no: Final[str] = field(4)
    """The vendor's number."""
    pay_crypto_currency: Final[str | None] = field(5)
    """The coin."""
    pay_crypto_network: Final[str | None] = field(6)
    """The network it came on."""


__all__ = [
    "Created",
    "NativeCreated",
    "Order",
    "OrderSigned",
    "OrderUnsigned",
    "PartialSigned",
    "RefundSigned",
]
