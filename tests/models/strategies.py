"""JSON that fits a schema, drawn at random, and one full sample of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st

from .schemas import Schema, Schemas, View

Json: TypeAlias = Any
Strategy: TypeAlias = st.SearchStrategy[Json]

LARGEST: Final = 2**53 - 1
TEXTS: Final = st.text(max_size=20)
NUMBERS: Final = st.floats(allow_nan=False, allow_infinity=False)
SCALARS: Final = st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | NUMBERS | TEXTS
JSON: Final[Strategy] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
"""Any JSON value."""


def _written(moment: datetime, offset: str, precision: str) -> str:
    return moment.isoformat(timespec=precision) + offset


MOMENTS: Final = st.builds(
    _written,
    st.datetimes(datetime.fromisoformat("1970-01-01"), datetime.fromisoformat("2100-01-01")),
    st.sampled_from(["Z", "+00:00", "+05:30", "-11:00", ""]),
    st.sampled_from(["seconds", "milliseconds", "microseconds"]),
)
"""Date-times in ISO 8601; those without an offset are in UTC."""

SAMPLE_MOMENT: Final = datetime(2026, 1, 2, 3, 4, 5, 678000, tzinfo=timezone(timedelta(0)))


class Fitting:
    """Makes JSON that fits the schemas of one document."""

    def __init__(self, schemas: Schemas) -> None:
        """Make JSON for *schemas*."""
        self._schemas = schemas
        self._made: dict[tuple[str, bool, bool], Strategy] = {}

    def strategy(self, schema: Schema, *, extra: bool = False) -> Strategy:
        """Return values that fit; with *extra*, objects may have members of any name and kind."""
        view = self._schemas.view(schema)
        if view.name is None:
            return self._strategy(view, extra=extra)
        key = (view.name, view.nullable, extra)
        if key not in self._made:
            # Deferred, since schemas may refer to themselves.
            self._made[key] = st.deferred(lambda: self._strategy(view, extra=extra))
        return self._made[key]

    def _strategy(self, view: View, *, extra: bool) -> Strategy:
        values = self._values(view, extra=extra)
        return st.none() | values if view.nullable else values

    def _values(self, view: View, *, extra: bool) -> Strategy:
        match view.kind:
            case "object":
                return self._objects(view, extra=extra)
            case "map":
                return st.dictionaries(TEXTS, self.strategy(view.items, extra=extra), max_size=3)
            case "array":
                least = view.schema.get("minItems", 0)
                items = self.strategy(view.items, extra=extra)
                return st.lists(items, min_size=least, max_size=least + 2)
            case "union":
                return st.one_of(
                    [self.strategy(each, extra=extra) for each in view.variants.values()]
                )
            case "choice":
                return st.one_of([self.strategy(each, extra=extra) for each in view.members])
            case _:
                return _scalars(view)

    def _objects(self, view: View, *, extra: bool) -> Strategy:
        members = {name: self.strategy(each, extra=extra) for name, each in view.properties.items()}
        known = st.fixed_dictionaries(
            {name: each for name, each in members.items() if name in view.required},
            optional={name: each for name, each in members.items() if name not in view.required},
        )
        if not extra:
            return known
        names = TEXTS.filter(lambda name: name not in members)
        beyond = st.dictionaries(names, JSON, max_size=2)
        return st.builds(_joined, beyond, known)

    def sample(self, schema: Schema) -> list[Json]:
        """Return values that together hold everything that the schema knows, and no null."""
        view = self._schemas.view(schema)
        if "const" in view.schema:
            return [view.schema["const"]]
        if "enum" in view.schema:
            return [view.schema["enum"][0]]
        match view.kind:
            case "object":
                return _rows({name: self.sample(each) for name, each in view.properties.items()})
            case "map":
                return [{f"key{n}": each for n, each in enumerate(self.sample(view.items))}]
            case "array":
                return [[each] for each in self.sample(view.items)]
            case "union":
                return [value for each in view.variants.values() for value in self.sample(each)]
            case "choice":
                return [value for each in view.members for value in self.sample(each)]
            case "date-time":
                return [SAMPLE_MOMENT.isoformat(timespec="milliseconds")]
            case "integer":
                return [view.schema.get("minimum", 7)]
            case "number":
                return [1.5]
            case "boolean":
                return [True]
            case _:
                return ["text"]


def _scalars(view: View) -> Strategy:
    schema = view.schema
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    match view.kind:
        case "string":
            least = schema.get("minLength", 0)
            return st.text(min_size=least, max_size=max(least, 20))
        case "date-time":
            return MOMENTS
        case "integer":
            return st.integers(schema.get("minimum", -LARGEST), schema.get("maximum", LARGEST))
        case "number":
            return st.integers(-LARGEST, LARGEST) | NUMBERS
        case "boolean":
            return st.booleans()
        case _:
            return JSON


def _joined(beyond: Mapping[str, Json], known: Mapping[str, Json]) -> Json:
    return {**beyond, **known}


def _rows(columns: Mapping[str, list[Json]]) -> list[Json]:
    """Combine the values of each member; those of shorter columns come again."""
    height = max((len(column) for column in columns.values()), default=1)
    return [
        {name: column[row % len(column)] for name, column in columns.items()}
        for row in range(height)
    ]
