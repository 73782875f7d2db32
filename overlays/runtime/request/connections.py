"""The connections of a client and of the copies that share them."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar
from weakref import WeakSet

import httpx

from ..errors import InvalidArgumentError
from .prepared_request import PreparedRequest

_URLS: Final = 32
"""Parsed URLs that are kept: polling requests the same one again and again (18 µs a call)."""

LIMITS: Final = httpx.Limits(max_connections=1000, max_keepalive_connections=20)
"""Of a client's own connections: an open event stream keeps one.

Idle ones as httpx has them: httpcore looks at each for each request, so that 100 of them make 100
calls at once take more than twice the time.
"""

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
        streams: What stands for each event stream that is open, and so keeps a connection.
    """

    def __init__(self, http: HttpT, *, borrowed: bool) -> None:
        self.http: Final[HttpT] = http
        self.borrowed: Final = borrowed
        self.closed = False
        self.home: object | None = None
        self.streams: Final[set[int]] = set()
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

        Raises:
            InvalidArgumentError: The URL is too long.
        """
        try:
            if self.borrowed and not self._is_plain():
                return self._build(prepared)
            url = self._parsed(prepared.url)
        except httpx.InvalidURL as error:
            raise InvalidArgumentError(f"the arguments make no valid URL: {error}") from None
        ours = prepared.begin()
        headers = [(name.encode(), value.encode()) for name, value in ours.items()]
        if self.borrowed:
            theirs = self.http.headers.raw
            headers += [pair for pair in theirs if pair[0].lower().decode("latin-1") not in ours]
        return httpx.Request(
            prepared.method,
            url,
            headers=headers,
            content=prepared.content,
            extensions=prepared.phases,
        )

    def proxy(self, url: str | None) -> str | None:
        """The proxy between us and *url*, without its credential; ``None`` if none is known."""
        pool = None if url is None else getattr(self._transport(url), "_pool", None)
        proxy = getattr(pool, "_proxy_url", None)
        if proxy is None:
            return None
        host = proxy.host.decode()
        port = "" if proxy.port is None else f":{proxy.port}"
        return f"{proxy.scheme.decode()}://{f'[{host}]' if ':' in host else host}{port}"

    def traces(self, url: str) -> bool:
        """Whether a request to *url* tells how far it got: transports of httpx itself do."""
        kind = type(self._transport(url))
        return not self.borrowed or kind in {httpx.HTTPTransport, httpx.AsyncHTTPTransport}

    def _transport(self, url: str) -> object:
        """What sends the requests to *url*; httpx has no public way to ask."""
        inside: Any = self.http
        if not getattr(inside, "_mounts", None):
            return getattr(inside, "_transport", None)
        return inside._transport_for_url(self._parsed(url))

    def crowd(self) -> str:
        """What to say of a request that got no connection in time; empty if there was one free."""
        pool = getattr(getattr(self.http, "_transport", None), "_pool", None)
        busy = [one for one in getattr(pool, "connections", ()) if not one.is_idle()]
        if pool is None or len(busy) < pool._max_connections:
            return ""
        return (
            f"all {len(busy)} connections of the pool are in use, {len(self.streams)} of them by "
            "open event streams; pass an http_client with larger httpx.Limits to have more"
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


def open_http(kind: type[HttpT]) -> HttpT:
    """An httpx client of our own, with the proxies and certificates of the environment.

    Raises:
        InvalidArgumentError: A variable of the environment can't be used; the message names it.
    """
    directories = [part for part in os.environ.get("SSL_CERT_DIR", "").split(os.pathsep) if part]
    if os.environ.get("SSL_CERT_FILE"):
        # It wins over the directories.
        directories = []
    # OpenSSL takes a directory that is not there for one without certificates.
    if directories and not any(map(os.path.isdir, directories)):
        raise InvalidArgumentError("the environment variable SSL_CERT_DIR: no such directory")
    try:
        http = kind(follow_redirects=False, limits=LIMITS)
    except Exception:
        from .transport_errors import environment_fault

        fault = environment_fault()
        if fault is None:
            raise
    else:
        fault = _proxy_fault(http)
        if fault is None:
            _store_no_cookies(http)
            return http
    # Outside the handler: the context of the error would be httpx's, which may hold a password.
    raise fault


def _proxy_fault(http: httpx.Client | httpx.AsyncClient) -> InvalidArgumentError | None:
    inside: Any = http
    if not any(inside._mounts.values()):
        return None
    from .transport_errors import proxy_fault

    return proxy_fault()


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


def _store_no_cookies(http: httpx.Client | httpx.AsyncClient) -> None:
    """Let *http* look for no cookies in a response.

    A jar whose policy rejects each cookie costs 26 µs a call, a third of a small one.
    """
    inside: Any = http
    inside._cookies = _NoCookies()
