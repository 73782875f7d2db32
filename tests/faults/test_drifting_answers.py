"""A provider whose answers no longer fit its spec: a usable result, or an error with the place."""

from __future__ import annotations

import operator
import pickle
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import orjson
import pytest
from faults.targets import Target
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
@pytest.mark.parametrize("kind", ["text/html", "text/plain; charset=latin-1", ""])
def test_json_under_another_label_is_read_all_the_same(
    target: Target, client: Any, box: Sandbox, job_id: str, kind: str
) -> None:
    for _, take in reads(target, client, job_id, raw=True):
        usual = take()
        headers = {"content-type": kind} if kind else {}
        box.answer(target.provider, Canned(headers=headers, body=usual.content))
        assert take().parsed == usual.parsed
