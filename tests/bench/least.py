"""The least that decoding into objects with slots, and encoding them, can take in Python.

What ours does beyond this is to look: for unknown members and for missing ones, for dates that a
caller has set, at the tag of a union. Code that makes dicts into objects with slots, and these into
dicts again, is no faster than this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any, TypeGuard, cast

import orjson

from .tasks import MissingError, Task, Work

Make = Callable[[Any], Any]


def prepare(task: Task) -> Work:
    """Return what does the work."""
    make = _CASES.get(task.case)
    if make is None:
        raise MissingError("nothing is the least of it")
    return make(task)


def _decode(task: Task) -> Work:
    body = task.body
    build = building(orjson.loads(body))
    return lambda: build(orjson.loads(body))


def _encode(task: Task) -> Work:
    sample = orjson.loads(task.body)
    page, write = building(sample)(sample), writing(sample)
    return lambda: orjson.dumps(write(page))


_CASES: Mapping[str, Callable[[Task], Work]] = {"decode": _decode, "encode": _encode}


def building(sample: Any) -> Make:
    """Return what makes values like *sample* into objects with slots, and checks nothing."""
    if _is_list(sample):
        return _each(building, sample)
    slots = {key: f"field_{number}" for number, key in enumerate(sample)}
    inner = {slots[key]: building(value) for key, value in sample.items() if _nested(value)}
    return _compiled(
        [
            "def made(source):",
            "    self = new(Bare)",
            f"    ({''.join(f'self.{slot}, ' for slot in slots.values())}) = fetch(source)",
            *(f"    self.{slot} = make_{slot}(self.{slot})" for slot in inner),
            "    return self",
        ],
        Bare=type("Bare", (), {"__slots__": tuple(slots.values())}),
        new=object.__new__,
        fetch=itemgetter(*sample) if len(sample) > 1 else _values,
        **{f"make_{slot}": make for slot, make in inner.items()},
    )


def writing(sample: Any) -> Make:
    """Return what makes such objects into dicts, and checks nothing."""
    if _is_list(sample):
        return _each(writing, sample)
    slots = {key: f"field_{number}" for number, key in enumerate(sample)}
    inner = {slots[key]: writing(value) for key, value in sample.items() if _nested(value)}
    members = (
        f"{key!r}: make_{slot}(self.{slot})" if slot in inner else f"{key!r}: self.{slot}"
        for key, slot in slots.items()
    )
    return _compiled(
        ["def made(self):", f"    return {{{', '.join(members)}}}"],
        **{f"make_{slot}": make for slot, make in inner.items()},
    )


def _compiled(lines: list[str], **names: object) -> Make:
    # With names in place of loops, as the models have them.
    exec("\n".join(lines), names)  # noqa: S102  # our own lines
    return cast("Make", names["made"])


def _values(source: dict[str, Any]) -> tuple[Any, ...]:
    # itemgetter gives no tuple for a single key.
    return tuple(source.values())


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _nested(value: Any) -> bool:
    return type(value) in {dict, list} and len(value) > 0


def _each(how: Callable[[Any], Make], sample: list[Any]) -> Make:
    if not _nested(sample[0]):
        return list
    one = how(sample[0])
    return lambda source: [one(item) for item in source]
