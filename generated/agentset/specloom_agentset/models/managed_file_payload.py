"""A file that was uploaded to Agentset before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from attr import define
from attr import field as _field

from .._runtime.models.model import Model, Shape

_SHAPE = Shape(
    "ManagedFilePayload",
    demanded={"type": "type", "key": "key"},
    optional={"fileName": "file_name"},
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class ManagedFilePayload(Model):
    """A file that was uploaded to Agentset before.

    Attributes:
        type: Kind of payload, always ``MANAGED_FILE``.
        key: Key that the upload gave the file. It must belong to the namespace, or the request
            gives 400.
        file_name: Name for the document.
    """

    type: Literal["MANAGED_FILE"] = _field(default="MANAGED_FILE")
    key: str
    file_name: str | None = None

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (type_, key_, self.file_name) = values
        if type_ is None or key_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        self.key = key_
