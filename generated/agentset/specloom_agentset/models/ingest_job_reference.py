"""The id of a job and nothing more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attr import define

from .._runtime.models.model import Model, Shape

_SHAPE = Shape("IngestJobReference", demanded={"id": "id"})


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IngestJobReference(Model):
    """The id of a job and nothing more.

    Attributes:
        id: Id of the job; it starts with ``job_``.
    """

    id: str

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (id_,) = values
        if id_ is None:
            raise _SHAPE.lacking(source)
        self.id = id_
