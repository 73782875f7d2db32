# Copied from overlays/runtime/decompression.py: edit it there.
"""Bodies decompressed in small pieces, so that a few bytes can't become gigabytes of memory.

Pure. HTTP libraries decompress whatever has arrived at once, and codings laid one over the other
with it: 64 KiB on the wire may be 64 MiB then, or its thousandfold.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from .bodies import ACCEPTED
from .errors import ResponseDecodeError

PIECE: Final = 256 * 1024
"""Bytes that are decompressed at a time, at most."""

_GZIP: Final = 16 + zlib.MAX_WBITS
_BITS: Final = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": zlib.MAX_WBITS}
_NOT_ASKED_FOR: Final = frozenset({"br", "compress", "x-compress", "zstd"})

Decompress: TypeAlias = Callable[[bytes], Iterator[bytes]]
"""Gives what the next bytes of a body hold, in pieces."""


def decompression(content_encoding: str) -> Decompress:
    """What reads a body of this Content-Encoding (RFC 9110 section 8.4).

    Names that stand for no compression are passed over, as HTTP libraries do.

    Raises:
        ResponseDecodeError: It is compressed in a way that was not asked for.
    """
    names = [name.strip().lower() for name in content_encoding.split(",")]
    codings = [name for name in names if name in _BITS or name in _NOT_ASKED_FOR]
    if not codings:
        return _as_it_is
    if len(codings) > 1 or codings[0] in _NOT_ASKED_FOR:
        raise ResponseDecodeError(
            f"the body is compressed as {content_encoding[:80]!r}; {ACCEPTED} was asked for"
        )
    return Inflating(codings[0]).pieces


def _as_it_is(data: bytes) -> Iterator[bytes]:
    yield data


class Inflating:
    """Reads one body compressed by gzip or deflate.

    Args:
        coding: Its name.
    """

    def __init__(self, coding: str) -> None:
        self._bits = _BITS[coding]
        self._inflate = zlib.decompressobj(self._bits)
        # Servers send deflate without the header that it should have: the first two bytes tell.
        self._head: bytes | None = b"" if coding == "deflate" else None

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What *data*, the next bytes, holds.

        Raises:
            ResponseDecodeError: It is not compressed so.
        """
        if self._head is not None:
            self._head += data
            if len(self._head) < 2:
                return
            data, self._head = self._head, None
            if data[0] & 15 != zlib.DEFLATED or int.from_bytes(data[:2]) % 31:
                self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        while True:
            piece = self._step(data)
            if piece:
                yield piece
            inflate = self._inflate
            data = inflate.unconsumed_tail
            if inflate.eof:
                data = inflate.unused_data
                # Gzip may go on with another member; anything else after the end is passed over.
                if self._bits != _GZIP or not data.startswith(b"\x1f"):
                    return
                self._inflate = zlib.decompressobj(self._bits)
            elif not data and len(piece) < PIECE:
                return

    def _step(self, data: bytes) -> bytes:
        try:
            return self._inflate.decompress(data, PIECE)
        except zlib.error as error:
            reason = str(error)
        raise ResponseDecodeError(f"the body could not be decompressed ({reason})")
