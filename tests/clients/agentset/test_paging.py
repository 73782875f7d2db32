"""Iterating over all jobs, and over the pages they come in."""

from __future__ import annotations

from typing import Any

import pytest
from clients.agentset.kit import JOBS, Connect
from sandbox import Canned, Fault, Sandbox
from specloom_agentset import Agentset, IngestJobPage, ServerError

JOB: dict[str, Any] = {
    "id": "job_1",
    "namespaceId": "ns_123",
    "status": "COMPLETED",
    "payload": {"type": "TEXT", "text": "hi"},
    "createdAt": "2026-01-02T03:04:05.678Z",
}


def page(*ids: str, after: str | None = None, more: bool = False) -> Canned:
    """Return a page of jobs with these ids and the cursor of the next one."""
    pagination = {"nextCursor": after, "prevCursor": None, "hasMore": more}
    data = [{**JOB, "id": job_id} for job_id in ids]
    return Canned(json={"success": True, "data": data, "pagination": pagination})


@pytest.fixture
def ids(box: Sandbox) -> list[str]:
    """Return the ids of seven jobs, in the order in which they are listed."""
    return box.agentset.seed(7)[::-1]


@pytest.mark.parametrize(
    ("per_page", "requests"), [(1, 7), (2, 4), (3, 3), (6, 2), (7, 1), (100, 1)]
)
def test_every_job_comes_once_and_in_order_with_no_request_too_many(
    client: Agentset, box: Sandbox, ids: list[str], per_page: int, requests: int
) -> None:
    assert [job.id for job in client.ingest_jobs.list(per_page=per_page)] == ids
    assert len(box.requests) == requests


def test_filters_are_repeated_on_every_page(client: Agentset, box: Sandbox) -> None:
    box.agentset.seed(9, tenant="tenant1", statuses=["COMPLETED", "FAILED", "CANCELLED"])
    box.agentset.seed(3, tenant="tenant2")
    jobs = client.ingest_jobs.list(
        statuses=["COMPLETED", "FAILED"],
        order="asc",
        per_page=2,
        cursor_direction="forward",
        x_tenant_id="tenant1",
    )
    assert [job.status for job in jobs] == ["COMPLETED", "FAILED"] * 3
    queries = [dict(request.query) for request in box.requests]
    cursors = [query.pop("cursor", None) for query in queries]
    assert cursors[0] is None
    assert len(set(cursors)) == len(cursors) == 3
    assert queries == 3 * [
        {
            "statuses": "COMPLETED,FAILED",
            "orderBy": "createdAt",
            "order": "asc",
            "perPage": "2",
            "cursorDirection": "forward",
        }
    ]
    assert {request.headers["x-tenant-id"] for request in box.requests} == {"tenant1"}
    assert {request.path for request in box.requests} == {JOBS}


def test_pages_give_their_items_the_next_token_and_the_model(
    client: Agentset, ids: list[str]
) -> None:
    pages = list(client.ingest_jobs.list(per_page=3).pages())
    assert [[job.id for job in page.items] for page in pages] == [ids[:3], ids[3:6], ids[6:]]
    assert all(isinstance(page.raw, IngestJobPage) for page in pages)
    assert [page.next_token for page in pages] == [
        page.raw.pagination.next_cursor for page in pages
    ]
    assert pages[0].next_token is not None
    assert pages[-1].next_token is None


def test_a_token_goes_on_after_its_page_in_another_client(
    client: Agentset, connect: Connect, box: Sandbox, ids: list[str]
) -> None:
    tokens = [page.next_token for page in client.ingest_jobs.list(per_page=2).pages()]
    for number, token in enumerate(tokens[:-1], start=1):
        resumed = connect().ingest_jobs.list(per_page=2).pages(token=token)
        assert [job.id for page in resumed for job in page.items] == ids[2 * number :]
    assert box.requests[-1].query[-2:] == [("cursor", tokens[-2]), ("perPage", "2")]


def test_a_token_wins_over_a_cursor(client: Agentset, ids: list[str]) -> None:
    pages = client.ingest_jobs.list(per_page=2).pages()
    first, second = next(pages).next_token, next(pages).next_token
    pager = client.ingest_jobs.list(per_page=2, cursor=first)
    assert [job.id for job in pager] == ids[2:]
    assert [job.id for page in pager.pages(token=second) for job in page.items] == ids[4:]


def test_nothing_is_sent_until_iteration(client: Agentset, box: Sandbox, ids: list[str]) -> None:
    pager = client.ingest_jobs.list(per_page=3)
    pages = pager.pages()
    items = iter(pager)
    assert len(box.requests) == 0
    assert next(items).id == ids[0]
    assert len(box.requests) == 1
    assert len(next(pages).items) == 3
    assert len(box.requests) == 2


def test_a_pager_says_what_it_lists(client: Agentset, box: Sandbox) -> None:
    assert "list_page" in repr(client.ingest_jobs.list(statuses=["FAILED"]))
    assert len(box.requests) == 0


@pytest.mark.parametrize("last", [None, ""])
def test_pages_end_where_there_is_no_cursor_whatever_has_more_says(
    client: Agentset, box: Sandbox, last: str | None
) -> None:
    box.answer("agentset", page("job_1", after=last, more=True))
    pages = list(client.ingest_jobs.list().pages())
    assert [page.next_token for page in pages] == [None]
    assert len(box.requests) == 1


def test_pages_go_on_while_there_is_a_cursor_whatever_has_more_says(
    client: Agentset, box: Sandbox
) -> None:
    box.answer("agentset", page("job_1", after="a", more=False))
    box.answer("agentset", page("job_2"))
    assert [job.id for job in client.ingest_jobs.list()] == ["job_1", "job_2"]


def test_one_page_can_go_backward(
    client: Agentset, box: Sandbox, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(box.agentset, "wrong_edge", False)
    forward = client.ingest_jobs.list_page(per_page=3)
    forward = client.ingest_jobs.list_page(per_page=3, cursor=forward.pagination.next_cursor)
    back = client.ingest_jobs.list_page(
        per_page=3, cursor=forward.pagination.prev_cursor, cursor_direction="backward"
    )
    assert [job.id for job in back.data] == ids[:3]


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
