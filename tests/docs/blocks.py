"""The Python code of a Markdown file, block by block.

``python tests/docs/blocks.py README.md FOLDER`` writes each block to a file of its own, so that
type checkers can read it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def python_blocks(markdown: str) -> list[str]:
    """The fenced blocks that are marked as Python, in order."""
    return _BLOCK.findall(markdown)


def main(source: Path, folder: Path) -> None:
    """Write the blocks of *source* into *folder*, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("block_*.py"):
        old.unlink()
    for number, block in enumerate(python_blocks(source.read_text(encoding="utf-8")), 1):
        (folder / f"block_{number}.py").write_text(block, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
