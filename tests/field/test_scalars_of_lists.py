"""Numbers and tokens that a list computes with, in another type than the spec says."""

from __future__ import annotations

from typing import Any

import pytest
from faults.listings import LISTINGS, id_of
from faults.targets import Target
from sandbox import Canned, Sandbox

PLACES: dict[str, tuple[str, ...]] = {
    "agentset": ("pagination", "nextCursor"),
    "gradient": ("meta", "pages"),
    "nuextract": ("totalCount",),
    "vectara": ("metadata", "page_key"),
}
"""Where a page says what the next page depends on."""


@pytest.fixture
def page(target: Target, client: Any, box: Sandbox) -> dict[str, Any]:
    """Return the first of several pages as the provider writes it; no request was seen yet."""
    target.seed(box, 5)
    size = LISTINGS[target.provider].size
    found: dict[str, Any] = target.jobs(client).list_page(**{size: 2}).to_dict()
    box.requests.clear()
    return found


def put(page: dict[str, Any], place: tuple[str, ...], value: object) -> None:
    """Put *value* where a page says what the next page depends on."""
    *outer, name = place
    for key in outer:
        page = page[key]
    page[name] = value


@pytest.mark.parametrize("value", [[], {}, True, 1.5, ["7"], {"page": 7}])
def test_a_value_that_means_nothing_is_an_error_with_its_path(
    target: Target, client: Any, box: Sandbox, page: dict[str, Any], *, value: object
) -> None:
    place = PLACES[target.provider]
    put(page, place, value)
    if target.provider == "gradient":
        page["links"] = {}
    box.answer(target.provider, Canned(json=page))
    items = iter(target.jobs(client).list(**{LISTINGS[target.provider].size: 2}))
    with pytest.raises(target.error("ResponseDecodeError")) as caught:
        next(items)
    assert caught.value.path == ".".join(place)
    # After the error the page is requested again, and is as it should be.
    assert len({id_of(job) for job in items}) == 5


def test_a_number_may_be_written_as_text_and_a_token_as_a_number(
    target: Target, client: Any, box: Sandbox, page: dict[str, Any]
) -> None:
    listing = LISTINGS[target.provider]
    jobs = page[listing.jobs]
    first, last = listing.made(jobs[:1], "2", 2), listing.made(jobs[1:], None, 2)
    if target.provider == "gradient":
        first |= {"links": {}, "meta": {"page": "1"}}
    put(
        first, PLACES[target.provider], 2 if listing.linked and listing.parameter != "page" else "2"
    )
    for one in (first, last):
        box.answer(target.provider, Canned(json=one))
    got = [id_of(job) for job in target.jobs(client).list()]
    assert got == [job.get("uuid") or job["id"] for job in jobs]
    box.violations.clear()
