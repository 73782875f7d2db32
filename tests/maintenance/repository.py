"""A git repository of a test's own, with one small provider."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

PROVIDER = "things"
PACKAGE = Path("generated/things/specloom_things")
SPEC = Path("specs/things/openapi.yaml")
CONFIG = Path("specs/things/generator.yaml")

_ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
}
_INIT = """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from .things import AsyncThings as AsyncThings
    from .things import Things as Things
__version__ = "0.1.0"
__all__ = ("__version__", "AsyncThings", "Things")
"""
_THINGS = '''
from ._runtime.asking import ask
class Things:
    """Things."""
    def get(self, thing_id: str, *, deep: bool = False) -> str:
        """Get one."""
        return ask(thing_id)
class AsyncThings:
    """Things."""
    async def get(self, thing_id: str, *, deep: bool = False) -> str:
        """Get one."""
        return ask(thing_id)
'''


class Repository:
    """What `diff` reads, committed.

    Args:
        root: An empty folder for it.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write(SPEC, Path(__file__).with_name("things.yaml").read_text(encoding="utf-8"))
        self.write(CONFIG, "package_version_override: 0.1.0\n")
        self.write(PACKAGE / "__init__.py", _INIT)
        self.write(PACKAGE / "things.py", _THINGS)
        self.write(PACKAGE / "_runtime" / "asking.py", "def ask(x: str) -> str: return x\n")
        self.git("init", "--quiet")
        self.commit()

    def git(self, *arguments: str) -> str:
        """Run git and return what it prints."""
        return subprocess.run(  # noqa: S603  # in a folder of our own
            [shutil.which("git") or "git", "-C", str(self.root), *arguments],
            env=os.environ | _ALONE,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def commit(self) -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "state")

    def write(self, file: Path, text: str) -> None:
        """Write a file."""
        (self.root / file).parent.mkdir(parents=True, exist_ok=True)
        (self.root / file).write_text(text, encoding="utf-8")

    def change(self, file: Path, old: str, new: str) -> None:
        """Put *new* in the place of *old*, which must be there."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text
        self.write(file, text.replace(old, new))
