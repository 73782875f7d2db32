"""What the generated functions make of arguments: path, query, headers and body."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from .workshop import Imported

NOON = datetime(2024, 5, 17, 12, tzinfo=UTC)
EAST = datetime(2024, 5, 17, 12, tzinfo=timezone(timedelta(hours=2)))
DEFAULTS = [("q", "all"), ("order", "asc")]


def listing(package: Imported, values: dict[str, Any] | None = None, **arguments: Any) -> Any:
    """The call that lists jobs."""
    return package("api.jobs.list_jobs").build(values or {}, **{"q": "all", **arguments})


def creation(package: Imported, **arguments: Any) -> dict[str, Any]:
    """The body of the call that creates a job."""
    payload = package("models").TextPayload(text="hello")
    call = package("api.jobs.create_job").build({}, **{"payload": payload, **arguments})
    body: dict[str, Any] = call.body
    assert body.pop("payload", None) == {"type": "TEXT", "text": "hello"}
    return body


def test_nothing_but_required_arguments_and_defaults_is_sent(package: Imported) -> None:
    call = listing(package)
    assert call.path == "/jobs"
    assert (call.query, call.headers) == (DEFAULTS, {})
    assert call.body is package("_runtime.calls").NO_BODY


@pytest.mark.parametrize(
    ("arguments", "pairs"),
    [
        ({"per_page": 10}, [("perPage", "10")]),
        ({"min_score": 0.5}, [("minScore", "0.5")]),
        ({"min_score": 1}, [("minScore", "1")]),
        ({"archived": True}, [("archived", "true")]),
        ({"archived": False}, [("archived", "false")]),
        ({"since": NOON}, [("since", "2024-05-17T12:00:00Z")]),
        ({"since": EAST}, [("since", "2024-05-17T12:00:00+02:00")]),
        ({"since": "2024-05-17T12:00:00+02:00"}, [("since", "2024-05-17T12:00:00+02:00")]),
        ({"order": "desc"}, [("order", "desc")]),
        ({"order": "a new one"}, [("order", "a new one")]),
        ({"statuses": ["DONE", "FAILED"]}, [("statuses", "DONE,FAILED")]),
        ({"statuses": ("DONE",)}, [("statuses", "DONE")]),
        ({"statuses": []}, []),
        ({"shard": [1, 2]}, [("shard", "1"), ("shard", "2")]),
        ({"label": ["a,b", "c"]}, [("label", "a,b"), ("label", "c")]),
        ({"label": []}, []),
    ],
)
def test_an_argument_goes_into_the_query_as_its_type_wants(
    package: Imported, arguments: dict[str, Any], pairs: list[tuple[str, str]]
) -> None:
    query = listing(package, **arguments).query
    assert [pair for pair in query if pair not in DEFAULTS] == pairs


def test_the_query_keeps_the_order_of_the_spec(package: Imported) -> None:
    call = listing(package, label=["a"], shard=[1], per_page=5, order="desc")
    assert [name for name, _ in call.query] == ["q", "perPage", "order", "shard", "label"]


@pytest.mark.parametrize(
    ("arguments", "headers"),
    [
        ({"x_trace": "abc"}, {"x-trace": "abc"}),
        ({"x_depth": 3}, {"x-depth": "3"}),
        ({"x_share": 0.25}, {"x-share": "0.25"}),
        ({"x_dry_run": True}, {"x-dry-run": "true"}),
        ({"x_dry_run": False}, {"x-dry-run": "false"}),
        ({"x_team": "red"}, {"x-team": "red"}),
    ],
)
def test_an_argument_goes_into_a_header_as_its_type_wants(
    package: Imported, arguments: dict[str, Any], headers: dict[str, str]
) -> None:
    assert listing(package, **arguments).headers == headers


def test_a_value_of_the_client_is_used_unless_the_call_has_another(package: Imported) -> None:
    assert listing(package, {"x_team": "red"}).headers == {"x-team": "red"}
    assert listing(package, {"x_team": "red"}, x_team="blue").headers == {"x-team": "blue"}


def test_a_path_is_filled_with_encoded_arguments(package: Imported) -> None:
    assert package("api.jobs.get_job").build({}, job_id="a/b c").path == "/jobs/a%2Fb%20c"


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
        ({"start_at": "2024-05-17"}, {"startAt": "2024-05-17"}),
        ({"labels": {"a": 1, "b": ["c"]}}, {"labels": {"a": 1, "b": ["c"]}}),
        ({"words": ("a", "b")}, {"words": ["a", "b"]}),
    ],
)
def test_an_argument_becomes_a_member_of_the_body(
    package: Imported, arguments: dict[str, Any], body: dict[str, Any]
) -> None:
    assert creation(package, **arguments) == body


def test_models_in_a_body_are_written_out(package: Imported) -> None:
    note = package("models").Note(text="hm")
    assert creation(package, notes=[note]) == {"notes": [{"text": "hm"}]}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"per_page": 0}, "per_page must be an integer from 1 to 100"),
        ({"per_page": "10"}, "per_page must be an integer from 1 to 100"),
        ({"min_score": "high"}, "min_score must be a number"),
        ({"archived": 1}, "archived must be True or False"),
        ({"since": "yesterday"}, "since must be a datetime or ISO 8601 text"),
        ({"statuses": "DONE"}, "statuses must be a sequence"),
        ({"shard": []}, "shard must have at least 1 item"),
        ({"shard": ["1"]}, r"shard\[0\] must be an integer"),
        ({"q": None}, "q must be a string"),
        ({"x_trace": "123456789"}, "x_trace must have at most 8 characters"),
        ({"x_depth": 1.5}, "x_depth must be an integer"),
        ({"x_team": "RED"}, r"x_team must match \^\[a-z\]\+\$"),
    ],
)
def test_arguments_are_held_to_the_spec(
    package: Imported, arguments: dict[str, Any], told: str
) -> None:
    errors = (package().InvalidArgumentError, package().InvalidArgumentTypeError)
    with pytest.raises(errors, match=told):
        listing(package, **arguments)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"tries": -1}, "tries must be an integer of at least 0"),
        ({"words": []}, "words must have at least 1 item"),
        ({"labels": {"a": {}}}, r"labels\['a'\] must be a string, number or array of strings"),
        ({"payload": {"type": "TEXT"}}, "payload must be of class TextPayload, FilePayload or"),
        ({"notes": ["hm"]}, r"notes\[0\] must be of class Note"),
    ],
)
def test_members_of_the_body_are_held_to_the_spec(
    package: Imported, arguments: dict[str, Any], told: str
) -> None:
    errors = (package().InvalidArgumentError, package().InvalidArgumentTypeError)
    with pytest.raises(errors, match=told):
        creation(package, **arguments)


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
    assert (operation.method, operation.repeatable) == (method, repeatable)
    assert operation.empty == empty


def test_failures_inside_a_success_are_looked_for_where_the_spec_says(package: Imported) -> None:
    failures = package("api.jobs.search_jobs").OPERATION.failures
    assert (failures.list, failures.code) == ("status", "code")
    assert (failures.ok, failures.message) == ("OK", "detail")
    assert package("api.jobs.list_jobs").OPERATION.failures is None


def test_each_status_has_the_shape_of_its_error_and_default_stands_for_the_rest(
    package: Imported,
) -> None:
    models, errors = package("models"), package("api.jobs.list_jobs").OPERATION.errors
    assert set(errors) == {0, 404}
    fault = errors[0].decode({"code": "x", "detail": "y"})
    assert isinstance(fault, models.Fault)
    missing = errors[404].decode({"error": {"code": "x", "detail": "y"}})
    assert isinstance(missing, models.Missing)
    assert (errors[0].code, errors[0].message) == (("code",), ("detail",))
    assert errors[0].request_id == ("request",)
    assert (errors[404].code, errors[404].message) == (("error", "code"), ("error", "detail"))


def test_a_method_gives_the_field_that_the_spec_says(package: Imported) -> None:
    job = {"id": "1", "status": "DONE", "payload": {"type": "TEXT", "text": "a"}, "name": None,
           "createdAt": "2024-05-17T12:00:00Z", "startedAt": None}  # fmt: skip
    assert package("api.jobs.get_job").OPERATION.decode({"data": job}).id == "1"
    page = package("api.jobs.list_jobs").OPERATION.decode({"data": [job]})
    assert [one.id for one in page.data] == ["1"]
