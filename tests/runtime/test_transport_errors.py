"""How a failure of the HTTP library becomes one of the package's, and keeps nothing of it."""

from __future__ import annotations

import gc

import httpx
import pytest
from specloom_agentset import (
    APIConnectionError,
    APITimeoutError,
    InvalidArgumentError,
    ResponseDecodeError,
)
from specloom_agentset._runtime.errors import BaseError
from specloom_agentset._runtime.request.transport_errors import (
    connection_failure,
    is_connection_failure,
    is_unreadable,
    raise_read_failure,
    raise_send_failure,
)

from .sending import prepared

REQUEST = httpx.Request("GET", "https://example.com", headers={"authorization": "Bearer hidden"})
RESPONSE = httpx.Response(200, headers={"X-Request-Id": "req_1"}, request=REQUEST)

FAILURES: list[tuple[Exception, type[APIConnectionError], bool]] = [
    (httpx.ConnectError("refused", request=REQUEST), APIConnectionError, False),
    (httpx.ConnectTimeout("slow", request=REQUEST), APITimeoutError, False),
    (httpx.PoolTimeout("full", request=REQUEST), APITimeoutError, False),
    (httpx.ReadError("", request=REQUEST), APIConnectionError, True),
    (httpx.WriteError("reset", request=REQUEST), APIConnectionError, True),
    (httpx.CloseError("reset", request=REQUEST), APIConnectionError, True),
    (httpx.ProxyError("502", request=REQUEST), APIConnectionError, False),
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
    for sent, for_token in ((True, False), (False, False), (True, True)):
        error = connection_failure(failure, sent=sent, for_token=for_token)
        assert type(error) is kind
        assert isinstance(error, APIConnectionError)
        assert error.maybe_sent is (maybe_sent and sent and not for_token)
        assert type(failure).__name__ in str(error)
        assert str(failure) in str(error)
        assert ("from the token endpoint" in str(error)) is for_token


@pytest.mark.parametrize("failure", [failure for failure, _, _ in FAILURES], ids=repr)
def test_what_is_raised_holds_nothing_of_the_http_library(failure: Exception) -> None:
    request = prepared()
    request.begin()

    def sending() -> None:
        raise_send_failure(failure, request, sent=True)

    def reading() -> None:
        raise_read_failure(failure, request, RESPONSE)

    for translate in (sending, reading):
        with pytest.raises(APIConnectionError) as caught:
            translate()
        error = caught.value.with_traceback(None)
        kept = reachable(error)
        assert [each for each in kept if type(each).__module__.startswith("httpx")] == []
        assert failure not in kept


@pytest.mark.parametrize(
    "failure", [httpx.DecodingError("bad gzip", request=REQUEST), ResponseDecodeError("too large")]
)
def test_a_body_that_can_not_be_read_is_reported_with_its_response(failure: Exception) -> None:
    with pytest.raises(ResponseDecodeError) as caught:
        raise_read_failure(failure, prepared(), RESPONSE)
    error = caught.value.with_traceback(None)
    assert is_unreadable(failure)
    if isinstance(failure, ResponseDecodeError):
        assert error is failure
    else:
        assert (error.status_code, error.request_id) == (200, "req_1")
        assert error.headers["x-request-id"] == "req_1"
    assert not any(isinstance(value, httpx.Response) for value in reachable(error))


@pytest.mark.parametrize("error", [InvalidArgumentError("bad token"), APITimeoutError("late")])
def test_an_error_of_a_credential_stays_and_a_timeout_names_the_token_endpoint(
    error: BaseError,
) -> None:
    request = prepared()
    with pytest.raises(type(error)) as caught:
        raise_send_failure(error, request, sent=True)
    assert caught.value is error
    request.token_url = "https://auth.example/token"
    with pytest.raises(type(error)) as caught:
        raise_send_failure(error, request, sent=True)
    if isinstance(caught.value, APITimeoutError):
        assert caught.value.args == ("the token endpoint: late",)
        assert not caught.value.maybe_sent
    else:
        assert caught.value is error


@pytest.mark.parametrize(
    "mistake", [httpx.InvalidURL("x"), httpx.StreamConsumed(), ValueError(), KeyError()], ids=repr
)
def test_a_mistake_in_the_call_is_raised_unchanged(mistake: Exception) -> None:
    assert not is_connection_failure(mistake)
    assert not is_unreadable(mistake)
    with pytest.raises(type(mistake)) as caught:
        raise_send_failure(mistake, prepared(), sent=True)
    assert caught.value is mistake
    with pytest.raises(type(mistake)) as caught:
        raise_read_failure(mistake, prepared(), RESPONSE)
    assert caught.value is mistake
