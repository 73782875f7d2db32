"""Several texts and files in one job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from attr import define
from attr import field as _field

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of

if TYPE_CHECKING:
    from .batch_item import BatchItem


_SHAPE = Shape(
    "BatchPayload",
    demanded={"type": "type", "items": "items"},
    encode={"items": list_of(encode_object)},
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class BatchPayload(Model):
    """Several texts and files in one job. The server drops an item whose ``fileUrl`` or ``key`` an
    earlier item has.

    Attributes:
        type: Kind of payload, always ``BATCH``.
        items: The texts and files, at least one.
    """

    type: Literal["BATCH"] = _field(default="BATCH")
    items: Sequence[BatchItem]

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (type_, items_) = values
        if type_ is None or items_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        at = "items"
        try:
            self.items = decode_list(decode_batch_item, items_)
        except ResponseDecodeError as error:
            error.within(at)
            raise


from .batch_item import decode_batch_item  # noqa: E402
