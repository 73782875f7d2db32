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
        "LICENSE", "PROVENANCE.json", "README.md", "pyproject.toml", "specloom_workshop",
    }  # fmt: skip
    assert {path.name for path in generated.package.iterdir()} == {
        "__init__.py", "_runtime", "api", "async_client.py", "client.py", "error_shapes.py",
        "errors.py", "jobs_plus.py", "models", "py.typed", "settings.py", "types.py",
    }  # fmt: skip
    assert (generated.package / "py.typed").read_bytes() == b""
    assert (generated.target / "LICENSE").read_bytes() == (generated.root / "LICENSE").read_bytes()
    for name, data in generated.output().items():
        assert b"\r" not in data, name
        assert not data or (data.endswith(b"\n") and not data.endswith(b"\n\n")), name


def test_the_runtime_is_told_of_its_provider(generated: Workshop) -> None:
    with generated.imported() as package:
        provider = package("_runtime.provider")
        names = provider.DISTRIBUTION, provider.PACKAGE, provider.VERSION
        assert names == ("specloom-workshop", "specloom_workshop", "1.2.3")


def project(shop: Workshop) -> Any:
    """The metadata in pyproject.toml."""
    return tomllib.loads((shop.target / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_metadata_name_the_package_and_what_it_needs(generated: Workshop) -> None:
    metadata = project(generated)
    assert (metadata["name"], metadata["version"]) == ("specloom-workshop", "1.2.3")
    assert metadata["description"] == "Run made-up jobs."
    assert metadata["dependencies"] == list(DEPENDENCIES)
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


def test_the_readme_has_every_method_the_quickstart_and_the_variables(shop: Workshop) -> None:
    extra = """
from specloom_workshop.api import jobs as api
__all__ = ("AsyncJobs", "Jobs")
class Jobs(api.Jobs):
    wait = Wait(api.Jobs.get, PLAN)
    other = odd(api.Jobs.get)
class AsyncJobs(api.AsyncJobs): ...
"""
    shop.write("overlays/workshop/jobs_plus.py", extra)
    shop.write("specs/workshop/openapi.yaml", everything.SPEC)
    shop.generate()
    lines = (shop.target / "README.md").read_text(encoding="utf-8").splitlines()
    assert {
        "| `list_page` | `GET /jobs` |",
        "| `delete` | `DELETE /jobs/{jobId}` |",
        "| `create` | `POST /spaces/{spaceId}/reports/{reportId}/runs` |",
        "| `other` | see its docstring |",
        "`client.jobs`: Run jobs. There are many.",
        "`client.reports.runs`: Runs of a report.",
        "from specloom_workshop import Workshop",
        "pip install specloom-workshop",
    } <= set(lines)
    assert sum(line.startswith("| `wait` | ") for line in lines) == 1
    assert [line for line in lines if line.startswith("| `WORKSHOP_")] == [
        "| `WORKSHOP_API_KEY` | `api_key` |",
        "| `WORKSHOP_TOKEN` | `token` |",
        "| `WORKSHOP_JWT` | `token` |",
        "| `WORKSHOP_TEAM` | `x_team` |",
        "| `WORKSHOP_CUSTOMER` | `customer_id` |",
        "| `WORKSHOP_RATIO` | `ratio` |",
        "| `WORKSHOP_QUICK` | `quick` |",
        "| `WORKSHOP_SPACE` | `space_id` |",
        "| `WORKSHOP_BASE_URL` | `base_url` |",
    ]


def test_exports_are_those_of_the_runtime_and_errors_are_the_packages(generated: Workshop) -> None:
    with generated.imported() as package:
        for name, home in RUNTIME_EXPORTS.items():
            assert getattr(package(), name) is getattr(package(home), name)
        errors = package("errors")
        for name in errors.__all__:
            assert issubclass(getattr(errors, name), package().WorkshopError)
            assert re.search(rf"\b{name}\b", errors.__doc__), name


def test_a_tag_that_was_removed_leaves_nothing_behind(shop: Workshop) -> None:
    shop.change(
        ("/tags", [{"name": "work", "description": "Work."}]),
        *((f"{path}/tags", ["work"]) for path in (GET, "/paths/~1jobs/post")),
    )
    shop.write("overlays/workshop/jobs_plus.py", "__all__ = ()\n")
    shop.generate()
    assert {path.name for path in (shop.package / "api").iterdir()} == {"__init__.py", "work"}


def test_copies_say_where_to_edit_them(generated: Workshop) -> None:
    plus = (generated.package / "jobs_plus.py").read_text(encoding="utf-8")
    note = "# Copied from overlays/workshop/jobs_plus.py: edit it there.\n"
    assert plus == note + specimen.OVERLAY
    errors = (generated.package / "_runtime/errors.py").read_text(encoding="utf-8")
    source = (generated.root / "overlays/runtime/errors.py").read_text(encoding="utf-8")
    assert errors == f"# Copied from overlays/runtime/errors.py: edit it there.\n{source}"


@pytest.mark.parametrize("summary", ['Say "it".', "Back\\slash.", "Two\nlines.", "Überall “so”."])
def test_any_summary_makes_valid_metadata(bench: Workshop, summary: str) -> None:
    bench.change(("/x-specloom-client/summary", summary))
    bench.generate()
    assert project(bench)["description"] == summary.replace("\n", " ")
