"""A resource is the same object each time, so that tests of users can put something in its place."""

from __future__ import annotations

import asyncio
import gc
import inspect
import operator
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest import mock

import pytest
from faults.door import door_to
from faults.kit import bare
from faults.targets import Target
from sandbox import Sandbox


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def made(
    request: pytest.FixtureRequest, target: Target, box: Sandbox, environment: pytest.MonkeyPatch
) -> Any:
    """Return a client that has sent nothing yet."""
    return bare(target, box, asynchronous=request.param)


def kind_of(thing: object) -> Any:
    """Return the class of *thing*."""
    return type(thing)


def groups(target: Target) -> list[str]:
    """Return the paths of the resource with the jobs, and of what it is in."""
    parts = target.resource.split(".")
    paths = [".".join(parts[: end + 1]) for end in range(len(parts))]
    return [*paths, f"{target.resource}.with_raw_response"]


def test_each_access_returns_the_same_object(target: Target, made: Any) -> None:
    for path in groups(target):
        get = operator.attrgetter(path)
        assert get(made) is get(made)
        assert get(made) is not get(made.with_options())


def test_threads_that_come_first_together_get_the_same_object(target: Target, made: Any) -> None:
    barrier = threading.Barrier(8)

    def access(path: str) -> int:
        barrier.wait()
        return id(operator.attrgetter(path)(made))

    with ThreadPoolExecutor(8) as threads:
        for path in groups(target):
            assert len(set(threads.map(access, [path] * 8))) == 1


@pytest.mark.parametrize("autospec", [False, True])
def test_every_method_can_be_patched_and_then_sends_nothing(
    target: Target, made: Any, box: Sandbox, *, autospec: bool
) -> None:
    given = {"list": (), "list_page": (), "wait": ("job_1",), target.reading: ("job_1",)}
    for name, arguments in given.items():
        jobs = target.jobs(made)
        how: dict[str, Any] = {"autospec": True} if autospec else {"return_value": "fake"}
        with mock.patch.object(target.jobs(made), name, **how) as patched:
            if autospec:
                patched.return_value = "fake"
            assert outcome(getattr(target.jobs(made), name)(*arguments)) == "fake"
            patched.assert_called_once_with(*arguments)
            if autospec:
                with pytest.raises(TypeError):
                    outcome(getattr(target.jobs(made), name)(*arguments, no_such_argument=1))
        assert target.jobs(made) is jobs
        assert not isinstance(getattr(jobs, name), mock.Mock)
    assert len(box.requests) == 0


def outcome(result: Any) -> Any:
    """Return *result*, awaited if it is a coroutine."""

    async def awaited() -> Any:
        return await result

    return asyncio.run(awaited()) if inspect.iscoroutine(result) else result


def test_a_resource_can_be_patched_and_a_client_specified(target: Target, made: Any) -> None:
    first = target.resource.partition(".")[0]
    before = getattr(made, first)
    with mock.patch.object(made, first) as patched:
        assert getattr(made, first) is patched
    assert getattr(made, first) is before
    spec = mock.create_autospec(made)
    wait = operator.attrgetter(target.resource)(spec).wait
    assert isinstance(wait, mock.AsyncMock) == inspect.iscoroutinefunction(target.jobs(made).wait)
    with pytest.raises(TypeError):
        outcome(wait())


def test_a_class_can_be_patched(target: Target, made: Any) -> None:
    kind = kind_of(target.jobs(made))
    with mock.patch.object(kind, "wait", autospec=True, return_value="fake") as patched:
        assert outcome(target.jobs(made).wait("job_1")) == "fake"
        patched.assert_called_once_with(target.jobs(made), "job_1")


def test_a_client_whose_resources_were_used_is_collected_and_closed(
    target: Target, box: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    with door_to(box.port) as door:
        address = door.url(box.url(target.provider))
        client = bare(target, box, asynchronous=False, base_url=address)
        for path in groups(target):
            operator.attrgetter(path)(client)
        target.jobs(client).list_page()
        pool = client._connections.http._transport._pool
        seen, [connection] = weakref.ref(client), pool.connections
        del client, pool
        gc.collect()
        assert seen() is None
        assert connection.is_closed()
