"""Where type checkers look for the packages: two lists in pyproject.toml, edited as text."""

from __future__ import annotations

import re

_MYPY = re.compile(r'^(mypy_path = ")([^"\n]*)(")$', re.MULTILINE)
_PYRIGHT = re.compile(r"^(extraPaths = \[\n)((?:[^\]\n]*\n)*)(\])$", re.MULTILINE)


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
