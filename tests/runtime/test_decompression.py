"""Bodies are decompressed right however they are cut, and never all at once."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import ResponseDecodeError
from specloom_agentset._runtime.bodies import BodyReader
from specloom_agentset._runtime.decompression import PIECE, decompression

WRITTEN: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "GZIP": gzip.compress,
    " identity , gzip": gzip.compress,
    "deflate": zlib.compress,
    "deflate ": lambda data: zlib.compress(data, wbits=-zlib.MAX_WBITS),
    "": bytes,
    "identity": bytes,
    "utf-8": bytes,
    "aws-chunked": bytes,
}
MEBIBYTE = 1024 * 1024


def read(encoding: str, body: bytes, size: int) -> bytes:
    decompress = decompression(encoding)
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(piece for part in parts for piece in decompress(part))


@pytest.mark.parametrize("encoding", WRITTEN)
@given(data=st.binary(max_size=200), size=st.integers(1, 50))
def test_what_was_compressed_is_read_in_parts_of_any_size(
    encoding: str, data: bytes, size: int
) -> None:
    assert read(encoding, WRITTEN[encoding](data), size) == data


@pytest.mark.parametrize("size", [1000, MEBIBYTE])
@pytest.mark.parametrize("encoding", WRITTEN)
def test_what_was_much_larger_is_read_whole(encoding: str, size: int) -> None:
    data = b"".join(number.to_bytes(3) for number in range(300_000)) + b"\0" * 2 * MEBIBYTE
    assert read(encoding, WRITTEN[encoding](data), size) == data


@given(parts=st.lists(st.binary(max_size=20), max_size=4), size=st.integers(1, 50))
def test_several_members_of_gzip_are_one_body(parts: list[bytes], size: int) -> None:
    assert read("gzip", b"".join(map(gzip.compress, parts)), size) == b"".join(parts)


def test_what_follows_the_end_is_passed_over() -> None:
    assert read("gzip", gzip.compress(b"x") + b"\0\0", 100) == b"x"
    assert read("deflate", zlib.compress(b"x") + zlib.compress(b"y"), 100) == b"x"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_no_piece_is_large(encoding: str) -> None:
    bomb = WRITTEN[encoding](b"\0" * 20 * MEBIBYTE)
    sizes = [len(piece) for piece in decompression(encoding)(bomb)]
    assert sum(sizes) == 20 * MEBIBYTE
    assert max(sizes) <= PIECE


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "deflate,gzip"])
def test_what_was_not_asked_for_is_refused_by_name(encoding: str) -> None:
    with pytest.raises(ResponseDecodeError, match="gzip, deflate was asked for") as caught:
        decompression(encoding)
    assert encoding in str(caught.value)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
@given(data=st.binary(min_size=1, max_size=50))
def test_what_is_not_compressed_raises_nothing_else(encoding: str, data: bytes) -> None:
    reader = BodyReader(None, 1000, encoding)
    with suppress(ResponseDecodeError):
        reader.add(data, 0.0)
    assert len(reader.content()) <= 1000


def test_reading_a_bomb_stops_at_the_limit() -> None:
    reader = BodyReader(None, 100_000, "gzip")
    with pytest.raises(ResponseDecodeError, match="max_response_bytes, 100000 bytes"):
        reader.add(gzip.compress(b"\0" * 10 * MEBIBYTE), 0.0)
    assert reader.content() == b""
