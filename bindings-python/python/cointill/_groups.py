"""What groups of operations have in common: they name a call, and the client carries it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from ._pages import AsyncPages, Pages

if TYPE_CHECKING:
    from ._async_clients import AsyncClientBase
    from ._clients import ClientBase


class Group:
    """Operations that belong together, of a client that waits."""

    __slots__ = ("_client",)
    _group: ClassVar[str]

    def __init__(self, client: ClientBase) -> None:
        self._client = client

    def _call(self, name: str, arguments: dict[str, object]) -> Any:
        client = self._client
        return client._send(client._gateway.call(self._group, name, arguments))

    def _pages(self, name: str, arguments: dict[str, object]) -> Pages[Any]:
        client, group = self._client, self._group
        pager = client._gateway.pages(group, name, arguments)
        # A filter that is wrong is an error here; the walk itself starts anew for each iteration.
        del pager
        return Pages(lambda: client._gateway.pages(group, name, arguments), client._send)


class AsyncGroup:
    """Operations that belong together, of a client for asyncio."""

    __slots__ = ("_client",)
    _group: ClassVar[str]

    def __init__(self, client: AsyncClientBase) -> None:
        self._client = client

    async def _call(self, name: str, arguments: dict[str, object]) -> Any:
        client = self._client
        return await client._send(client._gateway.call(self._group, name, arguments))

    def _pages(self, name: str, arguments: dict[str, object]) -> AsyncPages[Any]:
        client, group = self._client, self._group
        client._gateway.pages(group, name, arguments)
        return AsyncPages(lambda: client._gateway.pages(group, name, arguments), client._send)
