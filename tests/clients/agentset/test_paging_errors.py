"""What goes wrong between two pages, and how to go on from there."""

from __future__ import annotations

import pytest
from clients.agentset.kit import Connect
from sandbox import Canned, Fault, Sandbox
from specloom_agentset import (
    Agentset,
    BadRequestError,
    PaginationLoopError,
    ServerError,
)


def empty_page(after: str) -> Canned:
    pagination = {"nextCursor": after, "prevCursor": None, "hasMore": True}
    return Canned(json={"success": True, "data": [], "pagination": pagination})


@pytest.fixture
def ids(box: Sandbox) -> list[str]:
    """Return the ids of seven jobs, in the order in which they are listed."""
    return box.agentset.seed(7)[::-1]


def test_a_page_that_leads_to_the_one_resumed_from_is_an_error(
    client: Agentset, box: Sandbox, ids: list[str]
) -> None:
    pager = client.ingest_jobs.list(per_page=2)
    token = next(pager.pages()).next_token
    assert token is not None
    box.answer("agentset", empty_page(after=token))
    with pytest.raises(PaginationLoopError):
        list(pager.pages(token=token))
    box.answer("agentset", empty_page(after="x"))
    with pytest.raises(PaginationLoopError):
        list(client.ingest_jobs.list(cursor="x"))


def test_a_cursor_that_the_server_refuses_is_its_error(client: Agentset) -> None:
    with pytest.raises(BadRequestError, match="The cursor is not valid") as caught:
        list(client.ingest_jobs.list().pages(token="no such cursor"))
    assert caught.value.resume_token == "no such cursor"


def test_after_an_error_the_same_page_is_requested_again(
    connect: Connect, box: Sandbox, ids: list[str]
) -> None:
    pager = connect(max_retries=0).ingest_jobs.list(per_page=2)
    box.fault("agentset", Fault(status=500), after=1)
    iteration = iter(pager)
    before = [next(iteration).id, next(iteration).id]
    with pytest.raises(ServerError):
        next(iteration)
    assert before + [job.id for job in iteration] == ids
    assert [job.id for job in pager] == ids
