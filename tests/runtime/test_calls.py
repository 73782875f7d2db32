"""How arguments go into paths, queries and headers."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import InvalidArgumentError, InvalidArgumentTypeError
from specloom_agentset._runtime.calls import Call, client_value, header_value, path_segment
from specloom_agentset._runtime.checks import Text

from .answers import GET

NAMES = st.text(min_size=1).filter(lambda text: text not in {".", ".."})
PAIRS = st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1)))
VISIBLE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1)


def call(path: str = "/v1/things", **fields: Any) -> Call[Any]:
    return Call(GET, path, **fields)


@given(value=NAMES)
def test_a_path_segment_decodes_to_what_was_given(value: str) -> None:
    assert unquote(path_segment("id", value), errors="strict") == value


@given(value=NAMES)
def test_nothing_but_unreserved_characters_is_left_in_a_path_segment(value: str) -> None:
    assert re.fullmatch(r"([A-Za-z0-9._~-]|%[0-9A-F]{2})+", path_segment("id", value))


@given(value=NAMES)
def test_a_path_segment_stays_one_segment_in_the_http_library(value: str) -> None:
    path = f"/v1/things/{path_segment('id', value)}/parts"
    url = httpx.URL("https://example.com" + call(path).target({}))
    assert url.raw_path.decode() == path


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_segment_that_would_change_the_path_is_refused(value: str) -> None:
    with pytest.raises(
        InvalidArgumentError, match=re.escape(f'job_id must be an id, got "{value}"')
    ):
        path_segment("job_id", value)


@pytest.mark.parametrize("value", ["...", ".a", "%2e%2e", "../..", " "])
def test_what_only_looks_like_it_is_encoded(value: str) -> None:
    assert unquote(path_segment("job_id", value)) == value


@pytest.mark.parametrize("value", [None, 7, b"x", ["x"]])
def test_a_segment_that_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(InvalidArgumentTypeError, match=r"^job_id must be a string, got "):
        path_segment("job_id", value)


@pytest.mark.parametrize("value", ["\ud800", "a\udfff"])
def test_a_segment_that_is_no_unicode_is_refused(value: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^job_id must be encodable"):
        path_segment("job_id", value)


def test_the_target_is_the_path_alone_without_a_query() -> None:
    assert call().target({}) == "/v1/things"


@given(pairs=PAIRS, more=st.dictionaries(st.text(min_size=1), st.text(min_size=1)))
def test_a_query_decodes_to_what_was_given(
    pairs: list[tuple[str, str]], more: dict[str, str]
) -> None:
    target = call(query=pairs).target(more)
    path, _, query = target.partition("?")
    assert path == "/v1/things"
    assert parse_qsl(query, strict_parsing=bool(query)) == [*pairs, *more.items()]
    assert re.fullmatch(r"([A-Za-z0-9._~+=&-]|%[0-9A-F]{2})*", query)


@given(pairs=PAIRS)
def test_a_query_arrives_unchanged_through_the_http_library(pairs: list[tuple[str, str]]) -> None:
    target = call(query=pairs).target({})
    assert httpx.URL("https://example.com" + target).raw_path.decode() == target


def test_spaces_and_reserved_characters_in_a_query_are_encoded() -> None:
    target = call(query=[("cursor", "a b+/=&?#"), ("empty", "")]).target({"é": "ü"})
    assert target == "/v1/things?cursor=a+b%2B%2F%3D%26%3F%23&empty=&%C3%A9=%C3%BC"


@pytest.mark.parametrize("query", [[("cursor", "\ud800")], [("\ud800", "x")]])
def test_a_query_that_is_no_unicode_is_refused(query: list[tuple[str, str]]) -> None:
    with pytest.raises(InvalidArgumentError):
        call(query=query).target({})
    with pytest.raises(InvalidArgumentError):
        call().target(dict(query))


@given(value=VISIBLE | st.builds("{} \t{}".format, VISIBLE, VISIBLE))
def test_visible_ascii_goes_into_a_header_as_it_is(value: str) -> None:
    assert header_value("x_tenant_id", value) == value


@given(
    before=st.text(st.characters(max_codepoint=0x7E)),
    bad=st.characters(categories=["Cc"], exclude_characters="\t")
    | st.characters(min_codepoint=128),
)
@pytest.mark.parametrize("after", ["", "after"])
def test_anything_else_is_refused_without_repeating_it(before: str, bad: str, after: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^x_tenant_id must be visible ASCII") as caught:
        header_value("x_tenant_id", before + bad + after)
    assert str(caught.value).isprintable()
    assert str(caught.value) == (
        "x_tenant_id must be visible ASCII text: it holds a control or non-ASCII character"
    )


@pytest.mark.parametrize("value", [" token", "token ", "token\t", " "])
def test_a_header_value_with_space_around_it_is_refused(value: str) -> None:
    # RFC 9110 section 5.5. The HTTP library would refuse it too, and say it aloud.
    with pytest.raises(InvalidArgumentError):
        header_value("token", value)


@pytest.mark.parametrize(
    ("given_value", "client", "expected"),
    [("b", {"tenant": "a"}, "b"), (None, {"tenant": "a"}, "a"), ("b", {}, "b"), (None, {}, None)],
)
def test_a_value_of_the_call_wins_over_the_clients(
    given_value: str | None, client: dict[str, Any], expected: str | None
) -> None:
    assert client_value("tenant", given_value, client, Text()) == expected


@pytest.mark.parametrize(
    ("given_value", "client"), [("", {}), (None, {"tenant": ""}), ("", {"tenant": "a"})]
)
def test_a_value_is_checked_wherever_it_comes_from(
    given_value: str | None, client: dict[str, Any]
) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^tenant must have at least 1"):
        client_value("tenant", given_value, client, Text(min_length=1))


def test_a_missing_value_is_told_with_the_variable_to_set() -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        client_value("namespace_id", None, {}, Text(), "AGENTSET_NAMESPACE_ID")
    assert str(caught.value) == (
        "namespace_id is missing: give namespace_id to the client or to the call, "
        "or set AGENTSET_NAMESPACE_ID"
    )
