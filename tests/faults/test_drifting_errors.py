"""A provider whose errors no longer look like its spec: the class is right, the body is kept."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from faults.targets import Target
from models.verdicts import canonical
from sandbox import Canned, Sandbox

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
