"""Lists that do not move on, whatever the reason, end with an error that says so."""

from __future__ import annotations

from typing import Any

import pytest
from faults.listings import LISTINGS, Jobs, Listing, id_of
from faults.targets import Target
from sandbox import Canned, Sandbox


@pytest.fixture
def listing(target: Target) -> Listing:
    """Return how the provider lists its jobs."""
    return LISTINGS[target.provider]


@pytest.fixture
def jobs(target: Target, listing: Listing, client: Any, box: Sandbox) -> Jobs:
    """Return six jobs as the provider writes them; the sandbox has seen no request yet."""
    target.seed(box, 6)
    found: Jobs = target.jobs(client).list_page().to_dict()[listing.jobs]
    box.requests.clear()
    return found


def looped(target: Target, pages: Any) -> tuple[list[list[str]], Any]:
    """Return the ids on each page until a list is found to loop, and the error."""
    got: list[list[str]] = []
    with pytest.raises(target.error("PaginationLoopError")) as caught:
        got.extend([id_of(job) for job in page.items] for page in pages)
    return got, caught.value


def ids(jobs: Jobs) -> list[str]:
    """Return the ids of jobs as the provider writes them."""
    return [job.get("uuid") or job["id"] for job in jobs]


@pytest.mark.parametrize("order", ["same", "reversed", "fewer"])
def test_a_server_that_makes_up_tokens_and_sends_one_page_again_and_again(
    target: Target, listing: Listing, client: Any, box: Sandbox, jobs: Jobs, *, order: str
) -> None:
    again = {"same": jobs, "reversed": jobs[::-1], "fewer": jobs[:4]}[order]
    for number, found in enumerate([jobs, again, again], start=7):
        box.answer(target.provider, Canned(json=listing.made(found, str(number), 1000)))
    got, error = looped(target, target.jobs(client).list().pages())
    assert got == [ids(jobs)]
    assert "page before" in str(error)
    assert len(box.requests) == 2


def test_a_list_that_is_resumed_where_the_server_ignores_the_token(
    target: Target, listing: Listing, client: Any, box: Sandbox, jobs: Jobs
) -> None:
    for token in ("7", "8"):
        box.answer(target.provider, Canned(json=listing.made(jobs, token, 1000)))
    got, error = looped(target, target.jobs(client).list().pages(token="6"))
    assert got == [ids(jobs)]
    assert error.resume_token == ("12" if target.provider == "nuextract" else "7")


def test_the_last_page_that_comes_once_more_instead_of_the_rest(
    target: Target, listing: Listing, client: Any, box: Sandbox, jobs: Jobs
) -> None:
    for found, token in ((jobs[:3], "2"), (jobs[3:], "3"), (jobs[3:], None)):
        box.answer(target.provider, Canned(json=listing.made(found, token, 8)))
    got, _ = looped(target, target.jobs(client).list().pages())
    assert got == [ids(jobs[:3]), ids(jobs[3:])]


def test_the_page_is_requested_again_after_the_error(
    target: Target, listing: Listing, client: Any, box: Sandbox, jobs: Jobs
) -> None:
    for found, token in ((jobs[:3], "2"), (jobs[:3], "3"), (jobs[3:], None)):
        box.answer(target.provider, Canned(json=listing.made(found, token, 6)))
    items = iter(target.jobs(client).list())
    got = [id_of(next(items)) for _ in range(3)]
    with pytest.raises(target.error("PaginationLoopError")) as caught:
        next(items)
    got += [id_of(job) for job in items]
    assert got == ids(jobs)
    queries = [dict(request.query).get(listing.parameter) for request in box.requests]
    assert queries[1] == queries[2] == caught.value.resume_token
