"""How a body is collected, and what a success means."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import APIStatusError, APITimeoutError, IngestJobPage, ResponseDecodeError
from specloom_agentset._runtime.headers import ResponseHeaders
from specloom_agentset._runtime.request.response import APIResponse, BodyReader

from .responses import REPORTING, operation, outcome, raw

CHUNKS = st.lists(st.binary(max_size=20), max_size=20)
PAGES = operation(decode=IngestJobPage.from_dict)
EMPTY_PAGE: dict[str, Any] = {
    "success": True,
    "data": [],
    "pagination": {"nextCursor": None, "prevCursor": None, "hasMore": False},
}


@given(chunks=CHUNKS, limit=st.integers(min_value=0, max_value=100))
def test_chunks_are_joined_up_to_the_first_one_beyond_the_limit(
    chunks: list[bytes], limit: int
) -> None:
    reader = BodyReader(None, limit)
    for index, chunk in enumerate(chunks):
        if sum(map(len, chunks[: index + 1])) > limit:
            with pytest.raises(ResponseDecodeError, match=f"max_response_bytes, {limit} bytes"):
                reader.add(chunk, 1e12)
            assert reader.content() == b""
            return
        reader.add(chunk, 1e12)
    assert reader.content() == b"".join(chunks)


def test_a_chunk_after_the_deadline_is_an_error_of_a_request_that_was_sent() -> None:
    reader = BodyReader(10.0, 100)
    reader.add(b"x", 9.0)
    reader.add(b"y", 10.0)
    assert reader.content() == b"xy"
    with pytest.raises(APITimeoutError, match="too slowly") as caught:
        reader.add(b"z", 10.001)
    assert caught.value.maybe_sent


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (b"<html><body>Log in</body></html>", "got '<html><body>Log in</body></html>'"),
        (b"<html>" + b"x" * 100, f"got '<html>{'x' * 34}'"),
        (b"", "empty body"),
        (b" \r\n ", "empty body"),
        (b'{"success": tru', "got '{\"success\": tru'"),
        (b'{"success": true, "data": [', "unexpected end of data"),
        (b"\xff\xfe{}", "got '\ufffd\ufffd{}'"),
        (b'{"a": NaN}', "got '{\"a\": NaN}'"),
        (b"{} {}", "got '{} {}'"),
    ],
)
def test_what_is_not_json_is_reported_with_its_beginning(content: bytes, shown: str) -> None:
    error = outcome(raw(200, content, x_request_id="req_1"), PAGES)
    assert type(error) is ResponseDecodeError
    assert error.path == ""
    assert error.reason.startswith("expected JSON, got ")
    assert shown in str(error)
    assert (error.status_code, error.body) == (200, content)
    assert (error.headers["X-Request-Id"], error.request_id) == ("req_1", "req_1")
    assert error.__cause__ is error.__context__ is None


@pytest.mark.parametrize(
    ("data", "path", "reason"),
    [
        ([], "", "expected an object (IngestJobPage), got an array"),
        (None, "", "expected an object (IngestJobPage), got null"),
        ("x", "", "expected an object (IngestJobPage), got a string"),
        (7, "", "expected an object (IngestJobPage), got a number"),
        (True, "", "expected an object (IngestJobPage), got a boolean"),
        ({**EMPTY_PAGE, "data": {}}, "data", "expected an array, got an object"),
        ({**EMPTY_PAGE, "data": [5]}, "data[0]", "expected an object (IngestJob), got a number"),
        ({**EMPTY_PAGE, "pagination": {}}, "pagination.hasMore", "required field of"),
    ],
)
def test_json_of_another_shape_is_reported_with_the_path(
    data: object, path: str, reason: str
) -> None:
    response = raw(201, data)
    error = outcome(response, PAGES)
    assert type(error) is ResponseDecodeError
    assert error.path == path
    assert error.reason.startswith(reason)
    assert (error.status_code, error.body) == (201, response.content)
    assert str(error) == (f"{path}: " if path else "") + f"{error.reason} (HTTP 201)"


@pytest.mark.parametrize("status", [200, 201, 204, 206, 299])
def test_a_success_that_the_spec_does_not_list_is_read_all_the_same(status: int) -> None:
    assert outcome(raw(status, {"id": 1})) == {"id": 1}
    assert type(outcome(raw(status, b""))) is ResponseDecodeError


@pytest.mark.parametrize("content", [b"", b"{}", b"not JSON"])
def test_a_status_without_a_body_returns_none_whatever_comes(content: bytes) -> None:
    assert outcome(raw(204, content), operation(empty=frozenset({204}))) is None


@pytest.mark.parametrize(
    "data",
    [
        {"status": []},
        {"status": [{"code": "OK"}, {"code": "OK", "statusDetail": "fine"}]},
        {"status": None},
        {"status": "x"},
        {"status": {"code": "BAD"}},
        {"status": [None, "BAD", ["BAD"], {}, {"code": None}, {"code": ""}]},
        {},
        [],
        None,
        7,
    ],
)
def test_a_success_that_reports_no_failure_is_the_result(data: object) -> None:
    assert outcome(raw(200, data), REPORTING) == data


@pytest.mark.parametrize(
    ("reports", "code", "message"),
    [
        ([{"code": "BAD", "statusDetail": "No such corpus."}], "BAD", "No such corpus."),
        ([{"code": "OK"}, {"code": "BAD"}, {"code": "WORSE"}], "BAD", "the provider reports BAD"),
        ([{"code": 5, "statusDetail": ""}], "5", "the provider reports 5"),
    ],
)
def test_a_failure_reported_inside_a_success_is_an_error_where_the_spec_says_so(
    reports: list[Any], code: str, message: str
) -> None:
    data = {"status": reports, "jobs": [1]}
    error = outcome(raw(200, data, x_request_id="req_1"), REPORTING)
    assert type(error) is APIStatusError
    assert (error.status_code, error.code, error.message) == (200, code, message)
    assert (error.body, error.request_id) == (data, "req_1")
    assert outcome(raw(200, data)) == data


def test_a_raw_response_shows_no_body() -> None:
    response = APIResponse(200, ResponseHeaders([]), "req_1", b"hidden", [1], 2)
    assert "hidden" not in repr(response)
    assert "parsed=[1]" in repr(response)
