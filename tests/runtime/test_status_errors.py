"""Which error a response other than a success becomes, and what the error carries."""

from __future__ import annotations

import re
from email.utils import formatdate

import pytest
from specloom_agentset import APIStatusError, ErrorResponse, errors
from specloom_agentset._runtime.request.call import ErrorShape
from specloom_agentset._runtime.request.response import RawResponse

from .responses import NOW, operation, outcome, raw, unchanged

PROBLEM = {"success": False, "error": {"code": "not_found", "message": "No such job."}}
NOT_TEXT: list[object] = [None, "", True, 1.5, [], [1], {}, {"error": []}]
NO_TEXTS: list[object] = [{"error": {"code": each, "message": each}} for each in NOT_TEXT]
HTML = b"<html><body>Bad gateway</body></html>"

DRAWN = {
    status: name
    for name, status in re.findall(r"(\w+Error) +(\d(?:\d\d|xx))\b", errors.__doc__ or "")
}
"""The class of each status as the docstring of ``errors`` says."""


def failure(response: RawResponse) -> APIStatusError:
    error = outcome(response)
    assert isinstance(error, APIStatusError)
    return error


@pytest.mark.parametrize("body", [b"", HTML, b"{", b"[1]", b'{"success":false}'])
def test_every_status_but_a_success_becomes_its_error(body: bytes) -> None:
    assert len(DRAWN) == 9
    for status in (*range(100, 200), *range(300, 1000)):
        error = failure(raw(status, body))
        drawn = DRAWN.get(str(status)) or DRAWN.get(f"{status // 100}xx") or "APIStatusError"
        assert type(error).__name__ == drawn
        assert error.status_code == status
        assert error.message
        assert str(error).startswith(f"HTTP {status}: ")


def test_a_body_that_fits_is_the_error_model_of_the_provider() -> None:
    error = failure(raw(404, PROBLEM))
    assert isinstance(error.body, ErrorResponse)
    assert error.body.to_dict() == PROBLEM
    assert str(error) == "HTTP 404 not_found: No such job."


@pytest.mark.parametrize(
    ("content", "body"),
    [
        (b'{"detail": "x"}', {"detail": "x"}),
        (b'{"error": {"code": "x"}}', {"error": {"code": "x"}}),
        (b"[1, 2]", [1, 2]),
        (b'"x"', "x"),
        (HTML, HTML.decode()),
        (b'{"cut', '{"cut'),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"", None),
        (b"null", None),
    ],
)
def test_any_other_body_is_kept_as_json_or_else_as_text(content: bytes, body: object) -> None:
    assert failure(raw(500, content)).body == body


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        ({"error": {"code": 404, "message": ["a", 5, "b"]}}, "404", "a; b"),
        *((data, None, "Not Found") for data in (*NOT_TEXT, *NO_TEXTS, [PROBLEM])),
    ],
)
def test_code_and_message_are_texts_found_where_the_shape_says(
    data: object, code: str | None, message: str
) -> None:
    error = failure(raw(404, data))
    assert (error.code, error.message, error.request_id) == (code, message, None)


def test_a_status_has_its_own_shape_where_the_spec_has_one() -> None:
    clash = ErrorShape(unchanged, code=("kind",), message=("text",))
    shaped = operation(errors={0: ErrorShape(unchanged, code=("code",)), 409: clash})
    body = {"kind": "clash", "text": "Taken.", "code": "other"}
    error = outcome(raw(409, body), shaped)
    assert (error.code, error.message) == ("clash", "Taken.")
    assert outcome(raw(400, body), shaped).code == "other"
    error = outcome(raw(400, body), operation(errors={}))
    assert (error.body, error.code, error.message) == (body, None, "Bad Request")


@pytest.mark.parametrize(
    ("status", "content", "message"),
    [
        (503, b" upstream is down \n", "upstream is down"),
        (503, HTML, "Service Unavailable"),
        (503, b"\n " + HTML, "Service Unavailable"),
        (503, b" ", "Service Unavailable"),
        (302, b"", "Found"),
        (520, b"", "the server sent no message"),
        (599, HTML, "the server sent no message"),
        (500, b"x" * 200, "x" * 200),
        (500, b"x" * 201, "x" * 197 + "..."),
    ],
)
def test_without_a_message_the_body_or_the_status_stands_in(
    status: int, content: bytes, message: str
) -> None:
    assert failure(raw(status, content)).message == message


@pytest.mark.parametrize(
    ("headers", "request_id"),
    [
        ({"X_Request_Id": "a", "request_id": "b", "cf_ray": "c"}, "a"),
        ({"request_id": "b", "x_amzn_requestid": "d"}, "b"),
        ({"x_amzn_requestid": "d", "cf_ray": "c"}, "d"),
        ({"CF_Ray": "c"}, "c"),
        ({}, "from the body"),
    ],
)
def test_the_request_id_comes_from_the_headers_or_else_from_the_body(
    headers: dict[str, str], request_id: str
) -> None:
    body = {"error": {"code": "x", "message": "y", "trace": {"id": "from the body"}}}
    error = failure(raw(500, body, **headers))
    assert error.request_id == request_id
    assert str(error).endswith(f"(request {request_id})")
    assert dict(error.headers) == dict(raw(500, body, **headers).headers())


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry_after": "7"}, 7.0),
        ({"Retry_After": formatdate(NOW + 3600, usegmt=True)}, 3600.0),
        ({"retry_after": formatdate(NOW - 30, usegmt=True)}, 0.0),
        ({"retry_after": "soon"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_in_seconds_and_without_a_limit(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert failure(raw(429, b"", **headers)).retry_after == seconds
