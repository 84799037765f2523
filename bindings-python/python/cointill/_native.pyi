"""The private native module.

Made from its definitions in Rust by `scripts/stubs.py`; do not edit.
"""

import collections.abc
import decimal
import typing
from decimal import Decimal
from typing import Any, Final, SupportsFloat, SupportsIndex, final

import typing_extensions
from _typeshed import SupportsGetItem
from typing_extensions import disjoint_base

__all__ = [
    "REDIS_LIMITER",
    "VERSION",
    "AlchemyPay",
    "AlchemyPayWebhooks",
    "AttemptEnd",
    "AttemptStart",
    "Call",
    "Client",
    "Event",
    "Exchange",
    "ExchangeRates",
    "Expected",
    "Field",
    "Gateway2328",
    "Observed",
    "Pager",
    "Policy",
    "RateLimiter",
    "Record",
    "RetryPolicy",
    "Status",
    "Verdict",
    "ViewKeys",
    "Watch",
    "Webhooks2328",
    "amount",
    "decide",
    "error_codes",
    "event_id",
    "now",
    "observe",
    "payment_uri",
    "payment_view",
    "read_view",
    "refused_view",
    "register",
    "restore",
    "restore_verdict",
    "sign_2328",
    "sign_alchemypay",
    "sign_body_alchemypay",
    "sign_webhook_2328",
    "transition",
    "verify_2328",
    "verify_alchemypay",
    "view_time_left",
    "watch",
]

REDIS_LIMITER: Final[str]
"""
The rule of the rate limit as a script for Redis.
"""

VERSION: Final[str]
"""
The version of the package.
"""

@final
class AlchemyPay:
    """
    Alchemy Pay and AEON: makes signed calls.
    """
    def __new__(
        cls,
        /,
        *,
        app_id: str,
        secret: str,
        host: str,
        user_agent: str | None = None,
        options: dict[str, object] | None = None,
    ) -> AlchemyPay: ...
    def __repr__(self, /) -> str: ...
    def call(self, /, group: str, name: str, arguments: dict[str, object]) -> Call:
        """
        Makes the call of an operation.
        """
    def cashier_url(self, /, order_no: str) -> str | None:
        """
        The cashier page of an order, where its form is documented.
        """
    def pages(self, /, group: str, name: str, arguments: dict[str, object]) -> Pager:
        """
        A walk over all pages of an operation.
        """
    def raw(self, /, path: str, body: str, signed_fields: SupportsGetItem[int, str]) -> Call:
        """
        A call of an endpoint that this version does not know.
        """

@disjoint_base
class AlchemyPayWebhooks:
    """
    Webhooks of Alchemy Pay and AEON.
    """
    def __new__(
        cls,
        /,
        *,
        secrets: SupportsGetItem[int, tuple[str, str]],
        options: dict[str, object] | None = None,
        max_bytes: SupportsIndex | None = None,
    ) -> AlchemyPayWebhooks: ...
    def __repr__(self, /) -> str: ...
    def _accepted(self, /) -> tuple[int, str, str]: ...
    def _refused(self, /) -> tuple[int, str, str]: ...
    def _sign(self, /, body: str, message: str) -> str:
        """
        A body with its signature as the last member, as the gateway writes it.
        """
    def check(
        self,
        /,
        body: bytes | bytearray | memoryview,
        *,
        kind: typing.Literal["any", "order", "refund", "partial"] = "any",
    ) -> str:
        """
        Verifies the signature and reads nothing else, for a server that stores first and
        understands later. The id of the key that matched.

        Raises:
            SignatureError: as `verify`.
        """
    def verify(
        self,
        /,
        body: bytes | bytearray | memoryview,
        *,
        kind: typing.Literal["any", "order", "refund", "partial"] = "any",
        explain: bool = False,
    ) -> Event:
        """
        The event that the raw bytes of a request tell.

        Give each kind a URL of its own and name it here: the kind decides what may have signed.

        Raises:
            SignatureError: for anything else, whatever the bytes. With `explain` it says why, for a
                developer's eyes: never send that to whoever posted the body.
        """

@final
class AttemptEnd:
    """
    An attempt that has ended.
    """
    def __new__(
        cls,
        /,
        call: Call,
        attempt: SupportsIndex,
        elapsed: SupportsFloat | SupportsIndex,
        *,
        status: SupportsIndex | None = None,
        failure: str | None = None,
        detail: str = "",
    ) -> AttemptEnd: ...
    def __repr__(self, /) -> str: ...
    @property
    def attempt(self, /) -> int:
        """
        How often something was sent for the call with this one, from 1.
        """
    @property
    def detail(self, /) -> str:
        """
        More words on a failure; empty otherwise.
        """
    @property
    def elapsed(self, /) -> float:
        """
        Seconds from the beginning of the attempt to the last byte of the answer.
        """
    @property
    def endpoint(self, /) -> str:
        """
        Gateway, group and action, such as `2328.payment.create`.
        """
    @property
    def failure(self, /) -> str | None:
        """
        Why there was none, such as `timeout`; `None` for an answer.
        """
    @property
    def method(self, /) -> str:
        """
        The method of the request.
        """
    @property
    def path(self, /) -> str:
        """
        The path with placeholders: safe for logs and metrics.
        """
    @property
    def status(self, /) -> int | None:
        """
        The status of the answer; `None` when there was none.
        """

@final
class AttemptStart:
    """
    An attempt that is about to be made.
    """
    def __new__(cls, /, call: Call, attempt: SupportsIndex) -> AttemptStart: ...
    def __repr__(self, /) -> str: ...
    @property
    def attempt(self, /) -> int:
        """
        How often something was sent for the call with this one, from 1.
        """
    @property
    def endpoint(self, /) -> str:
        """
        Gateway, group and action, such as `2328.payment.create`.
        """
    @property
    def method(self, /) -> str:
        """
        The method of the request.
        """
    @property
    def path(self, /) -> str:
        """
        The path with placeholders: safe for logs and metrics.
        """

@final
class Call:
    """
    A signed request that knows how to read its answer.
    """
    def __repr__(self, /) -> str: ...
    @property
    def endpoint(self, /) -> str:
        """
        Gateway, group and action, such as `2328.payment.create`.
        """
    @property
    def gateway(self, /) -> str:
        """
        `2328` or `alchemypay`.
        """
    @property
    def method(self, /) -> str:
        """
        The method of the request.
        """
    @property
    def path(self, /) -> str:
        """
        The path with placeholders: safe for logs and metrics.
        """

@final
class Client:
    """
    Carries calls out.
    """
    def __new__(
        cls,
        /,
        policy: RetryPolicy,
        *,
        proxy: str | None = None,
        ca_pem: bytes | None = None,
        connect_timeout: SupportsFloat | SupportsIndex | None = None,
        limiter: typing.Any = None,
        before_attempt: collections.abc.Callable[[AttemptStart], object] | None = None,
        after_attempt: collections.abc.Callable[[AttemptEnd], object] | None = None,
    ) -> Client: ...
    def __repr__(self, /) -> str: ...
    def send(self, /, call: Call, pager: Pager | None = None) -> Any:
        """
        Carries a call out and waits for its result. Ctrl-C ends it at once.
        """
    def send_async(self, /, call: Call, pager: Pager | None = None) -> Any:
        """
        The same as a future of the running event loop; cancelling it drops the request.
        """

@disjoint_base
class Event:
    """
    A webhook whose signature was right. Frozen; what it tells is read when it is asked for.
    """
    def __copy__(self, /) -> typing_extensions.Self: ...
    def __deepcopy__(self, /, _memo: Any) -> typing_extensions.Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /) -> Event: ...
    def __reduce__(self, /) -> typing.NoReturn: ...
    def __repr__(self, /) -> str: ...
    @property
    def data(self, /) -> Any | None:
        """
        What the signature covers; `None` for an unknown event.
        """
    @property
    def form(self, /) -> str | None:
        """
        The form of the text that was signed, where a gateway has several.
        """
    @property
    def id(self, /) -> str:
        """
        The same for every delivery of the same event: make it unique in your database.
        """
    @property
    def key_id(self, /) -> str:
        """
        The id of the key that matched, as given to the webhooks.
        """
    @property
    def kind(self, /) -> str:
        """
        `payment`, `payout`, `static_wallet`, `order`, `refund`, `partial` or `unknown`.
        """
    def observed(self, /) -> Observed | None:
        """
        What it says to `decide`; `None` when it is not about a payment.
        """
    @property
    def problem(self, /) -> str | None:
        """
        Why an event is unknown; `None` for any other.
        """
    @property
    def raw(self, /) -> Any:
        """
        The body as it came. It carries the signature: keep it out of logs.
        """
    @property
    def raw_json(self, /) -> str:
        """
        The same as JSON text.
        """
    @property
    def unsigned(self, /) -> Any | None:
        """
        What the signature does not cover: anyone on the way may have written it.
        """

@final
class Exchange:
    """
    Says when to send what, and makes a result of what comes back. Whoever drives it reads the
    clocks: `now` is what the function of that name gives.
    """
    def __new__(
        cls,
        /,
        call: Call,
        policy: RetryPolicy,
        *,
        limiter: typing.Any = None,
        seed: SupportsIndex | None = None,
    ) -> Exchange: ...
    def failure(
        self,
        /,
        kind: str,
        text: str,
        now: tuple[SupportsIndex, SupportsIndex],
        *,
        limit: SupportsIndex = 0,
    ) -> None:
        """
        Reports that there is no answer. `text` must hold no secret; `limit` is that of an answer
        that is too large.
        """
    def finish(self, /, pager: Pager | None = None) -> Any:
        """
        The result; a call that is not done counts as cancelled.
        """
    def response(
        self,
        /,
        status: SupportsIndex,
        headers: SupportsGetItem[int, tuple[str, str]],
        body: bytes,
        now: tuple[SupportsIndex, SupportsIndex],
    ) -> None:
        """
        Reports the answer to what was sent.
        """
    def step(self, /, now: tuple[SupportsIndex, SupportsIndex]) -> tuple[typing.Any, ...]:
        """
        `("send", method, url, headers, body, attempt, nanoseconds)`, `("wait", nanoseconds)` or
        `("done",)`.
        """

@final
class ExchangeRates:
    """
    The matrix of exchange rates; it need not be complete.
    """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def rate(self, /, source: str, target: str) -> Decimal | None:
        """
        How much `target` one unit of `source` is; `None` when the gateway does not say.
        """
    def to_dict(self, /) -> dict[str, dict[str, decimal.Decimal]]:
        """
        All rates as a dict of dicts: source, target, rate.
        """

@final
class Expected:
    """
    What the shop's own record says of a payment, written down before the payer was sent away.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(
        cls,
        /,
        *,
        order_id: str,
        amount: decimal.Decimal | int | str | None = None,
        currency: str | None = None,
        payment_id: str | None = None,
        known: str | None = None,
        credited: bool = False,
    ) -> Expected:
        """
        `amount` and `currency` are the price; without both, whatever arrives is taken, as for a
        deposit. `known` is the last status that was written down, `credited` whether it was.
        """
    def __reduce__(self, /) -> tuple[object, ...]: ...
    def __repr__(self, /) -> str: ...
    def accept(self, /) -> Verdict:
        """
        The verdict when a person of the shop accepts what has arrived, as they may after a hold: a
        credit of the price, whatever the gateway reported. `ignore (already_credited)` when it is
        credited, `hold (amount_unknown)` without a price above 0.
        """
    @property
    def amount(self, /) -> Decimal | None: ...
    @property
    def credited(self, /) -> bool: ...
    @property
    def currency(self, /) -> str | None: ...
    @property
    def known(self, /) -> str | None: ...
    def next_status(self, /, observed: Observed) -> str | None:
        """
        The status to write down after a report: never simply what was reported.
        """
    @property
    def order_id(self, /) -> str: ...
    @property
    def payment_id(self, /) -> str | None: ...

@final
class Field:
    """
    A field of a model, by its place: the attribute that reads it.
    """
    def __delete__(self, instance: Any, /) -> None: ...
    def __get__(self, instance: Any, _owner: type | None = None, /) -> Any: ...
    def __new__(cls, /, index: SupportsIndex) -> Field: ...
    def __set__(self, instance: Any, _value: Any, /) -> None: ...

@final
class Gateway2328:
    """
    2328.io: makes signed calls.
    """
    def __new__(
        cls,
        /,
        *,
        project: str,
        api_key: str,
        payout_key: str | None = None,
        base_url: str | None = None,
        user_agent: str | None = None,
        options: dict[str, object] | None = None,
    ) -> Gateway2328: ...
    def __repr__(self, /) -> str: ...
    def call(self, /, group: str, name: str, arguments: dict[str, object]) -> Call:
        """
        Makes the call of an operation.
        """
    def pages(self, /, group: str, name: str, arguments: dict[str, object]) -> Pager:
        """
        A walk over all pages of an operation.
        """
    def raw(self, /, method: str, path: str, body: str | None = None) -> Call:
        """
        A call of an endpoint that this version does not know.
        """

@final
class Observed:
    """
    What a gateway reported of a payment, in the words of all gateways.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(
        cls,
        /,
        *,
        gateway: str,
        source: str,
        status: str,
        order_id: str | None = None,
        payment_id: str | None = None,
        gateway_status: str | None = None,
        amount: decimal.Decimal | int | str | None = None,
        currency: str | None = None,
        owed: decimal.Decimal | int | str | None = None,
        received: decimal.Decimal | int | str | None = None,
        received_currency: str | None = None,
        reason: str | None = None,
    ) -> Observed:
        """
        `gateway` is `2328` or `alchemypay`, `source` is `webhook` or `query`. Made by `observed()`
        of events and models; call it yourself in tests.
        """
    def __reduce__(self, /) -> tuple[object, ...]: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal | None: ...
    @property
    def currency(self, /) -> str | None: ...
    @property
    def gateway(self, /) -> str: ...
    @property
    def gateway_status(self, /) -> str: ...
    @property
    def order_id(self, /) -> str | None: ...
    @property
    def owed(self, /) -> Decimal | None: ...
    @property
    def payment_id(self, /) -> str | None: ...
    @property
    def reason(self, /) -> str | None: ...
    @property
    def received(self, /) -> Decimal | None: ...
    @property
    def received_currency(self, /) -> str | None: ...
    @property
    def source(self, /) -> str: ...
    @property
    def status(self, /) -> str: ...

@final
class Pager:
    """
    A walk over the pages of a list: says which call is next.
    """
    def next_call(self, /) -> Call | None:
        """
        The call for the next page; `None` when there is none.
        """

@final
class Policy:
    """
    How the shop deals with the exceptions.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(
        cls,
        /,
        *,
        overpaid: str = "credit",
        paid_late: str = "hold",
        least_percent: SupportsIndex = 100,
        confirm_by_query: bool = False,
    ) -> Policy:
        """
        `overpaid` and `paid_late` are `credit` or `hold`; `least_percent` of what is owed is
        enough; `confirm_by_query` credits only what a query has confirmed.
        """
    def __reduce__(self, /) -> tuple[object, ...]: ...
    def __repr__(self, /) -> str: ...
    @property
    def confirm_by_query(self, /) -> bool: ...
    @property
    def least_percent(self, /) -> int: ...
    @property
    def overpaid(self, /) -> str: ...
    @property
    def paid_late(self, /) -> str: ...

@final
class RateLimiter:
    """
    Lets at most so many requests into any second (2328's 10 when unset). It holds for those who
    share it, in one process.
    """
    def __new__(
        cls,
        /,
        rate: SupportsIndex | None = None,
        *,
        burst: SupportsIndex | None = None,
        window_ns: SupportsIndex | None = None,
    ) -> RateLimiter: ...
    def __repr__(self, /) -> str: ...
    def reserve(self, /, most: SupportsFloat | SupportsIndex) -> tuple[bool, float]:
        """
        Takes the next free start that is less than `most` seconds away: whether it was taken, and
        the seconds until then.
        """

@disjoint_base
class Record:
    """
    What a gateway sent, read into its fields. Frozen; compares and hashes by what was sent.
    """
    def __copy__(self, /) -> typing_extensions.Self: ...
    def __deepcopy__(self, /, _memo: Any) -> typing_extensions.Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /) -> Record: ...
    def __reduce__(self, /) -> tuple[object, ...]: ...
    def __repr__(self, /) -> str: ...
    @property
    def raw(self, /) -> Any | None:
        """
        Everything that the gateway sent, with fields that this version does not know; `None` for a
        part of an event. Of a webhook it carries the signature: keep it out of logs.
        """
    @property
    def raw_json(self, /) -> str | None:
        """
        The same as JSON text, as it came.
        """
    def to_dict(self, /) -> dict[str, typing.Any]:
        """
        The fields by name, models within it as dicts too.
        """

@final
class RetryPolicy:
    """
    The limits of the repeats of one call. Times are in seconds.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(
        cls,
        /,
        *,
        max_attempts: SupportsIndex | None = None,
        base_delay: SupportsFloat | SupportsIndex | None = None,
        max_delay: SupportsFloat | SupportsIndex | None = None,
        max_retry_after: SupportsFloat | SupportsIndex | None = None,
        attempt_timeout: SupportsFloat | SupportsIndex | None = None,
        total_deadline: SupportsFloat | SupportsIndex | None = None,
    ) -> RetryPolicy: ...
    def __reduce__(self, /) -> tuple[object, ...]: ...
    def __repr__(self, /) -> str: ...

@final
class Status:
    """
    What is known of a status in the words of all gateways.
    """
    @staticmethod
    def all() -> list[tuple[str, bool, bool, bool, bool]]:
        """
        Every status: text, success, failure, refund, final.
        """

@final
class Verdict:
    """
    What a shop is to do with a report.
    """
    def __bool__(self, /) -> bool:
        """
        A verdict is no yes or no: what is not credited may have to be held.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[object, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def action(self, /) -> str:
        """
        `credit`, `wait`, `hold`, `reject` or `ignore`.
        """
    @property
    def amount(self, /) -> Decimal | None:
        """
        What to credit; `None` unless it is a credit.
        """
    @property
    def currency(self, /) -> str | None:
        """
        Its currency.
        """
    @property
    def is_credit(self, /) -> bool:
        """
        True when the order may be credited now.
        """
    @property
    def reason(self, /) -> str | None:
        """
        Why; `None` for a credit.
        """

@disjoint_base
class ViewKeys:
    """
    The shop's own keys for view tokens: the first mints, all verify.
    """
    def __new__(cls, /, keys: SupportsGetItem[int, tuple[str, str]]) -> ViewKeys: ...
    def _authorize(
        self, /, header: str | None, now: SupportsIndex | None = None
    ) -> tuple[str, str, int, str]: ...
    def _mint(
        self, /, gateway: str, order_id: str, ttl: SupportsIndex, now: SupportsIndex | None = None
    ) -> str: ...
    def _verify(
        self, /, token: str, now: SupportsIndex | None = None
    ) -> tuple[str, str, int, str]: ...

@final
class Watch:
    """
    Says when to ask the shop's endpoint, and what came of it. Whoever drives it reads the clocks:
    `now` is what the function of that name gives.
    """
    def __new__(
        cls,
        /,
        url: str,
        token: str,
        settings: dict[str, int] | None = None,
        *,
        seed: SupportsIndex | None = None,
    ) -> Watch:
        """
        `settings` are those of the policy, in nanoseconds.
        """
    def failure(
        self,
        /,
        kind: str,
        text: str,
        now: tuple[SupportsIndex, SupportsIndex],
        *,
        limit: SupportsIndex = 0,
    ) -> None:
        """
        Reports that there is no answer. `text` must hold no secret.
        """
    def look_now(self, /, now: tuple[SupportsIndex, SupportsIndex]) -> None:
        """
        Asks as soon as it may.
        """
    def renew(self, /, token: str, now: tuple[SupportsIndex, SupportsIndex]) -> None:
        """
        Goes on with another token of the same order.
        """
    def response(
        self,
        /,
        status: SupportsIndex,
        headers: SupportsGetItem[int, tuple[str, str]],
        body: bytes,
        now: tuple[SupportsIndex, SupportsIndex],
    ) -> None:
        """
        Reports the answer to what was sent.
        """
    def step(self, /, now: tuple[SupportsIndex, SupportsIndex]) -> tuple[typing.Any, ...]:
        """
        `("send", method, url, headers, nanoseconds)`, `("wait", nanoseconds)`, `("changed", view)`,
        `("final",)`, `("unauthorized",)` or `("refused", error)`.
        """
    def time_left(self, /, now: tuple[SupportsIndex, SupportsIndex]) -> int | None:
        """
        Nanoseconds that are left of the invoice; `None` without a view, or when it says no end.
        """
    def trouble(self, /) -> typing.Any:
        """
        Why the last question got no view; `None` when it did.
        """

@disjoint_base
class Webhooks2328:
    """
    Webhooks of 2328.
    """
    def __new__(
        cls,
        /,
        *,
        api_keys: SupportsGetItem[int, tuple[str, str]],
        payout_keys: SupportsGetItem[int, tuple[str, str]],
        max_bytes: SupportsIndex | None = None,
    ) -> Webhooks2328: ...
    def __repr__(self, /) -> str: ...
    def _accepted(self, /) -> tuple[int, str, str]: ...
    def _refused(self, /) -> tuple[int, str, str]: ...
    def _sign(self, /, body: str, key: str) -> str:
        """
        A body with `sign` behind its members, as the gateway writes it.
        """
    def check(
        self,
        /,
        body: bytes | bytearray | memoryview,
        *,
        kind: typing.Literal["any", "payment", "payout", "static_wallet"] = "any",
    ) -> str:
        """
        Verifies the signature and reads nothing else, for a server that stores first and
        understands later. The id of the key that matched.

        Raises:
            SignatureError: as `verify`.
        """
    def verify(
        self,
        /,
        body: bytes | bytearray | memoryview,
        *,
        kind: typing.Literal["any", "payment", "payout", "static_wallet"] = "any",
        explain: bool = False,
    ) -> Event:
        """
        The event that the raw bytes of a request tell.

        Give each kind a URL of its own and name it here: the kind decides what may have signed.

        Raises:
            SignatureError: for anything else, whatever the bytes. With `explain` it says why, for a
                developer's eyes: never send that to whoever posted the body.
        """

def amount(value: decimal.Decimal | int | str) -> decimal.Decimal:
    """
    The exact `Decimal` of an amount, as every field of money is read.
    """

def decide(expected: Expected, observed: Observed, policy: Policy | None = None) -> Verdict:
    """
    Decides whether an order may be credited. Total, without I/O and without a clock.
    """

def error_codes() -> list[tuple[str, str]]:
    """
    Every stable code, with what to do.
    """

def event_id(gateway: str, kind: str, parts: SupportsGetItem[int, str]) -> str:
    """
    A deterministic id of an event, from what tells it apart.
    """

def now() -> tuple[int, int]:
    """
    What a driver written in Python reads: nanoseconds of the monotonic clock, and seconds since
    1970.
    """

def observe(record: Record, amount_unit: str = "cents") -> Observed | None:
    """
    What a model says to `decide`; `None` for one that is not about a payment. `amount_unit` is
    that of Alchemy Pay's `orderAmount`: `cents` or `as_sent`.
    """

def payment_uri(
    currency: str, network: str, address: str, amount: decimal.Decimal | int | str | None = None
) -> str | None:
    """
    The URI with which a wallet opens ready to pay; `None` where none is certain enough.
    """

def payment_view(facts: dict[str, object], now: SupportsIndex | None = None) -> typing.Any:
    """
    The view of what a shop has recorded.
    """

def read_view(body: bytes) -> typing.Any:
    """
    A view as the shop's endpoint answered it.
    """

def refused_view() -> tuple[int, str, str]:
    """
    The answer to every request that is refused.
    """

def register(
    *,
    models: dict[str, type],
    enums: dict[str, typing.Any],
    events: dict[str, type],
    error: collections.abc.Callable[..., Exception],
    signature_error: collections.abc.Callable[..., Exception],
    page: collections.abc.Callable[..., object],
) -> None:
    """
    Takes the package's classes: models and open sets by name, and the makers of errors and pages.
    """

def restore(name: str, json: str) -> Any:
    """
    Makes a model again that was pickled.
    """

def restore_verdict(
    action: str, reason: str | None, amount: decimal.Decimal | None, currency: str | None
) -> Verdict:
    """
    Makes a verdict again that was pickled.
    """

def sign_2328(body: bytes | bytearray | memoryview, key: str) -> str:
    """
    The value of the header `sign` of 2328 for exactly these bytes. Both keys sign by the same rule.
    """

def sign_alchemypay(
    name: str, body: str, secret: str, options: dict[str, object] | None = None
) -> str:
    """
    The signature over the signed fields of a JSON object, in the vendor's upper case.
    """

def sign_body_alchemypay(
    name: str, body: str, secret: str, options: dict[str, object] | None = None
) -> str:
    """
    The object with the signature as its last member, in place of one that is there.
    """

def sign_webhook_2328(body: str, key: str) -> str:
    """
    The body with `sign` behind its members, as 2328 writes a webhook.
    """

def transition(known: str, reported: str) -> tuple[str, str]:
    """
    What follows when `reported` comes after `known`: the step, and the status to write down.
    """

def verify_2328(body: bytes | bytearray | memoryview, sign: str, key: str) -> bool:
    """
    True when `sign` is that of exactly these bytes, compared in constant time.
    """

def verify_alchemypay(
    name: str, body: str, secret: str, options: dict[str, object] | None = None
) -> bool:
    """
    True when the member `sign` is the signature of the object's fields, compared in constant time.
    """

def view_time_left(view: Record, asked: SupportsIndex, at: SupportsIndex) -> int | None:
    """
    Nanoseconds that are left of a view's invoice at `at`, when the view was asked for at `asked`;
    `None` when it says no end.
    """

def watch(hook: collections.abc.Callable[[typing.Any], object], event: Any) -> None:
    """
    Calls a hook. One that fails must not change what became of a payment.
    """
