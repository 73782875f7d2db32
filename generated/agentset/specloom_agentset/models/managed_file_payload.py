"""A file that was uploaded to Agentset before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attr import define
from attr import field as _field

from .._runtime.checks import FieldChecks, Text
from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    pass


_SHAPE = Shape(
    "ManagedFilePayload", required=("type", "key"), optional=("fileName",), demanded=("type", "key")
)
(_KEY_TYPE, _KEY_KEY) = _SHAPE.required
(_KEY_FILE_NAME,) = _SHAPE.optional

_CHECKS = FieldChecks("ManagedFilePayload", {"key": Text()}, {"file_name": Text()})


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

    def __attrs_post_init__(self) -> None:
        _CHECKS(self)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            type_ = source[_KEY_TYPE]
            key_ = source[_KEY_KEY]
            known = 2
            if (file_name_ := source.get(_KEY_FILE_NAME)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (type_, key_), (file_name_,), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.file_name = file_name_
        if type_ is None or key_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        self.key = key_
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {"type": self.type, "key": self.key}
        if self.file_name is not None:
            data["fileName"] = self.file_name
        return {**self._extra, **data} if self._extra else data
