"""How arguments go into paths, queries, headers and JSON, and which are rejected."""

from __future__ import annotations

import math
import re
from collections import UserDict, UserList
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum, IntEnum, StrEnum
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import (
    IngestJobConfig,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    TextPayload,
    UnknownVariant,
)
from specloom_agentset._runtime.arguments import (
    client_value,
    datetime_value,
    header_value,
    json_list,
    json_object,
    json_value,
    path_segment,
    query_value,
    query_values,
)
from specloom_agentset._runtime.request.call import Call

from .responses import GET, unchanged

SEGMENTS = st.text(min_size=1).filter(lambda text: text not in {".", ".."})
PAIRS = st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1)))
VISIBLE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**63), max_value=2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
).filter(lambda value: value is not None)

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
NOT_FINITE = [math.nan, math.inf, -math.inf]


class Plain(Enum):
    TEXT = "a b"
    NUMBER = 7
    DAY = date(2026, 1, 2)


class OldText(str, Enum):  # noqa: UP042  # its str() is not its value
    TEXT = "a b"


class Text(StrEnum):
    TEXT = "a b"


class Number(IntEnum):
    NUMBER = 7


class Label(str):
    """A text, and no member of an enumeration."""

    __slots__ = ()


MEMBERS: list[tuple[Enum, object]] = [
    (Plain.TEXT, "a b"),
    (OldText.TEXT, "a b"),
    (Text.TEXT, "a b"),
    (Plain.NUMBER, 7),
    (Number.NUMBER, 7),
]


class NotATime(datetime):
    """Like the "not a time" of data frames: a datetime that equals nothing."""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = datetime.__hash__

    def __repr__(self) -> str:
        return "NaT"


NAT = NotATime(1, 1, 1)


def call(path: str = "/v1/things", **fields: Any) -> Call[Any]:
    return Call(GET, path, **fields)


def labelled(**labels: Any) -> IngestJobConfig:
    """Return a model that holds what JSON may not be able to."""
    return IngestJobConfig(metadata=labels)


def deep(value: object) -> object:
    return {"a": [1, {"b": value}]}


def in_a_model(value: object) -> object:
    return [labelled(n=value)]


def rejected(kind: type[Exception], convert: Callable[..., object], value: object) -> str:
    """Return the message with which *convert* rejects *value* as the argument ``arg``."""
    with pytest.raises(kind) as caught:
        convert("arg", value)
    assert type(caught.value) is kind
    return str(caught.value)


# Paths


@given(value=SEGMENTS)
def test_a_segment_is_encoded_whole_and_stays_one_segment_in_the_http_library(value: str) -> None:
    segment = path_segment("id", value)
    assert unquote(segment, errors="strict") == value
    assert re.fullmatch(r"([A-Za-z0-9._~-]|%[0-9A-F]{2})+", segment)
    path = f"/v1/things/{segment}/parts"
    assert httpx.URL("https://example.com" + call(path).target({})).raw_path.decode() == path


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_segment_that_would_change_the_path_is_rejected(value: str) -> None:
    assert rejected(InvalidArgumentError, path_segment, value) == (
        f'arg must be an id, got "{value}"'
    )


@pytest.mark.parametrize("value", ["...", ".a", "%2e%2e", "../..", " "])
def test_a_segment_that_only_looks_like_it_is_encoded(value: str) -> None:
    assert unquote(path_segment("arg", value)) == value


@pytest.mark.parametrize(
    ("value", "segment"),
    [
        *((member, str(value).replace(" ", "%20")) for member, value in MEMBERS),
        (7, "7"),
        (-1, "-1"),
    ],
)
def test_integers_and_members_of_enumerations_are_segments(value: object, segment: str) -> None:
    assert path_segment("arg", value) == segment


@pytest.mark.parametrize("value", [None, True, 1.5, b"x", ["x"], Plain.DAY])
def test_a_segment_of_another_type_is_rejected(value: object) -> None:
    got = type(value).__name__
    message = rejected(InvalidArgumentTypeError, path_segment, value)
    assert message == f"arg must be a string, got {got}"


# Queries


def test_the_target_is_the_path_alone_without_a_query() -> None:
    assert call().target({}) == "/v1/things"


@given(pairs=PAIRS, more=st.dictionaries(st.text(min_size=1), st.text(min_size=1)))
def test_a_query_decodes_to_what_was_given_and_passes_the_http_library_unchanged(
    pairs: list[tuple[str, str]], more: dict[str, str]
) -> None:
    target = call(query=pairs).target(more)
    path, _, query = target.partition("?")
    assert path == "/v1/things"
    assert parse_qsl(query, strict_parsing=bool(query)) == [*pairs, *more.items()]
    assert re.fullmatch(r"([A-Za-z0-9._~+=&-]|%[0-9A-F]{2})*", query)
    assert httpx.URL("https://example.com" + target).raw_path.decode() == target


def test_spaces_and_reserved_characters_in_a_query_are_encoded() -> None:
    target = call(query=[("cursor", "a b+/=&?#"), ("empty", "")]).target({"é": "ü"})
    assert target == "/v1/things?cursor=a+b%2B%2F%3D%26%3F%23&empty=&%C3%A9=%C3%BC"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((member, str(value)) for member, value in MEMBERS),
        ("", ""),
        (Label("é"), "é"),
        (True, "true"),
        (False, "false"),
        (10**20, "100000000000000000000"),
        (0.1, "0.1"),
        (1e300, "1e+300"),
        (NOON, "2026-01-02T12:00:00Z"),
        (Plain.DAY, "2026-01-02"),
    ],
)
def test_scalars_go_into_a_query_as_openapi_writes_them(value: object, text: str) -> None:
    assert query_value("arg", value) == text
    assert query_values("arg", (value, value)) == [text, text]


@pytest.mark.parametrize("value", [None, b"x", ["x"], {}, object()])
def test_anything_else_has_no_place_in_a_query(value: object) -> None:
    got = type(value).__name__
    expected = f"must be a string, a number, a boolean or a date, got {got}"
    assert rejected(InvalidArgumentTypeError, query_value, value) == f"arg {expected}"
    assert rejected(InvalidArgumentTypeError, query_values, ["x", value]) == f"arg[1] {expected}"


# Headers


@given(value=VISIBLE | st.builds("{} \t{}".format, VISIBLE, VISIBLE))
def test_visible_ascii_goes_into_a_header_unchanged(value: str) -> None:
    assert header_value("arg", value) == value


@pytest.mark.parametrize(("value", "text"), [(Number.NUMBER, "7"), (True, "true"), ("", "")])
def test_other_scalars_go_into_a_header_as_into_a_query(value: object, text: str) -> None:
    assert header_value("arg", value) == text


@given(
    before=st.text(st.characters(max_codepoint=0x7E)),
    bad=st.characters(categories=["Cc"], exclude_characters="\t")
    | st.characters(min_codepoint=128, exclude_categories=["Cs"]),
)
@pytest.mark.parametrize("after", ["", "after"])
def test_a_header_value_that_can_not_be_sent_is_rejected_without_repeating_it(
    before: str, bad: str, after: str
) -> None:
    assert rejected(InvalidArgumentError, header_value, before + bad + after) == (
        "arg must be visible ASCII text: it contains a control or non-ASCII character"
    )


@pytest.mark.parametrize("value", [" token", "token ", "token\t", " "])
def test_a_header_value_with_space_around_it_is_rejected(value: str) -> None:
    # RFC 9110 section 5.5. The HTTP library would reject it too, and repeat it.
    message = rejected(InvalidArgumentError, header_value, value)
    assert message == "arg must not begin or end with a space"


# JSON


@given(value=JSON)
def test_plain_data_is_sent_unchanged(value: object) -> None:
    assert json_value("arg", value) == value
    assert json_list("arg", [value]) == [value]
    assert json_object("arg", {"a": value}) == {"a": value}


@pytest.mark.parametrize(
    ("value", "data"),
    [
        *MEMBERS,
        ({OldText.TEXT: OldText.TEXT}, {"a b": "a b"}),
        (NOON, "2026-01-02T12:00:00Z"),
        (NOON.replace(tzinfo=None), "2026-01-02T12:00:00Z"),
        (NOON.astimezone(timezone(timedelta(hours=2))), "2026-01-02T14:00:00+02:00"),
        (date(2026, 1, 2), "2026-01-02"),
        ((1, [range(2)]), [1, [[0, 1]]]),
        (UserList([1]), [1]),
        (UserDict({"a": (1,)}), {"a": [1]}),
        (TextPayload(text="x"), {"type": "TEXT", "text": "x"}),
        ([{"a": TextPayload(text="x")}], [{"a": {"type": "TEXT", "text": "x"}}]),
        (UnknownVariant("NEW", {"type": "NEW", "at": NOON}), {"type": "NEW", "at": "2026-01-02T12:00:00Z"}),
        (labelled(day=date(2026, 1, 2)), {"metadata": {"day": "2026-01-02"}}),
    ],
)  # fmt: skip
def test_models_dates_members_and_containers_become_json(value: object, data: object) -> None:
    found = json_value("arg", value)
    assert found == data
    assert orjson.loads(orjson.dumps(found)) == data


@pytest.mark.parametrize("value", [*NOT_FINITE, NAT])
@pytest.mark.parametrize(
    ("place", "path"),
    [
        (unchanged, "arg"),
        (deep, "arg.a[1].b"),
        (in_a_model, "arg[0].metadata.n"),
    ],
)
def test_what_json_would_write_as_null_is_rejected_with_its_path(
    value: object, place: Callable[[object], object], path: str
) -> None:
    wanted = "a date" if value is NAT else "a finite number"
    message = rejected(InvalidArgumentError, json_value, place(value))
    assert message == f"{path} must be {wanted}, got {'NaT' if value is NAT else value}"


@pytest.mark.parametrize("convert", [query_value, header_value, datetime_value])
def test_the_same_is_rejected_outside_of_json(convert: Callable[..., object]) -> None:
    assert rejected(InvalidArgumentError, convert, NAT) == "arg must be a date, got NaT"
    if convert is not datetime_value:
        for value in NOT_FINITE:
            rejected(InvalidArgumentError, convert, value)


@pytest.mark.parametrize("convert", [path_segment, query_value, header_value, json_value])
def test_text_that_utf8_can_not_encode_is_rejected(convert: Callable[..., object]) -> None:
    for value in ("\ud800", Label("a\udfff")):
        message = rejected(InvalidArgumentError, convert, value)
        assert message == "arg must be encodable as UTF-8"
    if convert is json_value:
        assert rejected(InvalidArgumentError, convert, {"\ud800": 1}) == (
            "a key of arg must be encodable as UTF-8"
        )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "arg must not be None"),
        (b"x", "arg must be a value that JSON can hold, got bytes"),
        ({"a": {1}}, "arg.a must be a value that JSON can hold, got set"),
        ([object()], "arg[0] must be a value that JSON can hold, got object"),
        ({"a": iter([1])}, "arg.a must be a value that JSON can hold, got list_iterator"),
        ({"a": {1: "x"}}, "a key of arg.a must be a string, got int"),
        ({None: "x"}, "a key of arg must be a string, got NoneType"),
        ([labelled(a={1})], "arg[0].metadata.a must be a value that JSON can"),
    ],
)
def test_what_json_can_not_hold_is_rejected_with_its_path(value: object, message: str) -> None:
    assert rejected(InvalidArgumentTypeError, json_value, value).startswith(message)


@pytest.mark.parametrize(
    "value", ["abc", b"abc", bytearray(b"a"), {"a"}, {"a": 1}, iter("a"), None]
)
@pytest.mark.parametrize("convert", [json_list, query_values])
def test_what_is_not_a_list_is_rejected_where_one_belongs(
    convert: Callable[..., object], value: object
) -> None:
    message = rejected(InvalidArgumentTypeError, convert, value)
    assert message == f"arg must be a list, got {type(value).__name__}"


@pytest.mark.parametrize("value", ["abc", [("a", 1)], 7, None, TextPayload])
def test_what_is_neither_a_model_nor_a_dict_is_rejected_where_one_belongs(value: object) -> None:
    message = rejected(InvalidArgumentTypeError, json_object, value)
    assert message == f"arg must be a model or a dict, got {type(value).__name__}"


def test_data_that_refers_to_itself_is_rejected() -> None:
    ring: dict[str, Any] = {}
    ring["again"] = [ring]
    config = labelled(ring=ring)
    for convert, value in ((json_value, ring), (json_list, [ring]), (json_object, config)):
        message = rejected(InvalidArgumentError, convert, value)
        assert message == "arg is nested too deep, or refers to itself"


# Dates


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (NOON, "2026-01-02T12:00:00Z"),
        # RFC 3339 is sent unchanged, other ISO 8601 in that form.
        ("2026-01-02T12:00:00.5+02:00", "2026-01-02T12:00:00.5+02:00"),
        ("20260102T120000", "2026-01-02T12:00:00Z"),
        ("2026-01-02 12:00+02:00", "2026-01-02T12:00:00+02:00"),
    ],
)
def test_moments_are_sent_in_the_form_of_rfc_3339(value: object, text: str) -> None:
    assert datetime_value("arg", value) == text


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("soon", InvalidArgumentError),
        ("2026-13-01T00:00:00Z", InvalidArgumentError),
        (1_700_000_000, InvalidArgumentTypeError),
        (date(2026, 1, 2), InvalidArgumentTypeError),
        (None, InvalidArgumentTypeError),
    ],
)
def test_what_is_not_a_moment_is_rejected(value: object, kind: type[Exception]) -> None:
    message = rejected(kind, datetime_value, value)
    assert message.startswith("arg must be a datetime or ISO 8601 text, got ")


# Values of the client


@pytest.mark.parametrize(
    ("own", "client", "expected"),
    [
        ("b", {"tenant": "a"}, "b"),
        (None, {"tenant": "a"}, "a"),
        (0, {"tenant": "a"}, 0),
        ("b", {}, "b"),
        (None, {}, None),
    ],
)
def test_a_value_of_the_call_wins_over_that_of_the_client(
    own: object, client: dict[str, Any], expected: object
) -> None:
    assert client_value("tenant", own, client) == expected
    if expected is not None:
        assert client_value("tenant", own, client, "TENANT") == expected


def test_a_missing_value_is_reported_with_the_variable_to_set() -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        client_value("namespace_id", None, {"other": "a"}, "AGENTSET_NAMESPACE_ID")
    assert str(caught.value) == (
        "namespace_id is missing: pass namespace_id to the client or to the call, "
        "or set AGENTSET_NAMESPACE_ID"
    )
