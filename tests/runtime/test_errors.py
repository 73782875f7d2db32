"""What errors carry, and that it survives pickling."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from specloom_agentset import (
    AgentsetError,
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    ClientClosedError,
    ErrorResponse,
    IngestJob,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    JobFailedError,
    MissingCredentialsError,
    PaginationLoopError,
    RateLimitError,
    ResponseDecodeError,
    StreamError,
    WaitTimeoutError,
    WrongEventLoopError,
    errors,
)
from specloom_agentset._runtime.errors import BaseError
from specloom_agentset._runtime.headers import ResponseHeaders

JOB = IngestJob.from_dict(
    {
        "id": "job_1",
        "namespaceId": "ns_1",
        "tenantId": None,
        "externalId": None,
        "status": "FAILED",
        "error": "broken",
        "payload": {"type": "TEXT", "text": "hello"},
        "config": None,
        "createdAt": "2026-01-02T03:04:05.678Z",
        "queuedAt": None,
        "preProcessingAt": None,
        "processingAt": None,
        "completedAt": None,
        "failedAt": None,
    }
)
PROBLEM = ErrorResponse.from_dict({"success": False, "error": {"code": "c", "message": "m"}})


def refused(kind: type[APIStatusError]) -> APIStatusError:
    return kind(
        "too many",
        status_code=429,
        headers=ResponseHeaders([("Retry-After", "7")]),
        body=PROBLEM,
        code="rate_limit_exceeded",
        request_id="req_1",
        retry_after=7.0,
    )


def unreadable() -> ResponseDecodeError:
    error = ResponseDecodeError("expected an array, got null", path="data[3]")
    error.status_code = 200
    error.headers = ResponseHeaders([("Content-Type", "text/html")])
    error.body = b"\xff<html>"
    error.request_id = "req_2"
    return error


EVERY: list[BaseError] = [
    APIConnectionError("lost", maybe_sent=False),
    APITimeoutError("late"),
    refused(APIStatusError),
    *(refused(kind) for kind in APIStatusError.__subclasses__()),
    unreadable(),
    PaginationLoopError("again"),
    StreamError("broken", code="E1", last_event_id="42"),
    JobFailedError("ended as FAILED", job=JOB),
    WaitTimeoutError("not in time", job=None),
    WaitTimeoutError("not in time", job=JOB),
    InvalidArgumentError("bad"),
    MissingCredentialsError("none"),
    InvalidArgumentTypeError("worse"),
    ClientClosedError("closed"),
    WrongEventLoopError("elsewhere"),
]


def told(error: BaseError) -> dict[str, Any]:
    """Return all that a user can read off an error."""
    public = [name for name in dir(error) if not name.startswith("_")]
    values = {name: getattr(error, name) for name in public}
    return {
        **{name: value for name, value in values.items() if not callable(value)},
        "str": str(error),
        "repr": repr(error),
        "notes": getattr(error, "__notes__", None),
    }


def test_every_class_is_among_those_tried() -> None:
    assert {type(error).__name__ for error in EVERY} == set(errors.__all__) - {"AgentsetError"}


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_every_error_pickles_with_all_that_it_carries(error: BaseError, protocol: int) -> None:
    changed = copy.copy(error)
    changed.attempts = 3
    changed.resume_token = "cursor-2"
    changed.add_note("while testing")
    if not isinstance(changed, JobFailedError):
        changed.about(JOB)
    restored = pickle.loads(pickle.dumps(changed, protocol))  # noqa: S301
    assert type(restored) is type(error)
    assert told(restored) == told(changed)
    assert restored.job == JOB
    assert (restored.attempts, restored.resume_token) == (3, "cursor-2")
    assert restored.args == error.args


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy])
def test_every_error_copies(error: BaseError, duplicate: Any) -> None:
    twin = duplicate(error)
    assert twin is not error
    assert told(twin) == told(error)


def test_the_root_error_pickles_too() -> None:
    restored = pickle.loads(pickle.dumps(AgentsetError("root", 1)))  # noqa: S301
    assert type(restored) is AgentsetError
    assert restored.args == ("root", 1)


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
def test_a_new_error_stands_for_no_request_and_no_page(error: BaseError) -> None:
    assert error.attempts == 0
    assert error.resume_token is None


def test_about_says_which_job_an_error_is_about() -> None:
    error = RateLimitError("slow down", status_code=429)
    assert error.job is None
    assert error.about(JOB) is error
    assert error.job is JOB


def test_a_failed_job_stays_the_one_that_failed() -> None:
    assert JobFailedError("ended", job=JOB).about(None).job is JOB


def test_a_status_error_without_headers_has_none() -> None:
    assert dict(APIStatusError("no", status_code=500).headers) == {}


@pytest.mark.parametrize(
    ("code", "request_id", "text"),
    [
        (None, None, "HTTP 500: no"),
        ("E7", None, "HTTP 500 E7: no"),
        (None, "req_1", "HTTP 500: no (request req_1)"),
        ("E7", "req_1", "HTTP 500 E7: no (request req_1)"),
    ],
)
def test_a_status_error_reads_as_one_line(
    code: str | None, request_id: str | None, text: str
) -> None:
    assert str(APIStatusError("no", status_code=500, code=code, request_id=request_id)) == text


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ([], ""),
        (["data"], "data"),
        ([3, "data"], "data[3]"),
        (["type", "payload", 3, "data"], "data[3].payload.type"),
        ([0, 1], "[1][0]"),
        (["a", 0], "[0].a"),
    ],
)
def test_the_path_grows_from_the_inside_out(parts: list[str | int], path: str) -> None:
    error = ResponseDecodeError("wrong")
    for part in parts:
        assert error.within(part) is error
    assert error.path == path
    assert str(error) == (f"{path}: wrong" if path else "wrong")
