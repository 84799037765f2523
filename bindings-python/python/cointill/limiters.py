"""Limits on requests a second that several clients or processes share.

2328.io answers 429 beyond ten requests a second and project, whichever process sent them.
"""

from __future__ import annotations

import time
from typing import Any, Protocol

from . import _native
from ._native import RateLimiter

# A shop whose Redis is down learns of it, and not ten times a second.
_QUIET_SECONDS = 60.0

# A Redis that is down may take seconds to say so: it is left alone for a while, so that not every
# call to the gateway waits as long.
_LEFT_ALONE_SECONDS = 10.0


class Limiter(Protocol):
    """What a client can be given to take its turns at."""

    def reserve(self, most: float) -> tuple[bool, float]:
        """Takes the next free start that is less than `most` seconds away: whether it was taken,
        and the seconds until then. It must not block for long.
        """
        ...


class RedisLimiter:
    """A limit over all processes of a shop, kept in Redis by one atomic script and its own clock.

    While Redis cannot be reached each process keeps to the limit by itself, and says so in the log:
    a shop goes on taking payments.

    Args:
        redis: A client of the package redis, `redis.Redis(...)`; not one for asyncio.
        key: Where the last starts are kept. One key for each project at the gateway.
        rate: Requests a second.
        burst: How many of them may start at once.
        window: Seconds that hold at most `rate` starts; a little more than one, since requests do
            not arrive exactly as far apart as they were sent.
    """

    __slots__ = ("_arguments", "_key", "_left_alone_until", "_own", "_redis", "_said", "_script")

    def __init__(
        self,
        redis: Any,
        *,
        key: str = "cointill:2328",
        rate: int = 10,
        burst: int = 3,
        window: float = 1.05,
    ) -> None:
        if rate < 1 or not 1 <= burst <= rate:
            raise ValueError(f"expected 1 <= burst <= rate, got burst {burst} and rate {rate}")
        self._redis = redis
        self._key = key
        self._arguments = (rate, burst, round(window * 1e6))
        self._own = RateLimiter(rate, burst=burst, window_ns=round(window * 1e9))
        self._script = redis.register_script(_native.REDIS_LIMITER)
        self._said = float("-inf")
        self._left_alone_until = float("-inf")

    def reserve(self, most: float) -> tuple[bool, float]:
        """Takes the next free start that is less than `most` seconds away."""
        if time.monotonic() < self._left_alone_until:
            return self._own.reserve(most)
        try:
            arguments = (*self._arguments, round(most * 1e6))
            taken, wait = self._script(keys=[self._key], args=arguments)
        except Exception as error:
            # Whatever went wrong with Redis, the payment must not.
            self._left_alone_until = time.monotonic() + _LEFT_ALONE_SECONDS
            self._say(error)
            return self._own.reserve(most)
        return bool(taken), wait / 1e6

    def _say(self, error: Exception) -> None:
        now = time.monotonic()
        if now - self._said >= _QUIET_SECONDS:
            self._said = now
            import logging

            logging.getLogger("cointill").warning(
                "the shared rate limit is not reached (%s): each process keeps to it by itself",
                type(error).__name__,
            )

    def __repr__(self) -> str:
        rate, burst, window = self._arguments
        return f"RedisLimiter(key={self._key!r}, rate={rate}, burst={burst}, window={window / 1e6})"


__all__ = ["Limiter", "RateLimiter", "RedisLimiter"]
