"""The limit on requests a second: in one process, and over all that share a Redis."""

from __future__ import annotations

import logging
import multiprocessing
import time
from collections.abc import Iterator
from typing import Any

import pytest
from support import running

import cointill
from cointill import _native
from cointill.limiters import RateLimiter, RedisLimiter

WINDOW = 0.2


Start = tuple[float, float]
"""The readings of the clock before and after a start was given: a busy machine draws them apart."""


class Noting:
    """A limiter that notes the starts it gives, in seconds from its making."""

    def __init__(self, limiter: Any) -> None:
        self._limiter = limiter
        self._begin = time.monotonic()
        self.starts: list[Start] = []

    def reserve(self, most: float) -> tuple[bool, float]:
        before = time.monotonic() - self._begin
        taken, wait = self._limiter.reserve(most)
        if taken:
            self.starts.append((before + wait, time.monotonic() - self._begin + wait))
        return taken, wait


def starts_of(limiter: Any, count: int, most: float = 60.0) -> list[Start]:
    """When `count` requests start."""
    noting = Noting(limiter)
    for _ in range(count):
        assert noting.reserve(most)[0]
    return noting.starts


def check(starts: list[Start], rate: int, window: float) -> None:
    """No window holds more than `rate` starts: the earliest that the first of them may have been,
    against the latest that the one beyond may have been. A little is lost to rounding.
    """
    earliest, latest = sorted(low for low, _ in starts), sorted(high for _, high in starts)
    for first, beyond in zip(earliest, latest[rate:], strict=False):
        assert beyond - first > window - 0.005


def test_no_window_holds_more_than_the_rate() -> None:
    limiter = RateLimiter(5, burst=2, window_ns=200_000_000)
    check(starts_of(limiter, 23), 5, WINDOW)


def test_what_is_too_far_away_is_not_taken() -> None:
    limiter = RateLimiter(1, burst=1)
    assert limiter.reserve(1.0) == (True, 0.0)
    taken, wait = limiter.reserve(0.5)
    assert not taken
    assert 0.9 < wait <= 1.05
    assert limiter.reserve(0.5)[0] is False, "nothing was taken"


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    problem = running.why_no_redis()
    if problem:
        pytest.skip(problem)
    import redis

    with (
        running.redis_server(tmp_path_factory.mktemp("redis")) as port,
        redis.Redis(port=port) as client,
    ):
        yield client


def test_redis_keeps_the_same_rule(redis: Any) -> None:
    limiter = RedisLimiter(redis, key="rule", rate=5, burst=2, window=WINDOW)
    check(starts_of(limiter, 23), 5, WINDOW)
    own = RateLimiter(5, burst=2, window_ns=200_000_000)
    shared = RedisLimiter(redis, key="same", rate=5, burst=2, window=WINDOW)
    for mine, theirs in zip(starts_of(own, 12), starts_of(shared, 12), strict=True):
        assert mine[0] - theirs[1] < 0.03 and theirs[0] - mine[1] < 0.03, (mine, theirs)


def test_redis_takes_nothing_that_is_too_far_away(redis: Any) -> None:
    limiter = RedisLimiter(redis, key="far", rate=1, burst=1, window=1.0)
    assert limiter.reserve(1.0) == (True, 0.0)
    assert limiter.reserve(0.3)[0] is False
    assert limiter.reserve(0.3)[0] is False
    assert redis.llen("far") == 1
    assert 0 < redis.pttl("far") <= 2_000


def _worker(port: int, count: int, starts: Any) -> None:
    import redis

    client = redis.Redis(port=port)
    limiter = RedisLimiter(client, key="processes", rate=10, burst=3, window=0.5)
    for _ in range(count):
        before = time.monotonic()
        taken, wait = limiter.reserve(60.0)
        assert taken
        starts.put((before + wait, time.monotonic() + wait))
        time.sleep(wait)
    client.close()


def test_the_limit_holds_over_processes(redis: Any) -> None:
    context = multiprocessing.get_context("spawn")
    starts: Any = context.Queue()
    port = redis.connection_pool.connection_kwargs["port"]
    workers = [context.Process(target=_worker, args=(port, 8, starts)) for _ in range(4)]
    for worker in workers:
        worker.start()
    seen = [starts.get(timeout=30) for _ in range(32)]
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    check(seen, 10, 0.5)


def test_without_redis_each_process_keeps_to_it(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    class Broken:
        def register_script(self, script: str) -> Any:
            assert script == _native.REDIS_LIMITER

            def run(**_: object) -> Any:
                asked.append(1)
                raise ConnectionError("no redis here")

            return run

    limiter = RedisLimiter(Broken(), rate=5, burst=2, window=WINDOW)
    with caplog.at_level(logging.WARNING, "cointill"):
        check(starts_of(limiter, 11), 5, WINDOW)
    assert len(asked) == 1, "a redis that is down is left alone"
    later = time.monotonic() + 11
    monkeypatch.setattr("cointill.limiters.time.monotonic", lambda: later)
    limiter.reserve(60.0)
    assert len(asked) == 2, "and asked again after a while"
    assert len(caplog.records) == 1
    assert "ConnectionError" in caplog.text


class Answering:
    """A transport that notes when it is asked."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def send(self, _request: cointill.TransportRequest) -> cointill.TransportResponse:
        self.times.append(time.monotonic())
        return cointill.TransportResponse(200, [], b'{"state":0,"result":[]}')

    def close(self) -> None:
        pass


def test_clients_take_their_turns_at_one_limiter() -> None:
    begin = time.monotonic()
    limiter = Noting(RateLimiter(4, burst=1, window_ns=200_000_000))
    transport = Answering()
    for _ in range(2):
        gateway = cointill.Gateway2328(
            project="00000000-0000-4000-8000-000000002328",
            api_key="sandbox-api-key",
            transport=transport,
            limiter=limiter,
        )
        for _ in range(4):
            gateway.balance.get()
    check(limiter.starts, 4, WINDOW)
    # And what was given is kept to: nothing is sent before its time.
    for (earliest, _), sent in zip(limiter.starts, transport.times, strict=True):
        assert sent - begin >= earliest - 0.005


def test_a_limiter_that_fails_does_not_fail_the_call(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[Any] = []
    monkeypatch.setattr("sys.unraisablehook", told.append)

    class Failing:
        def reserve(self, most: float) -> tuple[bool, float]:
            raise RuntimeError(f"{most}")

    gateway = cointill.Gateway2328(
        project="00000000-0000-4000-8000-000000002328",
        api_key="sandbox-api-key",
        transport=Answering(),
        limiter=Failing(),
    )
    assert gateway.balance.get() == []
    assert len(told) == 1
    assert isinstance(told[0].exc_value, RuntimeError)
