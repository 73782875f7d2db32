"""``python -m overlays.generator.adopting NAME SPEC``: the files of a new provider.

Writes specs/NAME, overlays/NAME, a stub for the sandbox, a first test, and the entries that type
checkers need. If the spec does not compile, it says why and what to add, and writes what does not
depend on it; once the spec compiles, ``NAME`` alone writes the rest. Nothing that exists is
overwritten.
"""

from __future__ import annotations

import argparse
import io
import keyword
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ruamel.yaml import YAML

from ..layers import broken_layers
from ..reading.document import SpecError, load
from ..reading.spec import Spec
from ..repository import ROOT
from ..writing.package import Package, compile_provider, write_package
from .advice import Addition, additions
from .files import Files, code_files, quickstart_file, spec_files

_MYPY = re.compile(r'^(mypy_path = ")([^"\n]*)(")$', re.MULTILINE)
_PYRIGHT = re.compile(r"^(extraPaths = \[\n)((?:[^\]\n]*\n)*)(\])$", re.MULTILINE)
"""Where type checkers look for the packages: two lists in pyproject.toml, edited as text."""


class _RefusedError(Exception):
    """The command can't be carried out."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m overlays.generator.adopting",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", help="the provider: lower-case letters, digits, underscores")
    parser.add_argument("spec", nargs="?", type=Path, help="its OpenAPI document, to be copied")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository")
    options = parser.parse_args(arguments)
    root: Path = options.root.resolve()
    name: str = options.name
    try:
        _check_name(name, root)
        document = _document(name, options.spec, root)
    except _RefusedError as error:
        parser.error(str(error))
    if document is not None:
        _write(root, {Path("specs") / name / "openapi.yaml": document})
    return _scaffold(name, root)


def _check_name(name: str, root: Path) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or keyword.iskeyword(name):
        raise _RefusedError(
            f"{name!r} is not a valid name: lower-case letters, digits and underscores"
        )
    # Shared code must not name a provider, so no provider may be called what shared code says.
    said = [line for line in broken_layers(root / "overlays", [name]) if f" name {name}" in line]
    if said or name in _FOLDERS_OF_OURS:
        where = f", such as {_relative(said[0], root)}" if said else ""
        raise _RefusedError(f"{name!r} is a word of shared code{where}: choose another name")


def _relative(place: str, root: Path) -> str:
    """Where a line of a check points to."""
    return place.partition(": ")[0].removeprefix(f"{root}/")


_FOLDERS_OF_OURS = frozenset({"generator", "runtime", "sandbox", "states"})


def _document(name: str, given: Path | None, root: Path) -> str | None:
    """The text of the spec to be copied, ``None`` if it is there already."""
    places = [
        f"specs/{name}", f"overlays/{name}", f"generated/{name}",
        f"tests/clients/{name}", f"tests/sandbox/providers/{name}",
    ]  # fmt: skip
    if given is None:
        if not (root / "specs" / name / "openapi.yaml").is_file():
            raise _RefusedError(f"there is no specs/{name}/openapi.yaml: pass the path of a spec")
        return None
    taken = [place for place in places if (root / place).exists()]
    if taken:
        raise _RefusedError(
            f"{', '.join(taken)} exists; pass {name} without a spec to write what is missing"
        )
    try:
        return given.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise _RefusedError(f"{given} can't be read: {error}") from error


def _scaffold(name: str, root: Path) -> int:
    try:
        document = load(root / "specs" / name / "openapi.yaml")
    except SpecError as error:
        _write(root, spec_files(name, None))
        return _unfinished(name, error, [])
    _write(root, spec_files(name, document))
    try:
        package = compile_provider(name, root)
        if not package.spec.jobs:
            raise SpecError(
                document.file, "/components/schemas", "no schema has x-specloom-job: true"
            )
        code = code_files(name, package, document)
        _try(name, code, root)
    except SpecError as error:
        return _unfinished(name, error, additions(document, name))
    _write_code(name, package.spec, code, root)
    _finished(name, package)
    return 0


def _try(name: str, code: dict[Path, Files], root: Path) -> None:
    """Generate the package in a folder of its own, with its new overlay.

    Raises:
        SpecError: That is not possible.
    """
    with tempfile.TemporaryDirectory(prefix="specloom-") as folder:
        copy = Path(folder) / root.name
        for part in ("generator", "runtime", name):
            source = Path("overlays") / part
            shutil.copytree(root / source, copy / source)
        shutil.copytree(root / "specs" / name, copy / "specs" / name)
        shutil.copyfile(root / "LICENSE", copy / "LICENSE")
        for file, text in _lacking(code, copy).items():
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_text(text, encoding="utf-8")
        write_package(name, copy, copy / "generated" / name)


def _lacking(code: dict[Path, Files], root: Path) -> Files:
    """The files of those folders that have no code yet."""
    return {
        file: text
        for folder, files in code.items()
        if not list((root / folder).glob("*.py"))
        for file, text in files.items()
    }


def _write_code(name: str, spec: Spec, code: dict[Path, Files], root: Path) -> None:
    bare, full = quickstart_file(name, None), quickstart_file(name, spec)
    quickstart = root / "overlays" / name / "quickstart.md"
    if quickstart.read_text(encoding="utf-8") == bare:
        quickstart.write_text(full, encoding="utf-8", newline="\n")
    written = _write(root, _lacking(code, root))
    if written:
        _format(root, written)
    settings = root / "pyproject.toml"
    before = settings.read_text(encoding="utf-8") if settings.is_file() else ""
    after, lacking = with_search_path(before, f"generated/{name}")
    if after != before:
        settings.write_text(after, encoding="utf-8", newline="\n")
        print("changed pyproject.toml: type checkers look into the package")
    for key in lacking:
        print(f"pyproject.toml: add generated/{name} to {key}")


def with_search_path(settings: str, folder: str) -> tuple[str, list[str]]:
    """The settings with *folder* in both lists, and the names of lists that were not found.

    Args:
        settings: The text of pyproject.toml.
        folder: A folder, relative to the repository.
    """
    lacking: list[str] = []
    found = _MYPY.search(settings)
    if found is None:
        lacking.append("mypy_path")
    elif (entry := f"$MYPY_CONFIG_FILE_DIR/{folder}") not in found[2].split(":"):
        settings = f"{settings[: found.end(2)]}:{entry}{settings[found.end(2) :]}"
    found = _PYRIGHT.search(settings)
    if found is None:
        lacking.append("extraPaths")
    elif f'"{folder}"' not in found[2]:
        settings = f'{settings[: found.end(2)]}    "{folder}",\n{settings[found.end(2) :]}'
    return settings, lacking


def _write(root: Path, files: dict[Path, str]) -> list[Path]:
    """Write the files that are not there yet; return them."""
    written: list[Path] = []
    for name, text in files.items():
        file = root / name
        if file.exists():
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        written.append(name)
        print(f"wrote {name.as_posix()}")
    return written


def _format(root: Path, files: list[Path]) -> None:
    """Sort and drop imports, and format, by the settings of the repository."""
    names = [str(file) for file in files]
    for arguments in (
        ["check", "--quiet", "--select", "F401,I001", "--fix"],
        ["format", "--quiet"],
    ):
        command = [sys.executable, "-m", "ruff", *arguments, "--no-cache", *names]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"ruff: {done.stdout}{done.stderr}".rstrip())


def _unfinished(name: str, error: SpecError, lacking: list[Addition]) -> int:
    place = Path(*error.file.parts[-3:]).as_posix()
    print(f"\nThe spec can't be compiled yet:\n  {place}: {error.pointer or '/'}: {error.reason}")
    if lacking:
        print("\nTo be added, with proposals where they can be made:")
    for one in lacking:
        print(f"  at {one.pointer}")
        print("".join(f"    {line}\n" for line in _yaml(one.members).splitlines()), end="")
    print(f"\nEdit specs/{name}/openapi.yaml, then write the rest with: nox -s new -- {name}")
    return 1


def _yaml(value: object) -> str:
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = io.StringIO()
    yaml.dump(value, text)  # pyright: ignore[reportUnknownMemberType]
    return text.getvalue()


def _finished(name: str, package: Package) -> None:
    tags = ", ".join(resource.tag for resource in package.spec.resources)
    print(
        f"\nThe spec compiles. What is left to do:\n"
        f"  1. nox -s generate -- {name}\n"
        f"  2. specs/{name}/SOURCES.md: where each fact comes from\n"
        f"  3. overlays/{name}/: check what was guessed of pages and states\n"
        f"  4. tests/sandbox/providers/{name}/: imitate the operations, in place of their 501\n"
        f"  5. README.md, a row of the table of providers:\n"
        f"     | {package.spec.client.name} | `{package.distribution}` | {tags} |\n"
        f"  6. nox: tests of all providers say what else they want, such as an act of the demo"
    )


if __name__ == "__main__":
    sys.exit(main())
