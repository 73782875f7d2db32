# Copied from overlays/runtime/request/connections.py: edit it there.
"""The connections of a client and of the copies that share them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

import httpx

from .prepared_request import PreparedRequest

_URLS: Final = 32
"""Parsed URLs that are kept: polling requests the same one again and again (18 µs a call)."""

LIMITS: Final = httpx.Limits(max_connections=1000, max_keepalive_connections=100)
"""Of a client's own connections: an open event stream keeps one."""

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
