"""Settings of a client and of a call: what they may be, and which one applies."""

from __future__ import annotations

import pickle
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
from specloom_agentset._runtime.auth.credential import HeaderCredential
from specloom_agentset._runtime.options import CallOptions, checked_base_url, checked_options
from specloom_agentset._runtime.request.retries import Deadline
from specloom_agentset._runtime.request.settings import Settings

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


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("timeout", [None, 0.001, 1, 86400, httpx.Timeout(5), UNSET]),
        ("max_retries", [0, 1, 100, UNSET]),
        ("headers", [{}, {"X-A": "a b"}, {"x!#$%&'*+-.^_`|~1": ""}]),
        ("query", [{}, {"a b": "é"}]),
    ],
)
def test_sensible_options_are_kept(name: str, values: list[Any]) -> None:
    for value in values:
        assert getattr(RequestOptions(**{name: value}), name) == value
    assert vars(RequestOptions()) == vars(RequestOptions(timeout=UNSET, max_retries=UNSET))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        *(("timeout", bad, "must be above 0 seconds, got") for bad in (0, -1, float("nan"))),
        ("max_retries", -1, "must be 0 or more, got -1"),
        *(
            ("headers", {bad: "x"}, f": {bad!r} is not a valid header name")
            for bad in ("", "a b", "a:b", "a\r\nb", "a\x00", "(a)", "a/b", "é", "²")
        ),
    ],
)
def test_values_out_of_bounds_are_rejected_by_name(name: str, value: Any, message: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        RequestOptions(**{name: value})
    assert str(caught.value).startswith(f"{name} {message}".replace(" :", ":"))


@pytest.mark.parametrize("value", ["a\r\nX-B: b", "a\nb", "\x00", "\x7f", "é", "\u2028"])
def test_a_header_value_that_can_not_be_sent_is_rejected_without_repeating_it(value: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        RequestOptions(headers={"X-A": value})
    assert str(caught.value).startswith("headers['X-A'] must be visible ASCII text")
    assert value not in str(caught.value)


TEXTS = "map strings to strings"


@pytest.mark.parametrize(
    ("name", "values", "wanted"),
    [
        ("timeout", ["60", True, [1], (5, 5)], "be seconds, an httpx.Timeout or None"),
        ("max_retries", [None, True, 1.0, "2"], "be an integer"),
        ("headers", [[("a", "b")], "a", None, 7], "be a mapping"),
        ("query", [[("a", "b")], "a", None, 7], "be a mapping"),
        ("headers", [{"a": 1}, {"a": None}, {1: "a"}, {b"a": "b"}], TEXTS),
        ("query", [{"a": 1}, {"a": None}, {1: "a"}, {"a": b"b"}], TEXTS),
    ],
)
def test_options_of_another_type_are_rejected_by_name(
    name: str, values: list[Any], wanted: str
) -> None:
    for value in values:
        with pytest.raises(InvalidArgumentTypeError) as caught:
            RequestOptions(**{name: value})
        got = "" if wanted is TEXTS else f", got {type(value).__name__}"
        assert str(caught.value) == f"{name} must {wanted}{got}"


def test_the_headers_of_a_call_stay_out_of_its_repr() -> None:
    shown = repr(RequestOptions(timeout=5, headers={"Authorization": "Bearer hidden"}))
    assert shown == "RequestOptions(timeout=5, max_retries=UNSET, query={})"


def test_unset_is_one_falsy_value() -> None:
    assert not UNSET
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET  # noqa: S301


def test_options_of_the_runtime_are_added_to_those_of_the_caller() -> None:
    given = RequestOptions(timeout=5, headers={"X-A": "a"}, query={"q": "1"})
    options = CallOptions.of(given, wanted="call", deadline=Deadline(9.0, 1.0))
    assert (options.timeout, options.max_retries) == (5, UNSET)
    assert (options.headers, options.query) == ({"X-A": "a"}, {"q": "1"})
    assert (options.wanted, options.deadline) == ("call", Deadline(9.0, 1.0))
    assert checked_options(options) is options
    assert vars(given).keys() == {"timeout", "max_retries", "headers", "query"}


def test_without_options_of_the_caller_the_runtime_sets_only_its_own() -> None:
    options = CallOptions.of(None)
    assert (options.wanted, options.deadline) == ("result", None)
    assert checked_options(None) == RequestOptions()
    assert {**vars(options), **vars(RequestOptions())} == vars(options)


@pytest.mark.parametrize("options", [{"timeout": 5}, 5, "5", RequestOptions])
def test_what_are_not_options_is_rejected(options: Any) -> None:
    for check in (checked_options, CallOptions.of):
        with pytest.raises(InvalidArgumentTypeError, match=r"^request_options must be Request"):
            check(options)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://api.agentset.ai", "https://api.agentset.ai"),
        ("https://api.agentset.ai/", "https://api.agentset.ai"),
        ("http://127.0.0.1:8080/agentset/", "http://127.0.0.1:8080/agentset"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("HTTPS://Example.COM/A//", "HTTPS://Example.COM/A"),
        ("https://bücher.example/%7Ea", "https://bücher.example/%7Ea"),
    ],
)
def test_an_absolute_url_is_kept_with_its_path(url: str, kept: str) -> None:
    assert checked_base_url(url) == kept
    assert httpx.URL(kept + "/v1").path.endswith("/v1")


@pytest.mark.parametrize(
    ("wanted", "urls"),
    [
        (
            "be an absolute http:// or https:// URL",
            (
                "|/|example.com|example.com:8080|//example.com|https://|https:///path|https:a.com"
                "|ftp://example.com|file:///etc/hosts|http://example.com:0"
            ),
        ),
        (
            "be a URL with a valid host and port",
            "http://[::1|http://a.com:port|http://a.com:99999|http://a.com:-1",
        ),
        (
            "not contain spaces or control characters",
            "http://a.com\n|http://exam\tple.com|http://a.com | http://a.com|http://a\x7f.com",
        ),
        (
            # An empty query or fragment would swallow the path that follows.
            "not contain a user, a query or a fragment",
            (
                "https://user:hidden@a.com|https://@a.com|https://a.com?a=b|https://a.com#top"
                "|https://a.com/?|https://a.com#"
            ),
        ),
    ],
)
def test_other_urls_are_rejected_without_repeating_them(wanted: str, urls: str) -> None:
    for url in urls.split("|"):
        with pytest.raises(InvalidArgumentError) as caught:
            checked_base_url(url)
        assert str(caught.value) == f"base_url must {wanted}"


@pytest.mark.parametrize("url", [None, 7, b"https://a.com", httpx.URL("https://a.com")])
def test_a_url_that_is_not_text_is_rejected(url: object) -> None:
    with pytest.raises(InvalidArgumentTypeError, match=r"^base_url must be a string, got "):
        checked_base_url(url)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {}),
        ({"base_url": "http://other/"}, {"base_url": "http://other"}),
        ({"timeout": 5}, {"timeout": 5}),
        ({"timeout": None}, {"timeout": None}),
        ({"max_retries": 0}, {"max_retries": 0}),
        ({"max_response_bytes": 1}, {"max_response_bytes": 1}),
        ({"values": {"x_tenant_id": "t2"}}, {"values": {**SETTINGS.values, "x_tenant_id": "t2"}}),
        ({"values": {"x_tenant_id": None}}, {}),
        ({"headers": {"X-B": "b"}}, {"headers": {"X-A": "a", "X-B": "b"}}),
        ({"headers": {"X-A": "c"}}, {"headers": {"X-A": "c"}}),
    ],
)
def test_changed_settings_are_new_ones_and_the_old_ones_stay(
    change: Mapping[str, Any], expected: Mapping[str, Any]
) -> None:
    before = dict(vars(SETTINGS))
    changed = SETTINGS.changed(**{**NOTHING, **change})
    assert changed == Settings(**{**vars(SETTINGS), **expected})
    assert dict(vars(SETTINGS)) == before
    assert "'a'" not in repr(SETTINGS)
    other: dict[str, Any] = {"credential": HeaderCredential("token", "second")}
    changed = SETTINGS.changed(**{**NOTHING, **change, **other})
    assert changed.credential is other["credential"]


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
