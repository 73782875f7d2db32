"""Settings of a client and of a call: what they may be, and which one holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
import pytest
from specloom_agentset import (
    UNSET,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    RequestOptions,
)
from specloom_agentset._runtime.credentials import HeaderCredential
from specloom_agentset._runtime.options import (
    Settings,
    checked_headers,
    checked_retries,
    checked_timeout,
)

SETTINGS = Settings(
    base_url="https://example.com",
    credential=HeaderCredential("token", "first"),
    values={"namespace_id": "ns_1", "x_tenant_id": "t1"},
    headers={"X-A": "a"},
)
NOTHING: dict[str, Any] = {
    "base_url": None,
    "credential": None,
    "values": {},
    "timeout": UNSET,
    "max_retries": UNSET,
    "headers": None,
    "max_response_bytes": None,
}


@pytest.mark.parametrize("timeout", [None, 0.001, 1, 60.0, 86400, httpx.Timeout(5), UNSET])
def test_sensible_timeouts_pass(timeout: Any) -> None:
    assert checked_timeout(timeout) is timeout
    assert RequestOptions(timeout=timeout).timeout is timeout


@pytest.mark.parametrize("timeout", [0, 0.0, -1, float("nan")])
def test_a_timeout_that_is_not_above_0_is_refused(timeout: float) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^timeout must be above 0 seconds, got "):
        checked_timeout(timeout)
    with pytest.raises(InvalidArgumentError):
        RequestOptions(timeout=timeout)


@pytest.mark.parametrize("timeout", [float("inf"), 1e300])
def test_a_timeout_beyond_what_a_socket_can_wait_is_refused(timeout: float) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^timeout must be "):
        checked_timeout(timeout)


@pytest.mark.parametrize("timeout", ["60", True, [1], (5, 5), object()])
def test_a_timeout_of_another_type_is_refused(timeout: Any) -> None:
    with pytest.raises(InvalidArgumentTypeError, match=r"^timeout must be seconds, an httpx"):
        RequestOptions(timeout=timeout)


@pytest.mark.parametrize("retries", [0, 1, 100, UNSET])
def test_sensible_numbers_of_retries_pass(retries: Any) -> None:
    assert checked_retries(retries) == retries
    assert RequestOptions(max_retries=retries).max_retries == retries


def test_fewer_retries_than_none_are_refused() -> None:
    with pytest.raises(InvalidArgumentError, match=r"^max_retries must be 0 or more, got -1$"):
        RequestOptions(max_retries=-1)


@pytest.mark.parametrize("retries", [None, True, 1.0, "2"])
def test_a_number_of_retries_of_another_type_is_refused(retries: Any) -> None:
    with pytest.raises(InvalidArgumentTypeError, match=r"^max_retries must be an integer, got "):
        RequestOptions(max_retries=retries)


@pytest.mark.parametrize("headers", [{}, {"X-A": "a b"}, {"x!#$%&'*+-.^_`|~1": ""}])
def test_sensible_headers_pass(headers: dict[str, str]) -> None:
    assert checked_headers(headers) is headers
    assert RequestOptions(headers=headers).headers == headers


@pytest.mark.parametrize(
    "name", ["", "a b", "a:b", "a\r\nb", "a\x00", "(a)", "a/b", "é", "naïve", "²"]
)
def test_what_is_no_header_name_is_refused(name: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^headers: .* is no header name$"):
        RequestOptions(headers={name: "x"})


@pytest.mark.parametrize("value", ["a\r\nX-B: b", "a\nb", "\x00", "\x7f", "é", "\u2028"])
def test_a_header_value_that_can_not_be_sent_is_refused_without_repeating_it(value: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        RequestOptions(headers={"X-A": value})
    assert str(caught.value).startswith("headers['X-A'] must be visible ASCII text")
    assert value not in str(caught.value)


@pytest.mark.parametrize("headers", [{"a": 1}, {"a": None}, {1: "a"}, {b"a": "b"}, {"a": b"b"}])
def test_headers_that_are_no_text_are_refused(headers: Any) -> None:
    with pytest.raises(InvalidArgumentTypeError, match=r"^headers must map strings to strings$"):
        RequestOptions(headers=headers)


@pytest.mark.parametrize("given", [[("a", "b")], "a", None, 7])
@pytest.mark.parametrize("name", ["headers", "query"])
def test_what_is_no_mapping_is_refused_by_name(name: str, given: Any) -> None:
    with pytest.raises(InvalidArgumentTypeError, match=f"^{name} must "):
        RequestOptions(**{name: given})


def test_options_that_set_nothing_leave_everything_to_the_client() -> None:
    options = RequestOptions()
    assert (options.timeout, options.max_retries) == (UNSET, UNSET)
    assert (options.headers, options.query) == ({}, {})


def test_the_headers_of_a_call_stay_out_of_its_repr() -> None:
    assert "hidden" not in repr(RequestOptions(headers={"Authorization": "Bearer hidden"}))


def test_unset_is_one_falsy_value_of_its_own() -> None:
    assert not UNSET
    assert repr(UNSET) == "UNSET"


def test_settings_without_changes_stay_equal() -> None:
    assert SETTINGS.changed(**NOTHING) == SETTINGS


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"base_url": "http://other/"}, {"base_url": "http://other"}),
        ({"timeout": 5}, {"timeout": 5}),
        ({"timeout": None}, {"timeout": None}),
        ({"max_retries": 0}, {"max_retries": 0}),
        ({"max_response_bytes": 1}, {"max_response_bytes": 1}),
        (
            {"values": {"x_tenant_id": "t2"}},
            {"values": {"namespace_id": "ns_1", "x_tenant_id": "t2"}},
        ),
        ({"values": {"x_tenant_id": None}}, {}),
        ({"headers": {"X-B": "b"}}, {"headers": {"X-A": "a", "X-B": "b"}}),
        ({"headers": {"X-A": "c"}}, {"headers": {"X-A": "c"}}),
    ],
)
def test_a_change_gives_new_settings_and_leaves_the_old_ones(
    change: Mapping[str, Any], expected: Mapping[str, Any]
) -> None:
    before = dict(vars(SETTINGS))
    changed = SETTINGS.changed(**{**NOTHING, **change})
    assert changed == Settings(**{**vars(SETTINGS), **expected})
    assert dict(vars(SETTINGS)) == before


def test_a_credential_replaces_the_one_before() -> None:
    change: dict[str, Any] = {"credential": HeaderCredential("token", "second")}
    assert SETTINGS.changed(**{**NOTHING, **change}).credential is change["credential"]


@pytest.mark.parametrize(
    "change",
    [
        {"base_url": "nowhere"},
        {"timeout": 0},
        {"max_retries": -1},
        {"max_response_bytes": 0},
        {"headers": {"a": "\n"}},
    ],
)
def test_changes_are_checked_like_the_first_settings(change: Mapping[str, Any]) -> None:
    with pytest.raises(InvalidArgumentError):
        SETTINGS.changed(**{**NOTHING, **change})
