"""What comes from 2328.io.

Made from the core's definitions by `cargo xtask generate`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final

from .._native import Observed, observe
from .._record import Record, field
from .enums_2328 import (
    AmountSide,
    FeeOption,
    PaymentStatus,
    PayoutErrorType,
    PayoutStatus,
    StaticWalletStatus,
)


class Payment(Record):
    """A payment as create, info, list and the webhook give it (2328 §5.1, §5.2, §10)."""

    __slots__ = ()

    uuid: Final[str] = field(0)
    """The gateway's id."""
    order_id: Final[str | None] = field(1)
    """The shop's id of the order."""
    amount: Final[Decimal] = field(2)
    """The price, in `currency`."""
    currency: Final[str] = field(3)
    """The currency of the price."""
    url: Final[str | None] = field(4)
    """The hosted checkout page. Opaque: its host has changed before."""
    tg_deeplink: Final[str | None] = field(5)
    """The same as a Telegram mini app."""
    expires_at: Final[datetime | None] = field(6)
    """When the invoice expires."""
    created_at: Final[datetime | None] = field(7)
    """When it was created."""
    payer_currency: Final[str | None] = field(8)
    """What the payer pays in."""
    payer_amount: Final[Decimal | None] = field(9)
    """What the payer owes, in `payer_currency`."""
    network: Final[str | None] = field(10)
    """The network the payer pays on."""
    address: Final[str | None] = field(11)
    """Where the payer pays to; set once one is assigned."""
    payment_status: Final[PaymentStatus] = field(12)
    """The status."""
    txid: Final[str | None] = field(13)
    """The transaction, once one is seen."""
    payment_amount: Final[Decimal | None] = field(14)
    """What really arrived, in `payer_currency`."""
    merchant_amount: Final[Decimal | None] = field(15)
    """What the merchant nets, in `payer_currency`, with up to 18 decimals."""
    qr: Final[str | None] = field(16)
    """The address as a picture: a PNG as a data URI."""
    amount_usd: Final[Decimal | None] = field(17)
    """The price in US dollars."""
    exchange_rate: Final[Decimal | None] = field(18)
    """US dollars for one unit of `currency`, 8 decimals."""

    def observed(self) -> Observed:
        """What it says to `cointill.decide`."""
        result = observe(self)
        assert result is not None
        return result


class Payout(Record):
    """A payout as create, status and the webhook give it (2328 §6.1, §6.3)."""

    __slots__ = ()

    uuid: Final[str] = field(0)
    """The gateway's id."""
    order_id: Final[str | None] = field(1)
    """The shop's id."""
    status: Final[PayoutStatus] = field(2)
    """The status."""
    currency: Final[str | None] = field(3)
    """The currency sent."""
    network: Final[str | None] = field(4)
    """The network it is sent on."""
    amount: Final[Decimal | None] = field(5)
    """The amount asked for."""
    merchant_amount: Final[Decimal | None] = field(6)
    """What the merchant is debited, going by its name."""
    network_amount: Final[Decimal | None] = field(7)
    """What is sent on the chain, going by its name."""
    amount_usd: Final[Decimal | None] = field(8)
    """In US dollars."""
    to_address: Final[str | None] = field(9)
    """The recipient."""
    memo: Final[str | None] = field(10)
    """Memo or tag."""
    transfer_type: Final[str | None] = field(11)
    """How it is sent, such as `blockchain`."""
    txid: Final[str | None] = field(12)
    """The transaction, once sent."""
    tx_explorer_url: Final[str | None] = field(13)
    """A page that shows the transaction."""
    block_number: Final[str | None] = field(14)
    """The block; a number or a string on the wire."""
    error_type: Final[PayoutErrorType | None] = field(15)
    """Why it failed."""
    from_currency: Final[str | None] = field(16)
    """The balance it was taken from, when converted."""
    debited_amount: Final[Decimal | None] = field(17)
    """What that balance was debited, when converted."""
    debited_currency: Final[str | None] = field(18)
    """The currency of `debited_amount`."""
    created_at: Final[datetime | None] = field(19)
    """When it was created."""
    updated_at: Final[datetime | None] = field(20)
    """When it last changed."""


class PayoutCalculation(Record):
    """What a payout would cost (2328 §6.2)."""

    __slots__ = ()

    currency: Final[str | None] = field(0)
    """The currency sent."""
    network: Final[str | None] = field(1)
    """The network."""
    amount: Final[Decimal] = field(2)
    """The amount asked for."""
    fee_option: Final[FeeOption | None] = field(3)
    """Who bears the fees."""
    merchant_amount: Final[Decimal | None] = field(4)
    """What the merchant is debited."""
    network_amount: Final[Decimal | None] = field(5)
    """What is sent on the chain."""
    total_fee: Final[Decimal | None] = field(6)
    """All fees, in `currency`."""
    total_fee_usd: Final[Decimal | None] = field(7)
    """All fees, in US dollars."""


class StaticWallet(Record):
    """A static wallet as create, info and list give it (2328 §7)."""

    __slots__ = ()

    uuid: Final[str] = field(0)
    """The gateway's id."""
    address: Final[str | None] = field(1)
    """The address."""
    currency: Final[str | None] = field(2)
    """The coin it takes."""
    network: Final[str | None] = field(3)
    """The network it takes it on."""
    label: Final[str | None] = field(4)
    """Its label; only in the answer to create."""
    order_id: Final[str | None] = field(5)
    """The shop's id; only in the answer to create."""
    status: Final[StaticWalletStatus] = field(6)
    """The status."""
    url: Final[str | None] = field(7)
    """A page that shows it; only in the answer to create."""
    total_received: Final[Decimal | None] = field(8)
    """All that it has received; not in the answer to create."""
    transactions_count: Final[int | None] = field(9)
    """The number of its deposits; not in the answer to create."""
    created_at: Final[datetime | None] = field(10)
    """When it was created."""
    qr: Final[str | None] = field(11)
    """The address as a picture: a PNG as a data URI."""


class StaticWalletState(Record):
    """The answer to enable and disable (2328 §7)."""

    __slots__ = ()

    uuid: Final[str] = field(0)
    """The gateway's id."""
    status: Final[StaticWalletStatus] = field(1)
    """The status now."""
    message: Final[str | None] = field(2)
    """The gateway's words."""


class StaticWalletTransaction(Record):
    """A deposit to a static wallet (2328 §7)."""

    __slots__ = ()

    uuid: Final[str] = field(0)
    """The gateway's id of the deposit."""
    order_id: Final[str | None] = field(1)
    """The shop's id of the wallet."""
    amount: Final[Decimal] = field(2)
    """What arrived."""
    currency: Final[str] = field(3)
    """Its currency."""
    payment_status: Final[PaymentStatus] = field(4)
    """The status."""
    txid: Final[str | None] = field(5)
    """The transaction."""
    fee_amount: Final[Decimal | None] = field(6)
    """The gateway's fee."""
    net_amount: Final[Decimal | None] = field(7)
    """What the merchant nets."""
    created_at: Final[datetime | None] = field(8)
    """When it arrived."""

    def observed(self) -> Observed:
        """What it says to `cointill.decide`."""
        result = observe(self)
        assert result is not None
        return result


class StaticWalletDeposit(Record):
    """A deposit to a static wallet, as its webhook tells it. No such webhook has been seen; the
    fields follow the wallet's list of transactions (2328 §13 item 3), so all but the status
    may be absent.
    """

    __slots__ = ()

    uuid: Final[str | None] = field(0)
    """The gateway's id of the deposit."""
    wallet_uuid: Final[str | None] = field(1)
    """The gateway's id of the wallet."""
    order_id: Final[str | None] = field(2)
    """The shop's id of the wallet."""
    amount: Final[Decimal | None] = field(3)
    """What arrived."""
    currency: Final[str | None] = field(4)
    """Its currency."""
    network: Final[str | None] = field(5)
    """The network it arrived on."""
    address: Final[str | None] = field(6)
    """The wallet's address."""
    payment_status: Final[PaymentStatus] = field(7)
    """The status."""
    txid: Final[str | None] = field(8)
    """The transaction."""
    fee_amount: Final[Decimal | None] = field(9)
    """The gateway's fee."""
    net_amount: Final[Decimal | None] = field(10)
    """What the merchant nets."""
    created_at: Final[datetime | None] = field(11)
    """When it arrived."""


class Balance(Record):
    """The balance in one currency (2328 §8)."""

    __slots__ = ()

    uuid: Final[str | None] = field(0)
    """The gateway's id of the account."""
    status: Final[str | None] = field(1)
    """`active` or `disabled`."""
    currency_code: Final[str] = field(2)
    """The currency."""
    balance: Final[Decimal] = field(3)
    """What is there."""
    balance_usd: Final[Decimal | None] = field(4)
    """The same in US dollars."""
    locked_balance: Final[Decimal | None] = field(5)
    """What is held back for AML."""


class Price(Record):
    """The price of a pair, the platform's markup included (2328 §8)."""

    __slots__ = ()

    from_: Final[str] = field(0)
    """What is given."""
    to: Final[str] = field(1)
    """What is received."""
    price: Final[Decimal] = field(2)
    """How much `to` one unit of `from` is."""


class Direction(Record):
    """What a project may take and pay out: the live source of truth (2328 §8)."""

    __slots__ = ()

    network: Final[str | None] = field(0)
    """The network's name."""
    network_code: Final[str | None] = field(1)
    """The network's code."""
    currency: Final[str] = field(2)
    """The coin."""
    deposit_status: Final[str | None] = field(3)
    """Whether deposits are on; values are not documented."""
    withdrawal_status: Final[str | None] = field(4)
    """Whether withdrawals are on; values are not documented."""
    min_deposit: Final[Decimal | None] = field(5)
    """Least deposit."""
    max_deposit: Final[Decimal | None] = field(6)
    """Most deposit."""
    min_withdrawal: Final[Decimal | None] = field(7)
    """Least withdrawal."""
    max_withdrawal: Final[Decimal | None] = field(8)
    """Most withdrawal."""
    deposit_fee_percent: Final[Decimal | None] = field(9)
    """Fee of a deposit in percent."""
    withdrawal_fee: Final[Decimal | None] = field(10)
    """Fee of a withdrawal."""
    withdrawal_fee_type: Final[str | None] = field(11)
    """What `withdrawal_fee` is in; values are not documented."""


class ConversionPrice(Record):
    """What a conversion would give; indicative, reserves nothing (2328 §8)."""

    __slots__ = ()

    success: Final[bool | None] = field(0)
    """Whether there is a price."""
    from_currency: Final[str] = field(1)
    """What is given."""
    to_currency: Final[str] = field(2)
    """What is received."""
    amount_type: Final[AmountSide | None] = field(3)
    """Which side was asked for."""
    from_amount: Final[Decimal] = field(4)
    """How much is given."""
    to_amount: Final[Decimal] = field(5)
    """How much is received."""
    effective_rate: Final[Decimal | None] = field(6)
    """How much `to_currency` one unit is, all included."""
    from_amount_usd: Final[Decimal | None] = field(7)
    """`from_amount` in US dollars."""
    to_amount_usd: Final[Decimal | None] = field(8)
    """`to_amount` in US dollars."""


class Conversion(Record):
    """A conversion that was carried out (2328 §8)."""

    __slots__ = ()

    id: Final[str] = field(0)
    """The gateway's id, a number on the wire."""
    kind: Final[str | None] = field(1)
    """Its type; values are not documented."""
    status: Final[str | None] = field(2)
    """Its status; values are not documented."""
    from_currency: Final[str] = field(3)
    """What is given."""
    to_currency: Final[str] = field(4)
    """What is received."""
    from_amount: Final[Decimal] = field(5)
    """How much was given."""
    requested_from_amount: Final[Decimal | None] = field(6)
    """How much was asked to be given."""
    refund_amount: Final[Decimal | None] = field(7)
    """How much of it came back."""
    to_amount: Final[Decimal | None] = field(8)
    """How much was received."""
    exchange_rate: Final[Decimal | None] = field(9)
    """The rate."""
    fee_amount: Final[Decimal | None] = field(10)
    """The fee."""
    from_amount_usd: Final[Decimal | None] = field(11)
    """`from_amount` in US dollars."""
    to_amount_usd: Final[Decimal | None] = field(12)
    """`to_amount` in US dollars."""
    processed_at: Final[datetime | None] = field(13)
    """When it was carried out."""
    created_at: Final[datetime | None] = field(14)
    """When it was asked for."""


class Paginate(Record):
    """Where a page stands in its list. Payments and static wallets write `current_page`,
    `total_pages` and `has_more` (2328 §5.3); wallet transactions write `page`, `perPage` and
    `hasPages` (§7). Both are read into this.
    """

    __slots__ = ()

    count: Final[int | None] = field(0)
    """Items on this page."""
    current_page: Final[int | None] = field(1)
    """Number of this page, from 1."""
    per_page: Final[int | None] = field(2)
    """Most items a page."""
    total: Final[int | None] = field(3)
    """Items in the whole list."""
    total_pages: Final[int | None] = field(4)
    """Pages in the whole list."""
    has_more: Final[bool | None] = field(5)
    """True when another page follows."""
    page: Final[int | None] = field(6)
    """The number of this page in the other shape."""
    per_page_other: Final[int | None] = field(7)
    """Most items a page in the other shape."""
    has_pages: Final[bool | None] = field(8)
    """In the other shape; read as "another page follows"."""


__all__ = [
    "Balance",
    "Conversion",
    "ConversionPrice",
    "Direction",
    "Paginate",
    "Payment",
    "Payout",
    "PayoutCalculation",
    "Price",
    "StaticWallet",
    "StaticWalletDeposit",
    "StaticWalletState",
    "StaticWalletTransaction",
]
