"""For tests of what is measured, which measure nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import bodies


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the answers."""
    folder = tmp_path_factory.mktemp("answers")
    bodies.write(folder)
    return folder
