# Copied from overlays/runtime/responses.py: edit it there.
"""What an answer means: the result of the operation, or the error to raise.

Pure: a status, headers and bytes go in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any, Generic, TypeVar, cast

import orjson
from attrs import field, frozen

from .calls import ErrorShape, FailureList, Operation
from .errors import APIStatusError, ResponseDecodeError, status_error_class
from .headers import ResponseHeaders
from .retries import parse_retry_after
from .shapes import is_list, is_map

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

REQUEST_ID_HEADERS = ("x-request-id", "request-id", "x-amzn-requestid", "cf-ray")
"""Where servers and the proxies before them put the id of a request, best first."""


@frozen(eq=False, repr=False)
class Answer:
    """A response, read to its end.

    Attributes:
        status_code: The HTTP status, any number.
        pairs: Gives names and values of the headers as received; a success is read without.
        content: The body, decompressed, in bytes.
    """

    status_code: int
    pairs: Callable[[], Iterable[tuple[str, str]]] = field(repr=False)
    content: bytes = field(repr=False)

    def headers(self) -> ResponseHeaders:
        """The headers."""
        return ResponseHeaders(self.pairs())


@frozen
class APIResponse(Generic[T_co]):
    """A successful response with its result.

    Attributes:
        status_code: The HTTP status.
        headers: The response headers; look-up ignores case.
        request_id: The server's id of the request, or ``None``.
        content: The body in bytes.
        parsed: What the method without ``with_raw_response`` returns.
        attempts: Requests that were sent for it.
    """

    status_code: int
    headers: ResponseHeaders
    request_id: str | None
    content: bytes = field(repr=False)
    parsed: T_co
    attempts: int


def interpret(operation: Operation[T], answer: Answer, wall: Callable[[], float]) -> T:
    """The result that *answer* holds.

    A success that the spec does not know is read like the one that it knows: what was done is
    done, and hiding it behind an error would only make callers do it again.

    Args:
        operation: What was called.
        answer: What came back.
        wall: Gives the seconds since the epoch, for a Retry-After that is a date.

    Raises:
        APIStatusError: It is no success, or holds a report of failure.
        ResponseDecodeError: It is a success that can't be read.
    """
    if not 200 <= answer.status_code <= 299:
        raise status_error(operation.errors, answer, now=wall())
    if answer.status_code in operation.empty:
        # The type of such an operation's result includes None.
        return cast("T", None)
    try:
        data = load_json(answer.content)
        if operation.failures is not None:
            raise_reported(operation.failures, data, answer)
        return operation.decode(data)
    except ResponseDecodeError as error:
        error.status_code = answer.status_code
        error.headers = answer.headers()
        error.body = answer.content
        error.request_id = request_id_of(error.headers)
        raise


def load_json(content: bytes) -> Any:
    """The JSON value that *content* holds.

    Raises:
        ResponseDecodeError: It holds none.
    """
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        reason = str(error)
    if not content.strip():
        raise ResponseDecodeError("expected JSON, got an empty body")
    start = content[:40].decode("utf-8", "replace")
    raise ResponseDecodeError(f"expected JSON, got {start!r}: {reason}")


def status_error(shapes: Mapping[int, ErrorShape], answer: Answer, *, now: float) -> APIStatusError:
    """The error that an answer other than a success stands for."""
    headers = answer.headers()
    shape = shapes.get(answer.status_code) or shapes.get(0)
    body, data = _error_body(shape, answer.content)
    code = message = request_id = None
    if shape is not None:
        code = _text_at(data, shape.code)
        message = _text_at(data, shape.message)
        request_id = _text_at(data, shape.request_id)
    if message is None:
        message = _summary(answer.status_code, body)
    return status_error_class(answer.status_code)(
        message,
        status_code=answer.status_code,
        headers=headers,
        body=body,
        code=code,
        request_id=request_id_of(headers) or request_id,
        retry_after=parse_retry_after(headers.get("retry-after"), now),
    )


def raise_reported(failures: FailureList, data: Any, answer: Answer) -> None:
    """Raise the first report of failure that the success *data* holds, if any.

    Raises:
        APIStatusError: It holds one; ``status_code`` is that of the success.
    """
    for report in _list_at(data, failures.list):
        code = _text_at(report, (failures.code,))
        if code is not None and code != failures.ok:
            headers = answer.headers()
            raise APIStatusError(
                _text_at(report, (failures.message,)) or f"the provider reports {code}",
                status_code=answer.status_code,
                headers=headers,
                body=data,
                code=code,
                request_id=request_id_of(headers),
            )


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """The server's id of the request, or ``None``."""
    return next((headers[name] for name in REQUEST_ID_HEADERS if name in headers), None)


def _error_body(shape: ErrorShape | None, content: bytes) -> tuple[Any, Any]:
    """The body to show, and the decoded JSON (``None`` if it is none)."""
    if not content:
        return None, None
    try:
        data = orjson.loads(content)
    except orjson.JSONDecodeError:
        return content.decode("utf-8", "replace"), None
    if shape is not None:
        try:
            return shape.decode(data), data
        except ResponseDecodeError:
            pass
    return data, data


def _text_at(data: Any, path: tuple[str, ...]) -> str | None:
    if not path:
        return None
    for key in path:
        data = data.get(key) if is_map(data) else None
    if is_list(data):
        data = "; ".join(part for part in data if isinstance(part, str))
    if isinstance(data, int) and not isinstance(data, bool):
        data = str(data)
    return data if isinstance(data, str) and data else None


def _list_at(data: Any, key: str) -> list[Any]:
    found = data.get(key) if is_map(data) else None
    return found if is_list(found) else []


def _summary(status_code: int, body: Any) -> str:
    if isinstance(body, str) and body.strip() and not body.lstrip().startswith("<"):
        text = body.strip()
        return text if len(text) <= 200 else f"{text[:197]}..."
    try:
        return HTTPStatus(status_code).phrase
    except ValueError:
        return "the server gave no message"
