"""How errors descend from each other, what they carry, and that it survives pickling."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Iterator
from typing import Any

import pytest
import specloom_agentset
from specloom_agentset import (
    AgentsetError,
    APIStatusError,
    ErrorResponse,
    JobFailedError,
    RateLimitError,
    ResponseDecodeError,
    StreamError,
    TextPayload,
    errors,
)
from specloom_agentset._runtime.errors import BaseError
from specloom_agentset._runtime.headers import ResponseHeaders

# An error carries any job of the provider; what kind does not matter to it.
JOB: Any = TextPayload(text="hello", additional_properties={"id": "job_1"})
REFUSAL: dict[str, Any] = {
    "status_code": 429,
    "headers": ResponseHeaders([("Retry-After", "7")]),
    "body": ErrorResponse.from_dict({"success": False, "error": {"code": "c", "message": "m"}}),
    "code": "rate_limit_exceeded",
    "request_id": "req_1",
    "retry_after": 7.0,
}
ARGUMENTS: dict[str, dict[str, Any]] = {
    "APIConnectionError": {"maybe_sent": False},
    "JobFailedError": {"job": JOB},
    "ResponseDecodeError": {"path": "data[3]"},
    "StreamError": {"code": "E1", "last_event_id": "42"},
    "WaitTimeoutError": {"job": None},
}


def new(name: str) -> BaseError:
    """Return an error of the class *name* with all that its constructor takes."""
    kind = getattr(errors, name)
    refusal = REFUSAL if issubclass(kind, APIStatusError) else {}
    error: BaseError = kind("what happened", **refusal, **ARGUMENTS.get(name, {}))
    return error


def read(error: BaseError) -> dict[str, Any]:
    """Return all that a user can read off *error*."""
    public = [name for name in dir(error) if not name.startswith("_")]
    values = {name: getattr(error, name) for name in public}
    data = {name: value for name, value in values.items() if not callable(value)}
    return {**data, "str": str(error), "repr": repr(error), "notes": error.__notes__}


def descendants(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    yield kind
    for child in kind.__subclasses__():
        yield from descendants(child)


def drawn_tree() -> dict[str, set[str]]:
    """Read the ancestors of each class off the drawing in the module's docstring."""
    found: dict[str, set[str]] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"^    ([│├└─ ]*)(\w+Error)\b(?:.* also an? (\w+);)?", line)
        if match is not None:
            depth = len(match[1]) // 4
            above[depth:] = [match[2]]
            also = {match[3]} if match[3] else set[str]()
            found[match[2]] = {name for parent in above[:-1] for name in (parent, *found[parent])}
            found[match[2]] |= also
    return found


NAMES = sorted(drawn_tree().keys() - {"AgentsetError"})


def test_the_docstring_draws_the_tree() -> None:
    known = {BaseError, Exception, BaseException, object}
    actual = {
        kind.__name__: {parent.__name__ for parent in kind.__mro__[1:] if parent not in known}
        for kind in descendants(AgentsetError)
        if kind is not BaseError
    }
    assert drawn_tree() == actual
    assert set(errors.__all__) == actual.keys()


@pytest.mark.parametrize("name", ["AgentsetError", *NAMES])
def test_each_error_is_exported_and_names_where_it_is_imported_from(name: str) -> None:
    kind = getattr(specloom_agentset, name)
    assert kind is getattr(errors, name)
    assert (kind.__module__, kind.__qualname__) == ("specloom_agentset.errors", name)
    assert pickle.loads(pickle.dumps(kind)) is kind  # noqa: S301


@pytest.mark.parametrize("name", NAMES)
def test_every_error_pickles_and_copies_with_all_that_it_carries(name: str) -> None:
    error = new(name)
    assert (error.attempts, error.resume_token) == (0, None)
    error.attempts, error.resume_token = 3, "cursor-2"
    error.add_note("while testing")
    error.about(JOB)
    if isinstance(error, ResponseDecodeError):
        error.status_code, error.request_id = 200, "req_2"
        error.headers, error.body = ResponseHeaders([("Server", "x")]), b"\xff<html>"
    protocols = range(2, pickle.HIGHEST_PROTOCOL + 1)
    pickled = [pickle.loads(pickle.dumps(error, protocol)) for protocol in protocols]  # noqa: S301
    for twin in (*pickled, copy.copy(error), copy.deepcopy(error)):
        assert twin is not error
        assert type(twin) is type(error)
        assert twin.args == error.args
        assert read(twin) == read(error)
        assert (twin.attempts, twin.resume_token, twin.job) == (3, "cursor-2", JOB)


def test_about_names_the_job_that_an_error_is_about_and_a_failed_job_stays_the_one() -> None:
    failed: BaseError = JobFailedError("ended", job=JOB)
    assert failed.about(None).job is JOB
    error = RateLimitError("slow down", status_code=429)
    assert error.about(JOB) is error
    assert error.job is JOB


@pytest.mark.parametrize(
    ("code", "request_id", "text"),
    [
        (None, None, "HTTP 500: no"),
        ("E7", None, "HTTP 500 E7: no"),
        ("E7", "req_1", "HTTP 500 E7: no (request req_1)"),
    ],
)
def test_a_status_error_reads_as_one_line(
    code: str | None, request_id: str | None, text: str
) -> None:
    error = APIStatusError("no", status_code=500, code=code, request_id=request_id)
    assert str(error) == text
    assert dict(error.headers) == {}


def test_a_stream_error_reads_as_its_message() -> None:
    assert str(StreamError("it broke", code="E1", last_event_id="42")) == "it broke"


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ([], ""),
        (["data"], "data"),
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
