# Copied from overlays/runtime/bodies.py: edit it there.
"""How much of a body is read, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .errors import APITimeoutError, ResponseDecodeError

if TYPE_CHECKING:
    from .decompression import Decompress

ACCEPTED: Final = "gzip, deflate"
"""What requests ask for, in the header Accept-Encoding."""

DEFAULT_MAX_RESPONSE_BYTES: Final = 256 * 1024 * 1024
"""Bytes that a decompressed body may have."""


class BodyReader:
    """Collects the chunks of a body, and decompresses them.

    Attributes:
        deadline: On the monotonic clock, when reading must be over, or ``None``.
        limit: The most bytes to take, decompressed.
        content_encoding: The header of that name.
    """

    __slots__ = ("_chunks", "_decompress", "_size", "content_encoding", "deadline", "limit")

    def __init__(
        self,
        deadline: float | None,
        limit: int = DEFAULT_MAX_RESPONSE_BYTES,
        content_encoding: str = "",
    ) -> None:
        self.deadline: Final = deadline
        self.limit: Final = limit
        self.content_encoding: Final = content_encoding
        self._decompress: Decompress | None = None
        self._chunks: list[bytes] = []
        self._size = 0

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
                from .decompression import decompression

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
