"""A shop's use of the package, for type checkers: `test_typing.py` runs mypy and pyright over it,
in their strict modes and with the settings of nobody.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime
from decimal import Decimal

import cointill
from cointill.alchemypay import Created, Order, OrderSigned, OrderUnsigned
from cointill.gateway2328 import Balance, ExchangeRates, Payment, PaymentStatus, Payout

API_KEYS = {"2026-11": os.environ.get("SHOP_API_KEY", "x"), "2026-10": "old"}
webhooks = cointill.Webhooks2328(api_key=API_KEYS, payout_key="payout")


def observe_attempt(end: cointill.AttemptEnd) -> None:
    line: str = f"{end.endpoint} {end.status} {end.failure} {end.elapsed:.3f}"
    print(line)


def gateway() -> cointill.Gateway2328:
    return cointill.Gateway2328(
        project="00000000-0000-4000-8000-000000002328",
        api_key=API_KEYS,
        user_agent="MyShop/1.0",
        options={"url_callback_required": True},
        timeout=20.0,
        retry_policy=None,
        after_attempt=observe_attempt,
    )


def pay(order_id: str, price: Decimal) -> str:
    with gateway() as shop:
        payment: Payment = shop.payments.create(
            amount=price, currency="USD", order_id=order_id, ttl_seconds=3_600
        )
        status: PaymentStatus = payment.payment_status
        if status == PaymentStatus.CHECK or not status.is_known:
            amount: Decimal = payment.amount
            expires: datetime | None = payment.expires_at
            print(amount, expires)
        raw: object = shop.raw("GET", "/v1/something")
        print(raw)
        return payment.url or ""


def walk(shop: cointill.Gateway2328) -> Iterator[Payment]:
    payments: cointill.Pages[Payment] = shop.payments.list(
        status=PaymentStatus.PAID, date_from=date(2026, 11, 1)
    )
    first: Payment | None = payments.first()
    print(first)
    for page in payments.pages():
        items: list[Payment] = page.items
        following: int | None = page.next_page
        print(len(items), following)
    yield from payments


async def awaited() -> None:
    async with cointill.AsyncGateway2328(project="p", api_key="k", payout_key="pk") as shop:
        payout: Payout = await shop.payouts.create(
            currency="USDT",
            network="TRX-TRC20",
            amount=5,
            to_address="T…",
            order_id="PO-1",
        )
        balances: list[Balance] = await shop.balance.get()
        rates: ExchangeRates = await shop.rates.exchange_rates()
        rate: Decimal | None = rates.rate("USD", "USDT")
        print(payout.status, balances, rate)

        async def walk_all() -> AsyncIterator[Payment]:
            async for payment in shop.payments.list():
                yield payment

        async for payment in walk_all():
            print(payment.order_id)


def alchemy() -> Order:
    with cointill.AlchemyPay(app_id="A", secret="s", host="alchemy-sandbox") as shop:
        created: Created = shop.payments.create(
            merchant_order_no="1", order_amount="19.99", pay_currency="USD", user_id="u"
        )
        recovered: Order | None = created.recovered
        seen: cointill.Observed = shop.payments.query(merchant_order_no="1").observed()
        print(recovered, seen.status)
        return shop.payments.query(merchant_order_no="1")


def take(body: bytes) -> cointill.Answer:
    try:
        event: cointill.Event = webhooks.verify(body, kind="payment", explain=True)
    except cointill.SignatureError as error:
        cause: str | None = error.cause
        print(error.reason, cause, error.tried)
        return webhooks.refused
    if isinstance(event, cointill.PaymentEvent):
        payment: Payment = event.data
        expected = cointill.Expected(
            order_id=payment.order_id or "", amount="180.00", currency="RUB", known="waiting"
        )
        verdict: cointill.Verdict = cointill.decide(
            expected, payment.observed(), cointill.Policy(overpaid="hold")
        )
        if verdict.is_credit:
            amount: Decimal | None = verdict.amount
            print(amount, verdict.currency)
    elif isinstance(event, cointill.OrderEvent):
        signed: OrderSigned = event.data
        unsigned: OrderUnsigned = event.unsigned
        print(signed.order_status, unsigned.address)
    elif isinstance(event, cointill.UnknownEvent):
        problem: str | None = event.problem
        print(problem, event.raw_json)
    return webhooks.accepted


def errors() -> None:
    try:
        pay("ORDER-1", Decimal("19.99"))
    except cointill.errors.RateLimitedError as error:
        wait: float | None = error.retry_after
        print(wait)
    except cointill.Error as error:
        facts: tuple[str, str | None, int | None, bool, bool] = (
            error.code,
            error.advice,
            error.http_status,
            error.retry_safe,
            error.outcome_unknown,
        )
        print(facts)


class Wire:
    """A transport of a shop's own."""

    def send(self, request: cointill.TransportRequest) -> cointill.TransportResponse:
        if request.timeout < 0:
            raise cointill.TransportFailure("connect", "no route")
        return cointill.TransportResponse(200, [("content-type", "text/plain")], request.body)

    def close(self) -> None:
        return None


own: cointill.Transport = Wire()
over_it = cointill.AlchemyPay(app_id="A", secret="s", host="aeon", transport=own)
step, kept = cointill.transition(cointill.Status.WAITING, "paid")
exact: Decimal = cointill.amount("19.990")
sign: str = cointill.signing.sign_2328(b"{}", key="k")
