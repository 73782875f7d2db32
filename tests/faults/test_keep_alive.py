"""Connections that the server ends between two calls, without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from faults.door import Act, Door, door_to
from faults.measuring import posts, reads
from faults.targets import Target
from sandbox import Fault, Sandbox

pytestmark = pytest.mark.reference

Connect = Callable[..., Any]
PARTINGS: list[Act] = ["answer, close", "answer, part", "answer, reset"]


@pytest.fixture
def door(box: Sandbox) -> Iterator[Door]:
    """Return a door in front of the sandbox."""
    with door_to(box.port) as door:
        yield door


@pytest.fixture
def through(target: Target, connect: Connect, box: Sandbox, door: Door) -> Any:
    """Return a client that goes through the door."""
    return connect(base_url=door.url(box.url(target.provider)))


def test_calls_share_a_connection_while_the_server_keeps_it(
    target: Target, through: Any, box: Sandbox, door: Door
) -> None:
    [job_id] = target.seed(box, 1)
    for call in [*reads(target).values(), *posts(target).values()]:
        call(through, job_id)
    assert door.connections == 1


@pytest.mark.parametrize("parting", PARTINGS)
def test_a_call_after_the_server_has_closed_goes_out_once_over_a_new_connection(
    target: Target, through: Any, box: Sandbox, door: Door, parting: Act
) -> None:
    [job_id] = target.seed(box, 1)
    for call in [*reads(target).values(), *posts(target).values()]:
        door.plan.append(parting)
        door.parted.clear()
        call(through, job_id)
        assert door.parted.wait(10)
        made, before = door.connections, len(box.requests)
        call(through, job_id)
        assert len(box.requests) == before + 1
        assert door.connections == made + 1
    jobs = len(getattr(box, target.provider).jobs)
    assert jobs == 1 + 2 * ("create" in target.changing)


@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
def test_a_connection_that_ends_while_the_next_request_is_on_its_way_loses_no_read(
    target: Target, client: Any, box: Sandbox, *, reset: bool
) -> None:
    [job_id] = target.seed(box, 1)
    for call in reads(target).values():
        call(client, job_id)
        before = len(box.requests)
        box.fault(target.provider, Fault(cut="before_response", reset=reset))
        call(client, job_id)
        assert len(box.requests) == before + 2


@pytest.mark.parametrize("act", ["drop", "drop at head"])
@pytest.mark.parametrize("known", [False, True], ids=["new connection", "kept connection"])
def test_a_post_that_meets_the_end_of_its_connection_is_told_and_not_doubled(
    target: Target, through: Any, box: Sandbox, door: Door, act: Act, *, known: bool
) -> None:
    [job_id] = target.seed(box, 1)
    for call in posts(target).values():
        if known:
            target.get(through, job_id)
        before = len(box.requests)
        door.plan.append(act)
        with pytest.raises(target.error("APIConnectionError")) as caught:
            call(through, job_id)
        assert caught.value.maybe_sent
        assert caught.value.attempts == 1
        assert len(box.requests) == before
        assert len(getattr(box, target.provider).jobs) == 1
    # A read is tried again over a new connection.
    if known:
        target.get(through, job_id)
    door.plan.append(act)
    assert target.get(through, job_id).to_dict()
