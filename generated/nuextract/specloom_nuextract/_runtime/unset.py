# Copied from overlays/runtime/unset.py: edit it there.
"""The sentinel that keeps "not given" apart from ``None``."""

import enum
from typing import Final


class Unset(enum.Enum):
    """Type of :data:`UNSET`."""

    UNSET = "UNSET"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""Default of an argument for which ``None`` has a meaning of its own (JSON null, or "no limit")."""
