"""Indexing jobs over pages, which are told by links, by numbers, or not at all."""

from __future__ import annotations

import socket
from typing import Any, get_args

import pytest
from clients.callers import SYNC
from clients.gradient.kit import JOBS
from sandbox import Fault, Sandbox
from sandbox.providers.gradient.listing import Links, Meta
from specloom_gradient import (
    Gradient,
    PaginationLoopError,
)

EVERY_LINKS = get_args(Links)
EVERY_META = get_args(Meta)
NO_LINKS = [links for links in EVERY_LINKS if links != "full"]
NO_META = [meta for meta in EVERY_META if meta != "full"]


@pytest.fixture
def ids(box: Sandbox) -> list[str]:
    """Return the ids of five jobs, in the order in which they are listed."""
    return box.gradient.seed(5)[::-1]


def listed(client: Gradient, **arguments: Any) -> list[str | None]:
    """Return the ids of all jobs, over all pages."""
    return [job.uuid for job in client.knowledge_bases.indexing_jobs.list(**arguments)]


def asked(box: Sandbox) -> list[dict[str, str]]:
    """Return the query of each request."""
    return [dict(request.query) for request in box.requests]


@pytest.mark.parametrize(("per_page", "requests"), [(2, 3), (5, 1), (200, 1)])
@pytest.mark.parametrize(
    ("links", "meta"),
    [*(("full", meta) for meta in EVERY_META), *((links, "full") for links in NO_LINKS)],
)
def test_every_job_comes_once_with_no_request_too_many(
    client: Gradient,
    box: Sandbox,
    ids: list[str],
    *,
    per_page: int,
    requests: int,
    links: Links,
    meta: Meta,
) -> None:
    box.gradient.links, box.gradient.meta = links, meta
    assert listed(client, per_page=per_page) == ids
    assert len(box.requests) == requests


@SYNC
@pytest.mark.parametrize("links", NO_LINKS)
@pytest.mark.parametrize("meta", NO_META)
def test_without_both_there_is_one_page(
    client: Gradient, box: Sandbox, ids: list[str], links: Links, meta: Meta
) -> None:
    box.gradient.links, box.gradient.meta = links, meta
    assert listed(client, per_page=2) == ids[:2]
    assert len(box.requests) == 1


def test_the_size_is_repeated_and_the_number_counts_up(
    client: Gradient, box: Sandbox, ids: list[str]
) -> None:
    listed(client, per_page=2)
    assert asked(box) == [
        {"per_page": "2"},
        {"per_page": "2", "page": "2"},
        {"per_page": "2", "page": "3"},
    ]
    assert {request.path for request in box.requests} == {JOBS}


@pytest.mark.parametrize("links", ["full", "absent"])
def test_a_list_may_begin_on_a_later_page(
    client: Gradient, box: Sandbox, ids: list[str], links: Links
) -> None:
    box.gradient.links = links
    assert listed(client, per_page=2, page=2) == ids[2:]
    assert [query["page"] for query in asked(box)] == ["2", "3"]


def test_a_link_to_another_host_is_never_followed(
    client: Gradient, box: Sandbox, ids: list[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.setblocking(False)
        box.gradient.host = f"http://127.0.0.1:{elsewhere.getsockname()[1]}"
        first = client.knowledge_bases.indexing_jobs.list_page(per_page=2)
        assert first.links is not None
        assert first.links.pages is not None
        assert (first.links.pages.next or "").startswith(box.gradient.host)
        assert listed(client, per_page=2) == ids
        with pytest.raises(BlockingIOError):
            elsewhere.accept()
    assert len(box.requests) == 4


@pytest.mark.parametrize("after", [0, 1])
def test_a_page_that_comes_again_is_an_error(
    client: Gradient, box: Sandbox, ids: list[str], after: int
) -> None:
    box.fault("gradient", Fault(repeat_cursor=True), after=after, times=9)
    with pytest.raises(PaginationLoopError):
        listed(client, per_page=2)
    assert len(box.requests) == after + 1
