"""Lists whose pages go wrong, and lists that are read by several at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import pytest
from clients.adapter import Caller
from clients.callers import ASYNC
from faults.door import door_to
from faults.kit import bare
from faults.listings import LISTINGS, Jobs, Listing, id_of
from faults.targets import Target
from sandbox import Canned, Fault, Sandbox

pytestmark = pytest.mark.reference

Connect = Callable[..., Any]

FAULTS = {
    "500 on page 2": (Fault(status=500), "ServerError", 1),
    "429 on page 4": (Fault(status=429), "RateLimitError", 3),
    "lost page 3": (Fault(cut="before_response"), "APIConnectionError", 2),
    "cut page 2": (Fault(cut="mid_body", chunked=True, cut_after=9), "APIConnectionError", 1),
    "HTML for page 4": (Fault(garbage=True), "ResponseDecodeError", 3),
    "a list for page 2": (Fault(body=b"[]"), "ResponseDecodeError", 1),
}


@pytest.fixture
def listing(target: Target) -> Listing:
    """Return how the provider lists its jobs."""
    return LISTINGS[target.provider]


@pytest.fixture
def pager(target: Target, listing: Listing, connect: Connect, box: Sandbox) -> Any:
    """Return the list of seven jobs, two on a page; it meets faults without trying again."""
    target.seed(box, 7)
    return target.jobs(connect(max_retries=0)).list(**{listing.size: 2})


@pytest.fixture
def jobs(target: Target, listing: Listing, client: Any, box: Sandbox) -> Jobs:
    """Return three jobs as the provider writes them; the sandbox has seen no request yet."""
    target.seed(box, 3)
    found: Jobs = target.jobs(client).list_page().to_dict()[listing.jobs]
    box.requests.clear()
    return found[:3]


def answer(target: Target, box: Sandbox, *pages: dict[str, Any], times: int | None = 1) -> None:
    """Let the sandbox answer with these pages."""
    for page in pages:
        box.answer(target.provider, Canned(json=page), times=times)


@pytest.mark.parametrize(("fault", "kind", "pages_before"), FAULTS.values(), ids=FAULTS.keys())
def test_resuming_after_an_error_gives_exactly_the_items_not_yet_seen(
    target: Target, pager: Any, box: Sandbox, *, fault: Fault, kind: str, pages_before: int
) -> None:
    ids = [id_of(job) for job in pager]
    assert len(set(ids)) == 7
    box.fault(target.provider, fault, after=pages_before)
    got: list[str] = []
    with pytest.raises(target.error(kind)) as caught:
        got.extend(id_of(job) for job in pager)
    assert caught.value.resume_token
    rest = pager.pages(token=caught.value.resume_token)
    assert got == ids[: 2 * pages_before]
    assert [id_of(job) for page in rest for job in page.items] == ids[2 * pages_before :]


def test_an_error_on_the_first_page_or_a_resumed_one_gives_back_where_that_began(
    target: Target, pager: Any, box: Sandbox
) -> None:
    token = next(pager.pages()).next_token
    for begin in (None, token):
        box.fault(target.provider, Fault(status=500))
        with pytest.raises(target.error("ServerError")) as caught:
            list(pager.pages(token=begin))
        assert caught.value.resume_token == begin


def test_pages_that_fail_in_passing_are_not_noticed(
    target: Target, listing: Listing, client: Any, box: Sandbox
) -> None:
    target.seed(box, 7)
    ids = listing.ids(target, client)
    box.requests.clear()
    box.fault(target.provider, Fault(status=503), times=2, after=1)
    box.fault(target.provider, Fault(cut="mid_body"), after=1)
    assert listing.ids(target, client, **{listing.size: 2}) == ids
    assert len(box.requests) == 7


@pytest.mark.parametrize("circle", [["7"], ["7", "8"], ["7", "8", "9"]], ids=len)
def test_tokens_that_come_again_end_the_list_with_an_error(
    target: Target, listing: Listing, client: Any, box: Sandbox, jobs: Jobs, *, circle: list[str]
) -> None:
    if not listing.linked:
        pytest.skip("there are no tokens here that could come again: the client counts")
    for number, token in enumerate(circle * 3):
        answer(target, box, listing.made([jobs[number % 2], jobs[2]], token, 99))
    got: list[Any] = []
    with pytest.raises(target.error("PaginationLoopError")) as caught:
        got.extend(target.jobs(client).list())
    assert len(box.requests) == len(circle) + 1
    assert len(got) == len(circle) * 2, "the page that leads back is not given"
    assert caught.value.resume_token == circle[-1]
    assert caught.value.attempts == 0


def test_a_server_that_gives_the_same_page_for_ever_is_an_error(
    target: Target, listing: Listing, client: Any, box: Sandbox, jobs: Jobs
) -> None:
    answer(target, box, listing.made(jobs, "7", 9), times=9)
    got: list[str] = []
    with pytest.raises(target.error("PaginationLoopError")):
        got.extend(id_of(job) for job in target.jobs(client).list())
    assert got == [id_of_written(job) for job in jobs]
    assert len(box.requests) == 2


def id_of_written(job: dict[str, Any]) -> str:
    """Return what a job as the provider writes it is told from others by."""
    found: str = job.get("uuid") or job["id"]
    return found


def test_empty_pages_go_on_as_long_as_there_is_a_next_one(
    target: Target, listing: Listing, client: Any, box: Sandbox, jobs: Jobs
) -> None:
    pages: list[tuple[Jobs, str | None]] = [
        ([], "7"),
        ([], "8"),
        (jobs[:1], "9"),
        ([], "10"),
        (jobs[1:], None),
    ]
    answer(target, box, *(listing.made(found, token, 3) for found, token in pages))
    got = listing.ids(target, client)
    # Without tokens an empty page is the end: there is no other sign of it.
    assert got == ([id_of_written(job) for job in jobs] if listing.linked else [])
    assert len(box.requests) == (5 if listing.linked else 1)


def test_breaking_off_early_leaves_the_connection_free_and_asks_no_more(
    target: Target, listing: Listing, connect: Connect, box: Sandbox
) -> None:
    target.seed(box, 7)
    with door_to(box.port) as door:
        client = connect(base_url=door.url(box.url(target.provider)))
        listed = target.jobs(client).list(**{listing.size: 2})
        for iteration in (iter(listed), listed.pages()):
            for _ in iteration:
                break
        target.jobs(client).list_page()
        assert door.connections == 1
    assert len(box.requests) == 1 + 1 + 1


def test_two_iterations_of_one_pager_do_not_know_of_each_other(pager: Any, box: Sandbox) -> None:
    ids = [id_of(job) for job in pager]
    box.requests.clear()
    first, second = iter(pager), iter(pager)
    got = [(id_of(next(first)), id_of(next(second))) for _ in ids]
    assert got == [(each, each) for each in ids]
    assert len(box.requests) == 8
    assert next(first, None) is next(second, None) is None


def test_one_pager_may_be_iterated_by_several_at_once(pager: Any, box: Sandbox) -> None:
    ids = [id_of(job) for job in pager]

    def walk(_: int) -> list[str]:
        return [id_of(job) for job in pager]

    with ThreadPoolExecutor(4) as threads:
        got = list(threads.map(walk, range(4)))
    assert got == [ids] * 4
    assert len(box.requests) == 5 * 4


@ASYNC
def test_one_iteration_that_two_tasks_share_gives_nothing_twice_and_says_why_not(
    target: Target, listing: Listing, caller: Caller, box: Sandbox
) -> None:
    target.seed(box, 5)
    got: list[str] = []
    refused: list[Exception] = []

    async def main() -> None:
        async with bare(target, box, asynchronous=True) as client:
            shared = aiter(target.jobs(client).list(**{listing.size: 2}))

            async def take() -> None:
                try:
                    got.extend([id_of(job) async for job in shared])
                except ValueError as error:
                    refused.append(error)

            async with anyio.create_task_group() as tasks:
                tasks.start_soon(take)
                tasks.start_soon(take)

    caller.run(main)
    assert len(got) == len(set(got)) == 5
    [error] = refused
    assert type(error) is target.error("InvalidArgumentError")
    assert "iterate over the pager" in str(error)
