"""Operations and answers to interpret."""

from __future__ import annotations

from typing import Any

import orjson
from specloom_agentset import ErrorResponse
from specloom_agentset._runtime.calls import ErrorShape, FailureList, Operation
from specloom_agentset._runtime.responses import Answer, interpret

NOW = 1_700_000_000.0

ERROR = ErrorShape(
    ErrorResponse.from_dict,
    code=("error", "code"),
    message=("error", "message"),
    request_id=("error", "trace", "id"),
)


def as_it_is(data: Any) -> Any:
    return data


def operation(**fields: Any) -> Operation[Any]:
    """Return an operation whose result is the decoded JSON, unless *fields* say otherwise."""
    given: dict[str, Any] = {"decode": as_it_is, "errors": {0: ERROR}, **fields}
    return Operation(name="getThing", method="GET", repeatable=True, **given)


def reporting() -> Operation[Any]:
    """Return an operation whose success may hold reports of failure."""
    failures = FailureList(list="status", code="code", ok="OK", message="statusDetail")
    return operation(failures=failures)


def answer(status: int, body: Any = None, **headers: str) -> Answer:
    """Return an answer; *body* is bytes, or what to write as JSON."""
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return Answer(status, lambda: pairs, content)


def outcome(answer: Answer, operation: Operation[Any] | None = None) -> Any:
    """Return what *answer* means to *operation*: the result, or the error."""
    try:
        return interpret(operation or GET, answer, lambda: NOW)
    except Exception as error:
        return error


GET = operation()
