"""The formatter of generated code: ruff, with settings of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from ..reading.document import SpecError

_RUFF = (
    "--isolated", "--no-cache", "--quiet", "--config", "line-length=100",
    "--config", 'target-version="py311"',
    # A list that was written over several lines is joined where it fits.
    "--config", "format.skip-magic-trailing-comma=true",
    "--config", "lint.isort.split-on-trailing-comma=false",
    "--config", "lint.isort.combine-as-imports=true",
)  # fmt: skip


def format_files(files: Iterable[Path], spec: Path) -> None:
    """Sort the imports, remove the unused ones, and format.

    Args:
        files: Python modules.
        spec: What they were generated from, for the error.

    Raises:
        SpecError: The formatter reports anything, such as a module that does not parse.
    """
    names = [str(file) for file in files]
    for arguments in (
        [
            "check",
            "--select",
            "F401,I001,PIE790,TC005",
            "--fix",
            "--unsafe-fixes",
            # Or unused imports would be added to __all__ in an __init__.py.
            "--config",
            "lint.ignore-init-module-imports=false",
            *_RUFF,
            *names,
        ],
        ["format", *_RUFF, *names],
    ):
        command = [sys.executable, "-m", "ruff", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SpecError(spec, "", f"the formatter reports: {done.stdout}{done.stderr}")
