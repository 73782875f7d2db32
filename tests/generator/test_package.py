"""The package that comes out: its modules, its models and its client."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from .workshop import Imported

JOB: dict[str, Any] = {
    "id": "1",
    "status": "A NEW ONE",
    "payload": {"type": "FILE", "headers": {"cookie": "secret"}},
    "name": None,
    "note": {"text": "hm"},
    "notes": [{"text": "a"}, {"text": "b"}],
    "notesByAuthor": {"me": {"text": "c"}},
    "labels": {"a": 1, "b": ["c"], "d": "e"},
    "tries": 3,
    "score": 0.5,
    "archived": True,
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


def test_every_module_compiles_without_a_warning_and_runs(package: Imported) -> None:
    names = package.modules()
    assert {"", "client", "errors", "models", "models.job", "api.jobs.list_jobs"} <= set(names)
    assert {"api.reports_runs", "_runtime.calls", "jobs_plus", "types"} <= set(names)
    for name in names:
        module = package(name)
        source = inspect.getsource(module)
        # Once more, since a cached module tells no warnings; pytest makes errors of them.
        compile(source, module.__file__, "exec", dont_inherit=True)


def test_everything_that_the_package_names_is_there(package: Imported) -> None:
    for name in package.modules():
        module = package(name)
        exported = getattr(module, "__all__", ())
        assert [one for one in exported if getattr(module, one, None) is None] == []
    assert set(package().__all__) <= set(dir(package()))
    assert {"Workshop", "AsyncWorkshop", "WorkshopError", "Job", "Payload", "is_done"} <= set(
        package().__all__
    )
    assert package().__version__ == "1.2.3"


def test_schemas_of_bodies_are_arguments_and_no_models(package: Imported) -> None:
    assert not {"CreateJobRequest", "SearchRequest", "RunRequest"} & set(package("models").__all__)


def test_a_job_is_read_and_written_back_as_it_was(package: Imported) -> None:
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


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"id": None}, "id"),
        ({"payload": {"type": "TEXT"}}, "payload.text"),
        ({"payload": {}}, "payload.type"),
        ({"notes": [{"text": "a"}, 7]}, "notes[1]"),
        ({"notesByAuthor": {"me": {}}}, "notesByAuthor.me.text"),
        ({"labels": []}, "labels"),
        ({"parent": {"id": "0"}}, "parent.status"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(
    package: Imported, change: dict[str, Any], path: str
) -> None:
    with pytest.raises(package().ResponseDecodeError) as caught:
        package().Job.from_dict({**JOB, **change})
    assert caught.value.path == path


def test_an_enumeration_is_a_literal_of_its_values(package: Imported) -> None:
    assert package().JobStatus.__args__ == ("QUEUED", "DONE", "FAILED")


def test_required_arguments_come_first_and_the_rest_by_name_alone(package: Imported) -> None:
    parameters = inspect.signature(package("api.jobs").Jobs.list_page).parameters
    assert list(parameters)[:3] == ["self", "q", "per_page"]
    assert list(parameters)[-2:] == ["x_team", "request_options"]
    kinds = {name: parameter.kind.name for name, parameter in parameters.items()}
    assert kinds.pop("self") == kinds.pop("q") == "POSITIONAL_OR_KEYWORD"
    assert set(kinds.values()) == {"KEYWORD_ONLY"}
    assert parameters["order"].default == "asc"
    assert parameters["order"].annotation == "SortOrder"
    assert parameters["statuses"].annotation == "Sequence[JobStatus] | None"


def test_a_nullable_member_of_a_body_may_be_left_out_or_be_null(package: Imported) -> None:
    parameter = inspect.signature(package("api.jobs").Jobs.create).parameters["name"]
    assert parameter.default is package().UNSET
    assert parameter.annotation == "str | Unset | None"


@pytest.mark.parametrize(
    ("resource", "method", "result"),
    [
        ("jobs.Jobs", "list_page", "JobPage"),
        ("jobs.Jobs", "create", "Job"),
        ("jobs.Jobs", "delete", "Job | None"),
        ("jobs.AsyncJobs", "delete", "Job | None"),
        ("reports_runs.ReportsRuns", "create", "JobPage"),
    ],
)
def test_a_method_says_what_it_gives(
    package: Imported, resource: str, method: str, result: str
) -> None:
    module, name = resource.split(".")
    function = getattr(getattr(package(f"api.{module}"), name), method)
    assert inspect.signature(function).return_annotation == result


def test_sync_and_async_methods_take_the_same_arguments(package: Imported) -> None:
    for tag, name in (("jobs", "Jobs"), ("reports_runs", "ReportsRuns")):
        module = package(f"api.{tag}")
        blocking, awaited = getattr(module, name), getattr(module, f"Async{name}")
        methods = [key for key, _ in inspect.getmembers(blocking, inspect.isfunction)]
        methods.remove("__init__")
        assert methods
        for method in methods:
            one, other = getattr(blocking, method), getattr(awaited, method)
            assert inspect.iscoroutinefunction(other)
            assert inspect.signature(one) == inspect.signature(other)
            assert one.__doc__ == other.__doc__


def test_the_client_leads_to_each_resource_and_to_overlays_where_there_are_some(
    package: Imported,
) -> None:
    with package().Workshop(token="t", x_team="red") as client:
        assert type(client.jobs) is package("jobs_plus").Jobs
        assert type(client.reports.runs) is package("api.reports_runs").ReportsRuns
        assert client.base_url == "https://api.workshop.example/base"
        assert dict(client.values) == {"x_team": "red"}
    assert type(package().AsyncWorkshop(token="t").jobs) is package("jobs_plus").AsyncJobs


@pytest.mark.parametrize(
    ("variable", "header"),
    [
        ("WORKSHOP_API_KEY", ("x-api-key", "s3")),
        ("WORKSHOP_TOKEN", ("Authorization", "Bearer s3")),
        ("WORKSHOP_JWT", ("Authorization", "Bearer s3")),
    ],
)
def test_a_credential_is_read_from_the_environment_and_goes_into_its_header(
    package: Imported, monkeypatch: pytest.MonkeyPatch, variable: str, header: tuple[str, str]
) -> None:
    for name in ("WORKSHOP_API_KEY", "WORKSHOP_TOKEN", "WORKSHOP_JWT", "WORKSHOP_TEAM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, "s3")
    with package().Workshop() as client:
        credential = client._settings.credential
        assert credential.header() == header


def test_no_credential_is_told_with_arguments_and_variables(
    package: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WORKSHOP_API_KEY", "WORKSHOP_TOKEN", "WORKSHOP_JWT"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(package().MissingCredentialsError, match=r"WORKSHOP_API_KEY.*WORKSHOP_JWT"):
        package().Workshop()
    with pytest.raises(package().MissingCredentialsError, match=r"api_key.* and token"):
        package().Workshop(api_key="a", token="b")


def test_docstrings_say_what_the_spec_says(package: Imported) -> None:
    text = inspect.getdoc(package("api.jobs").Jobs.list_page)
    assert text is not None
    assert text.startswith("Get one page of jobs.\n\nGives jobs of one ``status``, newest first.")
    assert "    per_page: Most jobs on a page.\n" in text
    assert "order: How to sort. Sent as ``asc`` unless given.\n" in text
    assert "x_team: The team. The client's value unless given here.\n" in text
    assert "Returns:\n    One page of jobs.\n" in text
    assert "    NotFoundError: There is no such job.\n" in text
    assert "    APIStatusError: It failed.\n" in text
    create = inspect.getdoc(package("api.jobs").Jobs.create)
    assert create is not None
    assert "    name: A name. ``None`` sends null.\n" in create
    job = inspect.getdoc(package().Job)
    assert job is not None
    assert "    score: Deprecated. How well it went.\n" in job
    delete = inspect.getdoc(package("api.jobs").Jobs.delete)
    assert delete is not None
    assert "    The job that was deleted. ``None`` for an answer 204.\n" in delete
