"""Pagers go on after an error, can be closed, and keep the arguments that they were made with."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from faults.listings import LISTINGS, id_of
from faults.targets import Target
from sandbox import Fault, Sandbox

BEGIN: dict[str, Callable[[Any], Any]] = {"items": iter, "pages": lambda pager: pager.pages()}
FAULTS = {
    "500": Fault(status=500),
    "no answer": Fault(cut="before_response"),
    "not JSON": Fault(garbage=True),
}


@pytest.fixture
def pager(target: Target, connect: Callable[..., Any], box: Sandbox) -> Any:
    """Return a list of seven jobs, two on a page; it meets faults without trying again."""
    target.seed(box, 7)
    size = LISTINGS[target.provider].size
    return target.jobs(connect(max_retries=0)).list(**{size: 2})


def taken(step: Any) -> list[str]:
    """Return the ids in an item or a page."""
    return [id_of(job) for job in getattr(step, "items", [step])]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
@pytest.mark.parametrize("begin", BEGIN.values(), ids=BEGIN.keys())
def test_after_an_error_the_same_page_is_requested_again(
    target: Target, pager: Any, box: Sandbox, *, begin: Callable[[Any], Any], fault: Fault
) -> None:
    there = [id_of(job) for job in pager]
    box.requests.clear()
    iteration = begin(pager)
    got: list[str] = []
    box.fault(target.provider, fault, times=2, after=1)
    while len(got) < 2:
        got += taken(next(iteration))
    for _ in range(2):
        with pytest.raises(target.error(f"{target.client}Error")):
            next(iteration)
    for step in iteration:
        got += taken(step)
    assert got == there
    queries = [request.query for request in box.requests]
    assert len(queries) == 6
    assert queries[1] == queries[2] == queries[3]


@pytest.mark.parametrize("read", [0, 1, 2])
@pytest.mark.parametrize("begin", BEGIN.values(), ids=BEGIN.keys())
def test_an_iteration_that_is_closed_is_over(
    pager: Any, box: Sandbox, *, begin: Callable[[Any], Any], read: int
) -> None:
    with closing(begin(pager)) as iteration:
        for _ in range(read):
            next(iteration)
    asked = len(box.requests)
    assert list(iteration) == []
    iteration.close()
    assert len(box.requests) == asked


def test_a_list_that_is_changed_while_paging_does_not_change_later_pages(
    target: Target, connect: Callable[..., Any], box: Sandbox
) -> None:
    target.seed(box, 7)
    listing = LISTINGS[target.provider]
    headers = {"x-trace": "1"}
    filters: dict[str, Any] = {
        "agentset": {"statuses": ["COMPLETED", "FAILED"]},
        "vectara": {"state": ["completed", "failed"]},
    }.get(target.provider, {})
    options = target.package.RequestOptions(headers=headers)
    pager = target.jobs(connect()).list(**{listing.size: 2}, **filters, request_options=options)
    pages = pager.pages()
    next(pages)
    for changed in filters.values():
        changed.clear()
    headers["x-trace"] = "2"
    rest = list(pages)
    assert rest
    queries = [dict(request.query) for request in box.requests]
    for asked in queries[1:]:
        asked.pop(listing.parameter)
        assert asked == queries[0]
    assert {request.headers["x-trace"] for request in box.requests} == {"1"}
