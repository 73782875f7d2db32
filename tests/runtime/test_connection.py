"""How a failure of the HTTP library becomes one of the package's, and keeps nothing of it."""

from __future__ import annotations

import gc
from typing import Any

import httpx
import pytest
from specloom_agentset import APIConnectionError, APITimeoutError, ResponseDecodeError
from specloom_agentset._runtime.connection import (
    connection_failure,
    is_connection_failure,
    located,
)

REQUEST = httpx.Request("GET", "https://example.com", headers={"authorization": "Bearer hidden"})
RESPONSE = httpx.Response(200, headers={"X-Request-Id": "req_1"}, request=REQUEST)

FAILURES: list[tuple[Exception, type[APIConnectionError], bool]] = [
    (httpx.ConnectError("refused", request=REQUEST), APIConnectionError, False),
    (httpx.ConnectTimeout("slow", request=REQUEST), APITimeoutError, False),
    (httpx.PoolTimeout("full", request=REQUEST), APITimeoutError, False),
    (httpx.ReadError("", request=REQUEST), APIConnectionError, True),
    (httpx.WriteError("reset", request=REQUEST), APIConnectionError, True),
    (httpx.CloseError("reset", request=REQUEST), APIConnectionError, True),
    (httpx.ProxyError("502", request=REQUEST), APIConnectionError, True),
    (httpx.RemoteProtocolError("cut short", request=REQUEST), APIConnectionError, True),
    (httpx.ReadTimeout("slow", request=REQUEST), APITimeoutError, True),
    (httpx.WriteTimeout("slow", request=REQUEST), APITimeoutError, True),
    (TimeoutError(), APITimeoutError, True),
]


def reachable(root: object) -> list[object]:
    """Return what *root* holds, and what that holds, and so on; classes and modules left out."""
    found: dict[int, object] = {}
    pending: list[object] = [root]
    while pending:
        value = pending.pop()
        if id(value) not in found and not isinstance(value, (type, type(gc))):
            found[id(value)] = value
            pending.extend(gc.get_referents(value))
    return list(found.values())


@pytest.mark.parametrize(("failure", "kind", "maybe_sent"), FAILURES, ids=repr)
def test_each_failure_says_whether_the_request_may_have_been_sent(
    failure: Exception, kind: type[APIConnectionError], *, maybe_sent: bool
) -> None:
    error = connection_failure(failure, None)
    assert type(error) is kind
    assert error.maybe_sent is maybe_sent
    assert type(failure).__name__ in str(error)
    assert str(failure) in str(error)


@pytest.mark.parametrize("failure", [failure for failure, _, _ in FAILURES], ids=repr)
def test_an_error_holds_nothing_of_the_http_library(failure: Exception) -> None:
    error: Any = connection_failure(failure, RESPONSE)
    kept = [value for value in reachable(error) if type(value).__module__.startswith("httpx")]
    assert kept == []
    assert failure not in reachable(error)


def test_a_body_that_does_not_decompress_is_told_with_its_response() -> None:
    error = connection_failure(httpx.DecodingError("bad gzip", request=REQUEST), RESPONSE)
    assert type(error) is ResponseDecodeError
    assert (error.status_code, error.request_id) == (200, "req_1")
    assert error.headers["x-request-id"] == "req_1"
    assert not any(isinstance(value, httpx.Response) for value in reachable(error))


@pytest.mark.parametrize(("response", "known"), [(None, (None, None)), (RESPONSE, (200, "req_1"))])
def test_a_body_that_can_not_be_had_is_told_with_what_is_known_of_it(
    response: httpx.Response | None, known: tuple[int | None, str | None]
) -> None:
    error = ResponseDecodeError("too large")
    assert located(error, response) is error
    assert (error.status_code, error.request_id) == known


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (httpx.ReadError(""), True),
        (httpx.DecodingError(""), True),
        (TimeoutError(), True),
        (httpx.InvalidURL(""), False),
        (httpx.StreamConsumed(), False),
        (ValueError(), False),
        (KeyError(), False),
    ],
    ids=repr,
)
def test_a_mistake_in_the_call_is_no_connection_failure(error: Exception, *, verdict: bool) -> None:
    assert is_connection_failure(error) is verdict
