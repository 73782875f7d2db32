"""Answers within the process: the transport that all players share where no socket is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import httpx

HEADERS = {"content-type": "application/json"}
NEXT = b'"@NEXT@"'
"""Stands in a page where the next one is pointed to."""
PAGE = b"@PAGE@"
"""Stands in the ids of a page, so that no two pages hold the same job."""


class Canned(httpx.BaseTransport):
    """Returns the same response for each request."""

    def __init__(self, body: bytes, status: int = 200) -> None:
        self._body = body
        self._status = status

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Give the answer."""
        return httpx.Response(self._status, headers=HEADERS, content=self._body, request=request)


class Pages(httpx.BaseTransport):
    """Returns one page after the other."""

    def __init__(self, body: bytes, following: Iterator[bytes]) -> None:
        self._body = body
        self._following = following
        self._number = count()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Give the next page."""
        body = self._body.replace(PAGE, b"%06d" % next(self._number))
        body = body.replace(NEXT, next(self._following))
        return httpx.Response(200, headers=HEADERS, content=body, request=request)


def following(provider: str, pages: int) -> Iterator[bytes]:
    """Give what takes the place of the mark on each of so many pages, ever anew."""
    while True:
        for number in range(2, pages + 2):
            if provider == "nuextract":
                yield b"%d" % (pages * 100)
            elif number > pages:
                yield b"null"
            elif provider == "gradient":
                yield b'"http://api.example/?page=%d"' % number
            else:
                yield b'"%d"' % number
