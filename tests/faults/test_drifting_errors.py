"""A provider whose errors no longer look like its spec: the class is right, the body is kept."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from faults.targets import Target
from models.verdicts import canonical
from sandbox import Canned, Fault, Sandbox

JSON_BODIES: list[Any] = [
    [],
    ["bad", {"field": "x"}],
    "just text",
    {"errors": [{"detail": {"why": ["a", 1, None]}}]},
    {"error": {"error": {"error": "x"}}},
    {"error": None},
    {"error": ["a"], "code": {"x": 1}, "message": 7, "messages": "m"},
    {"code": [], "message": {"a": "b"}, "request_id": 5, "id": []},
    7,
    True,
    1.5,
    {},
]

TEXT_BODIES: list[tuple[bytes, str | None]] = [
    (b"", None),
    (b"null", None),
    (b"<html>busy</html>", "<html>busy</html>"),
    (b"plain words", "plain words"),
    ("gr\xfcn".encode("latin-1"), "gr\ufffdn"),
    ("{}".encode("utf-16-le"), "{\0}\0"),
    (b'{"error": {"code": "x"', '{"error": {"code": "x"'),
    (b"[" * 2000, "[" * 2000),
    (b"\x00\x01", "\x00\x01"),
]


def refusal(target: Target, client: Any, box: Sandbox, canned: Canned) -> Any:
    """Return the error for an answer, which is the same for every read."""
    box.answer(target.provider, canned, times=2)
    with pytest.raises(target.error("APIStatusError")) as caught:
        target.get(client, "job_1")
    with pytest.raises(target.error("APIStatusError")) as other:
        target.jobs(client).list_page()
    error: Any = caught.value
    assert type(other.value) is type(error)
    assert repr(pickle.loads(pickle.dumps(error)).body) == repr(error.body)  # noqa: S301
    assert str(error).startswith(f"HTTP {canned.status}")
    assert error.message
    assert error.code is None or isinstance(error.code, str)
    assert error.request_id is None or isinstance(error.request_id, str)
    return error


def plain(body: Any) -> Any:
    write: Callable[[], Any] | None = getattr(body, "to_dict", None)
    return body if write is None else write()


def test_json_of_any_shape_is_kept(target: Target, connect: Any, box: Sandbox) -> None:
    client = connect(max_retries=0)
    for body in JSON_BODIES:
        error = refusal(target, client, box, Canned(status=400, json=body))
        assert type(error) is target.error("BadRequestError")
        assert canonical(plain(error.body)) == canonical(body)


@pytest.mark.reference
@pytest.mark.parametrize("kind", ["application/json", "text/html; charset=utf-8", "nonsense"])
def test_a_body_that_is_no_json_is_kept_as_text(
    target: Target, connect: Any, box: Sandbox, kind: str
) -> None:
    client = connect(max_retries=0)
    for content, body in TEXT_BODIES:
        canned = Canned(status=400, headers={"content-type": kind}, body=content)
        error = refusal(target, client, box, canned)
        assert type(error) is target.error("BadRequestError")
        assert error.headers["content-type"] == kind
        assert error.body == body


@pytest.mark.reference
def test_a_body_that_can_not_be_decompressed_leaves_the_class(
    target: Target, connect: Any, box: Sandbox
) -> None:
    for encoding in ("gzip", "deflate"):
        canned = Canned(404, {"content-encoding": encoding}, b"no such thing")
        error = refusal(target, connect(max_retries=0), box, canned)
        assert type(error) is target.error("NotFoundError")
        assert error.headers["content-encoding"] == encoding


@pytest.mark.reference
def test_an_empty_answer_to_a_read_is_never_none(target: Target, client: Any, box: Sandbox) -> None:
    for status in (200, 204, 205):
        box.fault(target.provider, Fault(status=status, body=b""), times=2)
        for take in (partial(target.get, client, "job_1"), target.jobs(client).list_page):
            with pytest.raises(target.error("ResponseDecodeError"), match="empty body") as caught:
                take()
            error: Any = caught.value
            assert error.status_code == status
