"""``python -m overlays.generator.check``: everything that can be said without running a request.

Specs are valid and documented; generated/ is up to date; overlays fit their specs; imports keep to
their layers.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator

from .layers import broken_layers
from .reading.dialect import tables
from .reading.document import SpecError, load, read_text
from .repository import ROOT, differences, providers
from .writing.package import compile_provider, write_package


def main(root: Path = ROOT) -> int:
    """Run all checks and return the exit status."""
    names = providers(root / "specs")
    checks = {
        "specs are valid OpenAPI 3.1": invalid_specs(root, names),
        "generated/ is up to date": outdated(root, names),
        "specs/README.md documents the dialect": undocumented(root),
        "overlays resolve against their packages": unresolved(root, names),
        "imports keep to their layers": iter(broken_layers(root / "overlays", names)),
    }
    failed = False
    for title, problems in checks.items():
        found = list(problems)
        print(f"{'FAILED' if found else 'ok'}: {title}")
        for problem in found:
            print(f"  {problem}")
        failed = failed or bool(found)
    if failed:
        print("run `nox -s generate` if only generated/ is behind", file=sys.stderr)
    return int(failed)


def invalid_specs(root: Path, names: list[str]) -> Iterator[str]:
    """What is wrong with the specs by the OpenAPI 3.1 schema, or by our own rules."""
    for name in names:
        file = root / "specs" / name / "openapi.yaml"
        if not (file.parent / "SOURCES.md").is_file():
            yield f"{file.parent}: SOURCES.md is missing: say where the facts come from"
        validator: Any = OpenAPIV31SpecValidator(load(file).value)
        for error in validator.iter_errors():
            place = "/".join(str(part) for part in error.absolute_path)
            yield f"{file}: /{place}: {error.message}"
        try:
            compile_provider(name, root)
        except SpecError as error:
            yield str(error)


def undocumented(root: Path) -> Iterator[str]:
    """Whether specs/README.md has the tables of the dialect."""
    readme = root / "specs" / "README.md"
    text = read_text(readme) if readme.is_file() else ""
    for table in tables():
        if f"\n\n{table}\n\n" not in text:
            yield f"{readme}: lacks this table:\n{table}"


def outdated(root: Path, names: list[str]) -> Iterator[str]:
    """The differences between generated/ and what would be generated."""
    with tempfile.TemporaryDirectory(prefix="specloom-") as folder:
        try:
            for name in names:
                write_package(name, root, Path(folder) / name)
        except SpecError as error:
            yield str(error)
            return
        yield from differences(root / "generated", Path(folder))


def unresolved(root: Path, names: list[str]) -> Iterator[str]:
    """Overlay modules that do not load against the package, with the reason.

    Loading one resolves what it imports of the generated code, and its page plans check that
    the parameters that they name exist.
    """
    for name in names:
        sys.path.insert(0, str(root / "generated" / name))
        try:
            for overlay in compile_provider(name, root).overlays:
                module = importlib.import_module(f"specloom_{name}.{overlay.name}")
                for export in overlay.exports:
                    getattr(module, export)
        except Exception as error:
            yield f"overlays/{name}: {type(error).__name__}: {error}"
        finally:
            sys.path.pop(0)


if __name__ == "__main__":
    sys.exit(main())
