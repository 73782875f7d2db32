"""Outcome of a v1 request or of a part of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    from .v1_status_code import V1StatusCode


_SHAPE = Shape("V1Status", optional=("code", "statusDetail"))
(_KEY_CODE, _KEY_STATUS_DETAIL) = _SHAPE.optional


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class V1Status(Model):
    """Outcome of a v1 request or of a part of it.

    Attributes:
        code: Kind of outcome. Missing means ``OK``.
        status_detail: More about the outcome, for a person to read.
    """

    code: V1StatusCode | str | None = None
    status_detail: str | None = None

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            known = 0
            if (code_ := source.get(_KEY_CODE)) is not None:
                known += 1
            if (status_detail_ := source.get(_KEY_STATUS_DETAIL)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (code_, status_detail_), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.code = code_
        self.status_detail = status_detail_
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.code is not None:
            data["code"] = self.code
        if self.status_detail is not None:
            data["statusDetail"] = self.status_detail
        return {**self._extra, **data} if self._extra else data
