"""A file that was uploaded to Agentset before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attr import define, field as _field

from .._runtime.models.model import Model, Shape, new

_SHAPE = Shape(
    "ManagedFilePayload",
    demanded={"type": "type", "key": "key"},
    optional={"fileName": "file_name"},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class ManagedFilePayload(Model):
    """A file that was uploaded to Agentset before.

    Attributes:
        type: Kind of payload, always ``MANAGED_FILE``.
        key: Key that the file got when it was uploaded. It must belong to the namespace, or the
            request fails with 400.
        file_name: Name for the document.
    """

    type: Literal["MANAGED_FILE"] = _field(default="MANAGED_FILE")
    key: str
    file_name: str | None = None

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 3:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 3 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        type_, key_, self.file_name = values
        if type_ is None or key_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        self.key = key_
        return self


decode_managed_file_payload = ManagedFilePayload.from_response
