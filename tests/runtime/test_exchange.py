"""What a call becomes before it is sent: address, headers, body and limits."""

from __future__ import annotations

import math
from typing import Any

import httpx
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import UNSET, InvalidArgumentTypeError, RequestOptions
from specloom_agentset._runtime.calls import Call
from specloom_agentset._runtime.credentials import HeaderCredential
from specloom_agentset._runtime.exchange import Exchange, encode_json, prepare
from specloom_agentset._runtime.options import Settings
from specloom_agentset._runtime.retries import Patience

from .answers import GET

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**63), max_value=2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def prepared(
    options: RequestOptions | None = None,
    *,
    call: dict[str, Any] | None = None,
    patience: Patience | None = None,
    **settings: Any,
) -> Exchange[Any]:
    given: dict[str, Any] = {
        "base_url": "https://example.com/base",
        "credential": HeaderCredential("token", "abc"),
        **settings,
    }
    return prepare(
        Call(GET, "/v1/things", **(call or {})),
        Settings(**given),
        options or RequestOptions(),
        patience=patience,
    )


def test_the_path_comes_after_that_of_the_base_url() -> None:
    options = RequestOptions(query={"extra": "1"})
    exchange = prepared(options, call={"query": [("a", "b c")]})
    assert exchange.url == "https://example.com/base/v1/things?a=b+c&extra=1"
    assert exchange.method == "GET"


def test_headers_of_the_call_win_over_the_clients_and_those_of_the_caller_over_both() -> None:
    exchange = prepared(
        RequestOptions(headers={"X-C": "options"}),
        call={"headers": {"x-b": "call", "x-c": "call"}},
        headers={"X-A": "client", "X-B": "client", "X-C": "client"},
    )
    sent = exchange.begin()
    assert (sent["x-a"], sent["x-b"], sent["x-c"]) == ("client", "call", "options")
    assert sent["authorization"] == "Bearer abc"
    assert sent["accept"] == "application/json"
    assert sent["user-agent"].startswith("specloom-agentset/")
    assert all(name == name.lower() for name in sent)


def test_a_credential_given_by_hand_wins() -> None:
    exchange = prepared(RequestOptions(headers={"Authorization": "Basic xyz"}))
    assert exchange.begin()["authorization"] == "Basic xyz"


def test_each_attempt_is_counted() -> None:
    exchange = prepared()
    exchange.begin()
    exchange.begin()
    assert exchange.attempts == 2


def test_a_call_without_a_body_has_no_content_type() -> None:
    exchange = prepared()
    assert exchange.content is None
    assert "content-type" not in exchange.headers


@pytest.mark.parametrize("body", [{}, [], None, {"a": None}])
def test_any_body_is_sent_as_json_null_included(body: object) -> None:
    exchange = prepared(call={"body": body})
    assert exchange.content == orjson.dumps(body)
    assert exchange.headers["content-type"] == "application/json"


@given(body=JSON)
def test_json_is_written_as_it_is(body: object) -> None:
    assert orjson.loads(encode_json(body)) == body


@pytest.mark.parametrize("body", [{1: "a"}, {"a": object()}, {"a": {1}}, "\ud800", 2**64])
def test_what_json_can_not_hold_is_refused(body: object) -> None:
    with pytest.raises(
        InvalidArgumentTypeError, match=r"^the body can't be written as JSON: "
    ) as e:
        encode_json(body)
    assert e.value.__context__ is None


@pytest.mark.parametrize(
    ("client", "call", "patience", "total"),
    [
        (60.0, UNSET, None, 60.0),
        (60.0, 5.0, None, 5.0),
        (60.0, None, None, None),
        (60.0, UNSET, Patience(3.0, 1.0), 3.0),
        (2.0, UNSET, Patience(3.0, 1.0), 2.0),
        (None, UNSET, Patience(3.0, 1.0), 3.0),
        (60.0, UNSET, Patience(0.0, 1.0), 1.0),
        (0.5, UNSET, Patience(0.0, 1.0), 0.5),
        (60.0, httpx.Timeout(5), Patience(3.0, 1.0), 3.0),
        (60.0, httpx.Timeout(5), None, None),
    ],
)
def test_the_timeout_is_the_calls_or_else_the_clients_within_the_patience(
    client: Any, call: Any, patience: Patience | None, total: float | None
) -> None:
    exchange = prepared(RequestOptions(timeout=call), timeout=client, patience=patience)
    assert exchange.total == total


def test_patience_shortens_the_phases_of_an_attempt() -> None:
    patience = Patience(3.0, 1.0)
    assert prepared(timeout=60.0, patience=patience).phases == {
        "timeout": httpx.Timeout(3).as_dict()
    }
    assert prepared(timeout=httpx.Timeout(5, connect=1), patience=patience).phases == {
        "timeout": httpx.Timeout(3, connect=1).as_dict()
    }


def test_a_timeout_by_phases_reaches_the_http_library_as_it_is() -> None:
    phases = httpx.Timeout(5, connect=1)
    assert prepared(timeout=phases).phases == {"timeout": phases.as_dict()}
    assert prepared(timeout=7.0).phases == {"timeout": httpx.Timeout(7.0).as_dict()}
    assert prepared(timeout=None).phases == {"timeout": httpx.Timeout(None).as_dict()}


@pytest.mark.parametrize(
    ("left", "total"), [(None, 60.0), (0.0, 0.0), (10.0, 10.0), (600.0, 60.0), (math.inf, 60.0)]
)
def test_retries_wait_no_longer_than_the_patience(left: float | None, total: float) -> None:
    patience = None if left is None else Patience(left, 1.0)
    assert prepared(patience=patience).retrying.backoff.total == total


@pytest.mark.parametrize(
    ("left", "wait", "expired"),
    [(None, 1e9, False), (0.0, 0.0, True), (0.5, 0.9, True), (60.0, 50.0, False)],
)
def test_the_first_attempt_alone_may_take_more_than_is_left(
    left: float | None, wait: float, expired: bool
) -> None:
    exchange = prepared(patience=None if left is None else Patience(left, 1.0))
    assert exchange.expired(wait) == expired
    exchange.begin()
    assert exchange.total == (60.0 if left is None else max(left, 1.0))
    exchange.begin()
    assert left is None or (exchange.total or 0) <= max(left, 0.001)


@pytest.mark.parametrize(("call", "retries"), [(UNSET, 4), (0, 0), (7, 7)])
def test_the_number_of_retries_is_the_calls_or_else_the_clients(call: Any, retries: int) -> None:
    exchange = prepared(RequestOptions(max_retries=call), max_retries=4)
    assert exchange.retrying.max_retries == retries
