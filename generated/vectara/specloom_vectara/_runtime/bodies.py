# Copied from overlays/runtime/bodies.py: edit it there.
"""How much of a body is read, and for how long."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from .decompression import Decompress, decompression
from .errors import APITimeoutError, ResponseDecodeError

DEFAULT_MAX_RESPONSE_BYTES: Final = 256 * 1024 * 1024
"""Bytes that a decompressed body may have."""


@define(eq=False, repr=False)
class BodyReader:
    """Collects the chunks of a body, and decompresses them.

    Attributes:
        deadline: On the monotonic clock, when reading must be over, or ``None``.
        limit: The most bytes to take, decompressed.
        content_encoding: The header of that name.
    """

    deadline: float | None
    limit: int = DEFAULT_MAX_RESPONSE_BYTES
    content_encoding: str = ""
    _decompress: Decompress | None = field(default=None, init=False)
    _chunks: list[bytes] = field(factory=list[bytes], init=False, repr=False)
    _size: int = field(default=0, init=False)

    def add(self, chunk: bytes, now: float) -> None:
        """Take *chunk*.

        Args:
            chunk: The next bytes as received.
            now: The monotonic time.

        Raises:
            APITimeoutError: The deadline is past.
            ResponseDecodeError: The body is larger than the limit, or does not decompress.
        """
        if not self.content_encoding:
            self._take(chunk)
        else:
            if self._decompress is None:
                self._decompress = decompression(self.content_encoding)
            for piece in self._decompress(chunk):
                self._take(piece)
        if self.deadline is not None and now > self.deadline:
            raise APITimeoutError("no complete answer in time (the body came too slowly)")

    def _take(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self.limit:
            self._chunks.clear()
            raise ResponseDecodeError(
                f"the body is larger than max_response_bytes, {self.limit} bytes decompressed: "
                "give the client a larger one if this is to be read"
            )
        self._chunks.append(piece)

    def content(self) -> bytes:
        """All of it."""
        return b"".join(self._chunks)
