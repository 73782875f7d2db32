"""What arguments may be: each check, what it lets through and how it names what it refuses."""

from __future__ import annotations

import math
from collections import UserDict, UserList
from datetime import UTC, datetime
from typing import Any

import pytest
from specloom_agentset import InvalidArgumentError, InvalidArgumentTypeError, TextPayload
from specloom_agentset._runtime.checks import (
    Anything,
    Boolean,
    Check,
    Either,
    InstanceOf,
    Integer,
    Items,
    Members,
    Moment,
    Number,
    Text,
)

TENANT = Text(pattern="^[A-Za-z0-9]{1,64}$")
LABEL = Either((Text(), Number(), Items(Text())), "a string, a number or strings")
PAYLOAD = InstanceOf(("TextPayload", "FilePayload", "CrawlPayload"))


class MyPayload(TextPayload):
    pass


GOOD: list[tuple[Check, list[object]]] = [
    (Text(), ["", "x", "é", "a\nb"]),
    (Text(min_length=1, max_length=2), ["x", "xy", "😀😀"]),
    (TENANT, ["a", "Z9", "a" * 64]),
    (Text(pattern="b"), ["abc"]),
    (Integer(), [0, -1, 10**20]),
    (Integer(minimum=1, maximum=100), [1, 100]),
    (Number(), [0, 1.5, -2, 10**20]),
    (Boolean(), [True, False]),
    (Moment(), [datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01T00:00:00Z"]),
    (Items(), [[], [1, "x"], (1,), range(3), UserList([1])]),
    (Items(Text(), min_items=1), [["a"], ("a", "b")]),
    (Members(), [{}, {"a": 1}, UserDict({"a": 1})]),
    (Members(Text()), [{"a": "b"}]),
    (Anything(), [None, 1, object()]),
    (LABEL, ["x", 1, 1.5, ["a", "b"], []]),
    (PAYLOAD, [TextPayload(text="x"), MyPayload(text="x")]),
]

MISFITS: list[tuple[Check, object, str]] = [
    (Text(min_length=1), "", "arg must have at least 1 character(s), got 0"),
    (Text(max_length=2), "xyz", "arg must have at most 2 characters, got 3"),
    (TENANT, "a b", "arg must match ^[A-Za-z0-9]{1,64}$, got 'a b'"),
    (TENANT, "", "arg must match ^[A-Za-z0-9]{1,64}$, got ''"),
    (TENANT, "a\n", "arg must match ^[A-Za-z0-9]{1,64}$, got 'a\\n'"),
    (TENANT, "é", "arg must match ^[A-Za-z0-9]{1,64}$, got 'é'"),
    (TENANT, "-" * 99, f"arg must match ^[A-Za-z0-9]{{1,64}}$, got '{'-' * 56}..."),
    (Integer(minimum=1), 0, "arg must be an integer of at least 1, got 0"),
    (Integer(maximum=9), 10, "arg must be an integer of at most 9, got 10"),
    (Integer(minimum=1, maximum=9), 10, "arg must be an integer from 1 to 9, got 10"),
    (Integer(minimum=1, maximum=9), 0, "arg must be an integer from 1 to 9, got 0"),
    (Items(min_items=2), [1], "arg must have at least 2 item(s), got 1"),
    (Items(Text(min_length=1)), ["a", ""], "arg[1] must have at least 1 character(s), got 0"),
    (Members(Integer(minimum=1)), {"a": 0}, "arg['a'] must be an integer of at least 1, got 0"),
]

WRONG_TYPES: list[tuple[Check, object, str]] = [
    (Text(), None, "arg must be a string, got None"),
    (Text(), 7, "arg must be a string, got int"),
    (Text(), b"x", "arg must be a string, got bytes"),
    (Integer(), True, "arg must be an integer, got bool"),
    (Integer(), 1.0, "arg must be an integer, got float"),
    (Integer(minimum=1, maximum=9), "5", "arg must be an integer from 1 to 9, got str"),
    (Number(), True, "arg must be a number, got bool"),
    (Number(), "1", "arg must be a number, got str"),
    (Boolean(), 1, "arg must be True or False, got int"),
    (Boolean(), None, "arg must be True or False, got None"),
    (Moment(), 1700000000, "arg must be a datetime or ISO 8601 text, got int"),
    (Items(), "abc", "arg must be a sequence such as a list, got str"),
    (Items(), b"abc", "arg must be a sequence such as a list, got bytes"),
    (Items(), bytearray(b"a"), "arg must be a sequence such as a list, got bytearray"),
    (Items(), {"a"}, "arg must be a sequence such as a list, got set"),
    (Items(), {"a": 1}, "arg must be a sequence such as a list, got dict"),
    (Items(), iter([1]), "arg must be a sequence such as a list, got list_iterator"),
    (Items(Text()), ["a", 7], "arg[1] must be a string, got int"),
    (Items(Items(Text())), [["a"], ["b", None]], "arg[1][1] must be a string, got None"),
    (Members(), [("a", 1)], "arg must be a mapping such as a dict, got list"),
    (Members(), {1: "a"}, "a key of arg must be a string, got int"),
    (Members(Text()), {"a": 1}, "arg['a'] must be a string, got int"),
    (LABEL, {"a": 1}, "arg must be a string, a number or strings, got dict"),
    (LABEL, ["a", 1], "arg must be a string, a number or strings, got list"),
    (PAYLOAD, {"type": "TEXT"}, "arg must be of class TextPayload, FilePayload or CrawlPayload"),
    (InstanceOf(("TextPayload",)), None, "arg must be of class TextPayload, got None"),
]


def outcome(check: Check, value: object) -> Any:
    try:
        return check("arg", value)
    except Exception as error:
        return error


@pytest.mark.parametrize(("check", "values"), GOOD, ids=lambda each: type(each).__name__)
def test_what_fits_passes(check: Check, values: list[object]) -> None:
    assert [outcome(check, value) for value in values] == [None] * len(values)


@pytest.mark.parametrize(("check", "value", "message"), MISFITS)
def test_a_value_out_of_bounds_is_refused_by_name(
    check: Check, value: object, message: str
) -> None:
    error = outcome(check, value)
    assert type(error) is InvalidArgumentError
    assert str(error) == message


@pytest.mark.parametrize(("check", "value", "message"), WRONG_TYPES)
def test_a_value_of_a_wrong_type_is_refused_by_name(
    check: Check, value: object, message: str
) -> None:
    error = outcome(check, value)
    assert type(error) is InvalidArgumentTypeError
    assert str(error).startswith(message)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_that_json_can_not_hold_is_refused(value: float) -> None:
    # It would go out as null.
    assert type(outcome(Number(), value)) is InvalidArgumentError


def test_a_dollar_sign_that_a_pattern_means_is_no_end_of_text() -> None:
    price = Text(pattern=r"^[0-9]+\$")
    assert outcome(price, "5$") is None
    assert type(outcome(price, "5")) is InvalidArgumentError
