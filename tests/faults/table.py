"""What goes wrong, what the client makes of it, and how often it asks.

The table below is what is promised; `measuring` finds out what happens, and the tests compare the
two.
"""

from __future__ import annotations

import gzip
import os
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from faults.door import Act
from sandbox import Fault

Unreachable = Literal["refused", "silent"]
Trouble: TypeAlias = Fault | Act | Unreachable
"""What the sandbox does with a request, or a door with a connection, or why there is none."""

SOON: Final = 0.05
"""Seconds until a client gives up where that is what is tried."""

FOREVER: Final = 99
"""Connections that a door breaks: more than are made."""


@dataclass(frozen=True)
class Row:
    """A fault that does not go away, and what two kinds of calls make of it.

    Attributes:
        name: What is wrong.
        trouble: What does it.
        read: Requests for a call that may be repeated, and the error in the end.
        post: The same for a call that creates something.
        acted: Whether the server had done its work each time before it went wrong.
        timeout: Seconds that an attempt may take.
    """

    name: str
    trouble: Trouble
    read: tuple[int, str]
    post: tuple[int, str]
    acted: bool = True
    timeout: float = 30.0

    @property
    def reaches(self) -> bool:
        """Whether something arrives at the server."""
        return self.trouble not in ("refused", "silent")

    @property
    def passing(self) -> bool:
        """Whether a read is tried again."""
        return self.read[0] > 1

    @property
    def harmless(self) -> bool:
        """Whether it is certain that the server did nothing, so that a POST is tried again."""
        return self.post[0] > 1


def _either(name: str, trouble: Trouble, error: str, *, post: int = 1, **more: Any) -> Row:
    """Return a row of what may pass: a read is tried three times."""
    return Row(name, trouble, (3, error), (post, error), **more)


def _neither(name: str, trouble: Trouble, error: str, *, acted: bool = True) -> Row:
    """Return a row of what will not pass."""
    return Row(name, trouble, (1, error), (1, error), acted)


def _body(body: bytes, **headers: str) -> Fault:
    return Fault(body=body, headers={name.replace("_", "-"): headers[name] for name in headers})


_LOST = "APIConnectionError"
_LATE = "APITimeoutError"
_UNREADABLE = "ResponseDecodeError"
_PAST = "Thu, 01 Jan 1970 00:00:00 GMT"
_ZIPPED = gzip.compress(os.urandom(500))

NETWORK: Final = (
    _either("connection refused", "refused", _LOST, post=3, acted=False),
    _either("no answer to connecting", "silent", _LATE, post=3, acted=False, timeout=SOON),
    _either("reset before the request was read", "drop", _LOST, acted=False),
    _either("reset before the body was read", "drop at head", _LOST, acted=False),
    _either("reset after the request was read", Fault(cut="before_response", reset=True), _LOST),
    _either("closed after the request was read", Fault(cut="before_response"), _LOST),
    _either("closed after the headers", Fault(cut="after_headers"), _LOST),
    _either("body with Content-Length cut short", Fault(cut="mid_body"), _LOST),
    _either("chunked body cut short", Fault(cut="mid_body", chunked=True, cut_after=9), _LOST),
    _either("body with Content-Length reset", Fault(cut="mid_body", reset=True), _LOST),
    _either("no answer in time", Fault(delay_before=30), _LATE, timeout=SOON),
    _either("body too slow", Fault(drip=SOON / 5), _LATE, timeout=SOON),
)

STATUSES: Final = (
    *(
        _either(str(status), Fault(status=status), error, post=post, acted=post == 1)
        for status, error, post in (
            (408, "APIStatusError", 1),
            (429, "RateLimitError", 3),
            (500, "ServerError", 1),
            (502, "ServerError", 1),
            (503, "ServerError", 1),
            (504, "ServerError", 1),
        )
    ),
    *(
        _neither(str(status), Fault(status=status), error)
        for status, error in (
            (302, "APIStatusError"),
            (400, "BadRequestError"),
            (401, "AuthenticationError"),
            (403, "PermissionDeniedError"),
            (404, "NotFoundError"),
            (409, "ConflictError"),
            (410, "GoneError"),
            (418, "APIStatusError"),
            (422, "UnprocessableEntityError"),
            (425, "APIStatusError"),
            (501, "ServerError"),
            (520, "ServerError"),
            (599, "ServerError"),
        )
    ),
    _either("503 with a page of HTML", Fault(status=503, garbage=True), "ServerError"),
    _either(
        "502 with broken gzip",
        Fault(status=502, body=b"no gzip", headers={"content-encoding": "gzip"}),
        "ServerError",
    ),
)

HINTS: Final = (
    *(
        _either(
            f"429, Retry-After: {value}",
            Fault(status=429, retry_after=value),
            "RateLimitError",
            post=3,
            acted=False,
        )
        for value in ("7", _PAST, "soon", "-1")
    ),
    _neither(
        "429, Retry-After: 61", Fault(status=429, retry_after=61), "RateLimitError", acted=False
    ),
    _either(
        "429, Retry-After: 1767225660000 (a past moment, epoch milliseconds)",
        Fault(status=429, retry_after=1767225660000),
        "RateLimitError",
        post=3,
        acted=False,
    ),
    _neither(
        "429, Retry-After: 9767225660000 (a far moment, epoch milliseconds)",
        Fault(status=429, retry_after=9767225660000),
        "RateLimitError",
        acted=False,
    ),
    *(
        _either(f"503, Retry-After: {value}", Fault(status=503, retry_after=value), "ServerError")
        for value in ("7", _PAST, "soon")
    ),
    _neither(
        "503, Retry-After: 9767225660000 (a far moment, epoch milliseconds)",
        Fault(status=503, retry_after=9767225660000),
        "ServerError",
    ),
)

SUCCESSES: Final = (
    _neither("200, a page of HTML", Fault(garbage=True), _UNREADABLE),
    _neither("200, empty", _body(b""), _UNREADABLE),
    _neither("200, truncated JSON", _body(b'{"id": "1", "da'), _UNREADABLE),
    _neither("200, a list for an object", _body(b"[]"), _UNREADABLE),
    _neither("200, null", _body(b"null"), _UNREADABLE),
    _neither("200, a text for an object", _body(b'"done"'), _UNREADABLE),
    _neither(
        "200, Latin-1",
        _body(
            '{"id": "\u00e9"}'.encode("latin-1"), content_type="application/json;charset=latin-1"
        ),
        _UNREADABLE,
    ),
    _neither(
        "200, UTF-16",
        _body('{"id": "1"}'.encode("utf-16"), content_type="application/json"),
        _UNREADABLE,
    ),
    _neither("200, broken gzip", _body(b"no gzip", content_encoding="gzip"), _UNREADABLE),
    _neither("200, gzip cut short", _body(_ZIPPED[:99], content_encoding="gzip"), _UNREADABLE),
    _neither("204 for a result", Fault(status=204), _UNREADABLE),
)

TABLE: Final = (*NETWORK, *STATUSES, *HINTS, *SUCCESSES)
