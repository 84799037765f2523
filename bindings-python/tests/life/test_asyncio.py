"""Event loops: several one after another, cancelled tasks, and a loop that is closed too early."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from typing import Any

import pytest
from support.server import PAYMENT, Server, envelope
from support.shop import ask_async, asynchronous

import cointill
from cointill import errors
from cointill.transports import AsyncHttpxTransport

UUID = PAYMENT["uuid"]


def test_several_loops_one_after_another(server: Server) -> None:
    shop = asynchronous(server.base_url)
    for _ in range(5):
        assert asyncio.run(ask_async(shop)) == UUID


def test_several_loops_at_once(server: Server) -> None:
    shop, seen = asynchronous(server.base_url), []

    def run() -> None:
        async def several() -> list[str]:
            return await asyncio.gather(*(ask_async(shop) for _ in range(10)))

        seen.extend(asyncio.run(several()))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [UUID] * 40


async def test_calls_run_beside_each_other(server: Server) -> None:
    def slowly(handler: Any, _: Any) -> None:
        time.sleep(0.2)
        body = envelope(PAYMENT)
        handler.send_response(200)
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    server.answer = slowly
    async with asynchronous(server.base_url) as shop:
        begun = time.monotonic()
        await asyncio.gather(*(ask_async(shop) for _ in range(10)))
        assert time.monotonic() - begun < 1


@pytest.mark.parametrize("transport", [lambda: None, AsyncHttpxTransport])
async def test_cancelling_a_task_drops_the_request(server: Server, transport: Any) -> None:
    server.hold()
    async with asynchronous(server.base_url, transport=transport()) as shop:
        task = asyncio.create_task(ask_async(shop))
        assert await asyncio.to_thread(server.reached.wait, 5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await asyncio.to_thread(server.hung_up.wait, 5), "the connection stayed open"
        server.answer = None
        assert await ask_async(shop) == UUID
    assert len(server.received) == 2


async def test_a_timeout_of_asyncio_drops_the_request(server: Server) -> None:
    server.hold()
    async with asynchronous(server.base_url) as shop:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(ask_async(shop), 0.3)
        assert await asyncio.to_thread(server.hung_up.wait, 5)


async def test_cancelling_while_waiting_for_a_repeat(server: Server) -> None:
    server.say(503, b"", retry_after="30")
    async with asynchronous(server.base_url) as shop:
        task = asyncio.create_task(ask_async(shop))
        assert await asyncio.to_thread(server.reached.wait, 5)
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    await asyncio.sleep(0.1)
    assert len(server.received) == 1


def test_a_loop_that_is_closed_while_a_request_is_under_way(server: Server) -> None:
    server.hold()
    shop = asynchronous(server.base_url, timeout=1.0, max_retries=0)
    loop = asyncio.new_event_loop()
    task = loop.create_task(ask_async(shop))
    end = time.monotonic() + 10
    while not server.reached.is_set():
        loop.run_until_complete(asyncio.sleep(0.01))
        assert time.monotonic() < end
    task._log_destroy_pending = False  # type: ignore[attr-defined]
    loop.close()
    del task, loop
    gc.collect()
    # The answer, or its absence, meets a closed loop: nobody is told, and nothing breaks.
    time.sleep(1.3)
    server.answer = None
    assert asyncio.run(ask_async(shop)) == UUID


def test_a_future_is_made_where_a_loop_runs(server: Server) -> None:
    shop = asynchronous(server.base_url)
    awaitable = ask_async(shop)
    with pytest.raises(RuntimeError, match="no running event loop"):
        awaitable.send(None)
    assert server.received == []


async def test_errors_arrive_where_the_call_is_awaited(server: Server) -> None:
    server.say(503, b"")
    async with asynchronous(server.base_url, max_retries=0) as shop:
        with pytest.raises(errors.GatewayUnavailableError) as raised:
            await ask_async(shop)
        frames = [entry.name for entry in raised.traceback]
        assert "test_errors_arrive_where_the_call_is_awaited" in frames


async def test_wrong_arguments_are_told_before_anything_is_sent(server: Server) -> None:
    async with asynchronous(server.base_url) as shop:
        with pytest.raises(errors.InvalidRequestError, match="order_id"):
            await shop.payments.info(order_id="")
        with pytest.raises(errors.InvalidRequestError, match="exactly one"):
            await shop.payments.info()
    assert server.received == []


async def test_closing(server: Server) -> None:
    shop = asynchronous(server.base_url)
    await ask_async(shop)
    await shop.close()
    await shop.close()
    with pytest.raises(errors.ConfigurationError, match="closed"):
        await ask_async(shop)


async def test_a_walk_over_pages(server: Server) -> None:
    pages = [["1", "2"], ["3", "4"], ["5"]]

    def page(handler: Any, received: Any) -> None:
        from support.server import reply

        number = int(received.body.decode().split('"page":')[1].split(",")[0].rstrip("}"))
        items = [{**PAYMENT, "uuid": uuid} for uuid in pages[number - 1]]
        paginate = {"current_page": number, "per_page": 2, "has_more": number < 3}
        body = envelope({"items": items, "paginate": paginate})
        reply(handler, 200, body, {"content-type": "application/json"})

    server.answer = page
    async with asynchronous(server.base_url) as shop:
        walk = shop.static_wallets.transactions(uuid="w", per_page=2)
        assert isinstance(walk, cointill.AsyncPages)
        assert server.received == []
        assert len([one async for one in shop.payments.list(page=1, per_page=2)]) == 5
        assert len([one async for one in shop.payments.list(page=1).pages()]) == 3
        first = await shop.payments.list(page=2).first()
        assert first is not None
        assert first.uuid == "3"
