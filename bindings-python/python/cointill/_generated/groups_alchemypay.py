"""What Alchemy Pay and AEON can be asked for.

Made from the core's definitions by `cargo xtask generate`; do not edit.
"""

from __future__ import annotations

from typing import Any

from .._groups import Group
from .._record import AmountLike
from .enums_alchemypay import (
    OrderModel,
    PayType,
    TgModel,
)
from .models_alchemypay import (
    Created,
    NativeCreated,
    Order,
)


class PaymentsGroup(Group):
    """The group `payments`."""

    __slots__ = ()
    _group = "payments"

    def create(
        self,
        *,
        merchant_order_no: str,
        order_amount: AmountLike,
        pay_currency: str,
        user_id: str,
        payment_tokens: str | None = None,
        payment_exchange: str | None = None,
        redirect_url: str | None = None,
        callback_url: str | None = None,
        custom_param: str | None = None,
        expired_time: int | None = None,
        pay_type: PayType | str | None = None,
        payment_networks: str | None = None,
        order_model: OrderModel | str | None = None,
    ) -> Created:
        """Creates an order (V2). When the answer is lost, the order is looked up and given back.

        Args:
            merchant_order_no: The shop's own number of the order, 1 to 64 characters, never
                used before.
            order_amount: The price in the major unit, such as dollars, whichever version of the
                call.
            pay_currency: The currency of the price.
            user_id: Who pays: mail address, phone number or another id, 1 to 128 characters.
            payment_tokens: Coins that the payer may choose from, joined by commas: `USDT,ETH`.
            payment_exchange: Exchanges and wallets that the payer may choose from, as UUIDs
                joined by commas.
            redirect_url: Where the payer's browser goes afterwards, at most 512 characters.
            callback_url: Where webhooks go, at most 512 characters.
            custom_param: The shop's own data, at most 512 characters, given back by query and
                webhook.
            expired_time: Seconds until the order expires, 1 to 172,800. The default is not
                documented.
            pay_type: How the payer pays.
            payment_networks: Networks that the payer may choose from, joined by commas, at most
                32 characters.
            order_model: Strict amount or top-up. The default is not documented; clients send
                `ORDER`.
        """
        result: Created = self._call(
            "create",
            {
                "merchant_order_no": merchant_order_no,
                "order_amount": order_amount,
                "pay_currency": pay_currency,
                "user_id": user_id,
                "payment_tokens": payment_tokens,
                "payment_exchange": payment_exchange,
                "redirect_url": redirect_url,
                "callback_url": callback_url,
                "custom_param": custom_param,
                "expired_time": expired_time,
                "pay_type": pay_type,
                "payment_networks": payment_networks,
                "order_model": order_model,
            },
        )
        return result

    def create_v1(
        self,
        *,
        merchant_order_no: str,
        order_amount: AmountLike,
        pay_currency: str,
        user_id: str,
        payment_tokens: str | None = None,
        payment_exchange: str | None = None,
        redirect_url: str | None = None,
        callback_url: str | None = None,
        custom_param: str | None = None,
        expired_time: int | None = None,
        pay_type: PayType | str | None = None,
        payment_networks: str | None = None,
        order_model: OrderModel | str | None = None,
    ) -> Created:
        """Creates an order by the older call, which takes cents: `100.12` goes out as `10012`.

        Args:
            merchant_order_no: The shop's own number of the order, 1 to 64 characters, never
                used before.
            order_amount: The price in the major unit, such as dollars, whichever version of the
                call.
            pay_currency: The currency of the price.
            user_id: Who pays: mail address, phone number or another id, 1 to 128 characters.
            payment_tokens: Coins that the payer may choose from, joined by commas: `USDT,ETH`.
            payment_exchange: Exchanges and wallets that the payer may choose from, as UUIDs
                joined by commas.
            redirect_url: Where the payer's browser goes afterwards, at most 512 characters.
            callback_url: Where webhooks go, at most 512 characters.
            custom_param: The shop's own data, at most 512 characters, given back by query and
                webhook.
            expired_time: Seconds until the order expires, 1 to 172,800. The default is not
                documented.
            pay_type: How the payer pays.
            payment_networks: Networks that the payer may choose from, joined by commas, at most
                32 characters.
            order_model: Strict amount or top-up. The default is not documented; clients send
                `ORDER`.
        """
        result: Created = self._call(
            "create_v1",
            {
                "merchant_order_no": merchant_order_no,
                "order_amount": order_amount,
                "pay_currency": pay_currency,
                "user_id": user_id,
                "payment_tokens": payment_tokens,
                "payment_exchange": payment_exchange,
                "redirect_url": redirect_url,
                "callback_url": callback_url,
                "custom_param": custom_param,
                "expired_time": expired_time,
                "pay_type": pay_type,
                "payment_networks": payment_networks,
                "order_model": order_model,
            },
        )
        return result

    def create_telegram(
        self,
        *,
        merchant_order_no: str,
        order_amount: AmountLike,
        pay_currency: str,
        user_id: str,
        tg_model: TgModel | str | None = None,
        payment_tokens: str | None = None,
        payment_exchange: str | None = None,
        redirect_url: str | None = None,
        callback_url: str | None = None,
        custom_param: str | None = None,
        expired_time: int | None = None,
        pay_type: PayType | str | None = None,
        payment_networks: str | None = None,
        order_model: OrderModel | str | None = None,
    ) -> Created:
        """Creates an order from Telegram (V2).

        Args:
            merchant_order_no: The shop's own number of the order, 1 to 64 characters, never
                used before.
            order_amount: The price in the major unit, such as dollars, whichever version of the
                call.
            pay_currency: The currency of the price.
            user_id: Who pays: Telegram name or number, or another id, 1 to 128 characters.
            tg_model: How the order is paid inside Telegram.
            payment_tokens: Coins that the payer may choose from, joined by commas: `USDT,ETH`.
            payment_exchange: Exchanges and wallets as UUIDs joined by commas; gone from newer
                revisions.
            redirect_url: Where the payer goes afterwards, at most 512 characters.
            callback_url: Where webhooks go, at most 512 characters.
            custom_param: The shop's own data, at most 512 characters. With `TgModel.Bot` a JSON
                object with `botName` and `orderDetail`, and `chatId` in the samples.
            expired_time: Seconds until the order expires, 1 to 172,800. The default is not
                documented.
            pay_type: How the payer pays.
            payment_networks: Networks that the payer may choose from, joined by commas, at most
                32 characters.
            order_model: Strict amount or top-up. The default is not documented; clients send
                `ORDER`.
        """
        result: Created = self._call(
            "create_telegram",
            {
                "merchant_order_no": merchant_order_no,
                "order_amount": order_amount,
                "pay_currency": pay_currency,
                "user_id": user_id,
                "tg_model": tg_model,
                "payment_tokens": payment_tokens,
                "payment_exchange": payment_exchange,
                "redirect_url": redirect_url,
                "callback_url": callback_url,
                "custom_param": custom_param,
                "expired_time": expired_time,
                "pay_type": pay_type,
                "payment_networks": payment_networks,
                "order_model": order_model,
            },
        )
        return result

    def create_telegram_v1(
        self,
        *,
        merchant_order_no: str,
        order_amount: AmountLike,
        pay_currency: str,
        user_id: str,
        tg_model: TgModel | str | None = None,
        payment_tokens: str | None = None,
        payment_exchange: str | None = None,
        redirect_url: str | None = None,
        callback_url: str | None = None,
        custom_param: str | None = None,
        expired_time: int | None = None,
        pay_type: PayType | str | None = None,
        payment_networks: str | None = None,
        order_model: OrderModel | str | None = None,
    ) -> Created:
        """Creates an order from Telegram by the older call, which takes cents.

        Args:
            merchant_order_no: The shop's own number of the order, 1 to 64 characters, never
                used before.
            order_amount: The price in the major unit, such as dollars, whichever version of the
                call.
            pay_currency: The currency of the price.
            user_id: Who pays: Telegram name or number, or another id, 1 to 128 characters.
            tg_model: How the order is paid inside Telegram.
            payment_tokens: Coins that the payer may choose from, joined by commas: `USDT,ETH`.
            payment_exchange: Exchanges and wallets as UUIDs joined by commas; gone from newer
                revisions.
            redirect_url: Where the payer goes afterwards, at most 512 characters.
            callback_url: Where webhooks go, at most 512 characters.
            custom_param: The shop's own data, at most 512 characters. With `TgModel.Bot` a JSON
                object with `botName` and `orderDetail`, and `chatId` in the samples.
            expired_time: Seconds until the order expires, 1 to 172,800. The default is not
                documented.
            pay_type: How the payer pays.
            payment_networks: Networks that the payer may choose from, joined by commas, at most
                32 characters.
            order_model: Strict amount or top-up. The default is not documented; clients send
                `ORDER`.
        """
        result: Created = self._call(
            "create_telegram_v1",
            {
                "merchant_order_no": merchant_order_no,
                "order_amount": order_amount,
                "pay_currency": pay_currency,
                "user_id": user_id,
                "tg_model": tg_model,
                "payment_tokens": payment_tokens,
                "payment_exchange": payment_exchange,
                "redirect_url": redirect_url,
                "callback_url": callback_url,
                "custom_param": custom_param,
                "expired_time": expired_time,
                "pay_type": pay_type,
                "payment_networks": payment_networks,
                "order_model": order_model,
            },
        )
        return result

    def create_native(
        self,
        *,
        merchant_order_no: str,
        order_amount: AmountLike,
        pay_currency: str,
        user_id: str,
        pay_type: PayType | str,
        customize: Any,
        redirect_url: str | None = None,
        callback_url: str | None = None,
        custom_param: str | None = None,
        expired_time: int | None = None,
        order_model: OrderModel | str | None = None,
        sub_merchant_no: str | None = None,
    ) -> NativeCreated:
        """Creates an order whose payment page the merchant draws. Only AEON documents it, and
        neither its answer.

        Args:
            merchant_order_no: The shop's own number of the order, 1 to 64 characters, never
                used before.
            order_amount: The price in the major unit, such as dollars.
            pay_currency: The currency of the price.
            user_id: Who pays: mail address, phone number or another id, 1 to 128 characters.
            pay_type: How the payer pays; signed here, unlike in hosted orders.
            customize: The coin, and what else the vendor agrees on; at most 512 characters as
                JSON.
            redirect_url: Where the payer's browser goes afterwards, at most 512 characters.
            callback_url: Where webhooks go, at most 512 characters.
            custom_param: The shop's own data, at most 512 characters, given back by query and
                webhook.
            expired_time: Seconds until the order expires, 1 to 172,800. The default is not
                documented.
            order_model: Strict amount or top-up. The default is not documented; clients send
                `ORDER`.
            sub_merchant_no: A sub-merchant, at most 64 characters.
        """
        result: NativeCreated = self._call(
            "create_native",
            {
                "merchant_order_no": merchant_order_no,
                "order_amount": order_amount,
                "pay_currency": pay_currency,
                "user_id": user_id,
                "pay_type": pay_type,
                "customize": customize,
                "redirect_url": redirect_url,
                "callback_url": callback_url,
                "custom_param": custom_param,
                "expired_time": expired_time,
                "order_model": order_model,
                "sub_merchant_no": sub_merchant_no,
            },
        )
        return result

    def query(
        self,
        *,
        merchant_order_no: str,
    ) -> Order:
        """Looks an order up by the shop's number.

        Args:
            merchant_order_no: The shop's own number of the order.
        """
        result: Order = self._call(
            "query",
            {
                "merchant_order_no": merchant_order_no,
            },
        )
        return result


class RefundsGroup(Group):
    """The group `refunds`."""

    __slots__ = ()
    _group = "refunds"

    def create(
        self,
        *,
        merchant_order_no: str,
        wallet_address: str,
        refund_amount: AmountLike,
        refund_token: str,
        refund_network: str,
        refund_order_no: str | None = None,
        email: str | None = None,
        refund_reason: str | None = None,
        memo: str | None = None,
    ) -> Any:
        """Applies for a refund; its outcome comes by webhook. Never repeated after an unknown
        outcome unless Alchemy Pay itself gets a `refund_order_no`.

        Args:
            merchant_order_no: The shop's number of the order.
            wallet_address: Where to send it, at most 64 characters.
            refund_amount: How much. In US dollars by two revisions of the documents, without a
                unit in the others (Alchemy §9 item 9): agree on it with the vendor.
            refund_token: The coin to send, such as `USDT`.
            refund_network: The network to send it on, such as `TRX`.
            refund_order_no: The shop's own number of the refund, at most 64 characters, never
                used before. Only newer revisions of Alchemy's page have it, AEON's has not.
            email: Where a mail goes when it is done, at most 64 characters.
            refund_reason: Why, at most 64 characters.
            memo: Memo or tag of the address, at most 64 characters.
        """
        return self._call(
            "create",
            {
                "merchant_order_no": merchant_order_no,
                "wallet_address": wallet_address,
                "refund_amount": refund_amount,
                "refund_token": refund_token,
                "refund_network": refund_network,
                "refund_order_no": refund_order_no,
                "email": email,
                "refund_reason": refund_reason,
                "memo": memo,
            },
        )


__all__ = [
    "PaymentsGroup",
    "RefundsGroup",
]
