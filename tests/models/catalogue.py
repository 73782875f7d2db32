"""The models under test, and the schemas that they come from."""

from __future__ import annotations

from typing import Final

import specloom_agentset
from hypothesis import settings
from specloom_agentset._runtime.models import Model

from .schemas import Schema, Schemas
from .strategies import Fitting, Json

SCHEMAS: Final = Schemas.of("agentset")
FITTING: Final = Fitting(SCHEMAS)

FEW: Final = settings(max_examples=20)
"""For properties that are tried on every model."""

FLATTENED: Final = frozenset({"CreateIngestJobRequest"})
"""Bodies of requests, which have become arguments of methods."""

MODELS: Final[dict[str, type[Model]]] = {
    name: getattr(specloom_agentset, name)
    for name in sorted(SCHEMAS.components)
    if SCHEMAS.view(SCHEMAS.ref(name)).kind == "object" and name not in FLATTENED
}
"""By the name of the component."""


def schema_of(name: str) -> Schema:
    """Return the schema of the model *name*."""
    return SCHEMAS.ref(name)


def samples_of(name: str) -> list[Json]:
    """Return objects that together hold all that the model *name* knows."""
    return FITTING.sample(schema_of(name))
