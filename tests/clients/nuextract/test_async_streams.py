"""What only async code does with a stream: cancel it, and run on other event loops."""

from __future__ import annotations

from collections.abc import AsyncIterator
from gc import collect

import anyio
import anyio.to_thread
import pytest
from sandbox import Sandbox
from sandbox.providers.nuextract.frames import PING
from specloom_nuextract import AsyncNuExtract

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
    """Return an async client with good credentials."""
    async with AsyncNuExtract(token="sandbox-token", base_url=box.url("nuextract")) as client:
        yield client


async def until_streams(box: Sandbox, count: int) -> None:
    """Return as soon as so many streams are served."""
    await anyio.to_thread.run_sync(box.nuextract.until_streams, count)


@pytest.fixture
def silent(box: Sandbox) -> str:
    """Return the id of a job whose streams ping once and then say nothing."""
    [job_id] = box.nuextract.seed(1, statuses=["polishing"])
    box.nuextract.script(job_id, [PING], ending="silence", times=None)
    return job_id


async def test_a_time_limit_around_an_event_is_kept_and_the_stream_can_be_left(
    client: AsyncNuExtract, box: Sandbox, silent: str
) -> None:
    async with client.jobs.stream(silent) as events:
        with pytest.raises(TimeoutError):
            with anyio.fail_after(0.05):
                await anext(events)
    await until_streams(box, 0)
    assert len(box.requests) == 1


async def test_leaving_early_leaves_nothing_behind(
    client: AsyncNuExtract, box: Sandbox, silent: str
) -> None:
    async with client.jobs.stream(silent, include_pings=True) as events:
        async for _ in events:
            break
    del events
    await until_streams(box, 0)
    # An unfinished async generator would make itself heard now.
    collect()
    await anyio.lowlevel.checkpoint()
