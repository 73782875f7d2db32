"""What has changed in a part of a spec: a parameter, a field, a setting."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from ..reading.dialect import KEYWORDS
from ..reading.document import Node
from ..reading.survey import is_object, kinds, values
from .levels import Change, Level, Usage, gravest, widening

Difference = tuple[Level, str]

_LOWER = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"})
_UPPER = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"})
_FORMS = frozenset({"pattern", "multipleOf", "uniqueItems"})
_LIMITS = _LOWER | _UPPER | _FORMS

_INNER = frozenset({"items", "additionalProperties"})

_TYPE = frozenset({"$ref", "type", "const", "oneOf", "anyOf", "name", "in", "required", "schema"})
"""What :func:`kinds` and the place already say."""

_PROSE = frozenset(
    {"description", "summary", "title", "examples", "example", "deprecated", "format"}
)

_BEHAVIOUR = {
    "style", "explode", "security",
    *(one.name for one in KEYWORDS if one.effect == "behaviour"),
}  # fmt: skip
"""What changes how the client works, and nothing in the code that uses it."""

_OFFERS = {one.name for one in KEYWORDS if one.effect == "offer"}
"""What callers gain with it, and lose without it."""


@frozen
class Member:
    """A parameter or a field.

    Attributes:
        node: Where it stands.
        required: Whether it is always there.
    """

    node: Node
    required: bool


def compare_members(
    place: str, old: Member | None, new: Member | None, used: Usage
) -> Iterator[Difference]:
    """The changes of a parameter or of a field.

    Args:
        place: What to call it.
        old: As it was, ``None`` if it was not there.
        new: As it is.
        used: Which way it goes.
    """
    if old is None or new is None:
        if new is None:
            yield "breaking", f"{place} removed"
        elif new.required and used.sent:
            yield "breaking", f"{place} added, and required"
        else:
            yield "additive", f"{place} added"
        return
    inner = [member.node.get("schema") or member.node for member in (old, new)]
    was, now = (kinds(node) for node in inner)
    if old.required != new.required:
        # Readers meet an absent one as None, which a nullable one had them expect anyway.
        harm = used.sent if new.required else used.received and "null" not in was
        text = f"{place} is {'required' if new.required else 'optional'} now"
        yield "breaking" if harm else "additive", text
        read = was - {"null"}, now - {"null"}
    else:
        read = (was, now) if new.required else (was | {"null"}, now | {"null"})
    level = gravest(
        [
            widening(was, now, sent=True, received=False) if used.sent else None,
            widening(*read, sent=False, received=True) if used.received else None,
        ]
    )
    if level is not None:
        yield level, f"{place}: {listed(was)} → {listed(now)}"
    yield from _details(place, inner[0], inner[1], used)
    if inner[0] is not old.node:
        yield from _told(place, compare_others(old.node, new.node, _TYPE))


def _details(place: str, old: Node, new: Node, used: Usage) -> Iterator[Difference]:
    """What the kinds of values do not say: limits, notes, what is inside of arrays and maps."""
    for key in sorted(_LIMITS):
        before, after = ((None if n is None else n.value) for n in (old.get(key), new.get(key)))
        if before != after:
            tighter = _tighter(key, before, after)
            level: Level = "docs" if not used.sent else "breaking" if tighter else "additive"
            yield level, f"{place}: {key} {short(before)} → {short(after)}"
    yield from _told(place, compare_others(old, new, _TYPE | _LIMITS | _INNER))
    for key in sorted(_INNER):
        inner, other = old.get(key), new.get(key)
        if inner is not None and other is not None and is_object(inner) and is_object(other):
            yield from _details(f"{place}, {key}", inner, other, used)


def _tighter(key: str, before: Any, after: Any) -> bool:
    """Whether the limit *key* allows less than before."""
    if after is None or after is False:
        return False
    if key in _FORMS or before is None:
        return True
    return bool(after > before) == (key in _LOWER)


def _told(place: str, differences: Iterable[Difference]) -> Iterator[Difference]:
    for level, text in differences:
        yield level, f"{text} of {place}" if level == "docs" else f"{place}: {text}"


def compare_others(old: Node, new: Node, known: Iterable[str]) -> Iterator[Difference]:
    """The changes of all members but the *known* ones, so that none goes unseen."""
    for key in sorted({str(key) for key in (*old.mapping(), *new.mapping())} - {*known}):
        before, after = old.get(key), new.get(key)
        if values(before) == values(after):
            continue
        text = f"{key} {short(before)} → {short(after)}"
        if key in _PROSE:
            yield "docs", key
        elif key in _BEHAVIOUR or (key in _OFFERS and before is None):
            yield "additive", text
        else:
            yield "breaking", text


def compare_settings(place: str, old: Node | None, new: Node | None) -> Iterator[Change]:
    """The changes of a part of the spec that is about the whole API."""
    prose = _PROSE | {"version", "name"} if place in {"tags", "info"} else _PROSE
    before, after = values(old), values(new)
    for key in {**before, **after}:
        if before.get(key) == after.get(key):
            continue
        if key.rpartition("/")[2] in prose:
            yield Change("docs", place, key)
        elif key not in before:
            yield Change("additive", place, f"{key} added")
        elif key not in after:
            yield Change("breaking", place, f"{key} removed")
        else:
            yield Change("breaking", place, f"{key}: {short(before[key])} → {short(after[key])}")


def listed(names: frozenset[str]) -> str:
    """The names of a set, in a line."""
    return " | ".join(sorted(names)) or "nothing"


def short(value: Any) -> str:
    """A value in a few characters."""
    plain = value.value if isinstance(value, Node) else value
    if plain is None:
        return "none"
    text = plain if isinstance(plain, str) else json.dumps(plain, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."
