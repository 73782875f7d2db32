"""A new provider, from its spec to a package: everything holds before anything is written by hand."""

from __future__ import annotations

import pytest
from maintenance.workspace import SPECS, Workspace

NEW = ["overlays", "specs", "tests/clients", "tests/sandbox/providers"]

CALLS = """
import specloom_acme
from sandbox import Sandbox

with Sandbox(["acme"]) as box:
    client = specloom_acme.Acme(base_url=box.url("acme"), api_key="a-key", depot="d")
    for call in (
        client.parcels.jobs.list_page,
        lambda: client.parcels.jobs.create("a parcel"),
        lambda: client.parcels.jobs.get("a/job"),
        lambda: next(iter(client.models.list())),
        lambda: client.labels.list_page("red"),
    ):
        try:
            call()
        except specloom_acme.ServerError as error:
            print(error.status_code, error.code, error.body.detail.texts)
    client.close()
    assert box.violations == [], box.violations
"""


def test_the_files_of_a_provider_are_there(scaffolded: Workspace) -> None:
    assert {
        "specs/acme/openapi.yaml",
        "specs/acme/generator.yaml",
        "specs/acme/SOURCES.md",
        "overlays/acme/quickstart.md",
        "overlays/acme/labels.py",
        # The package has a module `models` of its own.
        "overlays/acme/models_overlay.py",
        "overlays/acme/parcels_jobs.py",
        "tests/sandbox/providers/acme/__init__.py",
        "tests/clients/acme/test_acme.py",
        "generated/acme/specloom_acme/parcels_jobs.py",
    } <= scaffolded.files()
    copied = (scaffolded.root / "specs/acme/openapi.yaml").read_bytes()
    assert copied == (SPECS / "acme.yaml").read_bytes()
    sources = (scaffolded.root / "specs/acme/SOURCES.md").read_text(encoding="utf-8")
    assert "| `getJob`: GET /{depot}/jobs/{job-id} | | |" in sources


def test_the_check_of_the_repository_passes(scaffolded: Workspace) -> None:
    told = scaffolded.python("-m", "overlays.generator.check")
    assert [line.partition(":")[0] for line in told.splitlines()] == ["ok"] * 5


def test_the_linter_passes(scaffolded: Workspace) -> None:
    scaffolded.python("-m", "ruff", "check", "--no-cache", *NEW)
    scaffolded.python("-m", "ruff", "format", "--no-cache", "--check", *NEW)


def test_the_first_tests_pass(scaffolded: Workspace) -> None:
    folders = ["tests/clients/acme", "tests/clients/bolt"]
    told = scaffolded.python("-m", "pytest", "-p", "no:cacheprovider", "--quiet", *folders)
    assert "17 passed" in told


def test_the_stub_answers_every_operation_with_501_in_the_providers_own_shape(
    scaffolded: Workspace,
) -> None:
    lines = scaffolded.python("-W", "error", "-c", CALLS).splitlines()
    ids = ["listJobs", "createJob", "getJob", "listModels", "listLabels"]
    assert lines == [f"501 501 ['The sandbox does not imitate {one} yet.']" for one in ids]


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("acme", 'curl -H "x-api-key: $ACME_API_KEY" "$ACME_BASE_URL/$ACME_DEPOT/jobs"'),
        ("bolt", 'curl -H "Authorization: Bearer sandbox-token" "$BOLT_BASE_URL/bolts/example"'),
    ],
)
def test_the_sandbox_returns_a_command_to_try(
    scaffolded: Workspace, name: str, command: str
) -> None:
    told = scaffolded.python("-c", f"import sandbox; print(sandbox.Sandbox(['{name}']).examples())")
    assert told == f"{[command]}\n"


@pytest.mark.parametrize("checker", ["mypy", "basedpyright"])
def test_the_type_checker_passes(scaffolded: Workspace, checker: str) -> None:
    pytest.importorskip(checker, reason="the type checkers are installed for the session typecheck")
    folders = [
        f"{folder}/{name}"
        for folder in ("overlays", "tests/clients", "tests/sandbox/providers")
        for name in ("acme", "bolt")
    ]
    scaffolded.python("-m", checker, *folders)


def test_the_quickstart_says_how_to_list(scaffolded: Workspace) -> None:
    for name in ("acme", "bolt"):
        text = (scaffolded.root / f"overlays/{name}/quickstart.md").read_text(encoding="utf-8")
        code = text.removeprefix("```python\n").removesuffix("```\n")
        compile(code, f"{name}/quickstart.md", "exec")
        assert f"from specloom_{name} import" in code
        assert ".list():" in code
