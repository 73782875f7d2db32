"""Which error an answer other than a success becomes, and what the error tells."""

from __future__ import annotations

from email.utils import formatdate
from typing import Any

import pytest
from specloom_agentset import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    ErrorResponse,
    GoneError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    UnprocessableEntityError,
)
from specloom_agentset._runtime.calls import ErrorShape
from specloom_agentset._runtime.responses import Answer

from .answers import NOW, answer, as_it_is, operation, outcome

CLASSES: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    410: GoneError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}
PROBLEM = {"success": False, "error": {"code": "not_found", "message": "No such job."}}
HTML = b"<html><body>Bad gateway</body></html>"


def failure(answered: Answer, *shapes: ErrorShape) -> APIStatusError:
    error = outcome(answered, operation(errors=dict(enumerate(shapes))) if shapes else None)
    assert isinstance(error, APIStatusError)
    return error


@pytest.mark.parametrize("body", [b"", HTML, b"{", b"[1]", b'{"success":false}'])
def test_every_status_but_a_success_becomes_its_error(body: bytes) -> None:
    for status in (*range(100, 200), *range(300, 1000)):
        expected = ServerError if 500 <= status <= 599 else CLASSES.get(status, APIStatusError)
        error = failure(answer(status, body))
        assert type(error) is expected
        assert error.status_code == status
        assert error.message
        assert str(error).startswith(f"HTTP {status}: ")


def test_a_body_that_fits_is_the_providers_error_model() -> None:
    error = failure(answer(404, PROBLEM))
    assert isinstance(error.body, ErrorResponse)
    assert error.body.to_dict() == PROBLEM
    assert (error.code, error.message) == ("not_found", "No such job.")
    assert str(error) == "HTTP 404 not_found: No such job."


@pytest.mark.parametrize(
    ("content", "body"),
    [
        (b'{"detail": "x"}', {"detail": "x"}),
        (b'{"error": "x"}', {"error": "x"}),
        (b'{"error": {"code": "x"}}', {"error": {"code": "x"}}),
        (b"[1, 2]", [1, 2]),
        (b'"x"', "x"),
        (b"7", 7),
        (HTML, HTML.decode()),
        (b'{"cut', '{"cut'),
        (b"\xff\xfe", "��"),
        (b"", None),
        (b"null", None),
    ],
)
def test_any_other_body_is_kept_as_json_or_else_as_text(content: bytes, body: object) -> None:
    assert failure(answer(500, content)).body == body


def test_code_and_message_are_found_where_the_body_is_not_quite_the_model() -> None:
    error = failure(answer(404, {"error": {"code": 404, "message": ["a", 5, "b"]}}))
    assert error.body == {"error": {"code": 404, "message": ["a", 5, "b"]}}
    assert (error.code, error.message) == ("404", "a; b")


@pytest.mark.parametrize("member", [None, "", True, 1.5, [], [1], {}, {"x": "y"}])
def test_what_is_no_text_is_neither_code_nor_message(member: object) -> None:
    error = failure(answer(404, {"error": {"code": member, "message": member}}))
    assert (error.code, error.message) == (None, "Not Found")


@pytest.mark.parametrize("data", [None, 7, "x", [], [PROBLEM], {}, {"error": None}, {"error": []}])
def test_paths_that_lead_nowhere_give_nothing(data: object) -> None:
    error = failure(answer(404, data))
    assert (error.code, error.request_id) == (None, None)


def test_a_status_has_its_own_shape_where_the_spec_gives_it_one() -> None:
    other = ErrorShape(as_it_is, code=("kind",), message=("text",))
    shapes = {0: ErrorShape(as_it_is, code=("code",)), 409: other}
    body = {"kind": "clash", "text": "Taken.", "code": "other"}
    clash = outcome(answer(409, body), operation(errors=shapes))
    assert (clash.code, clash.message) == ("clash", "Taken.")
    assert outcome(answer(400, body), operation(errors=shapes)).code == "other"


def test_a_provider_without_an_error_shape_has_the_bare_body() -> None:
    error = outcome(answer(400, PROBLEM), operation(errors={}))
    assert (error.body, error.code, error.message) == (PROBLEM, None, "Bad Request")


@pytest.mark.parametrize(
    ("status", "content", "message"),
    [
        (503, b" upstream is down \n", "upstream is down"),
        (503, HTML, "Service Unavailable"),
        (503, b"\n " + HTML, "Service Unavailable"),
        (503, b" ", "Service Unavailable"),
        (418, b"", "I'm a Teapot"),
        (302, b"", "Found"),
        (520, b"", "the server gave no message"),
        (599, HTML, "the server gave no message"),
        (500, b"x" * 200, "x" * 200),
        (500, b"x" * 201, "x" * 197 + "..."),
    ],
)
def test_without_a_message_the_body_or_the_status_stands_in(
    status: int, content: bytes, message: str
) -> None:
    assert failure(answer(status, content)).message == message


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
    error = failure(answer(500, body, **headers))
    assert error.request_id == request_id
    assert str(error).endswith(f"(request {request_id})")


def test_headers_are_kept_and_looked_up_in_any_case() -> None:
    error = failure(answer(429, b"", X_RateLimit_Limit="60"))
    assert error.headers["x-ratelimit-limit"] == error.headers["X-RATELIMIT-LIMIT"] == "60"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        (formatdate(NOW + 30, usegmt=True), 30.0),
        (formatdate(NOW - 30, usegmt=True), 0.0),
        ("1784000000000", 1_784_000_000_000.0),
        ("soon", None),
    ],
)
def test_retry_after_is_told_uncapped(value: str, seconds: float | None) -> None:
    assert failure(answer(429, b"", retry_after=value)).retry_after == seconds


def test_without_retry_after_there_is_none() -> None:
    assert failure(answer(429, b"")).retry_after is None


@pytest.mark.parametrize("status", [200, 201, 202, 206, 299])
def test_a_success_that_the_spec_does_not_know_is_read_all_the_same(status: int) -> None:
    result: Any = outcome(answer(status, {"id": 1}))
    assert result == {"id": 1}
