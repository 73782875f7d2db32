"""Requests that providers' official SDKs were seen to send, made by our clients.

A provider brings its cases, `cases/<provider>.json`, and a `Table` that says what their
operations and values are called in our client. A case has:

- `kwargs`: what the SDK was given, by wire names: `client`, `path`, `query`, `header`, `body`;
- `request`: what it sent; `also_acceptable_raw_query` is as good as its `query`;
- `response_…`: what the sandbox answers, and the client must understand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias, cast
from urllib.parse import parse_qsl

import pytest
from clients.adapter import Caller
from sandbox import Canned, RecordedRequest, Sandbox

Case: TypeAlias = dict[str, Any]

CASES = Path(__file__).parent / "cases"

HEADERS = frozenset({"accept", "authorization", "content-type"})
"""What every request is compared by, and must not have where the SDK's has none."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """What a provider's cases are in terms of our client.

    Attributes:
        provider: Its name.
        client: The sync client.
        async_client: The async one.
        error: What a status other than a success raises.
        methods: By operation, what gives the method of a client.
        client_arguments: Our names of the client's values, where they are not the wire's.
        values: By argument, what makes ours of the wire's value.
        headers: Headers to compare besides those of every request.
        answered: Gives what the result of a case must hold.
    """

    provider: str
    client: Callable[..., Any]
    async_client: Callable[..., Any]
    error: type[Exception]
    methods: Mapping[str, Callable[[Any], Callable[..., Any]]]
    client_arguments: Mapping[str, str] = field(default_factory=dict[str, str])
    values: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict[str, Any])
    headers: frozenset[str] = frozenset()
    answered: Callable[[Case], Any] = lambda case: case["response_json"]


def cases(
    provider: str, wanted: Callable[[Case], bool] = lambda _case: True
) -> pytest.MarkDecorator:
    """Run a test with every `case` of a provider that is wanted."""
    every: list[Case] = json.loads((CASES / f"{provider}.json").read_text(encoding="utf-8"))
    found = [case for case in every if wanted(case)]
    return pytest.mark.parametrize("case", found, ids=[case["id"] for case in found])


def check(case: Case, table: Table, caller: Caller, box: Sandbox) -> None:
    """Make the call of a case, and compare what was sent and what came of it."""
    call = prepare(case, table, caller, box)
    if case["response_status"] < 400:
        result = call()
        found = None if result is None else result.to_dict()
        assert _without_nulls(found) == _without_nulls(table.answered(case))
    else:
        with pytest.raises(table.error) as caught:
            call()
        error: Any = caught.value
        assert error.status_code == case["response_status"]
        if "response_text" in case:
            assert error.body == case["response_text"]
        else:
            assert error.body.to_dict() == case["response_json"]
    assert len(box.requests) == 1
    compare(box.requests[0], case, HEADERS | table.headers)


def prepare(case: Case, table: Table, caller: Caller, box: Sandbox) -> Callable[[], Any]:
    """Let the answer of a case be the next one, and return what makes its call."""
    box.answer(table.provider, _answer(case))
    return partial(_call, case, table, _client(case, table, caller, box))


def compare(sent: RecordedRequest, case: Case, names: frozenset[str]) -> None:
    """Compare a request with that of a case."""
    wanted = case["request"]
    assert sent.method == wanted["method"]
    assert sent.path == wanted["path"]
    accepted = [_pairs(wanted["query"])]
    if "also_acceptable_raw_query" in case:
        accepted.append(
            _pairs(parse_qsl(case["also_acceptable_raw_query"], keep_blank_values=True))
        )
    assert _pairs(sent.query) in accepted
    assert _chosen(sent.headers, names) == _chosen(wanted["headers"], names)
    assert sent.json == wanted["body_json"]


def snake(name: str) -> str:
    """Return our name of something that has this name on the wire."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).replace("-", "_").lower()


def _client(case: Case, table: Table, caller: Caller, box: Sandbox) -> Any:
    given = {
        table.client_arguments.get(name, snake(name)): value
        for name, value in case["kwargs"]["client"].items()
    }
    url = box.url(table.provider)
    return caller.open(table.client, table.async_client, base_url=url, max_retries=0, **given)


def _call(case: Case, table: Table, client: Any) -> Any:
    given = {
        snake(name): value
        for place in ("path", "query", "header", "body")
        for name, value in case["kwargs"].get(place, {}).items()
    }
    ours = {
        name: table.values[name](value) if name in table.values else value
        for name, value in given.items()
    }
    return table.methods[case["operation"]](client)(**ours)


def _answer(case: Case) -> Canned:
    kind = case["response_content_type"]
    return Canned(
        status=case["response_status"],
        headers={"content-type": kind} if kind else {},
        body=case.get("response_text", "").encode(),
        json=case.get("response_json"),
    )


def _pairs(query: list[Any]) -> list[tuple[str, str]]:
    # A number is as good with a fraction of zero as without.
    return sorted((name, re.sub(r"^(\d+)\.0$", r"\1", value)) for name, value in query)


def _chosen(headers: Mapping[str, str], names: frozenset[str]) -> dict[str, str]:
    return {name: headers[name] for name in names if name in headers}


def _without_nulls(value: Any) -> Any:
    if isinstance(value, Mapping):
        members = cast("Mapping[str, Any]", value)
        return {key: _without_nulls(each) for key, each in members.items() if each is not None}
    if isinstance(value, list):
        return [_without_nulls(each) for each in cast("list[object]", value)]
    return value
