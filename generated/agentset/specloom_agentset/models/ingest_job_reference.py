"""The id of a job and nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define

from .._runtime.models.model import Model, Shape, new

_SHAPE = Shape("IngestJobReference", demanded={"id": "id"})
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IngestJobReference(Model):
    """The id of a job and nothing more.

    Attributes:
        id: Id of the job; it starts with ``job_``.
    """

    id: str

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 1:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 1 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        (id_,) = values
        if id_ is None:
            raise _SHAPE.lacking(source)
        self.id = id_
        return self


decode_ingest_job_reference = IngestJobReference.from_response
