"""The package that comes out: its modules, its models and its client."""

from __future__ import annotations

import ast
import inspect
from datetime import datetime
from typing import Any, get_type_hints

import pytest

from .workshop import GONE, SCHEMAS, Imported, Workshop

JOB: dict[str, Any] = {
    "id": "1",
    "status": "A NEW ONE",
    "payload": {"type": "FILE", "headers": {"cookie": "secret"}},
    "name": None,
    "note": {"text": "hm"},
    "notes": [{"text": "a"}, {"text": "b"}],
    "notesByAuthor": {"me": {"text": "c"}},
    "labels": {"a": 1, "b": ["c"], "d": "e"},
    "createdAt": "2024-05-17T12:00:00Z",
    "startedAt": None,
    "endedAt": "2024-05-17T12:00:00+02:00",
    "class": "first",
    "parent": {
        "id": "0",
        "status": "DONE",
        "payload": {"type": "NEW", "more": 1},
        "name": "top",
        "createdAt": "2024-05-17",
        "startedAt": "2024-05-18",
    },
    "unknown": [1],
}


def test_every_module_compiles_without_a_warning_runs_and_defines_a_name_once(
    package: Imported,
) -> None:
    names = package.modules()
    assert {"", "client", "models.job", "api.jobs.list_jobs", "jobs_plus", "types"} <= set(names)
    for name in names:
        module = package(name)
        source = inspect.getsource(module)
        # Once more, since a cached module shows no warnings; pytest makes errors of them.
        compile(source, module.__file__, "exec", dont_inherit=True)
        exported = getattr(module, "__all__", ())
        assert [one for one in exported if getattr(module, one, None) is None] == []
        defined: list[str] = []
        for node in ast.parse(source).body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                defined += [alias.asname or alias.name for alias in node.names]
            elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                defined.append(node.name)
            elif isinstance(node, ast.Assign):
                defined += [ast.unparse(target) for target in node.targets]
        assert len(set(defined)) == len(defined), name


def test_the_package_exports_what_it_is_for(package: Imported) -> None:
    exported = set(package().__all__)
    assert exported <= set(dir(package()))
    assert {"Workshop", "AsyncWorkshop", "WorkshopError", "Job", "Payload", "is_done"} <= exported
    # Arguments of methods, and no models.
    assert not {"CreateJobRequest", "SearchRequest", "RunRequest"} & exported
    assert package().__version__ == "1.2.3"
    assert package().JobStatus.__args__ == ("QUEUED", "DONE", "FAILED")


def test_a_job_is_read_and_written_back_unchanged(package: Imported) -> None:
    job = package().Job.from_dict(JOB)
    assert {key: value for key, value in JOB.items() if value is not None} == {
        key: value for key, value in job.to_dict().items() if value is not None
    }
    assert (job.name, job.started_at, job.class_) == (None, None, "first")
    assert job.created_at.isoformat() == "2024-05-17T12:00:00+00:00"
    assert job.ended_at.utcoffset().total_seconds() == 7200
    assert (job.note.text, job.notes[1].text, job.notes_by_author["me"].text) == ("hm", "b", "c")
    assert type(job.parent.payload).__name__ == "UnknownVariant"
    assert job.additional_properties == {"unknown": [1]}
    assert "secret" not in repr(job)


def test_fields_may_be_named_like_what_their_module_uses(package: Imported) -> None:
    oddity = package("models.oddity").Oddity
    names = ("extra", "field", "instant", "redacted", "error", "source", "data", "values", "cls",
             "str", "dict", "int", "bool", "float", "list", "self")  # fmt: skip
    moment = "2024-05-17T12:00:00Z"
    data = {**dict.fromkeys(names, "x"), "datetime": moment, "at": moment, "secret": "s3cret",
            "text": '{"a": 1}', "more": 1}  # fmt: skip
    odd = oddity.from_dict(data)
    assert odd.to_dict() == data
    assert (odd.self_, odd.list, odd.datetime.hour, odd.parsed) == ("x", "x", 12, {"a": 1})
    assert odd.additional_properties == {"more": 1}
    assert "s3cret" not in repr(odd)
    assert odd == oddity.from_dict({**data, "at": "2024-05-17T14:00:00+02:00"})
    hints = get_type_hints(oddity)
    assert (hints["words"], hints["count"]) == (list[str] | None, int | None)
    assert (hints["labels"], hints["_at"]) == (dict[str, str] | None, datetime | str | None)


def test_the_client_leads_to_each_resource_and_to_overlays_where_there_are_some(
    package: Imported,
) -> None:
    with package().Workshop(token="t", x_team="red") as client:
        assert type(client.jobs) is package("jobs_plus").Jobs
        assert type(client.reports.runs) is package("api.reports_runs").ReportsRuns
        assert client.base_url == "https://api.workshop.example/base"
        assert dict(client.values) == {"x_team": "red"}
    assert type(package().AsyncWorkshop(token="t").jobs) is package("jobs_plus").AsyncJobs


def test_a_provider_need_not_have_jobs(shop: Workshop) -> None:
    shop.change((f"{SCHEMAS}/Job/x-specloom-job", GONE))
    shop.generate()
    with shop.imported() as package:
        assert package("_runtime.errors").BaseError().job is None


@pytest.mark.parametrize(
    ("documented", "lines"),
    [
        ("Jobs.list_page", [
            "Get one page of jobs.", "Returns jobs of one ``status``, newest first.",
            "    per_page: Most jobs on a page. From 1 to 100.",
            "    shard: Only there. At least 1 item.",
            "    label: Only so labelled. At most 5 items. Each item: at most 9 characters.",
            "    x_trace: Shows in the log. At most 8 characters.",
            "    path: Deprecated. Not the path of the request.",
            "    x_team: The team. Matches ``^[a-z]+$``. The client's value by default.", "    One page of jobs."]),
        ("Jobs.create", ["    name: A name. ``None`` sends null."]),
        ("Jobs.get_oddity", ["    The oddity. It comes later."]),
        ("Jobs.delete", ["    The job that was deleted. ``None`` after status 204."]),
        ("Job", ["    score: Deprecated. How well it went."]),
    ],
)  # fmt: skip
def test_docstrings_say_what_the_spec_says(
    package: Imported, documented: str, lines: list[str]
) -> None:
    name, _, method = documented.partition(".")
    owner = getattr(package("api.jobs" if method else ""), name)
    text = inspect.getdoc(getattr(owner, method) if method else owner) or ""
    assert [line for line in lines if line not in text.split("\n")] == []


def test_a_date_time_may_be_named_like_what_its_module_uses(shop: Workshop) -> None:
    moment = {"type": "string", "format": "date-time", "description": "It."}
    names = ("extra", "field", "instant", "redacted")
    shop.change(*((f"{SCHEMAS}/Job/properties/{name}", moment) for name in names))
    shop.generate()
    data = {"id": "1", "status": "DONE", **dict.fromkeys(names, "2024-05-17T12:00:00Z"), "more": 1}
    with shop.imported() as package:
        job = package("models.job").Job.from_dict(data)
        assert [getattr(job, name).hour for name in names] == [12] * 4
        assert (job.to_dict(), job.additional_properties) == (data, {"more": 1})


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        ("CUSTOMER", "-12", -12),
        ("RATIO", "0.5", 0.5),
        ("QUICK", "False", False),
        ("TEAM", "true", "true"),
    ],
)
def test_a_value_of_the_client_is_read_from_the_environment_as_its_type_wants(
    package: Imported, monkeypatch: pytest.MonkeyPatch, variable: str, text: str, value: object
) -> None:
    monkeypatch.setenv(f"WORKSHOP_{variable}", text)
    with package().Workshop(token="t") as client:
        (found,) = client.values.values()
    assert (found, type(found)) == (value, type(value))
