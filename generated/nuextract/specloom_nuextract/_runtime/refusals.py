# Copied from overlays/runtime/refusals.py: edit it there.
"""What an answer that is no success means: the error to raise, with what the provider says of it.

Pure, and imported only when there is such an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson

from .calls import ErrorShape, FailureList
from .errors import APIStatusError, ResponseDecodeError, status_error_class
from .responses import Answer
from .retries import parse_retry_after
from .shapes import is_list, is_map

REQUEST_ID_HEADERS = ("x-request-id", "request-id", "x-amzn-requestid", "cf-ray")
"""Where servers and the proxies before them put the id of a request, best first."""


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
