"""Streams that send more than is borne, or more than is read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import count, repeat

import pytest
from sandbox import Sandbox
from sandbox.providers.nuextract.frames import frame
from specloom_nuextract import NuExtract, ServerSentEvent, StreamError

MUCH = b"x" * 2**22
"""Seventeen of these are too much."""

ENDLESS = {
    "line": ("a line", MUCH),
    "event": ("the data of an event", b"data: " + MUCH + b"\n"),
}


class Flood:
    """Numbered events without end, each as long as what is read at once."""

    SIZE = 2**16

    def __init__(self) -> None:
        self.sent = 0

    def __iter__(self) -> Iterator[bytes]:
        for number in count():
            self.sent = number
            yield frame("progress", str(number).zfill(self.SIZE))

    def until_blocked(self, most: int) -> int:
        """Return how many were sent when the server could not send more, or that it could."""
        before = -1
        while before < self.sent < most:
            before = self.sent
            time.sleep(0.2)
        return self.sent


@pytest.mark.parametrize(("what", "piece"), ENDLESS.values(), ids=ENDLESS)
def test_what_has_no_end_is_an_error_and_its_connection_is_closed(
    client: NuExtract, box: Sandbox, what: str, piece: bytes
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [frame("progress", "1", event_id="7")], ending="cut")
    box.nuextract.script(job_id, repeat(piece))
    with client.jobs.stream(job_id) as events:
        assert next(iter(events)) == ServerSentEvent("progress", "1", "7")
        with pytest.raises(StreamError, match=f"{what} is longer than the limit") as caught:
            list(events)
        box.nuextract.until_streams(0)
        assert list(events) == []
    assert (caught.value.code, caught.value.last_event_id) == (None, "7")
    assert len(box.requests) == 2, "it is not opened again"


def test_a_slow_reader_slows_the_server_loses_nothing_and_is_not_taken_for_silence(
    client: NuExtract, box: Sandbox
) -> None:
    [job_id] = box.nuextract.seed(1)
    flood = Flood()
    box.nuextract.script(job_id, flood)
    with client.jobs.stream(job_id, idle_timeout=0.3) as events:
        reading = iter(events)
        assert getattr(next(reading), "data", None) == "0".zfill(flood.SIZE)
        # What the sockets of both sides hold, whatever the client is sent: some megabytes.
        waiting = flood.until_blocked(400)
        assert waiting < 400
        for number in range(1, waiting + 100):
            event = next(reading)
            assert isinstance(event, ServerSentEvent)
            assert event.data == str(number).zfill(flood.SIZE)
    # It is left in the middle of the flood.
    box.nuextract.until_streams(0)
    assert len(box.requests) == 1
