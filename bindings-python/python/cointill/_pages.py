"""Lists that are fetched page by page, as they are walked over."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Generic, TypeVar

from ._native import Call, Pager

T = TypeVar("T", covariant=True)


class Page(Generic[T]):
    """One page of a list, in the gateway's order, which is not documented."""

    __slots__ = ("items", "next_page", "paginate")

    def __init__(self, items: list[T], paginate: Any, next_page: int | None) -> None:
        self.items = items
        self.paginate = paginate
        self.next_page = next_page

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Page):
            return NotImplemented
        return self._all() == other._all()

    def _all(self) -> tuple[Any, ...]:
        return self.items, self.paginate, self.next_page

    def __repr__(self) -> str:
        return f"Page({len(self.items)} items, next_page={self.next_page})"


class Pages(Generic[T]):
    """All items of a list. Nothing is fetched before it is walked over, and each walk asks anew.

    Objects that are created during a walk may move others to the next page, which then come twice.
    """

    __slots__ = ("_send", "_start")

    def __init__(self, start: Callable[[], Pager], send: Callable[[Call, Pager], Any]) -> None:
        self._start = start
        self._send = send

    def pages(self) -> Iterator[Page[T]]:
        """The pages themselves."""
        pager = self._start()
        while (call := pager.next_call()) is not None:
            page: Page[T] = self._send(call, pager)
            yield page

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items

    def first(self) -> T | None:
        """The first item; `None` for an empty list."""
        return next(iter(self), None)


class AsyncPages(Generic[T]):
    """All items of a list, for `async for`. Nothing is fetched before it is walked over.

    Objects that are created during a walk may move others to the next page, which then come twice.
    """

    __slots__ = ("_send", "_start")

    def __init__(
        self, start: Callable[[], Pager], send: Callable[[Call, Pager], Awaitable[Any]]
    ) -> None:
        self._start = start
        self._send = send

    async def pages(self) -> AsyncIterator[Page[T]]:
        """The pages themselves."""
        pager = self._start()
        while (call := pager.next_call()) is not None:
            page: Page[T] = await self._send(call, pager)
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def first(self) -> T | None:
        """The first item; `None` for an empty list."""
        async for item in self:
            return item
        return None
