"""The attempts of one call: what is sent again, after how long, and what comes out of it."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from clients.adapter import Caller
from clients.hurry import Hurry
from specloom_agentset import (
    Agentset,
    APIConnectionError,
    APIStatusError,
    AsyncAgentset,
    ClientClosedError,
    InvalidArgumentError,
    NotFoundError,
    RateLimitError,
    ResponseDecodeError,
    ServerError,
)
from specloom_agentset._runtime.options import CallOptions
from specloom_agentset._runtime.request.async_io import run_now, settle
from specloom_agentset._runtime.request.call import NO_BODY, Call
from specloom_agentset._runtime.request.retries import Deadline

from .loopback import Loopback, serving, whole
from .responses import GET, operation

CALL = Call(GET, "/things", [("a", "b c")])
POST = Call(operation(method="POST", repeatable=False), "/things", body={"a": 1})
CUT_SHORT = [b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\nconnection: close\r\n\r\n{"]
UNREADABLE = whole(404, b"not gzip", "content-encoding: gzip")
LARGE = whole(404, gzip.compress(bytes(100_000)), "content-encoding: gzip")


def connected(caller: Caller, server: Loopback, **options: Any) -> Any:
    """Return a client of *server* and its clock."""
    return caller.open(Agentset, AsyncAgentset, **{"token": "x", "base_url": server.url, **options})


def test_a_read_is_repeated_until_it_succeeds_and_the_token_is_asked_for_anew(
    caller: Caller,
) -> None:
    clock, tokens = Hurry(), iter("abc")
    limited = whole(429, b"{}", "retry-after: 7")
    with serving(whole(503), limited, whole(200, b'{"id":1}')) as server:
        client = connected(caller, server, clock=clock, token=tokens.__next__)
        assert client.execute(CALL) == {"id": 1}
        assert [head.split("\r\n")[0] for head in server.requests] == [
            "GET /things?a=b+c HTTP/1.1"
        ] * 3
        sent = [head.lower().partition("authorization: bearer ")[2][0] for head in server.requests]
        assert sent == ["a", "b", "c"]
        assert 0 <= clock.slept[0] <= 0.5
        assert clock.slept[1:] == [7.0]


@pytest.mark.parametrize(
    ("call", "reply", "attempts", "kind"),
    [
        (CALL, whole(503), 3, ServerError),
        (CALL, whole(404), 1, NotFoundError),
        (CALL, whole(302, b"", "location: http://127.0.0.1:9/"), 1, APIStatusError),
        (CALL, CUT_SHORT, 3, APIConnectionError),
        (CALL, whole(200, b"["), 1, ResponseDecodeError),
        (POST, whole(503), 1, ServerError),
        (POST, whole(429), 3, RateLimitError),
        (POST, CUT_SHORT, 1, APIConnectionError),
    ],
)
def test_the_last_failure_is_raised_and_knows_the_attempts(
    caller: Caller, call: Call[Any], reply: list[bytes], attempts: int, kind: type[Exception]
) -> None:
    with serving(*[reply] * 5) as server:
        client = connected(caller, server)
        with pytest.raises(kind) as caught:
            client.execute(call)
        assert type(caught.value) is kind
        error: Any = caught.value
        assert error.attempts == len(server.requests) == attempts
        # Those of the HTTP library would bring the request along, and so the credential.
        assert error.__cause__ is error.__context__ is None


@pytest.mark.parametrize("reply", [UNREADABLE, LARGE], ids=["unreadable", "large"])
def test_a_refusal_stays_one_though_its_body_can_not_be_read(
    caller: Caller, reply: list[bytes]
) -> None:
    success = [piece.replace(b" 404 ", b" 200 ") for piece in reply]
    with serving(reply, success, whole(200, b"[1]")) as server:
        client = connected(caller, server, max_response_bytes=1000)
        with pytest.raises(NotFoundError) as refused:
            client.execute(CALL)
        assert refused.value.body is None
        with pytest.raises(ResponseDecodeError) as unread:
            client.execute(CALL)
        assert (unread.value.status_code, unread.value.attempts) == (200, 1)
        assert client.execute(CALL) == [1]


def test_there_is_no_attempt_after_the_deadline(caller: Caller) -> None:
    clock = Hurry()
    with serving(*[whole(503, b"", "retry-after: 4")] * 9) as server:
        client = connected(caller, server, clock=clock, max_retries=9)
        deadline = Deadline(clock.monotonic() + 10, 1.0)
        with pytest.raises(ServerError) as caught:
            client.execute(CALL, CallOptions.of(None, deadline=deadline))
        assert clock.slept == [4.0, 4.0]
        assert caught.value.attempts == len(server.requests) == 3


def test_the_runtime_may_want_the_response_or_the_call_itself(caller: Caller) -> None:
    with serving(whole(503), whole(200, b"[1]", "x-request-id: req_1")) as server:
        client = connected(caller, server)
        assert client.execute(CALL, CallOptions.of(None, wanted="call")) is CALL
        assert server.requests == []
        response = client.execute(CALL, CallOptions.of(None, wanted="response"))
        assert (response.parsed, response.content) == ([1], b"[1]")
        assert (response.attempts, response.request_id) == (2, "req_1")


def test_nothing_is_sent_by_a_closed_client_or_with_a_token_that_can_not_be_sent(
    caller: Caller,
) -> None:
    with serving() as server:
        client = connected(caller, server, token=lambda: "a\nb")
        with pytest.raises(InvalidArgumentError, match=r"^token must be visible ASCII"):
            client.execute(CALL)
        client.close()
        with pytest.raises(ClientClosedError) as caught:
            client.execute(CALL)
        assert caught.value.attempts == 0
        assert server.requests == []


def test_a_body_is_sent_as_json(caller: Caller) -> None:
    with serving(whole(200), whole(200)) as server:
        client = connected(caller, server)
        client.execute(POST)
        client.execute(Call(operation(method="POST"), "/things", body=NO_BODY))
        first, second = (head.lower() for head in server.requests)
        assert "content-type: application/json" in first
        assert "content-length: 7" in first
        assert "content-type" not in second


async def returns(value: object) -> object:
    return value


class Suspended:
    """Awaiting it suspends."""

    def __await__(self) -> Any:
        yield


async def suspends() -> None:
    await Suspended()


def test_a_coroutine_that_suspends_nowhere_has_a_result_at_once() -> None:
    assert run_now(returns(5)) == 5
    with pytest.raises(RuntimeError, match="suspended"):
        run_now(suspends())


def test_what_a_function_of_the_caller_returns_is_awaited_if_it_can_be() -> None:
    seen: list[object] = []

    async def note() -> None:
        seen.append("awaited")

    run_now(settle(note()))
    run_now(settle("not awaitable"))
    assert seen == ["awaited"]
