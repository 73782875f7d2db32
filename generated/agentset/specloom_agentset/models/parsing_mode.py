"""How documents are parsed: ``fast`` for speed, ``accurate`` for quality and faithful layout,
``balanced`` between the two.
"""

from typing import Literal, TypeAlias

ParsingMode: TypeAlias = Literal["fast", "balanced", "accurate"]
"""How documents are parsed: ``fast`` for speed, ``accurate`` for quality and faithful layout,
``balanced`` between the two. ``accurate`` needs a paid plan.
"""
