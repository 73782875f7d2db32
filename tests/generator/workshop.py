"""A folder with specs/, overlays/ and a LICENSE, as the driver wants it, and what it writes there."""

from __future__ import annotations

import copy
import importlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from overlays.generator.__main__ import main
from overlays.generator.reading.document import SpecError
from overlays.generator.writing.package import write_package

from . import specimen

REPO = Path(__file__).resolve().parents[2]
GONE: Any = object()
"""Put it into a spec to take something out."""

SCHEMAS = "/components/schemas"
POST = "/paths/~1jobs/post"
GET = "/paths/~1jobs~1{jobId}/get"
JSON = "content/application~1json"
"""Where things stand in the small spec."""

Change = tuple[str, Any]
"""A JSON pointer and what shall stand there: ``-`` is the end of an array (RFC 6902)."""


def spec_with(*changes: Change) -> Any:
    """The small spec with other values in some places."""
    document = copy.deepcopy(_small())
    for pointer, value in changes:
        put(document, pointer, copy.deepcopy(value) if value is not GONE else GONE)
    return document


def put(document: Any, pointer: str, value: Any) -> None:
    """Set what stands at *pointer*, or take it out."""
    *steps, last = (part.replace("~1", "/").replace("~0", "~") for part in pointer[1:].split("/"))
    for step in steps:
        document = document[int(step) if isinstance(document, list) else step]
    if last == "-":
        document.append(value)
    elif value is GONE:
        del document[int(last) if isinstance(document, list) else last]
    else:
        document[int(last) if isinstance(document, list) else last] = value


@cache
def _small() -> Any:
    return yaml.safe_load(specimen.SPEC)


class Workshop:
    """A root of its own for the driver.

    Args:
        root: A folder that was set up for it.
    """

    name = "workshop"

    def __init__(self, root: Path) -> None:
        self.root = root
        self.spec = root / "specs" / self.name / "openapi.yaml"
        self.target = root / "generated" / self.name
        self.package = self.target / "specloom_workshop"

    @classmethod
    def furnished(cls, root: Path) -> Workshop:
        """Set up the empty folder *root* with the small spec and this repository's overlays."""
        for folder in ("runtime", "generator"):
            source = REPO / "overlays" / folder
            ignored = shutil.ignore_patterns("__pycache__")
            target = root / "overlays" / folder
            shutil.copytree(source, target, ignore=ignored, copy_function=shutil.copyfile)
        shutil.copyfile(REPO / "LICENSE", root / "LICENSE")
        shop = cls(root)
        shop.write("specs/workshop/openapi.yaml", specimen.SPEC)
        shop.write("specs/workshop/generator.yaml", specimen.CONFIG)
        shop.write("overlays/workshop/quickstart.md", specimen.QUICKSTART)
        shop.write("overlays/workshop/jobs_plus.py", specimen.OVERLAY)
        return shop

    def copy(self, folder: Path) -> Workshop:
        """Another one like this, in *folder*."""
        shutil.copytree(self.root, folder / "root", copy_function=shutil.copyfile)
        return Workshop(folder / "root")

    def write(self, name: str, text: str) -> None:
        """Write a file under the root."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def append(self, name: str, text: str) -> None:
        """Write at the end of a file under the root."""
        with (self.root / name).open("a", encoding="utf-8") as file:
            file.write(text)

    def change(self, *changes: Change) -> None:
        """Put the small spec there, with other values in some places."""
        # JSON is YAML.
        self.write("specs/workshop/openapi.yaml", json.dumps(spec_with(*changes)))

    def generate(self) -> None:
        """Write the distribution."""
        write_package(self.name, self.root, self.target)

    def refusal(self, *changes: Change) -> SpecError:
        """Generate, which must be refused and must not touch what is there; return the error.

        Args:
            changes: What to change in the small spec before.
        """
        if changes:
            self.change(*changes)
        self.write("generated/workshop/witness.txt", "what was there before")
        before = self.output()
        with pytest.raises(SpecError) as caught:
            self.generate()
        assert str(caught.value).startswith(f"{caught.value.file}: {caught.value.pointer or '/'}: ")
        assert self.output() == before, "the old output was touched"
        return caught.value

    def main(self, *arguments: str) -> int:
        """Run the command and return the exit status."""
        return main([*arguments, "--root", str(self.root)])

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command of the driver under the root, in a process of its own."""
        return subprocess.run(  # noqa: S603 - it runs the driver
            [sys.executable, "-m", "overlays.generator", *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def output(self) -> dict[str, bytes]:
        """Every file under generated/, by name."""
        folder = self.root / "generated"
        return {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }

    @contextmanager
    def imported(self) -> Generator[Imported]:
        """The package, as if it were installed."""
        sys.path.insert(0, str(self.target))
        _forget()
        importlib.invalidate_caches()
        try:
            yield Imported(self.package)
        finally:
            sys.path.remove(str(self.target))
            _forget()


class Imported:
    """A package that can be imported for now.

    Args:
        folder: Where it is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, name: str = "") -> Any:
        """The module *name* of it, or itself."""
        return importlib.import_module(f"{self.folder.name}.{name}".rstrip("."))

    def modules(self) -> list[str]:
        """The names of all its modules."""
        files = (file.relative_to(self.folder) for file in sorted(self.folder.rglob("*.py")))
        names = (".".join(file.with_suffix("").parts) for file in files)
        return [name.removesuffix("__init__").rstrip(".") for name in names]


def _forget() -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "specloom_workshop"]:
        del sys.modules[name]
