"""The distribution around the package: copies, metadata, README, licence."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from typing import Any

import pytest

from overlays.generator.writing.package import DEPENDENCIES, RUNTIME_EXPORTS

from . import everything, specimen
from .workshop import GET, Workshop


def test_it_holds_what_a_distribution_needs_and_nothing_else(generated: Workshop) -> None:
    assert {path.name for path in generated.target.iterdir()} == {
        "LICENSE",
        "PROVENANCE.json",
        "README.md",
        "pyproject.toml",
        "specloom_workshop",
    }
    assert {path.name for path in generated.package.iterdir()} == {
        "__init__.py",
        "_runtime",
        "api",
        "async_client.py",
        "client.py",
        "errors.py",
        "jobs_plus.py",
        "models",
        "py.typed",
        "settings.py",
        "types.py",
    }
    assert (generated.package / "py.typed").read_bytes() == b""
    assert (generated.target / "LICENSE").read_bytes() == (generated.root / "LICENSE").read_bytes()


def test_modules_of_the_runtime_are_copies_that_say_where_to_edit_them(
    generated: Workshop,
) -> None:
    sources = sorted((generated.root / "overlays/runtime").glob("*.py"))
    copies = sorted((generated.package / "_runtime").glob("*.py"))
    assert [file.name for file in copies] == [file.name for file in sources]
    for source, copy in zip(sources, copies, strict=True):
        if source.name == "provider.py":
            continue
        first, rest = copy.read_bytes().split(b"\n", 1)
        assert first.decode() == f"# Copied from overlays/runtime/{source.name}: edit it there."
        assert rest == source.read_bytes()


def test_the_one_module_of_the_runtime_that_differs_is_made_for_the_provider(
    generated: Workshop,
) -> None:
    text = (generated.package / "_runtime/provider.py").read_text(encoding="utf-8")
    assert not text.startswith("# Copied")
    for line in (
        'NAME: Final = "Workshop"',
        'DISTRIBUTION: Final = "specloom-workshop"',
        'PACKAGE: Final = "specloom_workshop"',
        'VERSION: Final = "1.2.3"',
        "ProviderError = WorkshopError",
        "    AnyJob: TypeAlias = Job",
    ):
        assert line in text.splitlines()


def test_overlay_modules_are_copies_that_say_where_to_edit_them(generated: Workshop) -> None:
    first, rest = (generated.package / "jobs_plus.py").read_text(encoding="utf-8").split("\n", 1)
    assert first == "# Copied from overlays/workshop/jobs_plus.py: edit it there."
    assert rest == specimen.OVERLAY


def test_every_file_ends_in_one_new_line_and_has_no_carriage_returns(generated: Workshop) -> None:
    for name, data in generated.output().items():
        assert b"\r" not in data, name
        assert not data or (data.endswith(b"\n") and not data.endswith(b"\n\n")), name


def project(shop: Workshop) -> Any:
    """The metadata in pyproject.toml."""
    return tomllib.loads((shop.target / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_metadata_name_the_package_and_what_it_needs(generated: Workshop) -> None:
    metadata = project(generated)
    assert (metadata["name"], metadata["version"]) == ("specloom-workshop", "1.2.3")
    assert metadata["description"] == "Run made-up jobs."
    assert metadata["requires-python"] == ">=3.11"
    assert metadata["dependencies"] == list(DEPENDENCIES)
    assert (metadata["readme"], metadata["license-files"]) == ("README.md", ["LICENSE"])


def test_each_dependency_is_used_and_all_that_is_used_is_one(generated: Workshop) -> None:
    used: set[str] = set()
    for file in generated.package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                used.add(node.module.split(".")[0])
    # attrs has two names to be imported by.
    outside = {"attrs" if name == "attr" else name for name in used}
    outside -= sys.stdlib_module_names | {"specloom_workshop"}
    assert outside == {re.split("[<>=]", requirement)[0] for requirement in DEPENDENCIES}


@pytest.mark.parametrize("summary", ['Say "it".', "Back\\slash.", "Two\nlines.", "Überall “so”."])
def test_any_summary_makes_valid_metadata(bench: Workshop, summary: str) -> None:
    bench.change(("/x-specloom-client/summary", summary))
    bench.generate()
    assert project(bench)["description"] == summary.replace("\n", " ")


def test_the_readme_has_what_an_overlay_adds(shop: Workshop) -> None:
    extra = """
from specloom_workshop._runtime.waiters import AsyncWait, Wait
from specloom_workshop.api import jobs as api

__all__ = ("AsyncJobs", "Jobs")

class Jobs(api.Jobs):
    wait = Wait(api.Jobs.get, PLAN)
    other = odd(api.Jobs.get)

class AsyncJobs(api.AsyncJobs):
    wait = AsyncWait(api.AsyncJobs.get, PLAN)
"""
    shop.write("overlays/workshop/jobs_plus.py", extra)
    shop.generate()
    lines = (shop.target / "README.md").read_text(encoding="utf-8").splitlines()
    assert "| `wait` | follows a job until it is over |" in lines
    assert "| `other` | see its docstring |" in lines


def test_the_readme_has_every_method_the_quickstart_and_the_variables(shop: Workshop) -> None:
    shop.write("specs/workshop/openapi.yaml", everything.SPEC)
    shop.generate()
    lines = (shop.target / "README.md").read_text(encoding="utf-8").splitlines()
    for method in (
        "| `list_page` | `GET /jobs` |",
        "| `create` | `POST /jobs` |",
        "| `get` | `GET /jobs/{jobId}` |",
        "| `replace` | `PUT /jobs/{jobId}` |",
        "| `delete` | `DELETE /jobs/{jobId}` |",
        "| `search` | `POST /jobs/search` |",
        "| `create` | `POST /spaces/{spaceId}/reports/{reportId}/runs` |",
        "`client.jobs`: Run jobs. There are many.",
        "`client.reports.runs`: Runs of a report.",
        "from specloom_workshop import Workshop",
        "pip install specloom-workshop",
    ):
        assert method in lines
    variables = [line for line in lines if line.startswith("| `WORKSHOP_")]
    assert variables == [
        "| `WORKSHOP_API_KEY` | `api_key` |",
        "| `WORKSHOP_TOKEN` | `token` |",
        "| `WORKSHOP_JWT` | `token` |",
        "| `WORKSHOP_TEAM` | `x_team` |",
        "| `WORKSHOP_SPACE` | `space_id` |",
        "| `WORKSHOP_BASE_URL` | `base_url` |",
    ]


def test_the_package_exports_what_the_runtime_has_for_users(generated: Workshop) -> None:
    with generated.imported() as package:
        for name, home in RUNTIME_EXPORTS.items():
            assert getattr(package(), name) is getattr(package(home), name)


def test_a_resource_exports_its_classes_and_nothing_that_it_only_uses(
    generated: Workshop,
) -> None:
    with generated.imported() as package:
        assert set(package("api.jobs").__all__) == {
            "AsyncJobs",
            "AsyncJobsWithRawResponse",
            "Jobs",
            "JobsWithRawResponse",
        }


def test_errors_are_drawn_in_full_and_say_that_they_are_the_packages(generated: Workshop) -> None:
    with generated.imported() as package:
        errors = package("errors")
        tree = errors.__doc__
        for name in errors.__all__:
            error = getattr(errors, name)
            assert issubclass(error, package().WorkshopError)
            assert error.__module__ == "specloom_workshop.errors"
            assert re.search(rf"\b{name}\b", tree), name


def test_a_tag_that_is_no_longer_there_leaves_nothing_behind(shop: Workshop) -> None:
    shop.change(
        ("/tags", [{"name": "work", "description": "Work."}]),
        *((f"{path}/tags", ["work"]) for path in (GET, "/paths/~1jobs/post")),
    )
    shop.write("overlays/workshop/jobs_plus.py", "__all__ = ()\n")
    shop.generate()
    assert {path.name for path in (shop.package / "api").iterdir()} == {"__init__.py", "work"}
