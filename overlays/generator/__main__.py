"""``python -m overlays.generator``: write generated/, or compare it with what would be written."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from .reading.document import SpecError
from .repository import ROOT, differences, providers
from .writing.package import write_package


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m overlays.generator", description=__doc__)
    parser.add_argument("provider", nargs="*", help="only these; all by default")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--root", type=Path, default=ROOT, help="where specs/ and overlays/ are")
    options = parser.parse_args(arguments)
    root: Path = options.root.resolve()
    known = providers(root / "specs")
    if unknown := set(options.provider) - set(known):
        parser.error(f"no specs/{min(unknown)}/openapi.yaml; there are {', '.join(known)}")
    try:
        if options.check:
            return _check(root, options.provider or known, known)
        for name in options.provider or known:
            write_package(name, root, root / "generated" / name)
            print(f"generated/{name}")
    except SpecError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def _check(root: Path, names: list[str], known: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="specloom-") as folder:
        for name in names:
            write_package(name, root, Path(folder) / name)
        found = differences(root / "generated", Path(folder))
    # What was not written again is not looked at.
    others = tuple(f"orphan: {name}/" for name in known if name not in names)
    found = [line for line in found if not line.startswith(others)]
    if not found:
        print(f"generated/ is up to date ({', '.join(names)})")
        return 0
    print("\n".join(found))
    print("generated/ is out of date: run `nox -s generate`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
