"""The requests that reached the sandbox, as they were sent."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import orjson


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """One request, taken down before it was judged or answered."""

    provider: str
    """The name under which the provider is mounted."""
    method: str
    path: str
    """As sent, still percent-encoded, without the provider's mount prefix."""
    raw_query: str
    """Everything behind the question mark, as sent."""
    headers: dict[str, str]
    """Names in lower case; a header sent twice is joined by a comma and a space."""
    body: bytes

    @property
    def query(self) -> list[tuple[str, str]]:
        """The decoded query in the order sent; a plus sign counts as a space."""
        return parse_qsl(self.raw_query, keep_blank_values=True)

    @property
    def json(self) -> Any:
        """The decoded JSON body, or None if there was no body."""
        return orjson.loads(self.body) if self.body else None


class RequestLog:
    """Every recorded request, oldest first; safe across threads."""

    def __init__(self) -> None:
        """Start empty."""
        self._requests: list[RecordedRequest] = []
        self._lock = threading.Lock()

    def add(self, request: RecordedRequest) -> None:
        """Take down one more request."""
        with self._lock:
            self._requests.append(request)

    def of(self, provider: str) -> list[RecordedRequest]:
        """Return the requests to one provider, oldest first."""
        return [request for request in self if request.provider == provider]

    def clear(self) -> None:
        """Forget all requests."""
        with self._lock:
            self._requests.clear()

    def __len__(self) -> int:
        """Return the number of requests since the start or the last `clear`."""
        with self._lock:
            return len(self._requests)

    def __getitem__(self, index: int) -> RecordedRequest:
        """Return one request by position; -1 is the latest."""
        with self._lock:
            return self._requests[index]

    def __iter__(self) -> Iterator[RecordedRequest]:
        """Iterate over a copy, so that requests may arrive meanwhile."""
        with self._lock:
            return iter(list(self._requests))
