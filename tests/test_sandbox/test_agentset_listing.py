"""Pages, cursors and filters of the list."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from sandbox import ManualClock, Sandbox


def _page(client: httpx.Client, **query: Any) -> dict[str, Any]:
    answer = client.get("/ingest-jobs", params=query)
    assert answer.status_code == 200, answer.text
    page: dict[str, Any] = answer.json()
    return page


def _ids(page: dict[str, Any]) -> list[str]:
    return [job["id"] for job in page["data"]]


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_forward_pages_hold_every_job_once(client: httpx.Client, box: Sandbox, order: str) -> None:
    seeded = box.agentset.seed(7)
    pages = [_page(client, order=order, perPage=3)]
    while cursor := pages[-1]["pagination"]["nextCursor"]:
        assert pages[-1]["pagination"]["hasMore"] is True
        pages.append(_page(client, order=order, perPage=3, cursor=cursor))
    assert [len(page["data"]) for page in pages] == [3, 3, 1]
    assert pages[-1]["pagination"]["hasMore"] is False
    assert pages[0]["pagination"]["prevCursor"] is None
    assert pages[1]["pagination"]["prevCursor"]
    ids = [job_id for page in pages for job_id in _ids(page)]
    assert ids == (seeded if order == "asc" else seeded[::-1])


def test_a_page_holds_thirty_jobs_newest_first(client: httpx.Client, box: Sandbox) -> None:
    seeded = box.agentset.seed(31)
    page = _page(client)
    assert _ids(page) == seeded[:0:-1]
    times = [job["createdAt"] for job in page["data"]]
    assert times == sorted(times, reverse=True)


def test_a_last_page_that_is_full_has_no_next(client: httpx.Client, box: Sandbox) -> None:
    box.agentset.seed(6)
    cursor = _page(client, perPage=3)["pagination"]["nextCursor"]
    assert _page(client, perPage=3, cursor=cursor)["pagination"]["nextCursor"] is None


def test_cursors_need_percent_encoding(client: httpx.Client, box: Sandbox) -> None:
    box.agentset.seed(2)
    cursor = _page(client, perPage=1)["pagination"]["nextCursor"]
    assert {"+", "/"} <= set(cursor)
    bare = client.get(f"/ingest-jobs?cursor={cursor}")
    assert bare.status_code == 400
    assert bare.json()["error"]["code"] == "bad_request"


def test_cursors_survive_new_and_deleted_jobs(
    client: httpx.Client, box: Sandbox, clock: ManualClock
) -> None:
    seeded = box.agentset.seed(4)
    first = _page(client, perPage=2)
    client.delete(f"/ingest-jobs/{seeded[2]}")
    clock.advance(20)
    box.agentset.seed(1)
    rest = _page(client, perPage=2, cursor=first["pagination"]["nextCursor"])
    assert _ids(rest) == [seeded[1], seeded[0]]


def test_statuses_are_joined_by_commas(client: httpx.Client, box: Sandbox) -> None:
    box.agentset.seed(9, statuses=["COMPLETED", "FAILED", "CANCELLED"])
    page = _page(client, statuses="FAILED,CANCELLED", perPage=4)
    assert {job["status"] for job in page["data"]} == {"FAILED", "CANCELLED"}
    assert len(page["data"]) == 4
    cursor = page["pagination"]["nextCursor"]
    rest = _page(client, statuses="FAILED,CANCELLED", perPage=4, cursor=cursor)
    assert len(rest["data"]) == 2
    assert rest["pagination"]["nextCursor"] is None


def test_seeded_jobs_go_on_from_their_status(
    client: httpx.Client, box: Sandbox, clock: ManualClock
) -> None:
    box.agentset.seed(2, statuses=["PROCESSING", "DELETING"])
    assert [job["status"] for job in _page(client)["data"]] == ["DELETING", "PROCESSING"]
    clock.advance(10)
    assert [job["status"] for job in _page(client)["data"]] == ["COMPLETED"]


def test_backward_pages_lose_the_job_next_to_the_cursor(client: httpx.Client, box: Sandbox) -> None:
    seeded = box.agentset.seed(7)
    last = _page(client, order="asc", perPage=100)
    assert _ids(last) == seeded
    third = _third_page(client)
    assert _ids(third) == [seeded[6]]
    back = {"order": "asc", "perPage": 3, "cursorDirection": "backward"}
    second = _page(client, **back, cursor=third["pagination"]["prevCursor"])
    assert _ids(second) == seeded[2:5]
    assert second["pagination"]["hasMore"] is True
    box.agentset.wrong_edge = False
    second = _page(client, **back, cursor=third["pagination"]["prevCursor"])
    assert _ids(second) == seeded[3:6]
    first = _page(client, **back, cursor=second["pagination"]["prevCursor"])
    assert _ids(first) == seeded[:3]
    assert first["pagination"]["prevCursor"] is None
    assert first["pagination"]["hasMore"] is False
    forward = _page(client, order="asc", perPage=3, cursor=first["pagination"]["nextCursor"])
    assert _ids(forward) == seeded[3:6]


def _third_page(client: httpx.Client) -> dict[str, Any]:
    page = _page(client, order="asc", perPage=3)
    for _ in range(2):
        page = _page(client, order="asc", perPage=3, cursor=page["pagination"]["nextCursor"])
    return page
