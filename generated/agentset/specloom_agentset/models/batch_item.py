"""One text or file of a batch; ``type`` tells which kind it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from .._runtime.models import as_decoded
from .._runtime.variants import Variants

if TYPE_CHECKING:
    from .._runtime.unknown_variant import UnknownVariant
    from .batch_file_item import BatchFileItem
    from .batch_managed_file_item import BatchManagedFileItem
    from .batch_text_item import BatchTextItem

    BatchItem: TypeAlias = BatchTextItem | BatchFileItem | BatchManagedFileItem | UnknownVariant
    """One text or file of a batch; ``type`` tells which kind it is."""
else:

    def __getattr__(name: str) -> object:
        if name != "BatchItem":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from .._runtime.unknown_variant import UnknownVariant
        from .batch_file_item import BatchFileItem
        from .batch_managed_file_item import BatchManagedFileItem
        from .batch_text_item import BatchTextItem

        return BatchTextItem | BatchFileItem | BatchManagedFileItem | UnknownVariant


def decode_batch_item(source: Any, /) -> BatchItem:
    """Read a decoded JSON object by its ``type``.

    A tag that the spec does not know gives an ``UnknownVariant``.

    Raises:
        ResponseDecodeError: It does not fit; ``path`` names the field.
    """
    try:
        decode = _VARIANTS[source[_TAG]]
    except (KeyError, TypeError):
        from .._runtime.unknown_variant import unknown_variant

        return unknown_variant(source, "type")
    return decode(source)


def _load(tag: str) -> Callable[[Any], BatchItem]:
    match tag:
        case "TEXT":
            from .batch_text_item import BatchTextItem

            return BatchTextItem.from_dict
        case "FILE":
            from .batch_file_item import BatchFileItem

            return BatchFileItem.from_dict
        case "MANAGED_FILE":
            from .batch_managed_file_item import BatchManagedFileItem

            return BatchManagedFileItem.from_dict
        case _:
            raise KeyError(tag)


(_TAG,) = as_decoded(("type",))
_VARIANTS: Variants[BatchItem] = Variants(_load)
