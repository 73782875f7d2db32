"""What the generated functions make of arguments: path, query, headers and body."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from .workshop import GONE, POST, SCHEMAS, Imported, Workshop

NOON = datetime(2024, 5, 17, 12, tzinfo=UTC)
EAST = datetime(2024, 5, 17, 12, tzinfo=timezone(timedelta(hours=2)))
DEFAULTS = [("q", "all"), ("order", "asc")]
BODY = f"{SCHEMAS}/CreateJobRequest"


def listing(package: Imported, values: dict[str, Any] | None = None, **arguments: Any) -> Any:
    """The call that lists jobs."""
    return package("api.jobs.list_jobs").build(values or {}, **{"q": "all", **arguments})


def test_nothing_but_required_arguments_and_defaults_is_sent(package: Imported) -> None:
    call = listing(package)
    assert (call.path, call.query, call.headers) == ("/jobs", DEFAULTS, {})


@pytest.mark.parametrize(
    ("arguments", "pairs"),
    [
        ({"per_page": 10}, [("perPage", "10")]),
        ({"min_score": 0.5}, [("minScore", "0.5")]),
        ({"archived": True}, [("archived", "true")]),
        ({"archived": False}, [("archived", "false")]),
        ({"since": NOON}, [("since", "2024-05-17T12:00:00Z")]),
        ({"since": EAST}, [("since", "2024-05-17T12:00:00+02:00")]),
        ({"since": "2024-05-17T12:00:00+02:00"}, [("since", "2024-05-17T12:00:00+02:00")]),
        ({"order": "a new one"}, [("order", "a new one")]),
        ({"statuses": ["DONE", "FAILED"]}, [("statuses", "DONE,FAILED")]),
        ({"statuses": []}, []),
        ({"shard": (1, 2)}, [("shard", "1"), ("shard", "2")]),
        ({"label": ["a,b", "c"]}, [("label", "a,b"), ("label", "c")]),
        ({"label": []}, []),
        ({"ratios": [0.5, 1]}, [("ratios", "0.5"), ("ratios", "1")]),
        ({"flags": [True, False]}, [("flags", "true,false")]),
        # Named like parts of a request.
        ({"path": "a", "query": "b", "headers": "c"},
         [("path", "a"), ("query", "b"), ("headers", "c")]),
        # In the order of the spec.
        ({"label": ["a"], "per_page": 5}, [("perPage", "5"), ("label", "a")]),
    ],
)  # fmt: skip
def test_an_argument_goes_into_the_query_as_its_type_wants(
    package: Imported, arguments: dict[str, Any], pairs: list[tuple[str, str]]
) -> None:
    query = listing(package, **arguments).query
    assert [pair for pair in query if pair not in DEFAULTS or pair[1] in arguments] == pairs


@pytest.mark.parametrize(
    ("arguments", "headers"),
    [
        ({"x_trace": "abc"}, {"x-trace": "abc"}),
        ({"x_depth": 3}, {"x-depth": "3"}),
        ({"x_share": 0.25}, {"x-share": "0.25"}),
        ({"x_dry_run": True}, {"x-dry-run": "true"}),
        ({"x_team": "blue"}, {"x-team": "blue"}),
        ({}, {"x-team": "red"}),
    ],
)
def test_an_argument_goes_into_a_header_as_its_type_wants(
    package: Imported, arguments: dict[str, Any], headers: dict[str, str]
) -> None:
    values = {} if "x-team" not in headers else {"x_team": "red"}
    assert listing(package, values, **arguments).headers == headers


def test_a_path_is_filled_with_encoded_arguments(package: Imported) -> None:
    assert package("api.jobs.get_job").build({}, job_id="a/b c").path == "/jobs/a%2Fb%20c"
    odd = package("api.jobs.get_oddity").build({}, whole=7, moment=NOON)
    assert odd.path == "/odd/7/2024-05-17T12%3A00%3A00Z"


def test_a_path_takes_values_of_the_client_and_a_body_takes_them_from_the_path(
    package: Imported,
) -> None:
    build = package("api.reports_runs.create_report_run").build
    call = build({"space_id": "here"}, report="r 1", fast=True)
    assert call.path == "/spaces/here/reports/r%201/runs"
    assert call.body == {"report_id": "r 1", "fast": True}
    with pytest.raises(package().InvalidArgumentError, match="or set WORKSHOP_SPACE"):
        build({}, report="r")


@pytest.mark.parametrize(
    ("arguments", "body"),
    [
        ({}, {}),
        ({"name": "a"}, {"name": "a"}),
        ({"name": None}, {"name": None}),
        ({"tries": 0}, {"tries": 0}),
        ({"tries": None}, {}),
        ({"start_at": NOON}, {"startAt": "2024-05-17T12:00:00Z"}),
        ({"start_at": "2024-05-17T12:00:00Z"}, {"startAt": "2024-05-17T12:00:00Z"}),
        ({"labels": {"a": 1, "b": ["c"]}}, {"labels": {"a": 1, "b": ["c"]}}),
        ({"words": ("a", "b")}, {"words": ["a", "b"]}),
        ({"list_": "a", "path": "b", "body": "c"}, {"list": "a", "path": "b", "body": "c"}),
    ],
)
def test_an_argument_becomes_a_member_of_the_body(
    package: Imported, arguments: dict[str, Any], body: dict[str, Any]
) -> None:
    payload = package("models").TextPayload(text="hello")
    call = package("api.jobs.create_job").build({}, payload=payload, reason=None, **arguments)
    known = {"payload": {"type": "TEXT", "text": "hello"}, "reason": None}
    assert (call.path, call.body) == ("/jobs", {**known, **body})


def test_models_in_a_body_are_written_by_their_wire_names(package: Imported) -> None:
    models = package("models")
    payload = models.FilePayload(headers={"a": "b"})
    call = package("api.jobs.create_job").build(
        {}, payload=payload, reason="r", notes=[models.Note(text="hm")]
    )
    assert call.body == {
        "payload": {"type": "FILE", "headers": {"a": "b"}}, "reason": "r", "notes": [{"text": "hm"}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "arguments", "body"),
    [
        ([(f"{BODY}/properties/done/type", ["boolean", "null"])],
         {"tries": 1, "done": None}, {"tries": 1}),
        ([(f"{BODY}/properties/done/type", ["boolean", "null"])], {"done": None}, {"done": None}),
        # It may be all that there is.
        ([(f"{BODY}/properties", {"tries": {"type": "integer", "description": "It."}}),
          (f"{SCHEMAS}/Job/properties/payload",
           {"$ref": f"#{SCHEMAS}/Payload", "description": "It."})],
         {"tries": 1}, {"tries": 1}),
    ],
)  # fmt: skip
def test_what_is_alone_goes_without_the_rest(
    shop: Workshop, changes: list[Any], arguments: dict[str, Any], body: dict[str, Any]
) -> None:
    shop.change((f"{POST}/x-specloom-alone", "tries"), (f"{BODY}/required", []), *changes)
    shop.generate()
    with shop.imported() as package:
        assert package("api.jobs.create_job").build({}, **arguments).body == body


@pytest.mark.parametrize(
    ("module", "method", "repeatable", "empty"),
    [
        ("list_jobs", "GET", True, set[int]()),
        ("create_job", "POST", False, set[int]()),
        ("replace_job", "PUT", True, set[int]()),
        ("delete_job", "DELETE", True, {204}),
        ("search_jobs", "POST", True, set[int]()),
    ],
)
def test_an_operation_knows_whether_it_may_be_repeated_and_what_has_no_body(
    package: Imported, module: str, method: str, repeatable: bool, empty: set[int]
) -> None:
    operation = package(f"api.jobs.{module}").OPERATION
    assert (operation.method, operation.repeatable, operation.empty) == (method, repeatable, empty)


def test_the_signature_has_what_is_required_first_and_the_rest_by_name(package: Imported) -> None:
    jobs = package("api.jobs").Jobs
    parameters = inspect.signature(jobs.list_page).parameters
    assert list(parameters)[:3] == ["self", "q", "per_page"]
    assert list(parameters)[-1] == "request_options"
    kinds = {name: parameter.kind.name for name, parameter in parameters.items()}
    assert kinds.pop("self") == kinds.pop("q") == "POSITIONAL_OR_KEYWORD"
    assert set(kinds.values()) == {"KEYWORD_ONLY"}
    assert (parameters["order"].default, parameters["order"].annotation) == ("asc", "SortOrder")
    assert parameters["statuses"].annotation == "Sequence[JobStatus] | None"
    members = inspect.signature(jobs.create).parameters
    assert members["name"].default is package().UNSET
    assert members["name"].annotation == "str | Unset | None"
    assert members["reason"].default is inspect.Parameter.empty
    assert members["reason"].annotation == "str | None"


def test_a_method_returns_none_where_its_field_may_be_absent(shop: Workshop) -> None:
    shop.change((f"{SCHEMAS}/JobResponse/required", GONE))
    shop.generate()
    with shop.imported() as package:
        jobs = package("api.jobs").Jobs
        assert inspect.signature(jobs.create).return_annotation == "Job | None"
        assert inspect.signature(jobs.get).return_annotation == "Job | None"
