"""More about a failure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attr import define

from .._runtime.models.model import Model, Shape

_SHAPE = Shape("RpcStatusDetail", optional={"@type": "type"})


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

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (self.type,) = values
