"""``python -m overlays.generator.changes``: what has changed since a commit, and the version for it.

Compares the working tree, uncommitted changes included, with a commit: the public API of each
package under generated/ and the spec that it is made from. Versions follow semantic versioning;
below 1.0.0 a breaking change raises the minor number, and every other one the patch number.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from ..reading.document import SpecError, load
from ..repository import ROOT, differences, hashes, providers
from .api import compare_apis
from .levels import Change
from .report import Review, render
from .specs import compare_specs

_FOLDERS = ("specs", "generated")


class _GitError(Exception):
    """Git failed."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m overlays.generator.changes", description=__doc__
    )
    parser.add_argument("ref", nargs="?", default="HEAD", help="the commit to compare with")
    parser.add_argument("--strict", action="store_true", help="fail if a version is too low")
    parser.add_argument("--root", type=Path, default=ROOT, help="where specs/ and generated/ are")
    options = parser.parse_args(arguments)
    root: Path = options.root.resolve()
    with tempfile.TemporaryDirectory(prefix="specloom-") as folder:
        before = Path(folder)
        try:
            _extract(root, options.ref, before)
        except _GitError as error:
            parser.error(str(error))
        names = sorted({*providers(before / "specs"), *providers(root / "specs")})
        reviews = [review(name, before, root) for name in names]
    for one in reviews:
        print("\n".join(render(one, options.ref)))
    return int(options.strict and not all(one.enough for one in reviews))


def _extract(root: Path, ref: str, folder: Path) -> None:
    """Put the specs and the packages of a commit into *folder*."""
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}",
        otherwise=f"git knows no commit {ref}",
    ).decode().strip()  # fmt: skip
    listed = _git(root, "ls-tree", "--name-only", commit, "--", *_FOLDERS).decode().split()
    if not listed:
        return
    archive = _git(root, "archive", "--format=tar", commit, "--", *listed)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")


def _git(root: Path, *arguments: str, otherwise: str = "") -> bytes:
    git = shutil.which("git")
    if git is None:
        raise _GitError("git is needed")
    done = subprocess.run([git, "-C", str(root), *arguments], capture_output=True, check=False)
    if done.returncode:
        raise _GitError(otherwise or done.stderr.decode(errors="replace").strip())
    return done.stdout


def review(name: str, before: Path, after: Path) -> Review:
    """Compare a provider as it was in the folder *before* with how it is in *after*."""
    try:
        versions = _version(before, name), _version(after, name)
        if None in versions:
            return Review(name, *versions)
        return _compare(name, versions, before, after)
    except (SpecError, OSError) as error:
        return Review(name, None, None, problem=str(error))


def _compare(
    name: str, versions: tuple[str | None, str | None], before: Path, after: Path
) -> Review:
    files = [root / "specs" / name / "openapi.yaml" for root in (before, after)]
    folders = [root / "generated" / name for root in (before, after)]
    spec = compare_specs(load(files[0]), load(files[1]))
    if not all(folder.is_dir() for folder in folders):
        missing = "the working tree" if folders[0].is_dir() else "that commit"
        note = f"the package is not in {missing}: its API was not compared"
        return Review(name, *versions, spec=spec, notes=(note,))
    api: list[Change] = []
    if differences(folders[0], folders[1]):
        api = compare_apis(folders[0], folders[1], f"specloom_{name}")
        if not (api or spec) and _code(folders[0], versions[0]) != _code(folders[1], versions[1]):
            api = [Change("docs", "code", "has changed, its interface has not")]
    return Review(name, *versions, api=api, spec=spec, notes=_behind(after, name))


def _version(root: Path, name: str) -> str | None:
    """The version of a provider, ``None`` if there is no such provider."""
    if not (root / "specs" / name / "openapi.yaml").is_file():
        return None
    return load(root / "specs" / name / "generator.yaml")["package_version_override"].text()


def _code(package: Path, version: str | None) -> dict[str, bytes]:
    """The code of a package by file, without its version."""
    stamp = f'"{version}"'.encode()
    return {
        file.relative_to(package).as_posix(): file.read_bytes().replace(stamp, b"")
        for file in package.rglob("*")
        if file.suffix in {".py", ".toml"}
    }


def _behind(root: Path, name: str) -> tuple[str, ...]:
    """Whether the package was generated from something else than what is there now."""
    record = root / "generated" / name / "PROVENANCE.json"
    if not record.is_file():
        return ()
    recorded: dict[str, str] = json.loads(record.read_text(encoding="utf-8"))["sha256"]
    if all(recorded.get(kind, one) == one for kind, one in hashes(root, name).items()):
        return ()
    return ("the package is behind its sources: `nox -s generate`, and compare again",)


if __name__ == "__main__":
    sys.exit(main())
