"""What reading JSON into a model must come to, worked out from the schema alone.

The rules: containers, tags and the presence of required fields are checked, scalars are not,
date-times only when they are looked at. A null that the schema does not allow counts as absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import orjson

from .places import as_array, as_object
from .schemas import Schema, Schemas, View
from .strategies import Json


def canonical(value: Json) -> str:
    """Return JSON text that tells 1 from 1.0 and from true, and knows no order of members."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def python_name(wire: str) -> str:
    """Return the attribute that stands for the member *wire*."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", re.sub(r"\W+", "_", wire).strip("_")).lower()


def problem(schemas: Schemas, schema: Schema, value: Json) -> str | None:
    """Return the path of what can't be read in *value*, or None if all of it can."""
    view = schemas.view(schema)
    if value is None and view.nullable:
        return None
    match view.kind:
        case "object":
            return _object_problem(schemas, view, as_object(value))
        case "union":
            return _union_problem(schemas, view, as_object(value))
        case "map":
            members = as_object(value)
            return "" if members is None else _each(schemas, view.items, members.items())
        case "array":
            elements = as_array(value)
            return "" if elements is None else _each(schemas, view.items, enumerate(elements))
        case _:
            return None


def as_written(schemas: Schemas, schema: Schema, value: Json) -> Json:
    """Return what a model writes that was read from *value*.

    Optional fields that are null are left out; required ones that may be null are written as
    null even if they were absent.
    """
    view = schemas.view(schema)
    if value is None:
        return None
    match view.kind:
        case "object":
            return _object_written(schemas, view, value)
        case "union":
            variant = view.variants.get(value[view.tag])
            return value if variant is None else as_written(schemas, variant, value)
        case "map":
            return {key: as_written(schemas, view.items, each) for key, each in value.items()}
        case "array":
            return [as_written(schemas, view.items, each) for each in value]
        case _:
            return value


def joined(part: str | int, rest: str) -> str:
    """Return the path *rest* inside of *part*."""
    step = f"[{part}]" if isinstance(part, int) else part
    return f"{step}{'' if not rest or rest.startswith('[') else '.'}{rest}"


def _object_problem(schemas: Schemas, view: View, value: dict[str, Json] | None) -> str | None:
    if value is None:
        return ""
    for name, each in view.properties.items():
        needed = name in view.required and not schemas.view(each).nullable
        if needed and value.get(name) is None:
            return name
    for name, each in view.properties.items():
        if value.get(name) is not None:
            found = problem(schemas, each, value[name])
            if found is not None:
                return joined(name, found)
    return None


def _union_problem(schemas: Schemas, view: View, value: dict[str, Json] | None) -> str | None:
    if value is None:
        return ""
    tag = value.get(view.tag)
    if not isinstance(tag, str):
        return view.tag
    return problem(schemas, view.variants[tag], value) if tag in view.variants else None


def _each(schemas: Schemas, schema: Schema, parts: Iterable[tuple[str | int, Json]]) -> str | None:
    for part, value in parts:
        found = problem(schemas, schema, value)
        if found is not None:
            return joined(part, found)
    return None


def _object_written(schemas: Schemas, view: View, value: dict[str, Json]) -> Json:
    written = {name: each for name, each in value.items() if name not in view.properties}
    for name, each in view.properties.items():
        member = value.get(name)
        if member is not None:
            written[name] = as_written(schemas, each, member)
        elif name in view.required:
            written[name] = None
    return written
