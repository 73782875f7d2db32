"""What errors carry."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from email.utils import formatdate
from typing import Any

import pytest
from clients.hurry import Hurry
from faults.table import SOON
from faults.targets import Target
from sandbox import Canned, Fault, Sandbox

pytestmark = pytest.mark.reference

MARKS = {"x-request-id": "req_9", "x-mark": "kept"}
Connect = Callable[..., Any]


def raised_by(target: Target, client: Any) -> Any:
    """Return the error of a read, after a trip to another process."""
    with pytest.raises(target.error(f"{target.client}Error")) as caught:
        target.get(client, "11111111-2222-4333-8444-555555555555")
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert vars(error) == vars(caught.value)
    return error


@pytest.mark.parametrize("status", [302, 404, 408, 429, 503, 599])
def test_a_status_is_told_with_headers_body_request_id_and_attempts(
    target: Target, connect: Connect, box: Sandbox, status: int
) -> None:
    box.fault(target.provider, Fault(status=status, headers=MARKS), times=None)
    error = raised_by(target, connect(max_retries=1))
    assert error.status_code == status
    assert error.attempts == len(box.requests)
    assert (error.headers["X-Mark"], error.headers["x-mark"]) == ("kept", "kept")
    assert error.request_id == "req_9"
    assert error.message == "The sandbox was told to fail."
    assert "The sandbox was told to fail." in str(error.body.to_dict())
    assert (error.retry_after, error.resume_token, error.job) == (None, None, None)
    assert str(status) in str(error)
    assert "req_9" in str(error)


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (Canned(400, MARKS), None),
        (Canned(400, MARKS, b"sorry"), "sorry"),
        (Canned(400, MARKS, b"<html>sorry</html>"), "<html>sorry</html>"),
        (Canned(400, MARKS, b'{"mess'), '{"mess'),
        (Canned(400, MARKS, json=["sorry"]), ["sorry"]),
        (Canned(400, {**MARKS, "content-encoding": "gzip"}, b"no gzip"), None),
    ],
    ids=["empty", "text", "HTML", "truncated", "a list", "broken gzip"],
)
def test_a_refusal_in_another_form_keeps_its_class_and_what_can_be_read(
    target: Target, client: Any, box: Sandbox, answer: Canned, body: object
) -> None:
    box.answer(target.provider, answer)
    error = raised_by(target, client)
    assert type(error) is target.error("BadRequestError")
    assert error.body == body
    assert (error.status_code, error.attempts, error.request_id) == (400, 1, "req_9")
    assert error.headers["x-mark"] == "kept"


@pytest.mark.parametrize(
    ("sent", "body"),
    [
        (b"", b""),
        (b'{"id": "1", "da', b'{"id": "1", "da'),
        (b"<html></html>", b"<html></html>"),
        (b"[]", b"[]"),
        (b"\xff\xfe{\x00", b"\xff\xfe{\x00"),
    ],
    ids=["empty", "truncated", "HTML", "a list", "UTF-16"],
)
def test_a_success_that_can_not_be_read_keeps_what_was_received(
    target: Target, client: Any, box: Sandbox, sent: bytes, body: bytes
) -> None:
    box.answer(target.provider, Canned(200, MARKS, sent))
    error = raised_by(target, client)
    assert type(error) is target.error("ResponseDecodeError")
    assert (error.status_code, error.attempts, error.request_id) == (200, 1, "req_9")
    assert error.headers["x-mark"] == "kept"
    assert error.body == body
    assert error.reason


def test_a_success_that_does_not_decompress_keeps_status_and_headers(
    target: Target, client: Any, box: Sandbox
) -> None:
    answer = Canned(200, {**MARKS, "content-encoding": "gzip"}, b"no gzip")
    box.answer(target.provider, answer)
    error = raised_by(target, client)
    assert (error.status_code, error.attempts, error.request_id) == (200, 1, "req_9")
    assert error.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    ("fault", "timeout", "kind"),
    [
        (Fault(cut="before_response"), 30, "APIConnectionError"),
        (Fault(cut="mid_body"), 30, "APIConnectionError"),
        (Fault(delay_before=30), SOON, "APITimeoutError"),
    ],
    ids=["lost", "cut short", "late"],
)
def test_a_lost_answer_says_that_the_request_may_have_been_sent(
    target: Target, connect: Connect, box: Sandbox, *, fault: Fault, timeout: float, kind: str
) -> None:
    target.seed(box, 1)
    box.fault(target.provider, fault, times=None)
    error = raised_by(target, connect(max_retries=1, timeout=timeout))
    assert type(error) is target.error(kind)
    assert error.maybe_sent
    assert error.attempts == 2


PAST = "Thu, 01 Jan 1970 00:00:00 GMT"
PAST_MOMENT = "1767225660000"
HINTS: list[tuple[str | None, list[float] | None, float | None]] = [
    ("7", [7.0, 7.0], 7.0),
    ("0", [0.0, 0.0], 0.0),
    ("60", [60.0], 60.0),
    ("61", [], 61.0),
    (PAST, [0.0, 0.0], 0.0),
    (PAST_MOMENT, [0.0, 0.0], 0.0),
    ("soon", None, None),
    ("-1", None, None),
    ("", None, None),
    ("nan", None, None),
    (None, None, None),
]


@pytest.mark.parametrize(("value", "waits", "told"), HINTS)
def test_a_hint_is_obeyed_up_to_a_minute_in_all_and_told(
    target: Target,
    connect: Connect,
    box: Sandbox,
    *,
    value: str | None,
    waits: list[float] | None,
    told: float | None,
) -> None:
    clock = Hurry()
    box.fault(target.provider, Fault(status=503, retry_after=value), times=None)
    error = raised_by(target, connect(clock=clock))
    assert error.retry_after == told
    assert error.attempts == len(clock.slept) + 1 == len(box.requests)
    if waits is not None:
        assert clock.slept == waits
    else:
        first, second = clock.slept
        assert 0 <= first <= 0.5
        assert 0 <= second <= 1.0


def test_a_hint_may_be_a_date(target: Target, connect: Connect, box: Sandbox) -> None:
    clock = Hurry()
    date = formatdate(clock.wall() + 30, usegmt=True)
    box.fault(target.provider, Fault(status=503, retry_after=date))
    box.fault(target.provider, Fault(status=404, retry_after=date))
    error = raised_by(target, connect(clock=clock))
    # The server's own clock counts, which moves once a second.
    assert clock.slept == [pytest.approx(30, abs=3.0)]
    assert error.retry_after == pytest.approx(30, abs=3.0)
