"""Successes that can't be read, and successes that report a failure."""

from __future__ import annotations

from typing import Any

import pytest
from specloom_agentset import APIStatusError, IngestJobPage, ResponseDecodeError

from .answers import answer, operation, outcome, reporting

PAGES = operation(decode=IngestJobPage.from_dict)
EMPTY_PAGE: dict[str, Any] = {
    "success": True,
    "data": [],
    "pagination": {"nextCursor": None, "prevCursor": None, "hasMore": False},
}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<html><body>Log in</body></html>", "got '<html><body>Log in</body></html>'"),
        (b"<html>" + b"x" * 100, f"got '<html>{'x' * 34}'"),
        (b"", "empty body"),
        (b" \r\n ", "empty body"),
        (b'{"success": tru', "got '{\"success\": tru'"),
        (b'{"success": true, "data": [', "unexpected end of data"),
        (b"\xff\xfe{}", "got "),
        (b'{"a": NaN}', "got '{\"a\": NaN}'"),
        (b"{} {}", "got '{} {}'"),
    ],
)
def test_what_is_no_json_is_told_with_its_beginning(content: bytes, told: str) -> None:
    error = outcome(answer(200, content, x_request_id="req_1"), PAGES)
    assert type(error) is ResponseDecodeError
    assert error.path == ""
    assert error.reason.startswith("expected JSON, got ")
    assert told in str(error)
    assert (error.status_code, error.body) == (200, content)
    assert (error.headers["X-Request-Id"], error.request_id) == ("req_1", "req_1")


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
def test_json_of_another_shape_is_told_with_the_path(data: object, path: str, reason: str) -> None:
    error = outcome(answer(201, data), PAGES)
    assert type(error) is ResponseDecodeError
    assert error.path == path
    assert error.reason.startswith(reason)
    assert error.status_code == 201
    assert error.body == answer(201, data).content
    assert str(error) == (f"{path}: " if path else "") + f"{error.reason} (HTTP 201)"


def test_an_error_while_reading_keeps_no_other_error_in_its_chain() -> None:
    error = outcome(answer(200, b"<html>"), PAGES)
    assert error.__cause__ is None
    assert error.__context__ is None


@pytest.mark.parametrize("content", [b"", b"{}", b"not JSON"])
def test_a_status_without_a_body_gives_none_whatever_comes(content: bytes) -> None:
    assert outcome(answer(204, content), operation(empty=frozenset({204}))) is None


def test_an_empty_answer_where_the_spec_knows_none_can_not_be_read() -> None:
    assert type(outcome(answer(204, b""))) is ResponseDecodeError


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
def test_a_success_without_a_report_of_failure_is_the_result(data: object) -> None:
    assert outcome(answer(200, data), reporting()) == data


@pytest.mark.parametrize(
    ("reports", "code", "message"),
    [
        ([{"code": "BAD", "statusDetail": "No such corpus."}], "BAD", "No such corpus."),
        ([{"code": "OK"}, {"code": "BAD"}, {"code": "WORSE"}], "BAD", "the provider reports BAD"),
        ([{"code": 5, "statusDetail": ""}], "5", "the provider reports 5"),
    ],
)
def test_a_report_of_failure_inside_a_success_is_an_error(
    reports: list[Any], code: str, message: str
) -> None:
    data = {"status": reports, "jobs": [1]}
    error = outcome(answer(200, data, x_request_id="req_1"), reporting())
    assert type(error) is APIStatusError
    assert (error.status_code, error.code, error.message) == (200, code, message)
    assert (error.body, error.request_id) == (data, "req_1")


def test_reports_are_not_looked_for_where_the_spec_has_none() -> None:
    data = {"status": [{"code": "BAD"}]}
    assert outcome(answer(200, data)) == data
