"""What goes wrong between two pages, and how to go on from there."""

from __future__ import annotations

import pickle

import pytest
from clients.agentset.kit import Connect
from sandbox import Canned, Fault, Sandbox
from specloom_agentset import (
    Agentset,
    AgentsetError,
    APIConnectionError,
    BadRequestError,
    IngestJob,
    PaginationLoopError,
    ResponseDecodeError,
    ServerError,
)

FAULTS: list[tuple[Fault, type[AgentsetError]]] = [
    (Fault(status=500), ServerError),
    (Fault(cut="before_response"), APIConnectionError),
    (Fault(cut="mid_body", chunked=True, cut_after=9), APIConnectionError),
    (Fault(garbage=True), ResponseDecodeError),
    (Fault(body=b'{"success": true, "data": 7}'), ResponseDecodeError),
]


def empty_page(after: str) -> Canned:
    pagination = {"nextCursor": after, "prevCursor": None, "hasMore": True}
    return Canned(json={"success": True, "data": [], "pagination": pagination})


@pytest.fixture
def ids(box: Sandbox) -> list[str]:
    """Return the ids of seven jobs, in the order in which they are listed."""
    return box.agentset.seed(7)[::-1]


@pytest.mark.parametrize("pages_before", [1, 3])
@pytest.mark.parametrize("failure", FAULTS, ids=["500", "lost", "cut", "HTML", "misshapen"])
def test_an_error_says_where_to_resume_and_resuming_gives_exactly_the_rest(
    connect: Connect,
    box: Sandbox,
    ids: list[str],
    failure: tuple[Fault, type[AgentsetError]],
    pages_before: int,
) -> None:
    fault, kind = failure
    pager = connect(max_retries=0).ingest_jobs.list(per_page=2)
    box.fault("agentset", fault, after=pages_before)
    got: list[IngestJob] = []
    with pytest.raises(kind) as caught:
        got.extend(pager)
    assert [job.id for job in got] == ids[: 2 * pages_before]
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert error.resume_token is not None
    rest = connect().ingest_jobs.list(per_page=2).pages(token=error.resume_token)
    assert [job.id for page in rest for job in page.items] == ids[2 * pages_before :]


def test_an_error_on_the_first_page_needs_no_token(connect: Connect, box: Sandbox) -> None:
    box.fault("agentset", Fault(status=500))
    with pytest.raises(ServerError) as caught:
        list(connect(max_retries=0).ingest_jobs.list())
    assert caught.value.resume_token is None


def test_an_error_on_a_resumed_page_gives_its_token_again(
    connect: Connect, box: Sandbox, ids: list[str]
) -> None:
    pager = connect(max_retries=0).ingest_jobs.list(per_page=2)
    token = next(pager.pages()).next_token
    box.fault("agentset", Fault(status=500))
    with pytest.raises(ServerError) as caught:
        list(pager.pages(token=token))
    assert caught.value.resume_token == token


def test_a_page_that_fails_in_passing_is_not_noticed(
    client: Agentset, box: Sandbox, ids: list[str]
) -> None:
    box.fault("agentset", Fault(status=503), times=2, after=1)
    box.fault("agentset", Fault(cut="before_response"), after=1)
    assert [job.id for job in client.ingest_jobs.list(per_page=2)] == ids
    assert len(box.requests) == 7


def test_a_page_that_leads_to_itself_is_an_error(
    client: Agentset, box: Sandbox, ids: list[str]
) -> None:
    box.fault("agentset", Fault(repeat_cursor=True), times=None, after=1)
    got: list[IngestJob] = []
    with pytest.raises(PaginationLoopError) as caught:
        got.extend(client.ingest_jobs.list(per_page=2))
    assert len(box.requests) == 2
    assert [job.id for job in got] == ids[:2]
    assert caught.value.resume_token == dict(box.requests[1].query)["cursor"]


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


def test_a_longer_circle_of_pages_is_an_error(client: Agentset, box: Sandbox) -> None:
    for cursor in ("a", "b", "c", "a"):
        box.answer("agentset", empty_page(after=cursor))
    with pytest.raises(PaginationLoopError):
        list(client.ingest_jobs.list())
    assert len(box.requests) == 4


def test_a_cursor_that_the_server_refuses_is_its_error(client: Agentset) -> None:
    with pytest.raises(BadRequestError, match="The cursor is not valid") as caught:
        list(client.ingest_jobs.list().pages(token="no such cursor"))
    assert caught.value.resume_token == "no such cursor"


def test_an_iteration_that_failed_is_over_and_the_next_starts_afresh(
    connect: Connect, box: Sandbox, ids: list[str]
) -> None:
    pager = connect(max_retries=0).ingest_jobs.list(per_page=2)
    box.fault("agentset", Fault(status=500), after=1)
    iteration = iter(pager)
    with pytest.raises(ServerError):
        list(iteration)
    assert list(iteration) == []
    assert [job.id for job in pager] == ids
