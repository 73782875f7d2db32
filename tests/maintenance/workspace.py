"""A copy of the repository without its providers, in which new ones are scaffolded."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from overlays.generator.repository import providers

ROOT = Path(__file__).resolve().parents[2]
SPECS = Path(__file__).parent


class Workspace:
    """The copy.

    Args:
        root: An empty folder for it.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        ignored = shutil.ignore_patterns("__pycache__", *providers(ROOT / "specs"))
        for folder in ("overlays", "tests"):
            # The tests' own sandbox knows the providers by name; their overlays are not needed.
            kept = ignored if folder == "overlays" else shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / folder, root / folder, ignore=kept)
        for file in ("LICENSE", "noxfile.py", "pyproject.toml", "README.md"):
            shutil.copyfile(ROOT / file, root / file)
        (root / "specs").mkdir()
        shutil.copyfile(ROOT / "specs/README.md", root / "specs/README.md")
        (root / "generated").mkdir()

    def python(self, *arguments: str) -> str:
        """Run Python in the copy, which must go well; gives what it prints."""
        paths = [str(self.root), str(self.root / "tests")]
        paths += map(str, self.root.glob("generated/*"))
        environment = {
            name: value for name, value in os.environ.items() if name != "SPECLOOM_PROVIDERS"
        }
        done = subprocess.run(  # noqa: S603  # our own programs
            [sys.executable, *arguments],
            cwd=self.root,
            env={**environment, "PYTHONPATH": os.pathsep.join(paths)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        told = done.stdout + done.stderr
        assert done.returncode == 0, told
        return told

    def files(self) -> set[str]:
        """The names of all files but compiled ones."""
        found = (file for file in self.root.rglob("*") if file.is_file())
        return {file.relative_to(self.root).as_posix() for file in found if file.suffix != ".pyc"}
