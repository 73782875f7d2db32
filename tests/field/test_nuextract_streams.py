"""Streams of servers that set the pace, and streams that are read in unusual ways."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, closing
from typing import Any

import anyio
import httpx
import pytest
from clients.adapter import Caller
from clients.callers import ASYNC, SYNC
from clients.hurry import Hurry
from clients.interrupts import Interruption, interrupted, until
from runtime.loopback import serving
from sandbox import Sandbox
from sandbox.providers.nuextract.frames import PING, frame
from specloom_nuextract import (
    APITimeoutError,
    AsyncNuExtract,
    InvalidArgumentError,
    JobResult,
    NuExtract,
    ServerSentEvent,
    WaitTimeoutError,
    adecode_events,
    decode_events,
)

# The HTTP libraries leave generators behind when a body is not read to its end, and trio alone says
# so; ours must not be among them.
pytestmark = pytest.mark.filterwarnings("ignore:Async generator 'http(x|core).:ResourceWarning")

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"
NO_CONTENT = b"HTTP/1.1 204 No Content\r\nconnection: close\r\n"
BACKENDS = pytest.mark.parametrize("caller", ["sync", "asyncio", "trio"], indirect=True)


def opened(caller: Caller, url: str, **options: Any) -> Any:
    """Return a client that talks to the server at *url*."""
    given: dict[str, Any] = {"token": "t", "base_url": url, **options}
    return caller.open(NuExtract, AsyncNuExtract, **given)


PACED = {
    "retry 0": [b"retry: 0\n", PING],
    "retry 0, the same event": [b"retry: 0\nid: 7\n", b"data: x\n\n"],
    "retry 5, an event without an id": [b"retry: 5\n\n", b"data: x\n\n"],
    "events from the start": [b"retry: 0\n", b"id: 1\ndata: x\n\n", b"id: 2\ndata: y\n\n"],
    "no word": [PING],
}


@pytest.mark.parametrize("pieces", PACED.values(), ids=PACED.keys())
def test_connections_that_bring_nothing_new_are_opened_less_and_less_often(
    caller: Caller, box: Sandbox, pieces: list[bytes]
) -> None:
    [job_id] = box.nuextract.seed(1, statuses=["polishing"])
    box.nuextract.script(job_id, pieces, ending="cut", times=9)
    box.nuextract.script(job_id, [b"event: result\ndata: {}\n\n"])
    hurry = Hurry()
    client = opened(caller, box.url("nuextract"), clock=hurry)
    with pytest.raises(Exception, match="required field"), client.jobs.stream(job_id) as events:
        list(events)
    assert len(hurry.slept) == 9
    # The first connection of a stream with ids brings something new.
    [*_, last] = hurry.slept
    floors = [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 8.0, 8.0]
    assert all(wait >= least for wait, least in zip(hurry.slept, floors, strict=True))
    assert last == 8.0


def test_a_connection_that_brings_something_new_makes_up_for_the_ones_before(
    caller: Caller, box: Sandbox
) -> None:
    [job_id] = box.nuextract.seed(1)
    for event_id in ("1", "1", "1", "2", "2", "3"):
        event = frame("progress", "x", event_id=event_id)
        box.nuextract.script(job_id, [b"retry: 0\n\n", event], ending="cut")
    hurry = Hurry()
    client = opened(caller, box.url("nuextract"), clock=hurry)
    with client.jobs.stream(job_id) as events:
        assert len(list(events)) == 7
    assert hurry.slept == [0.1, 0.2, 0.4, 0.1, 0.2, 0.1]


def test_a_wait_keeps_the_same_pace(caller: Caller, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1, statuses=["polishing"])
    box.nuextract.script(job_id, [b"retry: 0\n\n", PING], ending="cut", times=None)
    client = opened(caller, box.url("nuextract"))
    with pytest.raises(WaitTimeoutError):
        client.jobs.wait(job_id, timeout=60)
    assert len(box.requests) < 20


SILENT = {
    "alone": NO_CONTENT + b"\r\n",
    "with the type of a stream": NO_CONTENT + b"content-type: text/event-stream\r\n\r\n",
    "with another type": NO_CONTENT + b"content-type: text/html\r\n\r\n",
}


@pytest.mark.parametrize("answer", SILENT.values(), ids=SILENT.keys())
@pytest.mark.parametrize("before", [[], [[HEAD + b"retry: 0\n\ndata: x\n\n"]]], ids=len)
def test_no_content_ends_a_stream(caller: Caller, before: list[list[bytes]], answer: bytes) -> None:
    with serving(*before, [answer]) as server:
        client = opened(caller, server.url)
        with client.jobs.stream("job_1") as events:
            got = list(events)
            assert list(events) == []
        assert [event.data for event in got] == ["x"] * len(before)
        assert len(server.requests) == len(before) + 1


def test_a_second_reader_is_refused_and_the_first_one_goes_on(caller: Caller, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    pieces = [frame("progress", str(number)) for number in range(3)]
    result = box.nuextract.result_frame(job_id)
    box.nuextract.script(job_id, [*pieces, result], pause=0.2)
    client = opened(caller, box.url("nuextract"))
    with client.jobs.stream(job_id) as events, ThreadPoolExecutor(1) as threads:
        first = next(iter(events))
        reading = threads.submit(list, events)
        time.sleep(0.05)
        for _ in range(3):
            with pytest.raises(InvalidArgumentError, match="being read already"):
                next(iter(events))
        rest = reading.result()
    assert [getattr(event, "data", "result") for event in [first, *rest]] == [
        "0", "1", "2", "result",
    ]  # fmt: skip
    assert len(box.requests) == 1


@ASYNC
@pytest.mark.parametrize("readers", [2, 20])
def test_tasks_that_share_a_stream_lose_nothing_and_are_told(
    caller: Caller, box: Sandbox, readers: int
) -> None:
    [job_id] = box.nuextract.seed(1)
    pieces = [frame("progress", str(number)) for number in range(5)]
    box.nuextract.script(job_id, [*pieces, box.nuextract.result_frame(job_id)], pause=0.02)
    got: list[Any] = []
    refused: list[InvalidArgumentError] = []

    async def main() -> None:
        async with (
            AsyncNuExtract(token="t", base_url=box.url("nuextract")) as client,
            client.jobs.stream(job_id) as events,
            anyio.create_task_group() as tasks,
        ):

            async def read() -> None:
                try:
                    got.extend([event async for event in events])
                except InvalidArgumentError as error:
                    refused.append(error)

            for _ in range(readers):
                tasks.start_soon(read)

    caller.run(main)
    assert len(got) == 6
    assert len(refused) == readers - 1


async def tick(events: Any, seconds: float, *, native: bool) -> list[Any]:
    """Return the next event in a list, or none if there is none in time."""
    if native:
        try:
            return [await asyncio.wait_for(anext(events), seconds)]
        except TimeoutError:
            return []
    with anyio.move_on_after(seconds):
        return [await anext(events)]
    return []


SCRIPTS: dict[str, list[list[bytes]]] = {
    "silence, then a result": [[], []],
    "a piece at a time": [[b"data: ", b"x", b"\n", b"\n"], []],
    "a cut that asks for a long pause": [[b"retry: 1500\n\n"], [b"data: x\n\n"]],
    "a cut after an event": [[b"id: 1\ndata: x\n\n"], [b"data: y\n\n"]],
}


@pytest.mark.parametrize(
    ("caller", "native"),
    [("asyncio", True), ("asyncio", False), ("trio", False)],
    indirect=["caller"],
)
@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_a_loop_of_short_reads_gets_every_event(
    caller: Caller, box: Sandbox, *, script: list[list[bytes]], native: bool
) -> None:
    [job_id] = box.nuextract.seed(1)
    for pieces in script[:-1]:
        box.nuextract.script(job_id, [b": hello\n", *pieces], ending="cut", pause=0.15)
    last = [b": hello\n", *script[-1], b": more\n", box.nuextract.result_frame(job_id)]
    box.nuextract.script(job_id, last, pause=0.4)
    got: list[Any] = []
    ticks: list[int] = []

    async def main() -> None:
        async with (
            AsyncNuExtract(token="t", base_url=box.url("nuextract")) as client,
            client.jobs.stream(job_id) as events,
        ):
            while not got or not isinstance(got[-1], JobResult):
                found = await tick(events, 0.05, native=native)
                ticks.append(len(found))
                got.extend(found)

    caller.run(main)
    assert ticks.count(0) > 10
    expected = b"".join(piece for pieces in script for piece in pieces).count(b"data:")
    assert len(got) == expected + 1
    assert len(box.requests) == len(script), "no connection more than the server asked for"


@ASYNC
def test_fifty_short_reads_of_a_silent_stream_do_not_end_it(caller: Caller, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [PING], ending="silence")

    async def main() -> list[Any]:
        async with (
            AsyncNuExtract(token="t", base_url=box.url("nuextract")) as client,
            client.jobs.stream(job_id) as events,
        ):
            return [
                found
                for _ in range(50)
                for found in await tick(events, 0.02, native=caller.backend == "asyncio")
            ]

    assert caller.run(main) == []
    assert len(box.requests) == 1


@SYNC
def test_interrupts_of_a_reader_are_no_losses(caller: Caller, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    interrupts = 7
    box.nuextract.script(job_id, [PING], ending="silence", times=interrupts)
    hurry = Hurry()
    client = opened(caller, box.url("nuextract"), clock=hurry)
    with client.jobs.stream(job_id) as events:
        for number in range(interrupts):
            with (
                pytest.raises(Interruption),
                interrupted(lambda: len(box.requests) == number + 1),  # noqa: B023
            ):
                next(iter(events))
        [last] = events
    assert isinstance(last, JobResult)
    assert sum(hurry.slept) == 0


def chunks(closed: list[str]) -> Generator[bytes]:
    """Yield events without end, and tell when it is closed."""
    try:
        while True:
            yield b"data: x\n\ndata: y\n\n"
    finally:
        closed.append("closed")


async def achunks(closed: list[str]) -> AsyncGenerator[bytes]:
    """Yield events without end, and tell when it is closed."""
    try:
        while True:
            yield b"data: x\n\ndata: y\n\n"
            await anyio.lowlevel.checkpoint()
    finally:
        closed.append("closed")


class Wrapped:
    """A source that is not an iterator itself."""

    def __init__(self, closed: list[str]) -> None:
        self.closed = closed

    def __iter__(self) -> Iterator[bytes]:
        return chunks(self.closed)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return achunks(self.closed)


@pytest.mark.parametrize("source", [chunks, Wrapped])
@pytest.mark.parametrize("read", [1, 2, 3])
def test_decoded_events_close_their_source(source: Callable[..., Any], read: int) -> None:
    closed: list[str] = []
    with closing(decode_events(source(closed))) as events:
        assert [next(events) for _ in range(read)]
    assert closed == ["closed"]
    for _ in decode_events(source(closed)):
        break
    assert closed == ["closed"] * 2


@ASYNC
@pytest.mark.parametrize("source", [achunks, Wrapped])
@pytest.mark.parametrize("read", [1, 2, 3])
def test_async_decoded_events_close_their_source(
    caller: Caller, source: Callable[..., Any], read: int
) -> None:
    closed: list[str] = []

    async def main() -> None:
        async with aclosing(adecode_events(source(closed))) as events:
            async for _ in events:
                break
        async with aclosing(adecode_events(source(closed))) as events:
            for _ in range(read):
                await anext(events)

    caller.run(main)
    assert closed == ["closed"] * 2


def test_a_source_that_can_not_be_closed_is_left_alone() -> None:
    assert list(decode_events([b"data: x\n", b"\n"])) == [ServerSentEvent("message", "x")]


@BACKENDS
@pytest.mark.parametrize("streams", [1, 3])
def test_a_call_that_gets_no_connection_says_who_has_them(
    caller: Caller, box: Sandbox, streams: int
) -> None:
    [job_id] = box.nuextract.seed(1, statuses=["polishing"])
    box.nuextract.script(job_id, [PING], ending="silence", times=None)
    limits = httpx.Limits(max_connections=streams)
    http = caller.http_client(limits=limits)
    client = opened(caller, box.url("nuextract"), http_client=http, timeout=0.3, max_retries=0)
    opens = [client.jobs.stream(job_id) for _ in range(streams)]
    for stream in opens:
        stream.__enter__()
    with pytest.raises(APITimeoutError) as caught:
        client.jobs.get(job_id)
    for stream in opens:
        stream.__exit__(None, None, None)
    said = f"all {streams} connections of the pool are in use, {streams} of them by open event"
    assert said in str(caught.value)
    assert client.jobs.get(job_id).id == job_id


@ASYNC
def test_a_hundred_and_fifty_waits_by_stream_leave_connections_for_other_calls(
    caller: Caller, box: Sandbox
) -> None:
    ids = box.nuextract.seed(150, statuses=["polishing"])
    for job_id in ids:
        box.nuextract.script(job_id, [PING], ending="silence", times=None)

    async def main() -> None:
        async with (
            AsyncNuExtract(
                token="t", base_url=box.url("nuextract"), timeout=20, max_retries=0
            ) as client,
            anyio.create_task_group() as tasks,
        ):
            for job_id in ids:
                tasks.start_soon(client.jobs.wait, job_id)
            await until(lambda: len(box.requests) == len(ids))
            assert (await client.jobs.get(ids[0])).id == ids[0]
            tasks.cancel_scope.cancel()

    caller.run(main)
