"""What 2328.io can be asked for, with asyncio.

Made from the core's definitions by `cargo xtask generate`; do not edit.
"""

from __future__ import annotations

from datetime import date

from .._groups import AsyncGroup
from .._native import ExchangeRates
from .._pages import AsyncPages
from .._record import AmountLike
from .enums_2328 import (
    AmountSide,
    FeeOption,
    PaymentStatus,
    StaticWalletStatus,
)
from .models_2328 import (
    Balance,
    Conversion,
    ConversionPrice,
    Direction,
    Payment,
    Payout,
    PayoutCalculation,
    Price,
    StaticWallet,
    StaticWalletState,
    StaticWalletTransaction,
)


class AsyncPaymentsGroup(AsyncGroup):
    """The group `payments`."""

    __slots__ = ()
    _group = "payments"

    async def create(
        self,
        *,
        amount: AmountLike,
        currency: str,
        order_id: str,
        to_currency: str | None = None,
        network: str | None = None,
        url_return: str | None = None,
        url_success: str | None = None,
        url_callback: str | None = None,
        invite_code: str | None = None,
        fee_split: AmountLike | None = None,
        price_markup: AmountLike | None = None,
        description: str | None = None,
        ttl_seconds: int | None = None,
    ) -> Payment:
        """Creates a payment, or gives the one that has the same `order_id`.

        Args:
            amount: The price, in `currency`.
            currency: Fiat or crypto code of the price.
            order_id: The shop's own id of the order, 1 to 128 characters; the same id again
                gives the same payment.
            to_currency: Crypto preselected for the payer.
            network: Network; required with `to_currency`.
            url_return: Where the payer is sent afterwards.
            url_success: Where the payer is sent after success.
            url_callback: Where webhooks go.
            invite_code: A referrer's code.
            fee_split: Percent of the merchant's fee moved to the payer, 0 to 100.
            price_markup: Percent added to the invoice, -99 to 100.
            description: Shown to the payer, at most 200 characters.
            ttl_seconds: Seconds until the invoice expires, 300 to 86,400; 3,600 when unset.
        """
        result: Payment = await self._call(
            "create",
            {
                "amount": amount,
                "currency": currency,
                "order_id": order_id,
                "to_currency": to_currency,
                "network": network,
                "url_return": url_return,
                "url_success": url_success,
                "url_callback": url_callback,
                "invite_code": invite_code,
                "fee_split": fee_split,
                "price_markup": price_markup,
                "description": description,
                "ttl_seconds": ttl_seconds,
            },
        )
        return result

    async def info(
        self,
        *,
        uuid: str | None = None,
        order_id: str | None = None,
    ) -> Payment:
        """Looks a payment up, by the gateway's id or by the shop's. Takes exactly one argument.

        Args:
            uuid: The gateway's id.
            order_id: The shop's own id.
        """
        result: Payment = await self._call(
            "info",
            {
                "uuid": uuid,
                "order_id": order_id,
            },
        )
        return result

    def list(
        self,
        *,
        status: PaymentStatus | str | None = None,
        date_from: date | str | None = None,
        date_to: date | str | None = None,
        page: int | None = None,
        per_page: int | None = None,
    ) -> AsyncPages[Payment]:
        """Lists payments.

        Args:
            status: Only this status.
            date_from: First day, `YYYY-MM-DD`; the time zone is not documented.
            date_to: Last day, `YYYY-MM-DD`; whether it is included is not documented.
            page: Number of the page, from 1.
            per_page: Items a page, 1 to 5,000; 15 when unset.
        """
        return self._pages(
            "list",
            {
                "status": status,
                "date_from": date_from,
                "date_to": date_to,
                "page": page,
                "per_page": per_page,
            },
        )


class AsyncPayoutsGroup(AsyncGroup):
    """The group `payouts`."""

    __slots__ = ()
    _group = "payouts"

    async def create(
        self,
        *,
        currency: str,
        network: str,
        amount: AmountLike,
        to_address: str,
        order_id: str | None = None,
        url_callback: str | None = None,
        memo: str | None = None,
        from_currency: str | None = None,
        fee_option: FeeOption | str | None = None,
    ) -> Payout:
        """Makes a payout, or gives the one that has the same `order_id`. Without an `order_id` it
        is never repeated after an unknown outcome.

        Args:
            currency: The currency sent.
            network: The network it is sent on.
            amount: The amount; what it means is said by `fee_option`.
            to_address: The recipient.
            order_id: The shop's own id: the same id again gives the same payout and sends
                nothing. Without it a repeat pays twice, so it is never sent twice.
            url_callback: Where webhooks go; none are sent without it.
            memo: Memo or tag, at most 255 characters; used on TON and SOL.
            from_currency: The balance to take from and convert.
            fee_option: Who bears the fees; `deduct` when unset.
        """
        result: Payout = await self._call(
            "create",
            {
                "currency": currency,
                "network": network,
                "amount": amount,
                "to_address": to_address,
                "order_id": order_id,
                "url_callback": url_callback,
                "memo": memo,
                "from_currency": from_currency,
                "fee_option": fee_option,
            },
        )
        return result

    async def calc(
        self,
        *,
        currency: str,
        network: str,
        amount: AmountLike,
        order_id: str | None = None,
        from_currency: str | None = None,
        fee_option: FeeOption | str | None = None,
    ) -> PayoutCalculation:
        """Says what a payout would cost.

        Args:
            currency: The currency sent.
            network: The network it is sent on.
            amount: The amount.
            order_id: The shop's own id.
            from_currency: The balance to take from and convert.
            fee_option: Who bears the fees; `deduct` when unset.
        """
        result: PayoutCalculation = await self._call(
            "calc",
            {
                "currency": currency,
                "network": network,
                "amount": amount,
                "order_id": order_id,
                "from_currency": from_currency,
                "fee_option": fee_option,
            },
        )
        return result

    async def status(
        self,
        *,
        uuid: str,
    ) -> Payout:
        """Looks a payout up.

        Args:
            uuid: The gateway's id.
        """
        result: Payout = await self._call(
            "status",
            {
                "uuid": uuid,
            },
        )
        return result


class AsyncStaticWalletsGroup(AsyncGroup):
    """The group `static_wallets`."""

    __slots__ = ()
    _group = "static_wallets"

    async def create(
        self,
        *,
        currency: str,
        network: str,
        order_id: str,
        url_callback: str,
        label: str | None = None,
        invite_code: str | None = None,
    ) -> StaticWallet:
        """Creates a wallet, or gives the one with the same id, coin and network.

        Args:
            currency: The coin it takes.
            network: The network it takes it on.
            order_id: The shop's own id, 1 to 255 characters.
            url_callback: Where webhooks go.
            label: A label, at most 255 characters.
            invite_code: A referrer's code.
        """
        result: StaticWallet = await self._call(
            "create",
            {
                "currency": currency,
                "network": network,
                "order_id": order_id,
                "url_callback": url_callback,
                "label": label,
                "invite_code": invite_code,
            },
        )
        return result

    async def info(
        self,
        *,
        uuid: str | None = None,
        address: str | None = None,
    ) -> StaticWallet:
        """Looks a wallet up, by the gateway's id or by its address. Takes exactly one argument.

        Args:
            uuid: The gateway's id.
            address: The wallet's address.
        """
        result: StaticWallet = await self._call(
            "info",
            {
                "uuid": uuid,
                "address": address,
            },
        )
        return result

    def list(
        self,
        *,
        status: StaticWalletStatus | str | None = None,
        currency: str | None = None,
        network: str | None = None,
        order_id: str | None = None,
        page: int | None = None,
        per_page: int | None = None,
    ) -> AsyncPages[StaticWallet]:
        """Lists wallets.

        Args:
            status: Only this status.
            currency: Only this coin.
            network: Only this network.
            order_id: Only this id of the shop.
            page: Number of the page, from 1.
            per_page: Items a page, 1 to 100; 20 when unset.
        """
        return self._pages(
            "list",
            {
                "status": status,
                "currency": currency,
                "network": network,
                "order_id": order_id,
                "page": page,
                "per_page": per_page,
            },
        )

    async def enable(
        self,
        *,
        uuid: str,
    ) -> StaticWalletState:
        """Switches a wallet on.

        Args:
            uuid: The gateway's id.
        """
        result: StaticWalletState = await self._call(
            "enable",
            {
                "uuid": uuid,
            },
        )
        return result

    async def disable(
        self,
        *,
        uuid: str,
    ) -> StaticWalletState:
        """Switches a wallet off. What becomes of later deposits is not documented.

        Args:
            uuid: The gateway's id.
        """
        result: StaticWalletState = await self._call(
            "disable",
            {
                "uuid": uuid,
            },
        )
        return result

    def transactions(
        self,
        *,
        uuid: str,
        date_from: date | str | None = None,
        date_to: date | str | None = None,
        page: int | None = None,
        per_page: int | None = None,
    ) -> AsyncPages[StaticWalletTransaction]:
        """Lists a wallet's deposits.

        Args:
            uuid: The wallet's id.
            date_from: First day, `YYYY-MM-DD`.
            date_to: Last day, `YYYY-MM-DD`.
            page: Number of the page, from 1.
            per_page: Items a page, 1 to 5,000; 15 when unset.
        """
        return self._pages(
            "transactions",
            {
                "uuid": uuid,
                "date_from": date_from,
                "date_to": date_to,
                "page": page,
                "per_page": per_page,
            },
        )


class AsyncBalanceGroup(AsyncGroup):
    """The group `balance`."""

    __slots__ = ()
    _group = "balance"

    async def get(self) -> list[Balance]:
        """All balances of the project."""
        result: list[Balance] = await self._call("get", {})
        return result


class AsyncRatesGroup(AsyncGroup):
    """The group `rates`."""

    __slots__ = ()
    _group = "rates"

    async def exchange_rates(self) -> ExchangeRates:
        """The public matrix of rates, asked for without project and signature."""
        result: ExchangeRates = await self._call("exchange_rates", {})
        return result

    async def prices(self) -> list[Price]:
        """Prices of pairs, the platform's markup included."""
        result: list[Price] = await self._call("prices", {})
        return result

    async def directions(self) -> list[Direction]:
        """What the project may take and pay out."""
        result: list[Direction] = await self._call("directions", {})
        return result


class AsyncConversionsGroup(AsyncGroup):
    """The group `conversions`."""

    __slots__ = ()
    _group = "conversions"

    async def price(
        self,
        *,
        from_currency: str,
        to_currency: str,
        amount: AmountLike,
        amount_type: AmountSide | str,
    ) -> ConversionPrice:
        """Says what a conversion would give; reserves nothing.

        Args:
            from_currency: What is given; upper case.
            to_currency: What is received; upper case, another than `from_currency`.
            amount: An amount above 0.
            amount_type: Which side `amount` is of.
        """
        result: ConversionPrice = await self._call(
            "price",
            {
                "from_currency": from_currency,
                "to_currency": to_currency,
                "amount": amount,
                "amount_type": amount_type,
            },
        )
        return result

    async def convert(
        self,
        *,
        from_currency: str,
        to_currency: str,
        amount: AmountLike,
        amount_type: AmountSide | str,
    ) -> Conversion:
        """Converts at once. Never repeated after an unknown outcome: look at the balance first.

        Args:
            from_currency: What is given; upper case.
            to_currency: What is received; upper case, another than `from_currency`.
            amount: An amount above 0.
            amount_type: Which side `amount` is of.
        """
        result: Conversion = await self._call(
            "convert",
            {
                "from_currency": from_currency,
                "to_currency": to_currency,
                "amount": amount,
                "amount_type": amount_type,
            },
        )
        return result


__all__ = [
    "AsyncBalanceGroup",
    "AsyncConversionsGroup",
    "AsyncPaymentsGroup",
    "AsyncPayoutsGroup",
    "AsyncRatesGroup",
    "AsyncStaticWalletsGroup",
]
