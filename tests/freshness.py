"""Whether generated/ is what specs/ and overlays/ make now."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from overlays.generator.repository import hashes


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
