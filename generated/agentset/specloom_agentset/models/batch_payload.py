"""Several texts and files in one job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Self

from attr import define
from attr import field as _field

from .._runtime.checks import FieldChecks, InstanceOf, Items
from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, decode_list, encode_list, new

if TYPE_CHECKING:
    from .batch_item import BatchItem


_SHAPE = Shape("BatchPayload", required=("type", "items"), demanded=("type", "items"))
(_KEY_TYPE, _KEY_ITEMS) = _SHAPE.required

_CHECKS = FieldChecks(
    "BatchPayload",
    {
        "items": Items(
            InstanceOf(
                ("BatchTextItem", "BatchFileItem", "BatchManagedFileItem", "UnknownVariant")
            ),
            min_items=1,
        )
    },
    {},
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
            items_ = source[_KEY_ITEMS]
            extra = None if len(source) == 2 else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (type_, items_), _, extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        if type_ is None or items_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        try:
            self.items = decode_list(decode_batch_item, items_)
        except ResponseDecodeError as error:
            error.within("items")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {"type": self.type, "items": encode_list(self.items)}
        return {**self._extra, **data} if self._extra else data


from .batch_item import decode_batch_item  # noqa: E402
