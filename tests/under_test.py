"""The packages in generated/: where Python finds them, and whether they are up to date."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from overlays.generator.repository import hashes


def put_on_path(root: Path) -> None:
    """Let this process and those that it starts import the packages in generated/.

    They come before packages that are installed.

    Args:
        root: The repository.
    """
    folders = [str(folder) for folder in sorted(root.glob("generated/*"))]
    sys.path[:0] = folders
    inherited = filter(None, [os.environ.get("PYTHONPATH")])
    os.environ["PYTHONPATH"] = os.pathsep.join([*folders, *inherited])


def stale(root: Path, providers: Iterable[str]) -> list[str]:
    """Return the providers whose package was generated from other sources than there are now.

    Args:
        root: The repository.
        providers: The providers to look at.
    """
    return [name for name in providers if _recorded(root, name) != hashes(root, name)]


def _recorded(root: Path, provider: str) -> object:
    file = root / "generated" / provider / "PROVENANCE.json"
    return json.loads(file.read_bytes())["sha256"] if file.exists() else None
