# Copied from overlays/runtime/bodies.py: edit it there.
"""How much of a body is read, and for how long."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from .errors import APITimeoutError, ResponseDecodeError

MAX_BODY: Final = 256 * 1024 * 1024
"""Bytes that a decompressed body may have."""


@define
class BodyReader:
    """Collects the chunks of a body.

    Attributes:
        deadline: On the monotonic clock, when reading must be over, or ``None``.
        limit: The most bytes to take.
    """

    deadline: float | None
    limit: int = MAX_BODY
    _chunks: list[bytes] = field(factory=list[bytes], init=False)
    _size: int = field(default=0, init=False)

    def add(self, chunk: bytes, now: float) -> None:
        """Take *chunk*.

        Args:
            chunk: The next bytes.
            now: The monotonic time.

        Raises:
            APITimeoutError: The deadline is past.
            ResponseDecodeError: The body is larger than the limit.
        """
        self._chunks.append(chunk)
        self._size += len(chunk)
        if self._size > self.limit:
            raise ResponseDecodeError(f"the body is larger than the limit of {self.limit} bytes")
        if self.deadline is not None and now > self.deadline:
            raise APITimeoutError("no complete answer in time (the body came too slowly)")

    def content(self) -> bytes:
        """All of it."""
        return b"".join(self._chunks)
