"""Response headers as plain data."""

from __future__ import annotations

import pickle

import pytest
from specloom_agentset._runtime.headers import ResponseHeaders

HEADERS = ResponseHeaders([("Content-Type", "a/b"), ("Vary", "x"), ("vary", "y"), ("X-Empty", "")])


@pytest.mark.parametrize("name", ["content-type", "Content-Type", "CONTENT-TYPE"])
def test_look_up_ignores_case(name: str) -> None:
    assert HEADERS[name] == HEADERS.get(name) == "a/b"
    assert name in HEADERS


def test_they_are_a_mapping_of_lower_case_names_repeated_fields_joined() -> None:
    expected = {"content-type": "a/b", "vary": "x, y", "x-empty": ""}
    assert dict(HEADERS) == expected
    assert len(HEADERS) == 3
    assert expected == HEADERS
    assert "absent" not in HEADERS
    with pytest.raises(KeyError):
        HEADERS["absent"]


def test_they_pickle_and_show_no_cookie() -> None:
    headers = ResponseHeaders([("Set-Cookie", "session=hidden"), ("Vary", "x")])
    copy = pickle.loads(pickle.dumps(headers))  # noqa: S301
    assert type(copy) is ResponseHeaders
    assert copy == headers
    assert repr(copy) == "ResponseHeaders({'set-cookie': '***', 'vary': 'x'})"
