"""The least that decoding into objects, and encoding by way of dicts, can take in Python.

What ours does beyond this is its checks: for each object, unknown members and missing ones, and the
tag of a union. No code that builds the same objects, or the same dicts, can be faster than this.
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
    page = orjson.loads(task.body)
    copy = copying(page)
    return lambda: orjson.dumps(copy(page))


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


def copying(sample: Any) -> Make:
    """Return what copies values like *sample*."""
    if _is_list(sample):
        return _each(copying, sample)
    inner = {key: copying(value) for key, value in sample.items() if _nested(value)}
    return _compiled(
        [
            "def made(source):",
            "    copy = source.copy()",
            *(f"    copy[{key!r}] = make_{key}(copy[{key!r}])" for key in inner),
            "    return copy",
        ],
        **{f"make_{key}": make for key, make in inner.items()},
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
