# Copied from overlays/runtime/pool.py: edit it there.
"""The connections of a client and of the copies that share them."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import httpx
from attrs import define

from .exchange import Exchange

HttpT = TypeVar("HttpT", httpx.Client, httpx.AsyncClient)


@define
class Pool(Generic[HttpT]):
    """An httpx client, and who may close it.

    Attributes:
        http: The httpx client.
        borrowed: Whether it is the caller's; it is then never closed here.
        closed: Whether the client that made the pool was closed.
        home: What stands for the event loop that the connections belong to, once there are any.
    """

    http: HttpT
    borrowed: bool
    closed: bool = False
    home: object | None = None

    def request(self, exchange: Exchange[Any]) -> httpx.Request:
        """The next attempt of *exchange*.

        Headers, cookies and parameters of a caller's httpx client are merged in as httpx does
        it; ours has none, so that the cost of merging is saved.
        """
        if self.borrowed:
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
        return httpx.Request(
            exchange.method,
            exchange.url,
            headers=exchange.begin(),
            content=exchange.content,
            extensions=exchange.phases,
        )
