"""How much of a body is read, and for how long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import APITimeoutError, ResponseDecodeError
from specloom_agentset._runtime.bodies import DEFAULT_MAX_RESPONSE_BYTES, BodyReader

CHUNKS = st.lists(st.binary(max_size=20), max_size=20)


@given(chunks=CHUNKS)
def test_the_chunks_come_together_in_order(chunks: list[bytes]) -> None:
    reader = BodyReader(None)
    for chunk in chunks:
        reader.add(chunk, 0.0)
    assert reader.content() == b"".join(chunks)


@given(chunks=CHUNKS, limit=st.integers(min_value=0, max_value=100))
def test_reading_stops_at_the_first_chunk_beyond_the_limit(chunks: list[bytes], limit: int) -> None:
    reader = BodyReader(None, limit)
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            with pytest.raises(ResponseDecodeError, match=f"max_response_bytes, {limit} bytes"):
                reader.add(chunk, 0.0)
            return
        reader.add(chunk, 0.0)
    assert len(reader.content()) <= limit


@pytest.mark.parametrize(("now", "late"), [(9.0, False), (10.0, False), (10.001, True)])
def test_reading_stops_when_the_deadline_is_past(now: float, *, late: bool) -> None:
    reader = BodyReader(10.0)
    if late:
        with pytest.raises(APITimeoutError, match="too slowly"):
            reader.add(b"x", now)
    else:
        reader.add(b"x", now)
        assert reader.content() == b"x"


def test_a_body_that_came_too_slowly_may_have_been_sent_for() -> None:
    with pytest.raises(APITimeoutError) as caught:
        BodyReader(10.0).add(b"x", 11.0)
    assert caught.value.maybe_sent


def test_without_a_deadline_time_does_not_matter() -> None:
    reader = BodyReader(None)
    reader.add(b"x", 1e12)
    assert reader.content() == b"x"


def test_the_limit_is_a_quarter_of_a_gibibyte() -> None:
    assert BodyReader(None).limit == DEFAULT_MAX_RESPONSE_BYTES == 2**28
