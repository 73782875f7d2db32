"""What has changed in a package's public API."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .annotations import union_members
from .api_facts import Api, Argument, Thing
from .levels import Change, Level, Usage, widening

Difference = tuple[Level, str]

_UNSAID = frozenset({"typing.Generic", "typing.Protocol"})
"""Bases that say nothing to users."""


def compare_apis(old: Api, new: Api, usage: Callable[[str], Usage]) -> list[Change]:
    """The changes from *old* to *new*, in the order of their paths.

    Args:
        old: The API as it was.
        new: The API as it is.
        usage: Tells which way objects of a class go, by its name.
    """
    found: list[Change] = []
    for path in sorted(old.keys() | new.keys()):
        owner = path.rpartition(".")[0]
        if path not in new:
            # With a class go its members, and there is no need to say so.
            if owner in new or owner not in old:
                found.append(Change("breaking", path, "removed"))
        elif path not in old:
            if (owner in old or owner not in new) and not new[path].builds:
                found.append(Change("additive", path, "added"))
        else:
            found.extend(
                Change(level, path, text)
                for level, text in _differences(path, old[path], new[path], usage)
            )
    return _once(found)


def _once(changes: list[Change]) -> list[Change]:
    """Without what a module only repeats of a name that is exported at the top."""
    exported = {
        (change.place, change.level, change.text)
        for change in changes
        if not change.place.startswith("api.")
    }
    return [
        change
        for change in changes
        if not change.place.startswith("api.")
        or (".".join(change.place.split(".")[2:]), change.level, change.text) not in exported
    ]


def _differences(
    path: str, old: Thing, new: Thing, usage: Callable[[str], Usage]
) -> Iterator[Difference]:
    if old.kind != new.kind:
        yield "breaking", f"kind: {old.kind} → {new.kind}"
        return
    used = usage(new.owner or path)
    match new.kind:
        case "class":
            yield from _bases(old, new)
        case "function" if (new.builds and not used.sent) or not (old.callable or new.callable):
            pass
        case "function":
            yield from _signature(old, new)
        case "attribute":
            yield from _type("type", old.type, new.type, Usage(sent=False, received=used.received))
        case "type":
            yield from _alias(old, new, used)
    if old.doc != new.doc:
        yield "docs", "docstring"


def _bases(old: Thing, new: Thing) -> Iterator[Difference]:
    for base in sorted(old.bases - new.bases - _UNSAID):
        yield "breaking", f"does not derive from {base} any more"
    for base in sorted(new.bases - old.bases - _UNSAID):
        yield "additive", f"derives from {base} now"


def _alias(old: Thing, new: Thing, used: Usage) -> Iterator[Difference]:
    before, after = union_members(old.type), union_members(new.type)
    # Enumerations and discriminated unions are open: readers always had to expect others.
    is_open = new.type.startswith("Literal[") or "UnknownVariant" in after
    if not is_open:
        yield from _type("type", old.type, new.type, used)
        return
    if gone := before - after:
        yield "breaking", f"lost {_listed(gone)}"
    if come := after - before:
        yield "additive", f"gained {_listed(come)}"


def _signature(old: Thing, new: Thing) -> Iterator[Difference]:
    before = {argument.name: argument for argument in old.arguments}
    after = {argument.name: argument for argument in new.arguments}
    for name, was in before.items():
        if name in after:
            yield from _argument(was, after[name])
        else:
            yield "breaking", f"argument {name} removed"
    for name, now in after.items():
        if name not in before and now.default is None:
            yield "breaking", f"argument {name} added, and required"
        elif name not in before:
            yield "additive", f"argument {name} added"
    places = [name for name, now in after.items() if now.positional]
    kept = [name for name, was in before.items() if was.positional and name in places]
    if places[: len(kept)] != kept:
        yield "breaking", f"arguments moved: ({', '.join(kept)}) → ({', '.join(places)})"
    yield from _type("result", old.type, new.type, Usage(sent=False))


def _argument(was: Argument, now: Argument) -> Iterator[Difference]:
    name = f"argument {was.name}"
    if was.default is not None and now.default is None:
        yield "breaking", f"{name} is required now"
    elif was.default is None and now.default is not None:
        yield "additive", f"{name} is optional now"
    elif was.default != now.default:
        yield "breaking", f"{name}: default {was.default} → {now.default}"
    if was.positional and not now.positional:
        yield "breaking", f"{name} must be given by name now"
    elif was.named and not now.named:
        yield "breaking", f"{name} must be given by position now"
    elif (was.positional, was.named) != (now.positional, now.named):
        yield "additive", f"{name} may be given by name and by position now"
    yield from _type(name, was.type, now.type, Usage(received=False))


def _type(what: str, old: str, new: str, used: Usage) -> Iterator[Difference]:
    level = widening(union_members(old), union_members(new), sent=used.sent, received=used.received)
    if level is not None and (used.sent or used.received):
        yield level, f"{what}: {old or 'no type'} → {new or 'no type'}"


def _listed(members: frozenset[str]) -> str:
    return ", ".join(sorted(members))
