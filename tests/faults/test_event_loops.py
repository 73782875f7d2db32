"""Async clients in a second event loop: refused at once, whatever the library."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import pytest
from faults.kit import bare
from faults.targets import Target
from sandbox import Sandbox

pytestmark = pytest.mark.reference

Use = Callable[[Target, Any], Awaitable[object]]


async def page(target: Target, client: Any) -> object:
    """Make a call."""
    return await target.jobs(client).list_page()


async def items(target: Target, client: Any) -> object:
    """Iterate."""
    return [job async for job in target.jobs(client).list()]


async def enter(_target: Target, client: Any) -> object:
    """Begin to use it, as `async with` does."""
    return await client.__aenter__()


USES: dict[str, Use] = {
    "call": page,
    "raw": lambda target, client: target.jobs(client).with_raw_response.list_page(),
    "iteration": items,
    "wait": lambda target, client: target.jobs(client).wait("job_1"),
    "with": enter,
    "close": lambda _, client: client.aclose(),
    "call of a copy": lambda target, client: page(target, client.with_options(max_retries=0)),
}


def refused(target: Target, use: Callable[[], object]) -> None:
    """See that this is refused, and in which words."""
    with pytest.raises(
        target.error("WrongEventLoopError"), match="inside each event loop"
    ) as caught:
        use()
    error: Any = caught.value
    assert error.attempts == 0
    assert isinstance(error, target.error(f"{target.client}Error"))
    assert isinstance(error, RuntimeError)


@pytest.fixture
def client(target: Target, box: Sandbox, environment: pytest.MonkeyPatch) -> Any:
    """Return an async client that no event loop has seen yet, and that keeps no connection.

    One that it kept could not be closed any more after its loop, and would warn of that.
    """
    return bare(target, box, asynchronous=True, headers={"connection": "close"})


@pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
@pytest.mark.parametrize(
    ("first", "second"), [("asyncio", "asyncio"), ("asyncio", "trio"), ("trio", "asyncio")]
)
def test_any_use_in_a_second_loop_is_refused_with_what_to_do(
    target: Target, client: Any, box: Sandbox, *, use: Use, first: str, second: str
) -> None:
    anyio.run(page, target, client, backend=first)
    refused(target, lambda: anyio.run(use, target, client, backend=second))
    assert len(box.requests) == 1


def test_a_loop_in_another_thread_is_another_loop_and_the_first_goes_on(
    target: Target, client: Any, box: Sandbox
) -> None:
    def elsewhere() -> None:
        refused(target, lambda: asyncio.run(page(target, client)))

    async def main() -> None:
        async with client:
            await page(target, client)
            await asyncio.to_thread(elsewhere)
            await page(target, client)

    asyncio.run(main())
    assert len(box.requests) == 2


def test_a_client_may_be_made_and_closed_anywhere_before_its_first_call(
    target: Target, client: Any, box: Sandbox
) -> None:
    copy = client.with_options(max_retries=0)
    thread = threading.Thread(target=asyncio.run, args=(copy.aclose(),))
    thread.start()
    thread.join()

    async def main() -> None:
        async with client:
            await page(target, client)

    asyncio.run(main())
    assert len(box.requests) == 1
    # Closed is closed: nothing is left that belongs to a loop.
    asyncio.run(client.aclose())


def test_a_client_for_each_loop_is_all_that_it_takes(
    target: Target, box: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    async def main() -> None:
        async with bare(target, box, asynchronous=True) as client:
            await page(target, client)

    for backend in ("asyncio", "trio", "asyncio"):
        anyio.run(main, backend=backend)
    assert len(box.requests) == 3
