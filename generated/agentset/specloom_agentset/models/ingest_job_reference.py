"""The id of a job and nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    pass


_SHAPE = Shape("IngestJobReference", required=("id",), demanded=("id",))
(_KEY_ID,) = _SHAPE.required


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IngestJobReference(Model):
    """The id of a job and nothing more.

    Attributes:
        id: Id of the job; it starts with ``job_``.
    """

    id: str

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            id_ = source[_KEY_ID]
            extra = None if len(source) == 1 else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (id_,), _, extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        if id_ is None:
            raise _SHAPE.lacking(source)
        self.id = id_
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {"id": self.id}
        return {**self._extra, **data} if self._extra else data
