# Copied from overlays/runtime/request/connections.py: edit it there.
"""The connections of a client and of the copies that share them."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar
from weakref import WeakSet

import httpx

from .prepared_request import PreparedRequest

_URLS: Final = 32
"""Parsed URLs that are kept: polling requests the same one again and again (18 µs a call)."""

SPENT: Final = httpx.ByteStream(b"")
"""Replaces a stream that was read.

The stream and its response refer to each other: they, and what a transport keeps of the body,
would stay until the garbage collector runs.
"""

HttpT = TypeVar("HttpT", httpx.Client, httpx.AsyncClient)


class Connections(Generic[HttpT]):
    """An httpx client, and who may close it.

    Attributes:
        http: The httpx client.
        borrowed: Whether it is the caller's; it is never closed here then.
        on_close: Called when the connections are closed.
        closed: Whether the client that opened the connections was closed.
        home: What stands for the event loop that the connections belong to, once there are any.
    """

    def __init__(self, http: HttpT, *, borrowed: bool) -> None:
        self.http: Final[HttpT] = http
        self.borrowed: Final = borrowed
        self.closed = False
        self.home: object | None = None
        self._parsed: Callable[[str], httpx.URL] = lru_cache(maxsize=_URLS)(httpx.URL)
        self.on_close: set[Callable[[], object]] = set()
        self._inherited: list[Any] = []
        _EVERY.add(self)

    def give_up(self, request: httpx.Request, *, idle_too: bool) -> list[Any]:
        """Take out of the pools what *request*, which was broken off, has left in them.

        httpcore cleans up when a request fails. A KeyboardInterrupt or a cancelled task of asyncio
        can break that off too: the request keeps its place in the pool then, or its connection stays
        busy, for ever.

        Args:
            request: The request.
            idle_too: Take out idle connections too: one of them may have a lock that is still held.

        Returns:
            The connections of httpcore that are to be closed.
        """
        closing: list[Any] = []
        for pool in pools_of(self.http):
            with pool._optional_thread_lock:
                # httpx hands the extensions on, and builds the rest of the request anew.
                pool._requests[:] = [
                    each
                    for each in pool._requests
                    if each.request.extensions is not request.extensions
                ]
                used = {id(each.connection) for each in pool._requests}
                for connection in list(pool._connections):
                    if id(connection) not in used and (idle_too or not connection.is_idle()):
                        pool._connections.remove(connection)
                        closing.append(connection)
                closing += pool._assign_requests_to_connections()
        return closing

    def start_anew(self) -> None:
        """Open connections of its own, after a fork: those of the parent are the parent's.

        Locks are made anew too: a thread that held one is not there any more.
        """
        self.home = None
        self.on_close.clear()
        for pool in pools_of(self.http):
            if isinstance(self.http, httpx.Client):
                for connection in pool._connections:
                    connection.close()
            else:
                # Closing these would change the selector that the loop of the parent waits with,
                # and dropping them would warn that they are open.
                self._inherited += pool._connections
            pool._connections = []
            pool._requests = []
            pool._optional_thread_lock = type(pool._optional_thread_lock)()

    def request(self, prepared: PreparedRequest[Any]) -> httpx.Request:
        """The next attempt of *prepared*.

        Headers, cookies and parameters of a caller's httpx client are merged in as httpx does it.
        Where there is nothing to merge but headers, the request is built here (38 µs a call less).
        """
        if self.borrowed and not self._is_plain():
            return self._build(prepared)
        ours = prepared.begin()
        headers = [(name.encode(), value.encode()) for name, value in ours.items()]
        if self.borrowed:
            theirs = self.http.headers.raw
            headers += [pair for pair in theirs if pair[0].lower().decode("latin-1") not in ours]
        return httpx.Request(
            prepared.method,
            self._parsed(prepared.url),
            headers=headers,
            content=prepared.content,
            extensions=prepared.phases,
        )

    def _is_plain(self) -> bool:
        """Whether the caller's client adds nothing to a request but headers."""
        http: object = self.http
        return (
            type(http) in {httpx.Client, httpx.AsyncClient}
            and not self.http.params
            and not self.http.cookies
        )

    def _build(self, prepared: PreparedRequest[Any]) -> httpx.Request:
        url, params = prepared.url, None
        if self.http.params:
            # httpx would replace our parameters by the caller's.
            url, _, query = url.partition("?")
            params = self.http.params.merge(httpx.QueryParams(query))
        return self.http.build_request(
            prepared.method,
            url,
            params=params,
            headers=prepared.begin(),
            content=prepared.content,
            extensions=prepared.phases,
        )


class LastBytes(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The body of a response, whose connection is kept only if nothing came after it.

    What is left over would be read as the response to the next request.

    Args:
        stream: The body as httpx made it.
        unread: Returns whether bytes wait in a network stream that were not read yet.
    """

    def __init__(self, stream: Any, unread: Callable[[Any], bool]) -> None:
        self._stream = stream
        self._unread = unread

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def __aiter__(self) -> AsyncIterator[bytes]:
        iterator: AsyncIterator[bytes] = self._stream.__aiter__()
        return iterator

    def close(self) -> None:
        """Give the connection back, or close it."""
        self._part()
        self._stream.close()

    async def aclose(self) -> None:
        """Give the connection back, or close it."""
        self._part()
        await self._stream.aclose()

    def _part(self) -> None:
        # Bodies of other transports, and of HTTP/2, lack one of these.
        with suppress(AttributeError):
            connection = self._stream._stream._httpcore_stream._stream._connection
            state = connection._h11_state
            if state.trailing_data[0] or self._unread(connection._network_stream):
                # httpcore closes a connection whose protocol failed.
                state.send_failed()


def pools_of(http: httpx.Client | httpx.AsyncClient) -> list[Any]:
    """The connection pools of httpcore that *http* uses; none for those of other transports."""
    import httpcore

    inside: Any = http
    pools = [
        getattr(transport, "_pool", None)
        for transport in (inside._transport, *inside._mounts.values())
    ]
    kinds = (httpcore.ConnectionPool, httpcore.AsyncConnectionPool)
    return [pool for pool in pools if isinstance(pool, kinds)]


_EVERY: Final[WeakSet[Connections[Any]]] = WeakSet()
"""All connections of this process, for the child that a fork makes."""


def _start_anew() -> None:
    for connections in list(_EVERY):
        connections.start_anew()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_start_anew)


class _NoCookies(httpx.Cookies):
    """Stores nothing: what one call receives is not sent with another."""

    def extract_cookies(self, response: httpx.Response) -> None:
        """Leave the cookies of *response*."""


def store_no_cookies(http: httpx.Client | httpx.AsyncClient) -> None:
    """Let *http* look for no cookies in a response.

    A jar whose policy rejects each cookie costs 26 µs a call, a third of a small one.
    """
    inside: Any = http
    inside._cookies = _NoCookies()
