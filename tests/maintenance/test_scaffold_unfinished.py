"""A spec that can't be compiled: what is said, what is left, and how it goes on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from maintenance.workspace import SPECS

from overlays.generator.adopting.__main__ import main
from overlays.generator.adopting.advice import Addition, additions, method_of
from overlays.generator.reading.document import Node, load

_MARKS = ("x-specloom-method", "x-specloom-job", "x-specloom-error", "x-specloom-client")


def _bare(node: Node) -> Any:
    """Return the spec as a provider would write it, without our own keywords."""
    if isinstance(node.value, dict):
        return {key: _bare(member) for key, member in node.members() if key not in _MARKS}
    if isinstance(node.value, list):
        return [_bare(element) for element in node.elements()]
    return node.value


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Return a spec that lacks all of our keywords, and one tag."""
    document = _bare(load(SPECS / "acme.yaml"))
    del document["paths"]["/models"]["get"]["tags"]
    file = tmp_path / "bare.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def _add(document: Any, found: list[Addition]) -> None:
    for one in found:
        inner = document
        for step in one.pointer.strip("/").split("/") if one.pointer != "/" else []:
            inner = inner[step.replace("~1", "/").replace("~0", "~")]
        inner.update(one.members)


def test_it_is_said_where_and_why_and_what_to_add(
    root: Path, bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["acme", str(bare), "--root", str(root)]) == 1
    told = capsys.readouterr().out
    assert "specs/acme/openapi.yaml: /: x-specloom-client is missing" in told
    assert "          environment:\n            - ACME_API_KEY\n" in told
    for place, line in {
        "/paths/~1{depot}~1jobs/get": "x-specloom-method: list_page",
        "/paths/~1{depot}~1jobs/post": "x-specloom-method: create",
        "/paths/~1models/get": "tags:",
        "/components/schemas/Refusal": "x-specloom-error:",
        "/components/schemas/Job": "x-specloom-job: true",
    }.items():
        assert f"  at {place}\n    {line}" in told
    assert "nox -s new -- acme" in told


def test_the_proposals_are_all_that_it_takes_and_the_rest_follows(root: Path, bare: Path) -> None:
    assert main(["acme", str(bare), "--root", str(root)]) == 1
    spec = root / "specs" / "acme" / "openapi.yaml"
    assert {file.name for file in spec.parent.iterdir()} == {
        "openapi.yaml", "generator.yaml", "SOURCES.md",
    }  # fmt: skip
    assert {file.name for file in (root / "overlays/acme").iterdir()} == {"quickstart.md"}
    document = load(spec)
    _add(document.value, additions(document, "acme"))
    spec.write_text(json.dumps(document.value), encoding="utf-8")
    assert main(["acme", "--root", str(root)]) == 0
    assert (root / "overlays/acme/parcels_jobs.py").is_file()
    assert (root / "tests/sandbox/providers/acme/__init__.py").is_file()
    assert (root / "tests/clients/acme/test_acme.py").is_file()
    assert ".list():" in (root / "overlays/acme/quickstart.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("openapi: 3.1.0", "openapi: [", "/: not valid YAML: "),
        ("openapi: 3.1.0", "openapi: 3.0.3", "/openapi: must be 3.1"),
        ("      x-specloom-job: true\n", "", "no schema has x-specloom-job: true"),
        ("      properties:\n        total:", "      title: M\n      properties:\n        total:",
         "/components/schemas/ModelPage/title: the keyword title is not supported here"),
        ("ParcelModel", "Models", "/components/schemas/Models: a resource has the class Models: rename the schema"),
    ],
)  # fmt: skip
def test_nothing_but_the_spec_is_left_whatever_is_wrong_with_it(
    root: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, reason: str
) -> None:
    text = (SPECS / "acme.yaml").read_text(encoding="utf-8")
    assert old in text
    spec = root / "wrong.yaml"
    spec.write_text(text.replace(old, new), encoding="utf-8")
    settings = (root / "pyproject.toml").read_bytes()
    assert main(["acme", str(spec), "--root", str(root)]) == 1
    assert reason in capsys.readouterr().out
    assert (root / "specs/acme/openapi.yaml").read_text(encoding="utf-8") == spec.read_text(
        encoding="utf-8"
    )
    assert not (root / "tests").exists()
    assert not list((root / "overlays/acme").glob("*.py"))
    assert (root / "pyproject.toml").read_bytes() == settings


@pytest.mark.parametrize(
    "document",
    ["[]", '"text"', '{"paths": []}', '{"paths": {"/x": {"get": 1}}}', '{"components": 3}'],
)
def test_what_is_no_spec_at_all_is_told_and_does_no_harm(document: str, root: Path) -> None:
    file = root / "wrong.json"
    file.write_text(document, encoding="utf-8")
    assert main(["acme", str(file), "--root", str(root)]) == 1
    assert (root / "specs/acme/SOURCES.md").is_file()


@pytest.mark.parametrize(
    ("verb", "path", "method"),
    [
        ("get", "/jobs", "list_page"),
        ("get", "/jobs/{id}", "get"),
        ("get", "/jobs/{id}/", "get"),
        ("post", "/jobs", "create"),
        ("post", "/jobs/{id}/re-ingest", "re_ingest"),
        ("post", "/jobs/{id}/pages", "create"),
        ("delete", "/jobs/{id}", "delete"),
        ("put", "/jobs/{id}", "update"),
        ("patch", "/jobs/{id}", "update"),
    ],
)
def test_methods_get_the_names_that_people_expect(verb: str, path: str, method: str) -> None:
    assert method_of(verb, path) == method
