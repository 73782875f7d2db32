"""What errors carry."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest
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
