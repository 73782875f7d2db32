"""A provider whose answers no longer fit its spec: a usable result, or an error with the place."""

from __future__ import annotations

import operator
import pickle
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import orjson
import pytest
from clients.callers import SYNC
from faults.targets import Target
from models.places import ABSENT, Place, changed, places
from sandbox import Canned, Sandbox

Reads = dict[str, list[tuple[str, bool]]]

READS: Reads = {
    "agentset": [("ingest_jobs.get", True), ("ingest_jobs.list_page", False)],
    "gradient": [
        ("knowledge_bases.indexing_jobs.retrieve", True),
        ("knowledge_bases.indexing_jobs.list_page", False),
        ("knowledge_bases.indexing_jobs.retrieve_data_sources", True),
    ],
    "nuextract": [("jobs.get", True), ("jobs.get_status", True), ("jobs.list_page", False)],
    "vectara": [("jobs.get", True), ("jobs.list_page", False), ("v1.jobs.list_page", False)],
}
"""By provider: methods that read, and whether they take the id of a job."""

NEW: dict[str, Any] = {"type": "NEW", "x": None}
REPLACEMENTS: list[Any] = [
    pytest.param(ABSENT, id="absent"),
    pytest.param(None, id="null"),
    pytest.param(7, id="number"),
    pytest.param("BRAND_NEW", id="text"),
    pytest.param([None], id="array of null"),
    pytest.param(NEW, id="object"),
]
WHOLE: list[Any] = [
    b"null",
    b"[]",
    b"{}",
    b"7",
    b'"text"',
    b"true",
    b"[[]]",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"\xff\xfe{}",
    "ä".encode("latin-1"),
    b'{"id": "1"} {"id": "2"}',
    b"NaN",
    b"",
    b"<html>",
]


def path_of(place: Place) -> str:
    text = ""
    for part in place:
        joint = "" if isinstance(part, int) or not text else "."
        text += f"[{part}]" if isinstance(part, int) else joint + part
    return text


def reads(
    target: Target, client: Any, job_id: str, *, raw: bool
) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield the methods that read, ready to be called."""
    for name, takes_id in READS[target.provider]:
        resource, _, method = name.rpartition(".")
        jobs = operator.attrgetter(resource)(client)
        take = getattr(jobs.with_raw_response if raw else jobs, method)
        yield name, partial(take, job_id) if takes_id else take


def outcome(target: Target, take: Callable[[], Any]) -> tuple[Any, Any]:
    """Return the result of a call, or one of the two errors that it may raise."""
    names = ("ResponseDecodeError", "APIStatusError")
    kinds: tuple[type[Exception], ...] = tuple(map(target.error, names))
    try:
        return take(), None
    except kinds as error:
        return None, error


def look(value: Any) -> None:
    """Do with a result what users do."""
    assert repr(value)
    if hasattr(value, "to_dict"):
        orjson.dumps(value.to_dict())
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301


@pytest.fixture
def job_id(target: Target, box: Sandbox) -> str:
    """Return the id of one of two jobs."""
    return target.seed(box, 2)[0]


# What is read out of a body is the same code for the async client, and there are many places.
@SYNC
@pytest.mark.parametrize("new", REPLACEMENTS)
def test_each_field_of_each_answer_is_told_by_its_path_or_does_no_harm(
    target: Target, client: Any, box: Sandbox, job_id: str, new: Any
) -> None:
    readable = unreadable = 0
    answers = [orjson.loads(take().content) for _, take in reads(target, client, job_id, raw=True)]
    calls = zip(reads(target, client, job_id, raw=False), answers, strict=True)
    for (name, take), answer in calls:
        for place in places(answer):
            box.answer(target.provider, Canned(json=changed(answer, place, new)))
            result, error = outcome(target, take)
            if error is None:
                readable += 1
                look(result)
            elif isinstance(error, target.error("APIStatusError")):
                assert name.startswith("v1."), "v1 reports failures inside of a success"
                assert error.code == str(new)
            else:
                unreadable += 1
                where = path_of(place)
                assert error.path == where or error.path.startswith((f"{where}.", f"{where}["))
                assert (error.status_code, error.attempts) == (200, 1)
                assert error.body
                assert error.path in str(error)
    assert readable > 0
    assert unreadable > 0 or new in (ABSENT, None, "BRAND_NEW")


@pytest.mark.reference
@pytest.mark.parametrize("body", WHOLE, ids=lambda body: ascii(body[:12]))
def test_anything_in_place_of_an_answer_is_a_decode_error_or_an_empty_result(
    target: Target, client: Any, box: Sandbox, job_id: str, body: bytes
) -> None:
    sent = len(box.requests)
    for count, (name, take) in enumerate(reads(target, client, job_id, raw=False), 1):
        box.answer(target.provider, Canned(body=body))
        result, error = outcome(target, take)
        if error is None:
            assert body == b"{}", name
            look(result)
        else:
            assert (error.status_code, error.body, error.attempts) == (200, body, 1)
        assert len(box.requests) == sent + count, "what was read badly is not asked for again"


@pytest.mark.reference
@pytest.mark.parametrize("body", [b"null", b"[]", b"7", b"[" * 100_000, b"<html>"])
def test_a_list_and_a_wait_raise_the_same_errors(
    target: Target, client: Any, box: Sandbox, job_id: str, body: bytes
) -> None:
    decode_error = target.error("ResponseDecodeError")
    jobs = target.jobs(client)
    for take in (lambda: list(jobs.list()), lambda: jobs.wait(job_id)):
        box.answer(target.provider, Canned(body=body), times=None)
        with pytest.raises(decode_error):
            take()
        box.clear_answers(target.provider)


@pytest.mark.reference
def test_a_list_that_breaks_on_its_second_page_says_where_to_go_on(
    target: Target, client: Any, box: Sandbox
) -> None:
    ids = target.seed(box, 3)
    size = {"limit" if target.provider == "vectara" else "per_page": 1}
    pages = target.jobs(client).list(**size).pages()
    first = next(pages)
    box.answer(target.provider, Canned(json=7))
    with pytest.raises(target.error("ResponseDecodeError")) as caught:
        next(pages)
    error: Any = caught.value
    assert error.resume_token == first.next_token
    rest = target.jobs(client).list(**size).pages(token=error.resume_token)
    found = [item.to_dict() for page in (first, *rest) for item in page.items]
    assert len(found) == len(ids)


@pytest.mark.reference
@pytest.mark.parametrize("status", [201, 202, 203, 206, 207, 226, 299])
def test_a_success_of_another_number_is_read_all_the_same(
    target: Target, client: Any, box: Sandbox, job_id: str, status: int
) -> None:
    for _, take in reads(target, client, job_id, raw=True):
        usual = take()
        box.answer(target.provider, Canned(status=status, body=usual.content))
        unusual = take()
        assert unusual.status_code == status
        assert unusual.parsed == usual.parsed


@pytest.mark.reference
@pytest.mark.parametrize("kind", ["text/html", "text/plain; charset=latin-1", ""])
def test_json_under_another_label_is_read_all_the_same(
    target: Target, client: Any, box: Sandbox, job_id: str, kind: str
) -> None:
    for _, take in reads(target, client, job_id, raw=True):
        usual = take()
        headers = {"content-type": kind} if kind else {}
        box.answer(target.provider, Canned(headers=headers, body=usual.content))
        assert take().parsed == usual.parsed
