"""Derives the sync twin of an async module of the runtime by ordered substitutions.

Logic is written once, in async; the idea is that of httpcore's ``unasync``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_RULES: Final[tuple[tuple[str, str], ...]] = (
    # The language.
    (r"\basync (def|with|for)\b", r"\1"),
    (r"\bawait ", ""),
    (r"\b__a(enter|exit|iter|next)__\b", r"__\1__"),
    (r"\bStopAsyncIteration\b", "StopIteration"),
    (r"\banext\b", "next"),
    # The types.
    (r"\bCoroutine\[Any, Any, (\w+)\]", r"\1"),
    (r"\bAwaitable\[(\w+)\]", r"\1"),
    (r"\bAsync(Generator|Iterator)\b", r"\1"),
    (r"\bhttpx\.AsyncClient\b", "httpx.Client"),
    # The names of libraries.
    (r"\ba(close|iter_bytes)\b", r"\1"),
    (r"\baclosing\b", "closing"),
    # Our names: those that users see have nothing in front, the others "Sync" and "sync_".
    (r"\b(_?)Async(BoundStream|BoundWait|EventStream|Following|Pager|Stream|Wait)\b", r"\1\2"),
    (r"\b_Async(Items|Pages)\b", r"_\1"),
    (r"\bAsync(AccessTokens|Client|Resource|T)\b", r"Sync\1"),
    (r"\basync_(\w+)\b", r"sync_\1"),
    (r"\bapaged\b", "paged"),
    (r"\baevents_of\b", "events_of"),
)


class UnusedRuleError(Exception):
    """A rule applies nowhere in any module: it is wrong, or not needed any more."""


def sync_name(module: str) -> str | None:
    """The name of the sync twin of *module*, or ``None`` for a module that is not async."""
    return None if not module.startswith("async_") else module.replace("async_", "sync_", 1)


def sync_twin(source: str) -> str:
    """The sync twin of the module *source*."""
    return _substituted(source, set())


def check_rules(sources: Iterable[str]) -> None:
    """Check that each rule applies somewhere in *sources*, all async modules there are.

    Raises:
        UnusedRuleError: One does not.
    """
    used: set[str] = set()
    for source in sources:
        _substituted(source, used)
    if unused := [pattern for pattern, _ in _RULES if pattern not in used]:
        raise UnusedRuleError(f"rules of unasync that apply nowhere: {', '.join(unused)}")


def _substituted(source: str, used: set[str]) -> str:
    for pattern, replacement in _RULES:
        source, count = re.subn(pattern, replacement, source)
        if count:
            used.add(pattern)
    return source
