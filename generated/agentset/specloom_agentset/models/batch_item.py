"""One text or file of a batch; ``type`` tells which kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.unions import TaggedUnion

if TYPE_CHECKING:
    from .._runtime.models.unions import UnknownVariant
    from .batch_file_item import BatchFileItem
    from .batch_managed_file_item import BatchManagedFileItem
    from .batch_text_item import BatchTextItem

    BatchItem: TypeAlias = BatchTextItem | BatchFileItem | BatchManagedFileItem | UnknownVariant
    """One text or file of a batch; ``type`` tells which kind it is."""

_UNION: TaggedUnion[BatchItem] = TaggedUnion(
    __name__,
    "BatchItem",
    "type",
    {
        "TEXT": "batch_text_item.BatchTextItem",
        "FILE": "batch_file_item.BatchFileItem",
        "MANAGED_FILE": "batch_managed_file_item.BatchManagedFileItem",
    },
)

decode_batch_item = _UNION.decode

if not TYPE_CHECKING:
    __getattr__ = _UNION.attribute
