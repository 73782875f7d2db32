"""More about a failure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define

from .._runtime.models.model import Model, Shape, new

_SHAPE = Shape("RpcStatusDetail", optional={"@type": "type"})
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class RpcStatusDetail(Model):
    """More about a failure. Which members there are beside ``@type`` depends on the type; all are
    kept.

    Attributes:
        type: URL that names the type of this object; its last segment is the full name of a
            protocol buffer message. Without a scheme, https is meant.
    """

    type: str | None = None

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
        (self.type,) = values
        return self


decode_rpc_status_detail = RpcStatusDetail.from_response
