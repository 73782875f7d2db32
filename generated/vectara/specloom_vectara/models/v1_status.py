"""Outcome of a v1 request or of a part of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, new

if TYPE_CHECKING:
    from .v1_status_code import V1StatusCode

else:
    _refer(globals(), "V1StatusCode")
_SHAPE = Shape("V1Status", optional={"code": "code", "statusDetail": "status_detail"})
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class V1Status(Model):
    """Outcome of a v1 request or of a part of it.

    Attributes:
        code: Kind of outcome. Missing means ``OK``.
        status_detail: More about the outcome, for a person to read.
    """

    code: V1StatusCode | str | None = None
    status_detail: str | None = None

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 2:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 2 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        self.code, self.status_detail = values
        return self


decode_v1_status = V1Status.from_response
