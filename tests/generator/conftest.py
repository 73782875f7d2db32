"""Workshops: furnished ones, one that was generated, and the packages that come out of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import overlays.generator.reading.spec
import overlays.generator.writing.package
from overlays.generator.reading.document import Node, load

from . import everything
from .templates import compile_once
from .workshop import Imported, Workshop


@pytest.fixture(scope="session", autouse=True)
def _templates() -> Iterator[None]:
    """Compile each template once."""
    with pytest.MonkeyPatch.context() as patch:
        compile_once(patch)
        yield


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Return a workshop that was generated, not to be changed."""
    shop = Workshop.furnished(tmp_path_factory.mktemp("generated"))
    shop.generate()
    return shop


@pytest.fixture
def shop(generated: Workshop, tmp_path: Path) -> Workshop:
    """Return a workshop that was generated, to do with as one likes."""
    return generated.copy(tmp_path)


@pytest.fixture
def fresh(tmp_path: Path) -> Workshop:
    """Return a workshop that was not generated, to do with as one likes."""
    return Workshop.furnished(tmp_path / "root")


@pytest.fixture(scope="session")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Return the workshop of ``bench``."""
    return Workshop.furnished(tmp_path_factory.mktemp("bench"))


@pytest.fixture
def bench(unchanged: Workshop, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """Return a workshop that was not generated, in which nothing but the spec may be changed."""
    # Most of the time that a refusal takes goes into YAML; what `change` writes is JSON too.
    for module in (overlays.generator.reading.spec, overlays.generator.writing.package):
        monkeypatch.setattr(module, "load", load_json)
    unchanged.change()
    shutil.rmtree(unchanged.root / "generated", ignore_errors=True)
    return unchanged


def load_json(file: Path) -> Node:
    """Read a spec, quickly if it is written in JSON."""
    text = file.read_text(encoding="utf-8")
    if not text.startswith("{"):
        return load(file)
    value = json.loads(text)
    return Node(value, "", file, value)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    """Return the package of the spec that has one of each thing."""
    shop = Workshop.furnished(tmp_path_factory.mktemp("everything"))
    shop.write("specs/workshop/openapi.yaml", everything.SPEC)
    shop.generate()
    with shop.imported() as package:
        yield package
