"""Arrays of a parsed body that shrink while they are decoded."""

from __future__ import annotations

import copy
import importlib
import weakref
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import ResponseDecodeError
from specloom_agentset._runtime.calls import Operation
from specloom_agentset._runtime.models import decode_list
from specloom_agentset._runtime.read_once import ReadOnce, read_once

from .answers import answer, operation, outcome

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
ARRAYS = [
    ("specloom_agentset.api.ingest_jobs.list_ingest_jobs", ("data",)),
    (
        "specloom_gradient.api.knowledge_bases_indexing_jobs.genai_list_indexing_jobs",
        ("jobs",),
    ),
    (
        "specloom_gradient.api.knowledge_bases_indexing_jobs.genai_list_indexing_job_data_sources",
        ("indexed_data_sources",),
    ),
    ("specloom_nuextract.api.jobs.get_api_jobs", ("items",)),
    ("specloom_vectara.api.jobs.list_jobs", ("jobs",)),
    ("specloom_vectara.api.v1_jobs.list_jobs", ("status", "job")),
    ("specloom_agentset.api.ingest_jobs.get_ingest_job_info", ()),
]


class Parsed:
    """What a weak reference can be had of; dicts have none."""


@given(values=st.lists(JSON))
def test_the_elements_come_in_order_and_are_gone_then(values: list[Any]) -> None:
    array = ReadOnce(values)
    assert array == values
    assert list(iter(array)) == values
    assert array == []
    assert list(iter(array)) == []


def test_what_was_decoded_is_free_when_the_next_one_is() -> None:
    alive: weakref.WeakSet[Parsed] = weakref.WeakSet()
    seen: list[int] = []

    def decode(element: Parsed) -> None:
        assert element in alive
        seen.append(len(alive))

    array = ReadOnce([Parsed() for _ in range(5)])
    for index in range(len(array)):
        alive.add(array[index])
    decode_list(decode, array)
    assert seen == [5, 4, 3, 2, 1]
    assert not alive


@given(before=st.lists(st.integers()), after=st.lists(JSON))
def test_an_element_that_does_not_decode_is_told_by_its_index(
    before: list[Any], after: list[Any]
) -> None:
    def decode(value: object) -> object:
        if value == "bad":
            raise ResponseDecodeError("bad")
        return value

    with pytest.raises(ResponseDecodeError) as caught:
        decode_list(decode, ReadOnce([*before, "bad", *after]))
    assert caught.value.path == f"[{len(before)}]"


@given(data=JSON, keys=st.lists(st.text(), unique=True))
def test_a_body_stays_equal_whatever_it_is(data: Any, keys: list[str]) -> None:
    before = copy.deepcopy(data)
    read_once(data, tuple(keys))
    assert data == before


def test_only_the_arrays_that_are_named_are_read_once() -> None:
    data: dict[str, Any] = {
        "jobs": [1],
        "tags": ["a"],
        "more": {"jobs": [2]},
        "none": None,
        "text": "x",
    }
    read_once(data, ("jobs", "none", "text", "absent"))
    assert {key: type(value) for key, value in data.items()} == {
        "jobs": ReadOnce,
        "tags": list,
        "more": dict,
        "none": type(None),
        "text": str,
    }
    assert type(data["more"]["jobs"]) is list


def test_the_body_of_a_success_is_decoded_so() -> None:
    def kinds(data: Any) -> list[type]:
        return [type(data[key]) for key in ("jobs", "tags")]

    body = answer(200, {"jobs": [1], "tags": []})
    assert outcome(body, operation(decode=kinds, read_once=("jobs",))) == [ReadOnce, list]
    assert outcome(body, operation(decode=kinds)) == [list, list]


@pytest.mark.parametrize(("module", "keys"), ARRAYS)
def test_the_operations_name_their_arrays_of_models(module: str, keys: tuple[str, ...]) -> None:
    operation: Operation[Any] = importlib.import_module(module).OPERATION
    assert operation.read_once == keys
