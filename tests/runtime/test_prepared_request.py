"""What a call becomes before it is sent: URL, headers, body, and the time of each attempt."""

from __future__ import annotations

from typing import Any

import httpx
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import (
    UNSET,
    APIConnectionError,
    APITimeoutError,
    InvalidArgumentTypeError,
    RequestOptions,
)
from specloom_agentset._runtime.options import CallOptions
from specloom_agentset._runtime.request.call import NO_BODY
from specloom_agentset._runtime.request.retries import Deadline

from .responses import raw
from .sending import StillClock, prepared

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**63), max_value=2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
LOST = APIConnectionError("lost")


def until(seconds: float, grace: float = 1.0, **options: Any) -> CallOptions:
    """Return options with a deadline *seconds* after the start of the clock."""
    deadline = Deadline(StillClock().now + seconds, grace)
    return CallOptions.of(RequestOptions(**options), deadline=deadline)


def phases(timeout: Any) -> dict[str, Any]:
    return {"timeout": httpx.Timeout(timeout).as_dict()}


def test_the_path_follows_that_of_the_base_url() -> None:
    request = prepared(RequestOptions(query={"extra": "1"}), call={"query": [("a", "b c")]})
    assert request.url == "https://example.com/base/v1/things?a=b+c&extra=1"
    assert request.method == "GET"


def test_headers_of_the_call_win_over_the_clients_and_those_of_the_caller_over_both() -> None:
    request = prepared(
        RequestOptions(headers={"X-C": "options"}),
        call={"headers": {"x-b": "call", "x-c": "call"}},
        headers={"X-A": "client", "X-B": "client", "X-C": "client"},
    )
    sent = request.begin()
    assert (sent["x-a"], sent["x-b"], sent["x-c"]) == ("client", "call", "options")
    assert sent["authorization"] == "Bearer abc"
    assert (sent["accept"], "content-type" in sent) == ("application/json", False)
    assert sent["user-agent"].startswith("specloom-agentset/")
    assert all(name == name.lower() for name in sent)


def test_a_credential_set_by_hand_wins() -> None:
    request = prepared(RequestOptions(headers={"Authorization": "Basic xyz"}))
    assert request.begin()["authorization"] == "Basic xyz"


@given(body=JSON)
def test_any_body_is_sent_as_json_null_included(body: object) -> None:
    request = prepared(call={"body": body})
    assert request.content is not None
    assert orjson.loads(request.content) == body
    assert request.headers["content-type"] == "application/json"
    assert prepared(call={"body": NO_BODY}).content is None


@pytest.mark.parametrize("body", [{1: "a"}, {"a": object()}, "\ud800", 2**64])
def test_a_body_that_json_can_not_hold_is_rejected(body: object) -> None:
    with pytest.raises(
        InvalidArgumentTypeError, match=r"^the body can't be written as JSON: "
    ) as caught:
        prepared(call={"body": body})
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("client", "options", "timeout", "phased"),
    [
        (60.0, RequestOptions(), 60.0, 60.0),
        (60.0, RequestOptions(timeout=5), 5, 5),
        (60.0, RequestOptions(timeout=None), None, None),
        (httpx.Timeout(5, connect=1), RequestOptions(), None, httpx.Timeout(5, connect=1)),
        (60.0, until(3), 3.0, 3.0),
        (2.0, until(3), 2.0, 2.0),
        (None, until(3), 3.0, 3.0),
        (60.0, until(0.5), 1.0, 1.0),
        (0.25, until(-5), 0.25, 0.25),
        (60.0, until(3, timeout=httpx.Timeout(5, connect=1)), 3.0, httpx.Timeout(3, connect=1)),
    ],
)
def test_an_attempt_may_take_the_timeout_of_the_call_or_else_the_clients_up_to_the_deadline(
    client: Any, options: RequestOptions, timeout: float | None, phased: Any
) -> None:
    request = prepared(options, timeout=client)
    request.begin()
    assert request.timeout == request.time_left() == timeout
    assert request.phases == phases(phased)


def test_only_the_first_attempt_may_take_more_than_is_left_until_the_deadline() -> None:
    clock = StillClock()
    request = prepared(until(3), clock=clock)
    found: list[float | None] = []
    for now in (1002.5, 1002.9, 1003.0, 1010.0):
        clock.now = now
        request.begin()
        found.append(request.timeout)
    # The least is not 0, which some libraries take for no limit.
    assert found == [pytest.approx(each) for each in (1.0, 0.1, 0.001, 0.001)]
    assert request.attempts == 4


def test_what_follows_in_an_attempt_has_the_time_that_is_left_of_it() -> None:
    clock = StillClock()
    request = prepared(timeout=10, clock=clock)
    request.begin()
    clock.sleep(4)
    assert (request.time_left(), request.phases_left) == (6, phases(6))
    clock.sleep(6)
    assert (request.time_left(), request.phases_left) == (0, phases(0.001))
    unbounded = prepared(timeout=None)
    unbounded.begin()
    assert (unbounded.time_left(), unbounded.phases_left) == (None, phases(None))


def test_a_body_is_read_within_the_time_of_its_attempt_and_the_size_of_the_client() -> None:
    clock = StillClock()
    request = prepared(timeout=10, clock=clock, max_response_bytes=3)
    request.begin()
    request.reader().add(b"abc", 1010.0)
    with pytest.raises(APITimeoutError):
        request.reader().add(b"abc", 1010.1)
    endless = prepared(timeout=None)
    endless.begin()
    endless.reader().add(b"abc", 1e9)


@pytest.mark.parametrize(("own", "retries"), [(UNSET, 4), (0, 0), (7, 7)])
def test_the_number_of_retries_is_the_calls_or_else_the_clients(own: Any, retries: int) -> None:
    request = prepared(RequestOptions(max_retries=own), max_retries=4)
    waits = [request.wait_after(LOST) for _ in range(9)]
    assert waits.count(None) == 9 - retries


@pytest.mark.parametrize(("seconds", "again"), [(60, True), (0, False), (-1, False)])
def test_there_is_no_retry_after_the_deadline(seconds: float, *, again: bool) -> None:
    request = prepared(until(seconds))
    request.begin()
    failure = APIConnectionError("lost")
    assert (request.wait_after(failure) is not None) is again
    assert failure.attempts == 1


def test_a_response_is_returned_with_its_result_and_what_it_took() -> None:
    request = prepared()
    request.begin()
    request.begin()
    response = request.response(raw(201, {"id": 1}, x_request_id="req_1"))
    assert (response.status_code, response.request_id, response.attempts) == (201, "req_1", 2)
    assert (response.parsed, response.content) == ({"id": 1}, b'{"id":1}')
    assert dict(response.headers) == {"x-request-id": "req_1"}
