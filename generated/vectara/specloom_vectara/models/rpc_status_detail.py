"""More about a failure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    pass


_SHAPE = Shape("RpcStatusDetail", optional=("@type",))
(_KEY_TYPE,) = _SHAPE.optional


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class RpcStatusDetail(Model):
    """More about a failure. Which members there are beside ``@type`` depends on the type; all are
    kept.

    Attributes:
        type: URL that names the type of this object; its last segment is the full name of a
            protocol buffer message. Without a scheme, https is meant.
    """

    type: str | None = None

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            known = 0
            if (type_ := source.get(_KEY_TYPE)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (type_,), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.type = type_
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.type is not None:
            data["@type"] = self.type
        return {**self._extra, **data} if self._extra else data
