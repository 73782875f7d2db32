"""The models under test, and the schemas that they come from."""

from __future__ import annotations

import importlib
from functools import cached_property, lru_cache
from types import ModuleType
from typing import Any, Final

from attrs import define
from hypothesis import settings

from .schemas import Schema, Schemas, View
from .strategies import Fitting, Json, Strategy
from .verdicts import as_written, problem

FEW: Final = settings(max_examples=12)
"""For properties that are tried on every model."""

FLATTENED: Final = frozenset(
    {
        "CreateIngestJobRequest",
        "CreateIndexingJobRequest",
        "CancelIndexingJobRequest",
        "V1ListJobsRequest",
    }
)
"""Bodies of requests, which have become arguments of methods."""


@define(slots=False, eq=False, repr=False)
class Subject:
    """A model, and what the document says of it.

    Attributes:
        provider: Whose model it is.
        name: The component, and the class.
    """

    provider: str
    name: str
    schemas: Schemas
    fitting: Fitting

    def __repr__(self) -> str:
        return f"{self.provider} {self.name}"

    @cached_property
    def package(self) -> ModuleType:
        """Where the model is."""
        return importlib.import_module(f"specloom_{self.provider}")

    @cached_property
    def model(self) -> Any:
        """The class."""
        return getattr(self.package, self.name)

    @cached_property
    def decode_error(self) -> type[Exception]:
        """What reading raises."""
        error: type[Exception] = self.package.ResponseDecodeError
        return error

    @property
    def schema(self) -> Schema:
        """The component's schema."""
        return self.schemas.ref(self.name)

    @property
    def view(self) -> View:
        """What the schema says."""
        return self.schemas.view(self.schema)

    @cached_property
    def samples(self) -> list[Json]:
        """Objects that together hold all that the model knows."""
        return self.fitting.sample(self.schema)

    def strategy(self, *, extra: bool) -> Strategy:
        """Return objects that fit, with members beyond the known ones if `extra`."""
        return self.fitting.strategy(self.schema, extra=extra)

    def problem(self, value: Json) -> str | None:
        """Return the path of what can't be read in `value`, or None."""
        return problem(self.schemas, self.schema, value)

    def written(self, value: Json) -> Json:
        """Return what the model writes that was read from `value`."""
        return as_written(self.schemas, self.schema, value)


@lru_cache
def components_of(provider: str) -> dict[str, Subject]:
    """Return every object of the provider's document by its name."""
    schemas = Schemas.of(provider)
    fitting = Fitting(schemas)
    return {
        name: Subject(provider, name, schemas, fitting)
        for name in sorted(schemas.components)
        if schemas.view(schemas.ref(name)).kind == "object"
    }


def subjects_of(provider: str) -> list[Subject]:
    """Return every model of the provider's package."""
    return [each for name, each in components_of(provider).items() if name not in FLATTENED]
