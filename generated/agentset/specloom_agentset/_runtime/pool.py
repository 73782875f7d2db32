# Copied from overlays/runtime/pool.py: edit it there.
"""The connections of a client and of the copies that share them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

import httpx

from .exchange import Exchange

_URLS: Final = 32
"""Parsed URLs that are kept: who waits for a job asks for the same one again and again."""

SPENT: Final = httpx.ByteStream(b"")
"""Takes the place of a stream that was read.

The stream and its response refer to each other. They, and what a transport keeps of the body, would
stay until the garbage collector comes.
"""

HttpT = TypeVar("HttpT", httpx.Client, httpx.AsyncClient)


class Pool(Generic[HttpT]):
    """An httpx client, and who may close it.

    Attributes:
        http: The httpx client.
        borrowed: Whether it is the caller's; it is then never closed here.
        closed: Whether the client that made the pool was closed.
        home: What stands for the event loop that the connections belong to, once there are any.
    """

    def __init__(self, http: HttpT, *, borrowed: bool) -> None:
        self.http: Final[HttpT] = http
        self.borrowed: Final = borrowed
        self.closed = False
        self.home: object | None = None
        self._parsed: Callable[[str], httpx.URL] = lru_cache(maxsize=_URLS)(httpx.URL)

    def request(self, exchange: Exchange[Any]) -> httpx.Request:
        """The next attempt of *exchange*.

        Headers, cookies and parameters of a caller's httpx client are merged in as httpx does
        it. Where there is nothing to merge but headers, the request is put together here: that
        takes half of the time.
        """
        if self.borrowed and not self._is_plain():
            return self._build(exchange)
        ours = exchange.begin()
        headers = [(name.encode(), value.encode()) for name, value in ours.items()]
        if self.borrowed:
            theirs = self.http.headers.raw
            headers += [pair for pair in theirs if pair[0].lower().decode("latin-1") not in ours]
        return httpx.Request(
            exchange.method,
            self._parsed(exchange.url),
            headers=headers,
            content=exchange.content,
            extensions=exchange.phases,
        )

    def _is_plain(self) -> bool:
        """Whether the caller's client has nothing of its own to do with a request."""
        http: object = self.http
        return (
            type(http) in {httpx.Client, httpx.AsyncClient}
            and not self.http.params
            and not self.http.cookies
        )

    def _build(self, exchange: Exchange[Any]) -> httpx.Request:
        url, params = exchange.url, None
        if self.http.params:
            # httpx would put the caller's parameters in the place of ours.
            url, _, query = url.partition("?")
            params = self.http.params.merge(httpx.QueryParams(query))
        return self.http.build_request(
            exchange.method,
            url,
            params=params,
            headers=exchange.begin(),
            content=exchange.content,
            extensions=exchange.phases,
        )
