"""When a server says when to come again, in whatever unit: seconds, or a moment by its clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from clients.adapter import Caller
from clients.hurry import Hurry
from field.raw_server import create, error_of, get, opened
from runtime.loopback import serving, whole

SERVER_TIME = datetime(2026, 11, 27, 12, 0, 0, tzinfo=UTC)
"""What the server's clock shows: years off this machine's, most likely."""

DATE = f"date: {format_datetime(SERVER_TIME, usegmt=True)}"
STATUSES = (b"QUEUED", b"COMPLETED")
EVENTS = b"event: other\ndata: 1\n\n"


def moments(at: datetime) -> dict[str, str]:
    """Return the moment *at* as servers write it into Retry-After."""
    seconds = at.timestamp()
    return {
        "epoch milliseconds": f"{seconds * 1000:.0f}",
        "epoch seconds": f"{seconds:.0f}",
        "epoch seconds with a fraction": f"{seconds:.3f}",
        "epoch microseconds": f"{seconds * 1e6:.0f}",
        "HTTP-date": format_datetime(at, usegmt=True),
    }


IN_SEVEN_SECONDS = {"seconds": "7", **moments(SERVER_TIME + timedelta(seconds=7))}
IN_AN_HOUR = {"seconds": "3600", **moments(SERVER_TIME + timedelta(hours=1))}
HINTS = pytest.mark.parametrize("hint", IN_SEVEN_SECONDS.values(), ids=IN_SEVEN_SECONDS.keys())


def refusal(status: int, hint: str, *headers: str) -> list[bytes]:
    return whole(status, b"{}", f"retry-after: {hint}", *headers)


@HINTS
@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_moment_is_waited_for_by_the_clock_of_the_server(
    caller: Caller, provider: str, status: int, hint: str
) -> None:
    clock = Hurry()
    with serving(refusal(status, hint, DATE), whole(404)) as server:
        client = opened(caller, provider, server, clock=clock)
        with pytest.raises(error_of(provider, "NotFoundError")) as caught:
            get(provider, client)
    assert caught.value.attempts == 2
    assert clock.slept == [pytest.approx(7.0)]


@HINTS
def test_an_error_tells_a_moment_in_seconds(caller: Caller, provider: str, hint: str) -> None:
    with serving(refusal(429, hint, DATE)) as server:
        client = opened(caller, provider, server, max_retries=0)
        with pytest.raises(error_of(provider, "RateLimitError")) as caught:
            get(provider, client)
    assert caught.value.retry_after == pytest.approx(7.0)


@pytest.mark.parametrize("hint", IN_AN_HOUR.values(), ids=IN_AN_HOUR.keys())
def test_a_moment_that_is_more_than_a_minute_away_raises_at_once(
    caller: Caller, provider: str, hint: str
) -> None:
    clock = Hurry()
    with serving(refusal(503, hint, DATE)) as server:
        client = opened(caller, provider, server, clock=clock)
        with pytest.raises(error_of(provider, "ServerError")) as caught:
            get(provider, client)
    assert (caught.value.attempts, clock.slept) == (1, [])
    assert caught.value.retry_after == pytest.approx(3600.0)


@pytest.mark.parametrize("date", [(), ("date: yesterday",)], ids=["absent", "not a date"])
def test_a_moment_is_measured_by_our_clock_where_the_server_shows_none(
    caller: Caller, provider: str, date: tuple[str, ...]
) -> None:
    clock = Hurry()
    hint = f"{(clock.wall() + 20) * 1000:.0f}"
    with serving(refusal(429, hint, *date), whole(404)) as server:
        client = opened(caller, provider, server, clock=clock)
        with pytest.raises(error_of(provider, "NotFoundError")):
            get(provider, client)
    assert clock.slept == [pytest.approx(19.0, abs=1.0)]


def test_a_moment_that_is_past_asks_for_no_wait(caller: Caller, provider: str) -> None:
    clock = Hurry()
    hint = f"{(SERVER_TIME.timestamp() - 5) * 1000:.0f}"
    with serving(refusal(429, hint, DATE), whole(404)) as server:
        client = opened(caller, provider, server, clock=clock)
        with pytest.raises(error_of(provider, "NotFoundError")):
            get(provider, client)
    assert clock.slept == [0.0]


@pytest.mark.parametrize("hint", ["999999999", "100000000000", "99999999999999999999"])
def test_a_number_that_is_no_moment_of_our_time_is_in_seconds(
    caller: Caller, provider: str, hint: str
) -> None:
    with serving(refusal(503, hint, DATE)) as server:
        client = opened(caller, provider, server)
        with pytest.raises(error_of(provider, "ServerError")) as caught:
            get(provider, client)
    assert (caught.value.attempts, caught.value.retry_after) == (1, float(hint))


@pytest.mark.parametrize("writer", ["agentset", "gradient"])
@HINTS
def test_a_write_that_was_refused_waits_for_the_moment_too(
    caller: Caller, writer: str, hint: str
) -> None:
    clock = Hurry()
    with serving(refusal(429, hint, DATE), whole(409)) as server:
        client = opened(caller, writer, server, clock=clock)
        with pytest.raises(error_of(writer, "ConflictError")):
            create(writer, client)
    assert clock.slept == [pytest.approx(7.0)]


JOB = (
    b'{"success":true,"data":{"id":"job_1","namespaceId":"ns_1","status":"%s",'
    b'"payload":{"type":"TEXT","text":"x"},"createdAt":"2026-01-01T00:00:00Z"}}'
)


@HINTS
def test_agentset_looks_again_at_the_moment_after_a_refusal(caller: Caller, hint: str) -> None:
    clock = Hurry()
    with serving(refusal(503, hint, DATE), whole(200, JOB % b"COMPLETED")) as server:
        client = opened(caller, "agentset", server, clock=clock, max_retries=0)
        assert client.ingest_jobs.wait("job_1").status == "COMPLETED"
    assert clock.slept == [pytest.approx(7.0)]


@pytest.mark.parametrize("hint", [IN_SEVEN_SECONDS["epoch milliseconds"], "1767225660000"])
def test_agentset_does_not_wait_for_the_reset_that_each_success_tells(
    caller: Caller, hint: str
) -> None:
    clock = Hurry()
    looks = [whole(200, JOB % status, f"retry-after: {hint}", DATE) for status in STATUSES]
    with serving(*looks) as server:
        client = opened(caller, "agentset", server, clock=clock)
        assert client.ingest_jobs.wait("job_1").status == "COMPLETED"
    [pause] = clock.slept
    assert pause <= 1.0


@HINTS
def test_nuextract_opens_a_stream_after_the_moment(caller: Caller, hint: str) -> None:
    clock = Hurry()
    kind = "content-type: text/event-stream"
    with serving(refusal(503, hint, DATE), whole(200, EVENTS, kind)) as server:
        client = opened(caller, "nuextract", server, clock=clock)
        with client.jobs.stream("job_1") as events:
            assert next(iter(events)).data == "1"
    assert clock.slept == [pytest.approx(7.0)]


@HINTS
def test_the_token_endpoint_of_vectara_may_name_a_moment(caller: Caller, hint: str) -> None:
    clock = Hurry()
    token = whole(200, b'{"access_token":"t","expires_in":3600}')
    with serving(refusal(429, hint, DATE), token, whole(404)) as server:
        oauth: dict[str, Any] = {"client_id": "id", "client_secret": "s", "api_key": None}
        client = opened(caller, "vectara", server, clock=clock, token_url=server.url, **oauth)
        with pytest.raises(error_of("vectara", "NotFoundError")):
            get("vectara", client)
    assert clock.slept == [pytest.approx(7.0)]
