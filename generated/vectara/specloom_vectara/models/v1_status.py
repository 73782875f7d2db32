"""Outcome of a v1 request or of a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attr import define

from .._runtime.models.model import Model, Shape

if TYPE_CHECKING:
    from .v1_status_code import V1StatusCode


_SHAPE = Shape("V1Status", optional={"code": "code", "statusDetail": "status_detail"})


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

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (self.code, self.status_detail) = values
