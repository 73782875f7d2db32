"""Streams and waits whose task is cancelled: it is told, the connection closed, the client goes on.

Each client here has one connection, so that it could not go on if that were not given back.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import anyio
import anyio.to_thread
import httpx
import pytest
from clients.interrupts import cancelled, until
from sandbox import Fault, Sandbox
from sandbox.providers.nuextract.frames import PING, frame
from specloom_nuextract import AsyncNuExtract, JobResult, ServerSentEvent

pytestmark = [
    pytest.mark.anyio,
    # The HTTP libraries leave generators behind when a body is not read to its end, and trio
    # alone says so; ours must not be among them.
    pytest.mark.filterwarnings("ignore:Async generator 'http(x|core).:ResourceWarning"),
]


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    """Return the async library to run on."""
    backend: str = request.param
    return backend


@pytest.fixture
async def client(
    anyio_backend: str, box: Sandbox, environment: pytest.MonkeyPatch
) -> AsyncIterator[AsyncNuExtract]:
    """Return an async client with good credentials and one connection."""
    limits = httpx.Limits(max_connections=1)
    async with httpx.AsyncClient(limits=limits) as http:
        yield AsyncNuExtract(
            token="sandbox-token", base_url=box.url("nuextract"), http_client=http, timeout=5
        )


@pytest.fixture
def job_id(box: Sandbox) -> str:
    """Return the id of a job that is not over."""
    [job_id] = box.nuextract.seed(1, statuses=["polishing"])
    return job_id


async def read(client: AsyncNuExtract, job_id: str) -> None:
    """Read a stream to its end."""
    async with client.jobs.stream(job_id) as events:
        async for _ in events:
            pass


async def wait(client: AsyncNuExtract, job_id: str) -> None:
    """Wait until the job is over."""
    await client.jobs.wait(job_id)


Doing = Callable[[AsyncNuExtract, str], Awaitable[None]]


def before_the_head(box: Sandbox, _: str) -> None:
    """Let the head of the stream not come."""
    box.fault("nuextract", Fault(delay_before=30))


def before_an_event(box: Sandbox, job_id: str) -> None:
    """Let a stream say nothing."""
    box.nuextract.script(job_id, [], ending="silence")


def within_an_event(box: Sandbox, job_id: str) -> None:
    """Let a stream fall silent within a character."""
    box.nuextract.script(job_id, [PING, b"event: result\ndata: \xf0\x9f"], ending="silence")


def before_it_is_opened_again(box: Sandbox, job_id: str) -> None:
    """Let a stream be lost that asks for a pause."""
    box.nuextract.script(job_id, [b"retry: 60000\n\n"], ending="cut")


def before_a_retry(box: Sandbox, _: str) -> None:
    """Let a server ask for a pause."""
    box.fault("nuextract", Fault(status=503, retry_after=50))


MOMENTS = [
    before_the_head,
    before_an_event,
    within_an_event,
    before_it_is_opened_again,
    before_a_retry,
]


@pytest.mark.parametrize("doing", [read, wait])
@pytest.mark.parametrize("moment", MOMENTS)
async def test_a_task_that_is_cancelled_ends_at_once_and_the_client_goes_on(
    client: AsyncNuExtract,
    box: Sandbox,
    job_id: str,
    doing: Doing,
    moment: Callable[[Sandbox, str], None],
) -> None:
    moment(box, job_id)
    assert await cancelled(lambda: doing(client, job_id), lambda: len(box.requests) == 1)
    assert len(box.requests) == 1
    await anyio.to_thread.run_sync(box.nuextract.until_streams, 0)
    assert (await client.jobs.get(job_id)).id == job_id
    box.nuextract.put(job_id, "completed")
    assert (await client.jobs.wait(job_id)).status == "completed"


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
@pytest.mark.parametrize("doing", [read, wait])
@pytest.mark.parametrize("moment", [before_an_event, before_a_retry])
async def test_a_task_of_asyncio_that_is_cancelled_says_so(
    client: AsyncNuExtract,
    box: Sandbox,
    job_id: str,
    doing: Doing,
    moment: Callable[[Sandbox, str], None],
) -> None:
    moment(box, job_id)
    task = asyncio.ensure_future(doing(client, job_id))
    await until(lambda: len(box.requests) == 1)
    task.cancel("mine")
    with pytest.raises(asyncio.CancelledError):
        await task
    assert task.cancelled()
    await anyio.to_thread.run_sync(box.nuextract.until_streams, 0)
    assert (await client.jobs.get(job_id)).id == job_id
    assert len(box.requests) == 2


async def test_a_reader_that_is_cancelled_while_it_does_not_read_closes_the_connection_too(
    client: AsyncNuExtract, box: Sandbox, job_id: str
) -> None:
    box.nuextract.script(job_id, [PING], ending="silence")
    # Held on to, so that it is not closed for want of anyone who does.
    stream = client.jobs.stream(job_id, include_pings=True)
    taken: list[object] = []

    async def handle() -> None:
        async with stream as events:
            taken.append(await anext(events))
            await anyio.sleep(30)

    assert await cancelled(handle, lambda: bool(taken))
    await anyio.to_thread.run_sync(box.nuextract.until_streams, 0)
    assert (await client.jobs.get(job_id)).id == job_id


async def test_a_reader_that_was_cancelled_goes_on_over_the_same_connection(
    client: AsyncNuExtract, box: Sandbox, job_id: str
) -> None:
    box.nuextract.put(job_id, "completed")
    pieces = [frame("progress", "1"), b"data: ha", b"lf\n\n", box.nuextract.result_frame(job_id)]
    box.nuextract.script(job_id, pieces, pause=0.2)
    async with client.jobs.stream(job_id) as events:
        seen = [await anext(events)]
        for _ in range(3):
            assert await cancelled(lambda: anext(events), lambda: True)
        seen += [event async for event in events]
    *progress, last = seen
    assert progress == [ServerSentEvent("progress", "1"), ServerSentEvent("message", "half")]
    assert isinstance(last, JobResult)
    assert len(box.requests) == 1
