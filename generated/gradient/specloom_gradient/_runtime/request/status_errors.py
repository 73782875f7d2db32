# Copied from overlays/runtime/request/status_errors.py: edit it there.
"""What a response other than a success means: the error that stands for it.

Does no I/O, and is imported only when there is such a response.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ..errors import APIStatusError, ResponseDecodeError, status_error_class
from ..json_values import is_list, is_map, parse_json
from .call import ErrorShape, FailureList
from .retries import parse_retry_after

if TYPE_CHECKING:
    from .response import RawResponse

REQUEST_ID_HEADERS = ("x-request-id", "request-id", "x-amzn-requestid", "cf-ray")
"""Where servers and proxies put the id of a request, best first."""


def status_error(
    shapes: Mapping[int, ErrorShape], response: RawResponse, *, now: float
) -> APIStatusError:
    """The error for a response that is not a success.

    Args:
        shapes: The shapes of error bodies by status; key 0 for every other status.
        response: The response.
        now: Seconds since the epoch, for a Retry-After that is a moment.
    """
    headers = response.headers()
    shape = shapes.get(response.status_code) or shapes.get(0)
    body, data = _error_body(shape, response.content)
    code = message = request_id = None
    if shape is not None:
        code = _text_at(data, shape.code)
        message = _text_at(data, shape.message)
        request_id = _text_at(data, shape.request_id)
    if message is None:
        message = _summary(response.status_code, body)
    return status_error_class(response.status_code)(
        message,
        status_code=response.status_code,
        headers=headers,
        body=body,
        code=code,
        request_id=request_id_of(headers) or request_id,
        retry_after=parse_retry_after(headers, now),
    )


def raise_reported(failures: FailureList, data: Any, response: RawResponse) -> None:
    """Raise the first failure that the success *data* reports, if any.

    Raises:
        APIStatusError: It reports one; ``status_code`` is that of the success.
    """
    for report in _list_at(data, failures.list):
        code = _text_at(report, (failures.code,))
        if code is not None and code != failures.ok:
            headers = response.headers()
            raise APIStatusError(
                _text_at(report, (failures.message,)) or f"the provider reports {code}",
                status_code=response.status_code,
                headers=headers,
                body=data,
                code=code,
                request_id=request_id_of(headers),
            )


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """The server's id of the request, or ``None``."""
    return next((headers[name] for name in REQUEST_ID_HEADERS if name in headers), None)


def _error_body(shape: ErrorShape | None, content: bytes) -> tuple[Any, Any]:
    """The body to show, and the decoded JSON (``None`` if it is not JSON)."""
    if not content:
        return None, None
    try:
        data = parse_json(content)
    except ResponseDecodeError:
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
        return "the server sent no message"
