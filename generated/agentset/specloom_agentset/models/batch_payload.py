"""Several texts and files in one job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Self

from attr import define, field as _field

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of, new

if TYPE_CHECKING:
    from .batch_item import BatchItem

else:
    _refer(globals(), "BatchItem")
_SHAPE = Shape(
    "BatchPayload",
    demanded={"type": "type", "items": "items"},
    encode={"items": list_of(encode_object)},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class BatchPayload(Model):
    """Several texts and files in one job. The server drops an item whose ``fileUrl`` or ``key`` an
    earlier item has.

    Attributes:
        type: Kind of payload, always ``BATCH``.
        items: The texts and files. At least 1 item.
    """

    type: Literal["BATCH"] = _field(default="BATCH")
    items: Sequence[BatchItem]

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
        type_, items_ = values
        if type_ is None or items_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        at = "items"
        try:
            self.items = decode_list(decode_batch_item, items_)
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_batch_payload = BatchPayload.from_response

from .batch_item import decode_batch_item  # noqa: E402
