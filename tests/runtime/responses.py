"""Operations, and responses to parse."""

from __future__ import annotations

from typing import Any

import orjson
from specloom_agentset import ErrorResponse
from specloom_agentset._runtime.request.call import ErrorShape, FailureList, Operation
from specloom_agentset._runtime.request.response import RawResponse, parse_response

NOW = 1_700_000_000.0

ERROR = ErrorShape(
    ErrorResponse.from_dict,
    code=("error", "code"),
    message=("error", "message"),
    request_id=("error", "trace", "id"),
)


def unchanged(value: Any) -> Any:
    """Return *value*."""
    return value


def operation(**fields: Any) -> Operation[Any]:
    """Return an operation whose result is the decoded JSON, unless *fields* say otherwise."""
    given: dict[str, Any] = {
        "name": "getThing",
        "method": "GET",
        "repeatable": True,
        "decode": unchanged,
        "errors": {0: ERROR},
    }
    return Operation(**{**given, **fields})


GET = operation()
REPORTING = operation(
    failures=FailureList(list="status", code="code", ok="OK", message="statusDetail")
)


def raw(status: int, body: Any = None, **headers: str) -> RawResponse:
    """Return a response; *body* is bytes, or what to write as JSON."""
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return RawResponse(status, lambda: pairs, content)


def outcome(response: RawResponse, operation: Operation[Any] = GET) -> Any:
    """Return what *response* means to *operation*: the result, or the error."""
    try:
        return parse_response(operation, response, lambda: NOW)
    except Exception as error:
        return error
