"""What a caller may put in the way of an answer: canned answers and faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

import orjson

Cut = Literal["before_response", "after_headers", "mid_body"]

_LOWEST_STATUS = 200
_HIGHEST_STATUS = 599


def _no_headers() -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Canned:
    """An answer given word for word instead of the real one.

    `json` is encoded and labelled `application/json` unless `headers` says otherwise;
    give it or `body`, not both. Nothing else is added but the framing headers.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=_no_headers)
    body: bytes = b""
    json: Any = None

    def __post_init__(self) -> None:
        """Refuse what could not be sent."""
        _check_status(self.status)
        if self.body and self.json is not None:
            msg = "a Canned answer takes a body or json, not both"
            raise ValueError(msg)

    @property
    def content(self) -> bytes:
        """The bytes of the body."""
        return self.body if self.json is None else orjson.dumps(self.json)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong with one answer.

    With `status`, `body` or `garbage` the answer is replaced and the real handler does
    not run, unless `after_handling` is set. Otherwise the real answer is made and then
    spoiled: delayed, dripped, cut, given other headers.
    """

    status: int | None = None
    """Status of the replaced answer, with the provider's error body if no other."""
    retry_after: float | str | None = None
    """Value of Retry-After: a number of seconds or any text, such as an HTTP date."""
    headers: Mapping[str, str] | None = None
    """Headers that are added to the answer or take the place of its own."""
    body: bytes | None = None
    """Body of the replaced answer; the status is 200 if not given."""
    cut: Cut | None = None
    """Where the connection ends: before any byte, after the headers, in the body."""
    cut_after: int | None = None
    """Body bytes that pass before a `mid_body` cut; half of the body if not given, or
    the first chunk of a body of unknown length."""
    reset: bool = False
    """Whether a cut is a TCP reset rather than an orderly close."""
    chunked: bool = False
    """Whether the body goes out in chunks instead of with a Content-Length."""
    delay_before: float = 0.0
    """Real seconds to wait before handling, or after it with `after_handling`."""
    drip: float | None = None
    """Real seconds between single bytes of the body."""
    garbage: bool = False
    """Whether to answer with an HTML page, as a broken proxy does; status 200 unless
    another is given."""
    after_handling: bool = False
    """Whether the real handler has done its work to the end before anything goes wrong.
    Not for endless streams: their work has no end."""
    repeat_cursor: bool = False
    """Whether a page points to itself as the next one."""

    def __post_init__(self) -> None:
        """Refuse what could not happen."""
        if self.status is not None:
            _check_status(self.status)
        if self.cut is not None and self.cut not in get_args(Cut):
            msg = f"cut must be one of {', '.join(get_args(Cut))}, not {self.cut!r}"
            raise ValueError(msg)
        if self.delay_before < 0 or (self.drip or 0) < 0 or (self.cut_after or 0) < 0:
            msg = "delay_before, drip and cut_after must not be negative"
            raise ValueError(msg)

    @property
    def replaces(self) -> bool:
        """Whether the client gets another answer than the handler's."""
        return self.status is not None or self.body is not None or self.garbage


def _check_status(status: int) -> None:
    if not _LOWEST_STATUS <= status <= _HIGHEST_STATUS:
        msg = f"a final status is {_LOWEST_STATUS} to {_HIGHEST_STATUS}, not {status}"
        raise ValueError(msg)
