"""What ``check`` reports: specs, documentation of the dialect, overlays, imports."""

from __future__ import annotations

from pathlib import Path

import pytest
from maintenance.workspace import ROOT

from overlays.generator import check
from overlays.generator.layers import broken_layers
from overlays.generator.reading.dialect import KEYWORDS, OPENAPI, allowed

FILES = {
    "runtime/__init__.py": "",
    "runtime/errors.py": "import json\n",
    "runtime/request/__init__.py": "",
    "runtime/request/call.py": (
        "from typing import TYPE_CHECKING\nfrom ..errors import Error\n"
        "if TYPE_CHECKING:\n    import httpx\n    from .async_client import Client\n"
    ),
    "runtime/request/async_client.py": "import httpx\nfrom . import call\n",
    "generator/reading/spec.py": "from ..repository import ROOT\n",
    "generator/writing/package.py": "from ..reading.spec import Spec\n",
    "generator/repository.py": "",
    "acme/jobs.py": "from attrs import define\nfrom specloom_acme import Job\n",
}


@pytest.fixture
def overlays(tmp_path: Path) -> Path:
    """Return a folder whose modules import what they may."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_modules_that_import_what_they_may_are_accepted(overlays: Path) -> None:
    assert broken_layers(overlays, ["acme"]) == []


@pytest.mark.parametrize(
    ("file", "line", "reported"),
    [
        ("runtime/errors.py", "def f(): import requests", ":2: the runtime must not import requests"),
        ("runtime/errors.py", "from httpx import get", ":2: errors does no input or output: it can't use httpx"),
        ("runtime/request/call.py", "import anyio.abc", ":6: request/call does no input or output: it can't use anyio.abc"),
        ("runtime/errors.py", "def f(): from .request import async_client", ": modules import each other: "),
        ("runtime/errors.py", "# as acme does", ":2: shared code must not name acme"),
        ("generator/reading/spec.py", "from ..writing import package", ":2: reading must not import writing"),
        ("acme/jobs.py", "import httpx", ":3: an overlay imports its own package and no other: httpx"),
    ],
)  # fmt: skip
def test_an_import_against_the_layers_is_reported(
    overlays: Path, file: str, line: str, reported: str
) -> None:
    with (overlays / file).open("a") as module:
        module.write(f"{line}\n")
    found = broken_layers(overlays, ["acme"])
    assert any(reported in one for one in found), found


def test_a_keyword_stands_where_the_dialect_says() -> None:
    assert len({one.name for one in KEYWORDS}) == len(KEYWORDS)
    assert {place for one in KEYWORDS for place in one.places} <= set(OPENAPI)
    assert allowed("document")[-2:] == ("components", "x-specloom-client")
    assert "x-specloom-name" in allowed("property")


def test_the_readme_of_the_specs_must_have_the_tables_of_the_dialect(tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    text = (ROOT / "specs/README.md").read_text(encoding="utf-8")
    readme = tmp_path / "specs/README.md"
    readme.write_text(text, encoding="utf-8")
    assert list(check.undocumented(tmp_path)) == []
    keyword = "| `x-specloom-job` | object |"
    assert text.count(keyword) == 1
    readme.write_text(text.replace(keyword, "| `x-specloom-job` | anything |"), encoding="utf-8")
    (reported,) = check.undocumented(tmp_path)
    assert keyword in reported


def test_a_repository_is_checked_as_a_whole(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = root / "specs" / "acme"
    folder.mkdir(parents=True)
    (folder / "openapi.yaml").write_text("openapi: 3.1.0\n")
    assert check.main(root) == 1
    out, err = capsys.readouterr()
    assert "FAILED: specs are valid OpenAPI 3.1\n" in out
    assert "SOURCES.md is missing" in out
    assert "'info' is a required property" in out
    assert "FAILED: generated/ is up to date\n" in out
    assert "FAILED: specs/README.md documents the dialect\n" in out
    assert "FAILED: overlays resolve against their packages\n" in out
    assert "run `nox -s generate`" in err
